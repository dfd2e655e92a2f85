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
        #expect(Misuse(["reject", "--yes"], missing).hint == "countersign reject -m WHY")
        #expect(Misuse(["reject", "--no"], "Unknown option '--no'").hint == "countersign reject --help")
        #expect(Misuse(["--no"], "Unknown option '--no'").hint == "countersign --help")
    }

    @Test func thePersonWhoTypesReadsIt() async throws {
        let shop = try Workshop(people: ["dewi"])
        let misspelt = await shop.run("dewi", "acept", "fees", "--yes")
        #expect(misspelt.code == .usage)
        #expect(misspelt.messages == "error: there is no command acept\nhint: did you mean: countersign accept\n")
        let reasonless = await shop.run("dewi", "reject", "acme/fees")
        #expect(reasonless.messages.hasSuffix("\nhint: countersign reject acme/fees -m WHY\n"))
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
