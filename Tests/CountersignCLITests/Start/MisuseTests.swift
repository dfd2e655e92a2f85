import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct MisuseTests {
    @Test(arguments: [
        ("acept", "accept"), ("reviw", "review"), ("brnch", nil), ("stauts", "status"), ("blaem", "blame"),
        ("xyzzy", nil), ("checkk", "check"), ("mrege", "merge"),
    ])
    func aMisspeltVerbIsAnsweredWithTheOneThatIsNear(typed: String, meant: String?) {
        let misuse = Misuse([typed, "fees"], "Unknown option '--yes'")
        #expect(misuse.sentence == "there is no command \(typed)")
        #expect(misuse.hint == (meant.map { "did you mean: countersign \($0)" } ?? "countersign --help"))
    }

    @Test func whatIsMissingIsPutWhereItBelongs() {
        let missing = "Missing expected argument '--message <why>'"
        #expect(Misuse(["reject", "acme/fees"], missing).hint == "countersign reject acme/fees -m WHY")
        #expect(Misuse(["reject", "--yes"], missing).hint == "countersign reject --yes -m WHY")
        #expect(Misuse(["reject", "-C", "../acme"], missing).hint == "countersign reject -C ../acme -m WHY")
        #expect(
            Misuse(["reject", "--key", "my key", "fees"], missing).hint
                == "countersign reject --key \"my key\" fees -m WHY")
        #expect(Misuse(["reject", "--no"], "Unknown option '--no'").hint == "countersign reject --help")
        #expect(Misuse(["--no"], "Unknown option '--no'").hint == "countersign --help")
    }

    @Test func thePersonWhoTypesReadsIt() async throws {
        let shop = try Workshop(people: ["dewi"])
        let misspelt = await shop.run("dewi", "acept", "fees", "--yes")
        #expect(misspelt.code == .usage)
        #expect(misspelt.messages == "error: there is no command acept\nhint: did you mean: countersign accept\n")
        // As it was typed, so that it can be typed again.
        let reasonless = await shop.run("dewi", "-C", "acme", "reject", "acme/fees")
        let hint = "\nhint: countersign reject -C acme acme/fees "
        #expect(reasonless.messages.contains(hint), "\(reasonless.messages)")
        #expect(reasonless.messages.hasSuffix(" -m WHY\n"), "\(reasonless.messages)")
    }

    @Test func aBundleThatCannotBeReadIsAnsweredWithTheNextStep() async throws {
        let shop = try Workshop(people: ["dewi"])
        try shop.directory.write("# v2 git bun", to: "cut.bundle")
        let answer = await shop.run("dewi", "verify", "cut.bundle")
        #expect(answer.messages.contains("error: "))
        #expect(
            answer.messages.contains("\nhint: It may have been cut short or changed on its way. Ask whoever sent it"))
    }
}
