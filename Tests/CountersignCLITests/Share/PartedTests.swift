import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Two people who each merge what the other has not seen merged: both copies are sound, and a person decides.
@Suite struct PartedTests {
    /// Sari has merged nusa/fees in her copy alone, and Dewi acme/terms, which the server has.
    static func parted() async throws -> Workshop {
        let shop = try await Workshop.agreed()
        for (person, folder, name, day) in [("sari", "acme", "terms", "04"), ("dewi", "nusa", "fees", "05")] {
            try await shop.done(person, folder, ["switch"])
            try await shop.done(person, folder, ["draft", name])
            try shop.inForce(folder, "from: 2026-\(day)-01")
            try await shop.done(person, folder, ["propose", "-m", "About \(name)", "--accept", "--yes"])
        }
        try await shop.sari("sync")
        try await shop.sari("switch")
        try await shop.sari("accept", "fees", "--merge", "--offline", "--yes")
        try await shop.dewi("accept", "terms", "--merge", "--yes")
        return shop
    }

    @Test func syncSaysThatBothAreSoundWhatEachHoldsAndHowToGoOn() async throws {
        let shop = try await Self.parted()
        for _ in 0..<2 {
            let answer = await shop.run("sari", "sync", in: "acme")
            #expect(answer.code == .moved)
            for words in [
                "origin and this copy have parted: both are sound and hold version 1,", "each has another version 2",
                "version 2: nusa/fees “About fees”, accepted by Dewi (nusa) and Sari (acme)",
                "version 2: acme/terms “About terms”",
                "nobody need have done wrong", "countersign adopt origin/main", "To keep yours",
            ] { #expect(answer.messages.contains(words), "\(words)\n\(answer.messages)") }
            #expect(!answer.messages.contains("not sound"))
        }
        // It is said until somebody has decided.
        let status = try await shop.sari("status").output
        #expect(status.contains("Two copies have parted\n  origin and this copy have parted"))
        #expect(status.contains("To go on from theirs: countersign adopt origin/main"))
        #expect(!status.contains("Not sent yet"))
        let doctor = await shop.run("sari", "doctor", in: "acme")
        #expect(doctor.code == .no)
        #expect(doctor.output.contains("error: origin and this copy have parted"))
        let document = try await shop.sari("status", "--json").document()
        let copy = try #require((document["parted"] as? [[String: Any]])?.first)
        #expect(copy["command"] as? String == "countersign adopt origin/main")
        #expect(copy["common"] as? Int == 1)
        #expect(copy["equivocator"] is NSNull)
    }

    @Test func untilThenNothingIsMergedThereNorSent() async throws {
        let shop = try await Self.parted()
        let theirs = try shop.git("sari", in: "server.git").run("for-each-ref").text
        let said = await shop.run("sari", "comment", "terms", "-m", "Well", "--yes", in: "acme")
        #expect(said.code == .done)
        #expect(said.messages.contains("origin and this copy have parted"))
        #expect(try shop.git("sari", in: "server.git").run("for-each-ref").text == theirs)
    }

    @Test func whoeverGoesOnFromTheirsIsToldWhatItSetsAsideAndLosesNoConsent() async throws {
        let shop = try await Self.parted()
        _ = await shop.run("sari", "sync", in: "acme")
        let asked = await shop.run("sari", "adopt", "origin/main", in: "acme", typing: ["no", "no", "no"])
        #expect(asked.code == .moved)
        for words in [
            "To go on from version 2", "version 2: acme/terms “About terms”", "in force from 1 April 2026",
            "It sets aside, though every party signed it and it was merged here:", "version 2: nusa/fees “About fees”",
            "accepted by Sari (acme) and Dewi (nusa)",
            "nusa/fees is open again then, with the consents given to it",
        ] { #expect(asked.messages.contains(words), "\(words)\n\(asked.messages)") }

        let adopted = try await shop.sari("adopt", "origin/main", "--yes")
        #expect(adopted.output.contains("nusa/fees is no version any more, and open again"))
        #expect(adopted.messages.contains("countersign refresh nusa/fees"))
        let status = try await shop.sari("status").output
        #expect(!status.contains("parted"))
        #expect(status.contains("nusa/fees: About fees. Consents 2 of 2. Another version came first"))
        #expect(status.contains("Not sent yet\n  what was done on nusa/fees\n"))

        // Both go on together from there.
        try await shop.sari("sync")
        try await shop.dewi("sync")
        try await shop.sari("refresh", "fees", "--yes")
        try await shop.sari("accept", "fees", "--yes")
        let merged = try await shop.dewi("accept", "fees", "--merge", "--yes")
        #expect(merged.output.contains("nusa/fees is now version 3"), "\(merged.messages)")
        try await shop.sari("sync")
        #expect(try shop.version(3) == shop.version(3, in: "nusa"))
    }

    @Test func whereThereIsNothingToDecideNothingIsAsked() async throws {
        let shop = try await Self.parted()
        let refused = await shop.run("sari", "adopt", "main", in: "acme", typing: ["adopt"])
        #expect(refused.code == .usage)
        #expect(refused.messages.contains("There is nothing to decide"))
        #expect(!refused.messages.contains("Go on from"))
    }

    @Test func byMailItIsTheSame() async throws {
        let shop = try await Self.parted()
        try await shop.dewi("bundle", "../hers.bundle")
        let taken = await shop.run("sari", "unbundle", "../hers.bundle", in: "acme")
        #expect(taken.code == .moved)
        #expect(taken.messages.contains("the copy that came in a file and this copy have parted"))
        #expect(taken.messages.contains("To go on from theirs: countersign adopt parted/file"))
        #expect(try await shop.sari("status").output.contains("countersign adopt parted/file"))
        try await shop.sari("bundle", "../mine.bundle")
        let kept = await shop.run("dewi", "unbundle", "../mine.bundle", in: "nusa")
        #expect(kept.code == .moved)

        // The other goes over, and says so: then nothing is left to decide on either side.
        try await shop.dewi("adopt", "parted/file", "--yes")
        #expect(try await shop.dewi("status").output.contains("acme/terms: About terms. Consents 2 of 2."))
        try await shop.dewi("bundle", "../over.bundle")
        let over = try await shop.sari("unbundle", "../over.bundle")
        #expect(!over.messages.contains("parted"))
        #expect(!(try await shop.sari("status").output.contains("in a file and this copy have parted")))
    }

    @Test func anOlderFileDoesNotMakeItForgotten() async throws {
        let shop = try await Self.parted()
        try await shop.dewi("bundle", "../hers.bundle")
        // As it was written before anybody merged.
        let git = shop.git("dewi", in: "nusa")
        try git.run("clone", "--quiet", "--bare", ".", "../old.git")
        let old = shop.git("dewi", in: "old.git")
        try old.run("update-ref", "refs/heads/main", try shop.version(1))
        try old.run("bundle", "create", shop.directory.file("old.bundle"), "main")
        _ = await shop.run("sari", "unbundle", "../hers.bundle", in: "acme")
        #expect(await shop.run("sari", "unbundle", "../old.bundle", in: "acme").code == .done)
        #expect(try await shop.sari("status").output.contains("countersign adopt parted/file"))
    }
}
