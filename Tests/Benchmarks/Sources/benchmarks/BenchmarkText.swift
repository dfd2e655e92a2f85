import Agreements
import Foundation
import SSHSignature

/// The text of the agreement that is measured: two parties, and clauses, one of which each amendment changes.
struct BenchmarkText {
    /// By path.
    private let files: [String: String]

    /// What the agreement begins with.
    static let opening: Opening = {
        var parties: [PartyID: [UInt8]] = [:]
        for id in ["acme", "nusa"] {
            if let party = PartyID(id) { parties[party] = Array((members["parties/\(id).yaml"] ?? "").utf8) }
        }
        return Opening(declaration: Array(declaration.utf8), parties: parties)
    }()

    /// A text of so many clauses, two at least, that differs from every other edition in one of them.
    static func edition(_ number: Int, clauses: Int) -> BenchmarkText {
        var files = members
        files["agreement.yaml"] = declaration + "in-force: {from: execution}\n"
        files["clauses/010-scope.en.md"] = "# Scope\n\nAcme hosts the shop of Nusa.\n"
        files["clauses/020-availability.en.md"] =
            "# Availability\n\nThe shop is available 99.9% of each month. Edition \(number).\n"
        for clause in stride(from: 3, through: clauses, by: 1) {
            let place = String(repeating: "0", count: clause < 10 ? 1 : 0) + "\(clause)0"
            files["clauses/\(place)-clause-\(clause).en.md"] = "# Clause \(clause)\n\n" + prose
        }
        files["terms/fees.yaml"] = "monthly: {amount: \"12500000\", currency: IDR}\n"
        return BenchmarkText(files: files)
    }

    /// Writes the files into a working tree that holds the same paths, or none.
    func write(in directory: String) throws {
        for (path, content) in files {
            let url = URL(filePath: directory + "/" + path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content.utf8).write(to: url)
        }
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

    /// As much as a clause usually says.
    private static let prose = String(
        repeating: "Each party tells the other in writing, within five working days, of what it learns about this.\n",
        count: 10)

    private static let members = [
        "parties/acme.yaml": party("PT Acme Hosting", role: "provider", person: "sari"),
        "parties/nusa.yaml": party("PT Nusa Retail", role: "customer", person: "dewi"),
    ]

    private static func party(_ name: String, role: String, person: String) -> String {
        """
        name: \(name)
        role: \(role)
        notices: [{channel: email, address: legal@\(role).example}]
        people:
          - id: \(person)
            name: \(person.capitalized)
            email: \(person)@\(role).example
            may: sign
            signs-for: ["**"]
            keys: ["\(BenchmarkKey(person).publicKey.openSSH)"]

        """
    }
}
