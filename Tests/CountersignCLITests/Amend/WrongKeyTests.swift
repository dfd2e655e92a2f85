import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

/// Who has no key, or one that may not do it, is told so, and nothing is written.
@Suite struct WrongKeyTests {
    /// Every verb that signs.
    private static let verbs = [
        ["accept", "fees", "--yes"], ["comment", "fees", "-m", "Hm"], ["reject", "fees", "-m", "No"],
        ["withdraw", "fees", "-m", "No", "--yes"], ["merge", "fees"], ["refresh", "fees"], ["enrol", "fees"],
        ["propose", "other", "-m", "More"],
    ]

    private func refused(_ desk: AmendingDesk, _ key: String?, by person: String = "sari", words: String) async throws {
        let before = try desk.snapshot()
        for verb in Self.verbs {
            let answer = await desk.shop.run(
                person, verb + (key.map { ["--key", $0] } ?? []), in: desk.path,
                environment: ["COUNTERSIGN_CLOCK": "\(desk.clone.clock.now + 60)"])
            // That there is nothing to refresh is found first.
            guard verb[0] != "refresh" || answer.code != .usage else { continue }
            #expect(answer.code == .notAllowed, "\(verb) \(answer.messages)")
            #expect(answer.messages.contains(words), "\(verb) \(answer.messages)")
        }
        #expect(try desk.snapshot() == before)
    }

    @Test func aKeyThatIsNotThere() async throws {
        let desk = try await AmendingDesk.negotiating()
        try await refused(desk, "/nowhere/key", words: "There is no key in /nowhere/key\nhint: Name a key's file")
        try desk.shop.directory.write("[user]\n\tname = Sari\n", to: "home-sari/.gitconfig")
        try await refused(desk, nil, words: "You have no signing key yet\nhint: Find or make one: countersign setup")
    }

    @Test func aKeyOfNobody() async throws {
        let desk = try await AmendingDesk.negotiating()
        let fingerprint = SeededKey("budi").publicKey.fingerprint
        let before = try desk.snapshot()
        for verb in Self.verbs where !["refresh", "enrol"].contains(verb[0]) {
            let answer = await desk.shop.run("budi", verb, in: desk.path)
            #expect(answer.code == .notAllowed)
            #expect(
                answer.messages.contains(
                    "Your key \(fingerprint) belongs to nobody in this agreement\nhint: Use the key"))
        }
        let enrol = await desk.run("budi", "enrol", "fees")
        #expect(enrol.code == .notAllowed)
        #expect(enrol.messages.contains("The text of acme/fees does not list your key \(fingerprint)"))
        #expect(try desk.snapshot() == before)
    }

    @Test func aKeyThatIsTooWeak() async throws {
        let desk = try await AmendingDesk.negotiating()
        try desk.shop.directory.write(WeakKey.dsa + " old\n", to: "dsa.pub")
        try desk.shop.directory.write(try WeakKey.rsa(in: desk.shop.directory) + " old\n", to: "rsa.pub")
        for name in ["dsa.pub", "rsa.pub"] {
            try await refused(desk, desk.shop.directory.file(name), words: "cannot be used\n  caused by: ")
        }
        try desk.shop.directory.write("not a key\n", to: "text.pub")
        try await refused(desk, desk.shop.directory.file("text.pub"), words: "cannot be used\n  caused by: ")
    }

    /// The other party's key acts for the other party, whoever's clone it is.
    @Test func aKeyOfTheOtherPartyActsForTheOtherPartyAlone() async throws {
        let desk = try await AmendingDesk.negotiating(acceptedBy: "sari")
        let key = desk.shop.home(of: "dewi") + "/.ssh/id_ed25519"
        let withdrawn = await desk.run("sari", "withdraw", "fees", "-m", "No", "--yes", "--key", key)
        #expect(withdrawn.code == .no)
        #expect(withdrawn.messages.contains("Only acme may withdraw acme/fees. (may-act)"))
        let dry = await desk.run("sari", "accept", "fees", "--key", key, "--dry-run", "--json")
        #expect(try dry.document()["party"] as? String == "nusa")
    }

    @Test func someoneWhoMayOnlyProposeConsentsToNothing() async throws {
        let desk = try await AmendingDesk()
        var text = SampleText.second
        let budi = SamplePerson(id: "budi", name: "Budi", may: "propose", keys: ["budi"])
        text.files["parties/acme.yaml"] = SampleText.party("PT Acme Hosting", role: "provider", people: [.sari, budi])
        text.inForce = "2026-06-01"
        try await desk.clone.propose("acme/people", text)
        for (verb, person) in [(ActKind.enrol, "budi"), (.accept, "sari"), (.accept, "dewi")] {
            if verb == .enrol {
                #expect(await desk.run("budi", "enrol", "people").code == .done)
            } else {
                try await desk.clone.act(verb, on: "acme/people", by: person)
            }
        }
        try await desk.clone.merge("acme/people", by: "dewi")
        text.inForce = "2026-07-01"
        try desk.clone.write(text.with("terms/fees.yaml", "monthly: {amount: \"1\", currency: IDR}\n"))
        let before = try desk.snapshot()
        // Nothing is half done: the proposal is not recorded where the consent that goes with it cannot be given.
        let both = await desk.run("budi", "propose", "fees", "-m", "Less", "--accept", "--yes")
        #expect(both.code == .no)
        #expect(both.messages.contains("Budi may propose and comment for PT Acme Hosting, but not accept. (may-act)"))
        #expect(try desk.snapshot() == before)
        #expect(await desk.run("budi", "propose", "fees", "-m", "Less").code == .done)
    }
}
