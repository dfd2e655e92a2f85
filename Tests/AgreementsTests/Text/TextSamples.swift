import Agreements

/// Texts that hold, from which each test changes the one thing it is about.
enum TextSamples {
    static let agreement = """
        # agreement.yaml
        format: countersign/1
        profile: service-level-agreement/1   # `general/1` = no content checks
        title: {id: Perjanjian Tingkat Layanan Hosting, en: Hosting Service Level Agreement}
        languages: [id, en]
        prevailing: id                       # which language governs where they differ
        governing-law: ID
        time-zone: Asia/Jakarta              # IANA; every bare date means this zone
        currency: {code: IDR, increment: "1"}
        in-force: {from: 2026-07-01}         # or {from: execution}; see §3.5
        term: {from: 2026-07-01, until: 2027-07-01}     # half-open; `until` optional
        signing: {each-party: 1}             # distinct signatories needed per party
        ground-rules: [{id: Musyawarah dahulu, en: Talk first}]       # how the parties negotiate

        """

    static let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f sari@laptop"

    static let party = """
        # parties/acme.yaml
        name: PT Acme Hosting
        role: provider                       # provider | customer | party | beneficiary (does not sign)
        notices: [{channel: email, address: legal@acme.example}]
        people:
          - id: sari
            name: Sari Wulandari
            email: sari@acme.example
            title: Direktur
            may: sign                        # sign | propose
            signs-for: ["**"]                # paths this signatory may bind the party on
            keys: ["\(key)"]

        """

    /// `party` for another company, with as many signatories as wanted.
    static func party(_ id: String, role: String = "customer", signatories: Int = 1, delegates: Int = 0) -> Party? {
        let people = (0..<signatories + delegates).map { index in
            """
              - id: person-\(index)
                name: Person \(index)
                email: p\(index)@\(id).example
            \(role == "beneficiary" ? "" : index < signatories
                ? "    may: sign\n    signs-for: [\"**\"]\n    keys: [key \(index)]"
                : "    may: propose\n    keys: [key \(index)]")
            """
        }
        let text = "name: \(id)\nrole: \(role)\npeople:\n" + people.joined(separator: "\n") + "\n"
        return PartyID(id).flatMap { try? Party.read(Array(text.utf8), id: $0).get() }
    }

    static func declaration(
        _ changes: (old: String, new: String)...
    ) -> Result<Declaration, TextFaults> {
        Declaration.read(Array(agreement.replacing(changes).utf8))
    }

    static func acme(_ changes: (old: String, new: String)...) -> Result<Party, TextFaults> {
        PartyID("acme").map { Party.read(Array(party.replacing(changes).utf8), id: $0) }
            ?? .failure(TextFaults(TextFault(path: "", message: "no id")))
    }
}

extension String {
    func replacing(_ changes: [(old: String, new: String)]) -> String {
        changes.reduce(self) { $0.replacing($1.old, with: $1.new) }
    }
}

extension Result where Failure == TextFaults {
    /// Each fault as `path:line:column: message`; empty where there is none.
    var complaints: [String] {
        if case .failure(let faults) = self { faults.all.map(\.description) } else { [] }
    }

    var hints: [String?] {
        if case .failure(let faults) = self { faults.all.map(\.hint) } else { [] }
    }
}
