import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct DemoTests {
    @Test func itPlaysToItsEndWithNothingOfThePersonsAndLeavesClonesToTry() async throws {
        let shop = try Workshop()
        // Settings that would make every signature fail.
        try shop.directory.write(
            "[user]\n\tsigningKey = /nowhere\n[gpg]\n\tformat = openpgp\n\tprogram = /bin/false\n",
            to: "home-reader/.gitconfig")
        let settings = try shop.directory.read("home-reader/.gitconfig")
        let answer = await shop.run("reader", "demo", "demo")
        try #require(answer.code == .done, "\(answer.messages)\n\(answer.output)")
        for words in ["(consent)", "(exact-text)", "[-99.9%-]{+99.95%+}", "valid: ", "Good \"git\" signature"] {
            #expect(answer.output.contains(words), "\(words)")
        }
        #expect(answer.output.contains("nusa$ countersign accept formation\n"))
        #expect(try shop.directory.read("home-reader/.gitconfig") == settings)
        #expect(try shop.contents == ["demo"])

        // The clones are the reader's to use, keys included.
        try FileManager.default.removeItem(atPath: shop.home(of: "reader") + "/.gitconfig")
        let agreement = try Agreement.open(at: shop.directory.file("demo/acme"))
        #expect(try agreement.history().current.number == 3)
        try await shop.tryWhatFollows(answer.output)
        #expect(await shop.run("reader", "switch", in: "demo/acme").code == .done)
        let drafted = await shop.run("reader", "draft", "more", in: "demo/acme")
        #expect(drafted.code == .done)
        try shop.directory.write("# More\n", to: "demo/acme/clauses/900-more.en.md")
        try shop.directory.write("# Lagi\n", to: "demo/acme/clauses/900-more.id.md")
        let declaration = try shop.directory.read("demo/acme/agreement.yaml").split(separator: "\n")
            .map { $0.hasPrefix("in-force:") ? "in-force: {from: 2099-01-01}" : String($0) }
        try shop.directory.write(declaration.joined(separator: "\n") + "\n", to: "demo/acme/agreement.yaml")
        let proposed = await shop.run("reader", "propose", "-m", "More", in: "demo/acme")
        #expect(proposed.code == .done, "\(proposed.messages)")
    }

    @Test func aTakenDirectoryIsRefused() async throws {
        let shop = try Workshop()
        try shop.directory.write("mine", to: "countersign-demo/file")
        let answer = await shop.run("reader", "demo")
        #expect(answer.code == .usage)
        #expect(try shop.directory.read("countersign-demo/file") == "mine")
    }

    @Test func whereAProgramIsMissingNothingIsLeft() async throws {
        let shop = try Workshop()
        let answer = await shop.run("reader", "demo", "demo", environment: ["PATH": shop.path])
        #expect(answer.code != .done)
        #expect(answer.messages.contains("error: "))
        #expect(try shop.contents == [])
    }
}

extension Workshop {
    /// Types what the demonstration ends with, line by line: each does what it says.
    fileprivate func tryWhatFollows(_ output: String) async throws {
        let end = try #require(output.components(separatedBy: "\nNow try\n").last)
        let lines = end.split(separator: "\n").filter { $0.hasPrefix("  ") }.map { $0.dropFirst(2) }
        #expect(lines.first == "cd demo/acme")
        let shell = StockProgram(
            "/bin/sh", in: directory.file("demo/acme"), home: home(of: "reader"), adding: environment(of: "reader"))
        var verbs: [String] = []
        for line in lines.dropFirst() {
            guard line.hasPrefix("countersign ") else {
                #expect(try shell.run("-c", String(line)).succeeded, "\(line)")
                continue
            }
            // A word, or words between quotation marks.
            let words = line.matches(of: /"([^"]*)"|(\S+)/).map { String($0.1 ?? $0.2 ?? "") }.dropFirst()
            verbs.append(words.first ?? "")
            let answer = await run("reader", Array(words), in: "demo/acme")
            #expect(answer.code == .done, "\(line)\n\(answer.messages)\(answer.output)")
        }
        #expect(verbs.suffix(4) == ["draft", "check", "propose", "review"])
    }
}
