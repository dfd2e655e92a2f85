import Agreements
import Crypto
import Foundation
import SSHSignature

/// The text of the agreement that is measured: two parties, forty clauses, one of which each amendment changes.
struct BenchmarkText {
    /// By path.
    let files: [String: String]
    /// The digest that acts name, as `docs/format.md` has it.
    let digest: String

    private init(files: [String: String]) {
        self.files = files
        var hash = SHA256()
        hash.update(data: Array("countersign/1 text\n".utf8))
        for (path, content) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            let digest = Self.hex(SHA256.hash(data: Array(content.utf8)))
            hash.update(data: Array("\(path)\0\(digest)\n".utf8))
        }
        digest = "sha256:" + Self.hex(hash.finalize())
    }

    /// What the agreement begins with.
    static let openingText = BenchmarkText(files: members)

    /// A text that differs from the edition before in two clauses, and from every other in one.
    static func edition(_ number: Int) -> BenchmarkText {
        var files = members
        files["agreement.yaml"] = declaration + "in-force: {from: execution}\n"
        for clause in 0..<clauses {
            files["clauses/\(100 + clause)-clause-\(clause).en.md"] = "# Clause \(clause)\n\n" + prose
        }
        let changed = number % clauses
        files["clauses/\(100 + changed)-clause-\(changed).en.md"] =
            "# Clause \(changed)\n\nThe shop is available 99.9% of each month. Edition \(number).\n\n" + prose
        files["terms/fees.yaml"] = "monthly: {amount: \"12500000\", currency: IDR}\n"
        return BenchmarkText(files: files)
    }

    /// How many clauses there are.
    static let clauses = 40

    private static let prose = String(
        repeating: "Acme hosts the shop of Nusa, keeps it within reach of its customers, and says when it is not.\n",
        count: 8)

    /// Writes the files into a working tree that holds the same paths, or none.
    func write(in directory: String) throws {
        for (path, content) in files {
            let url = URL(filePath: directory + "/" + path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content.utf8).write(to: url)
        }
    }

    /// What `agreement.yaml` says.
    var declaration: Declaration {
        get throws { try Declaration.read(Array((files["agreement.yaml"] ?? "").utf8)).get() }
    }

    private static func hex(_ digest: some Sequence<UInt8>) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static let declaration = """
        format: countersign/1
        profile: general/1
        title: {en: Hosting Service Level Agreement}
        languages: [en]
        prevailing: en
        governing-law: ID
        time-zone: Asia/Jakarta
        signing: {each-party: 1}

        """

    /// The parties' legal names.
    static let names = ["acme": "PT Acme Hosting", "nusa": "PT Nusa Retail"]

    /// `Name <email>` of somebody of a party.
    static func identity(of person: String, in party: String) -> String {
        "\(person.capitalized) <\(person)@\(party).example>"
    }

    private static let members = [
        "agreement.yaml": declaration,
        "parties/acme.yaml": party("acme", role: "provider", person: "sari"),
        "parties/nusa.yaml": party("nusa", role: "customer", person: "dewi"),
    ]

    private static func party(_ id: String, role: String, person: String) -> String {
        """
        name: \(names[id] ?? id)
        role: \(role)
        notices: [{channel: email, address: legal@\(id).example}]
        people:
          - id: \(person)
            name: \(person.capitalized)
            email: \(person)@\(id).example
            may: sign
            signs-for: ["**"]
            keys: ["\(BenchmarkKey(person).publicKey.openSSH)"]

        """
    }
}
