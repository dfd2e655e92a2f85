internal import Agreements
internal import Foundation
internal import SSHSignature

/// A counterparty's card, read from the file it sent.
struct Counterparty {
    let party: Party
    /// The file as it is, which becomes `parties/<id>.yaml` to the byte.
    let file: [UInt8]

    /// Reads `FILE` or `ID=FILE`, and checks all that a card can be checked for by itself.
    ///
    /// - Throws: code 65 with line and column of every fault, in the name of the file as it was typed.
    init(_ typed: String, in place: Place) throws {
        let (named, path) = Self.split(typed, in: place)
        guard let data = FileManager.default.contents(atPath: place.path(path)) else {
            throw CommandError(
                .usage, "there is no file \(path)",
                hint: "your counterparty makes it with: countersign card --party ID=NAME > ID.yaml")
        }
        file = [UInt8](data)
        let stem = URL(filePath: path).deletingPathExtension().lastPathComponent
        guard let id = named ?? PartyCard.id(in: file) ?? PartyID(stem) else {
            throw CommandError(
                .usage, "it is not known which party \(path) is", hint: "say it: --counterparty nusa=\(path)")
        }
        switch Party.read(file, id: id) {
        case .failure(let faults): throw Self.malformed(path, faults.all)
        case .success(let read): party = read
        }
        let faults = Self.faultsOfKeys(in: party)
        guard faults.isEmpty else { throw Self.malformed(path, faults) }
    }

    private static func split(_ typed: String, in place: Place) -> (PartyID?, String) {
        guard !FileManager.default.fileExists(atPath: place.path(typed)), let (left, right) = typed.splitAtEquals,
            let id = PartyID(left)
        else { return (nil, typed) }
        return (id, right)
    }

    private static func faultsOfKeys(in party: Party) -> [TextFault] {
        party.people.flatMap { person in
            person.keys.indices.compactMap { index in
                do throws(KeyFault) {
                    _ = try PublicKey(openSSH: person.keys[index])
                    return nil
                } catch {
                    let position = person.position(ofKey: index)
                    return TextFault(
                        path: "", line: position?.line, column: position?.column, message: error.description)
                }
            }
        }
    }

    private static func malformed(_ path: String, _ faults: [TextFault]) -> CommandError {
        let findings = faults.map {
            Finding(.validText, $0.message, path: path, line: $0.line, column: $0.column, hint: $0.hint)
        }
        return CommandError(
            .malformedInput, "\(path) is not a party's file", causes: findings.map(\.sentence),
            hint: faults.lazy.compactMap(\.hint).first ?? "ask for it again, as 'countersign card' prints it",
            details: [("findings", .array(findings.map(\.json)))])
    }
}
