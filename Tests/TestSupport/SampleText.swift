public import Agreements
public import SSHSignature

/// The files of a small agreement between two parties, as values that tests change.
public struct SampleText: Sendable {
    /// By path.
    public var files: [String: String]

    public init(files: [String: String]) { self.files = files }

    /// The opening of an agreement between PT Acme Hosting and PT Nusa Retail.
    public static func opening(eachParty: Int = 1, languages: [String] = ["en"]) -> SampleText {
        SampleText(files: [
            "agreement.yaml": declaration(eachParty: eachParty, languages: languages, inForce: nil),
            "parties/acme.yaml": party("PT Acme Hosting", role: "provider", people: [.sari]),
            "parties/nusa.yaml": party("PT Nusa Retail", role: "customer", people: [.dewi]),
        ])
    }

    /// The first text that governs.
    public static func first(inForce: String = "2026-02-01", languages: [String] = ["en"]) -> SampleText {
        var text = opening(languages: languages)
        text.inForce = inForce
        for language in languages {
            text.files["clauses/010-scope.\(language).md"] = "# Scope\n\nAcme hosts the shop of Nusa.\n"
            text.files["clauses/020-availability.\(language).md"] =
                "# Availability\n\nThe shop is available 99.9% of each month.\n"
        }
        text.files["terms/fees.yaml"] = "monthly: {amount: \"12500000\", currency: IDR}\n"
        return text
    }

    /// What `in-force.from` says; setting it writes `agreement.yaml` anew.
    public var inForce: String? {
        get { nil }
        set {
            let rest = (files["agreement.yaml"] ?? "").split(separator: "\n").filter { !$0.hasPrefix("in-force:") }
            let line = newValue.map { ["in-force: {from: \($0)}"[...]] } ?? []
            files["agreement.yaml"] = (rest + line).joined(separator: "\n") + "\n"
        }
    }

    static func declaration(eachParty: Int, languages: [String], inForce: String?) -> String {
        var lines = ["format: countersign/1", "profile: general/1", "title:"]
        lines += languages.map { "  \($0): Hosting Service Level Agreement" }
        lines += [
            "languages: [\(languages.joined(separator: ", "))]", "prevailing: \(languages[0])", "governing-law: ID",
            "time-zone: Asia/Jakarta", "signing: {each-party: \(eachParty)}",
        ]
        if let inForce { lines.append("in-force: {from: \(inForce)}") }
        return lines.joined(separator: "\n") + "\n"
    }

    public static func party(_ name: String, role: String, people: [SamplePerson]) -> String {
        var lines = [
            "name: \(name)", "role: \(role)", "notices:", "  - {channel: email, address: legal@\(role).example}",
        ]
        lines.append("people:")
        for person in people {
            lines += [
                "  - id: \(person.id)", "    name: \(person.name)", "    email: \(person.id)@\(role).example",
                "    may: \(person.may)",
            ]
            if person.may == "sign" { lines.append("    signs-for: [\(person.signsFor)]") }
            let keys = person.keys.map { SeededKey($0).publicKey } + person.otherKeys
            lines.append("    keys: [\(keys.map { "\"\($0.openSSH)\"" }.joined(separator: ", "))]")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The file of a path as the library takes it.
    public func bytes(_ path: String) -> [UInt8] { Array((files[path] ?? "").utf8) }

    public var parties: [PartyID: [UInt8]] {
        var parties: [PartyID: [UInt8]] = [:]
        for (path, text) in files {
            if case .party(let id) = TextPlace(path: path) { parties[id] = Array(text.utf8) }
        }
        return parties
    }
}

/// A person of the sample agreement, with keys made from seeds.
public struct SamplePerson: Sendable {
    public var id: String
    public var name: String
    public var may = "sign"
    public var signsFor = "\"**\""
    public var keys: [String]
    /// Keys of other kinds, which stand behind those made from seeds.
    public var otherKeys: [PublicKey]

    public init(
        id: String, name: String, may: String = "sign", signsFor: String = "\"**\"", keys: [String],
        otherKeys: [PublicKey] = []
    ) {
        self.id = id
        self.name = name
        self.may = may
        self.signsFor = signsFor
        self.keys = keys
        self.otherKeys = otherKeys
    }

    public static let sari = SamplePerson(id: "sari", name: "Sari Wulandari, S.H.", keys: ["sari"])
    public static let dewi = SamplePerson(id: "dewi", name: "Dewi Lestari", keys: ["dewi"])
    public static let budi = SamplePerson(id: "budi", name: "Budi Santoso", keys: ["budi"])
}
