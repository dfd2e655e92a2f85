internal import Agreements
internal import Foundation

/// One side of a comparison, as somebody named it.
struct DiffSide {
    /// `version 4`, `amendment acme/x`, `your files`.
    let name: String
    let text: ComparedText
    /// The members in JSON; see `docs/json.md`, "diff".
    let json: JSONValue

    /// The files as they lie in the working tree.
    static func workingFiles(_ history: History) throws -> DiffSide {
        DiffSide(
            name: "your files", text: .files(try history.workingFiles()), json: .object([("kind", "files")]))
    }

    static func version(_ number: Int, _ history: History) throws -> DiffSide {
        let version = try history.version(number)
        return DiffSide(
            name: "version \(number)", text: .text(version.text),
            json: .object([
                ("kind", "version"), ("version", .integer(number)), ("text", .string(version.text.digest.description)),
            ]))
    }

    static func amendment(_ amendment: Amendment) -> DiffSide {
        DiffSide(
            name: "amendment \(amendment.name)", text: .text(amendment.text),
            json: .object([
                ("kind", "amendment"), ("amendment", .string(amendment.name.description)),
                ("text", .string(amendment.text.digest.description)),
            ]))
    }

    /// The words that name the working files.
    static let workingWords: Set = ["draft", "files"]

    /// What a word names; and, for an amendment, what it amends.
    static func named(_ word: String, in history: History, _ place: Place) throws -> (side: DiffSide, base: DiffSide?) {
        if workingWords.contains(word) { return (try workingFiles(history), nil) }
        if word == "main" { return (try version(history.current.number, history), nil) }
        if let number = try place.versionNumber(word, in: history) { return (try version(number, history), nil) }
        let choice = try TextChoice([word], in: history, place)
        if let number = choice.version {
            return (try version(number, history), try version(max(0, number - 1), history))
        }
        guard let open = choice.amendment else {
            throw CommandError(
                .usage, "\(word) is no version, amendment or file",
                hint: "name a version (3), an amendment (acme/availability), `draft` for your files, or two files")
        }
        return (amendment(open), try version(open.base.number, history))
    }
}

/// Two files anywhere on disk, for comparing what was sent by other means.
struct DiskFiles {
    let old: [UInt8]
    let new: [UInt8]
    private static let sizeLimit: UInt64 = 64 << 20

    /// nil unless both words name files.
    init?(_ first: String, _ second: String, _ place: Place) throws {
        guard let old = try Self.content(first, place), let new = try Self.content(second, place) else { return nil }
        self.old = old
        self.new = new
    }

    private static func content(_ word: String, _ place: Place) throws -> [UInt8]? {
        let path = place.path(word)
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: URL(filePath: path).resolvingSymlinksInPath().path),
            attributes[.type] as? FileAttributeType == .typeRegular
        else { return nil }
        guard (attributes[.size] as? UInt64 ?? 0) <= sizeLimit else {
            throw CommandError(.malformedInput, "\(word) is larger than \(sizeLimit >> 20) MiB")
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandError(.undecided, "\(word) cannot be read")
        }
        guard String(validating: data, as: UTF8.self) != nil else {
            throw CommandError(.malformedInput, "\(word) is not text in UTF-8", hint: "save it as UTF-8, or as plain text")
        }
        return [UInt8](data)
    }
}
