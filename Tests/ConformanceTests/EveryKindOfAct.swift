import TestSupport
import Testing

@testable import Agreements

/// A short history that holds every kind of act, by people whose names git does not write as they are spelled.
struct EveryKindOfAct {
    /// Someone who acts in it: the name as their party's file means it, and as git writes it.
    struct Someone {
        let id: String
        let party: String
        let name: String
        let nameInCommits: String
        var may = "sign"

        /// What git takes for crud at the ends of a name is left out; `ident.c` of git, `strbuf_addstr_without_crud`.
        static let all = [
            Someone(id: "sari", party: "acme", name: "Sari Wulandari, S.H.", nameInCommits: "Sari Wulandari, S.H"),
            Someone(id: "budi", party: "acme", name: "'Budi' Santoso;", nameInCommits: "Budi' Santoso", may: "propose"),
            Someone(id: "dewi", party: "nusa", name: "Dewi Lestari", nameInCommits: "Dewi Lestari"),
            Someone(id: "huong", party: "nusa", name: "Nguyễn Thị Hương", nameInCommits: "Nguyễn Thị Hương"),
            Someone(id: "li", party: "nusa", name: "李小龍", nameInCommits: "李小龍"),
        ]

        var email: String { "\(id)@\(party == "acme" ? "provider" : "customer").example" }
        var sample: SamplePerson { SamplePerson(id: id, name: "\"\(name)\"", may: may, keys: [id]) }
    }

    let clone: SharedClone

    /// Seconds: versions that take force on execution are a day apart, or the later would have to name the earlier.
    private static let day: Int64 = 86_400

    init() async throws {
        clone = try await SharedClone(Self.withEveryone(.opening()))
        try await formation()
        try await clone.propose("nusa/payment", text(availability: "99.9%", payment: 30), by: "dewi")
        clone.clock.advance(Self.day)
        try await clone.propose("acme/availability", text(availability: "99.95%"))
        for person in ["sari", "dewi"] { try await clone.act(.accept, on: "acme/availability", by: person) }
        try await clone.merge("acme/availability", by: "dewi")
        try await refresh()
        try await clone.act(.withdraw, on: "nusa/payment", by: "dewi", words: "It can wait.\n\nUntil next year.")
    }

    /// Version 1, with a comment, a reply, a revision and a refusal on the way; everyone enrols.
    private func formation() async throws {
        let name = try "acme/formation".amendment
        try await clone.propose("acme/formation", text(availability: "99.5%"))
        for person in Someone.all { try await clone.act(.enrol, on: "acme/formation", by: person.id) }
        let question = try await clone.act(.comment, on: "acme/formation", by: "budi", words: "Is that enough?").tip

        var history = try clone.history()
        var amendment = try history.amendment(name)
        let huong = SeededSigner("huong")
        let reply = try history.draftComment(
            on: amendment, "Không đủ.\n\nNot enough.", clause: "availability", re: question,
            by: history.author(huong.publicKey, on: amendment))
        amendment = try await history.record(reply, on: amendment, by: huong).amendment

        try await clone.act(.reject, on: "acme/formation", by: "li", words: "Too low.")
        try clone.write(text(availability: "99.9%"))
        history = try clone.history()
        amendment = try history.amendment(name)
        let sari = SeededSigner("sari")
        let revision = try history.draftRevision(
            of: amendment, text: WorkingText.read(in: history), summary: "Promise 99.9%",
            reason: "As asked for:\n\n- by Hương,\n- by 李小龍.", by: history.author(sari.publicKey, on: amendment))
        _ = try await history.record(revision, on: amendment, by: sari)

        for person in ["sari", "dewi"] { try await clone.act(.accept, on: "acme/formation", by: person) }
        try await clone.merge("acme/formation", by: "dewi")
    }

    /// Carries Dewi's amendment onto version 2, with both changes in its text.
    private func refresh() async throws {
        clone.clock.advance()
        try clone.write(text(availability: "99.95%", payment: 30))
        let history = try clone.history()
        let amendment = try history.amendment(try "nusa/payment".amendment)
        let dewi = SeededSigner("dewi")
        let merged = try WorkingText.read(in: history)
        let draft = ActDraft(
            kind: .refresh, author: try history.author(dewi.publicKey, on: amendment), agreement: clone.agreement.id,
            amendment: amendment.name, tree: merged.tree, parents: [amendment.tip, history.current.id],
            base: history.current.id, text: merged.digest, subject: "Carry nusa/payment onto version 2", body: "",
            time: try #require(ActTime(seconds: clone.clock.now, offset: 420)))
        _ = try await history.record(draft, on: amendment, by: dewi)
    }

    private func text(availability: String, payment days: Int? = nil) -> SampleText {
        var text = Self.withEveryone(.first(inForce: "execution"))
        text.files["clauses/020-availability.en.md"] =
            "# Availability\n\nThe shop is available \(availability) of each month.\n"
        if let days { text.files["clauses/030-payment.en.md"] = "# Payment\n\nNusa pays within \(days) days.\n" }
        return text
    }

    private static func withEveryone(_ text: SampleText) -> SampleText {
        var text = text
        for (party, name, role) in [("acme", "PT Acme Hosting", "provider"), ("nusa", "PT Nusa Retail", "customer")] {
            let people = Someone.all.filter { $0.party == party }.map(\.sample)
            text.files["parties/\(party).yaml"] = SampleText.party(name, role: role, people: people)
        }
        return text
    }
}
