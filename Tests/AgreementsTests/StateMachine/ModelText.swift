import Agreements
import SSHSignature
import TestSupport

/// A text as the reference model sees it: only what decides who must consent to what.
struct ModelText: Hashable {
    /// Which files a signatory may bind the party on.
    enum Scope: String, CaseIterable {
        case everything = "\"**\""
        case terms = "\"terms/**\", \"agreement.yaml\""
        case allButTerms =
            "\"agreement.yaml\", \"parties/**\", \"clauses/**\", \"calendars/**\", \"annexes/**\""

        func covers(_ path: String) -> Bool {
            switch self {
            case .everything: true
            case .terms: path.hasPrefix("terms/") || path == "agreement.yaml"
            case .allButTerms: !path.hasPrefix("terms/")
            }
        }
    }

    struct Person: Hashable {
        var id: String
        var name: String
        var signs = true
        var scope = Scope.everything
        var keys: [String]
    }

    struct Party: Hashable {
        var name: String
        var role: String
        var people: [Person]
        var signs: Bool { role != "beneficiary" }
        var signatories: [Person] { people.filter(\.signs) }
    }

    enum Start: Hashable {
        case day(Int)
        case execution
    }

    var eachParty = 1
    /// nil for the opening alone.
    var start: Start?
    var retroactive: String?
    var supersedes: [String] = []
    var parties: [String: Party]
    /// Clauses, terms and annexes: a number for each content.
    var files: [String: Int] = [:]

    var signing: [String] { parties.filter(\.value.signs).keys.sorted() }

    /// The keys by their seeds; made once, since every file of a party spells them.
    static let publicKeys = Dictionary(uniqueKeysWithValues: allKeys.map { ($0, SeededKey($0).publicKey) })

    /// Whose a key is.
    func owner(_ key: String) -> ModelOwner? {
        for (party, entry) in parties {
            for person in entry.people where person.keys.contains(key) { return ModelOwner(party, person.id) }
        }
        return nil
    }

    var keys: [String: ModelOwner] {
        var keys: [String: ModelOwner] = [:]
        for (party, entry) in parties {
            for person in entry.people { for key in person.keys { keys[key] = ModelOwner(party, person.id) } }
        }
        return keys
    }

    func person(_ owner: ModelOwner) -> Person? { parties[owner.party]?.people.first { $0.id == owner.person } }

    /// Whether every file and every folder of it can be changed again.
    var isWithinReach: Bool {
        let folders = ["parties", "clauses", "terms", "calendars", "annexes"].map { $0 + "/anything" }
        return signing.allSatisfy { party in
            (sample.files.keys + folders).allSatisfy { path in
                (parties[party]?.signatories ?? []).count { $0.scope.covers(path) } >= eachParty
            }
        }
    }

    /// Whether it can be a text at all.
    var isValid: Bool {
        let listed = parties.values.flatMap(\.people).flatMap(\.keys)
        return signing.count > 1 && Set(listed).count == listed.count
            && signing.allSatisfy { (parties[$0]?.signatories.count ?? 0) >= eachParty }
    }

    /// The paths that differ, by what stands in the files.
    func changed(from other: ModelText) -> [String] {
        let (new, old) = (sample.files, other.sample.files)
        return Set(new.keys).union(old.keys).filter { new[$0] != old[$0] }.sorted()
    }

    /// The files.
    var sample: SampleText {
        var files: [String: String] = [:]
        for (id, party) in parties {
            files["parties/\(id).yaml"] =
                party.signs
                ? SampleText.party(
                    party.name, role: party.role,
                    people: party.people.map {
                        SamplePerson(
                            id: $0.id, name: $0.name, may: $0.signs ? "sign" : "propose", signsFor: $0.scope.rawValue,
                            keys: [], otherKeys: $0.keys.compactMap { Self.publicKeys[$0] })
                    }) : "name: \(party.name)\nrole: beneficiary\n"
        }
        for (path, content) in self.files { files[path] = "- \(content)\n" }
        files["agreement.yaml"] = declaration
        return SampleText(files: files)
    }

    private var declaration: String {
        var lines = [
            "format: countersign/1", "profile: general/1", "title: {en: Hosting}", "languages: [en]",
            "prevailing: en", "time-zone: Asia/Jakarta", "signing: {each-party: \(eachParty)}",
        ]
        if let start {
            let from = if case .day(let day) = start { CivilDate(daysSinceEpoch: day).description } else { "execution" }
            let back = retroactive.map { ", retroactive: \($0)" } ?? ""
            let over = supersedes.isEmpty ? "" : ", supersedes: [\(supersedes.joined(separator: ", "))]"
            lines.append("in-force: {from: \(from)\(back)\(over)}")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// A person of a party.
struct ModelOwner: Hashable, CustomStringConvertible {
    let party: String
    let person: String

    init(_ party: String, _ person: String) {
        self.party = party
        self.person = person
    }

    var description: String { "\(party)/\(person)" }
}
