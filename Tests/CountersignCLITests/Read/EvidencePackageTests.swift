import Agreements
import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

@Suite("An evidence package is checked by stock programs, offline") struct EvidencePackageTests {
    /// A package of the whole agreement, or of one version.
    private func package(_ clone: SharedClone, _ more: String...) async throws -> (UnpackedEvidence, CommandAnswer) {
        let out = try TemporaryDirectory("out")
        let answer = await countersign(
            ["export", "--evidence", out.file("e.zip")] + more, in: clone.directory.path, clock: clone.clock.now)
        try #require(answer.code == .done, "\(answer.messages)")
        return (try UnpackedEvidence(out.file("e.zip")), answer)
    }

    private func id(_ clone: SharedClone) throws -> String { "\(clone.agreement.id)" }

    @Test func aWholeAgreementHolds() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let (package, answer) = try await package(clone)
        #expect(answer.output.contains("Agreement: \(try id(clone))"))
        let result = try package.check(id(clone))
        #expect(result.succeeded, "\(result.errors)\n\(result.text)")
        #expect(result.text.contains("version 2: consent of acme by sari\nversion 2: consent of nusa by dewi\n"))
        #expect(
            result.text.contains("I have read the text identified below and I accept it on behalf of PT Nusa Retail"))
        let digest = try clone.history().current.text.digest.description
        #expect(result.text.contains("Everything holds. Agreement \(try id(clone)), version 2, "))
        #expect(result.text.contains("its text \(digest).\n"))
        #expect(result.text.hasSuffix("index.html and certification.html."))
        #expect(
            try package.files.filter { $0.hasPrefix("versions/0002/") } == [
                "versions/0002/agreement.yaml", "versions/0002/clauses/020-availability.en.md",
            ])
    }

    @Test(arguments: [["--version", "1"], ["1"], ["--on", "2026-02-15"]])
    func oneVersionHoldsWithTheHistoryItRestsOn(which: [String]) async throws {
        let clone = try await SharedClone.withTwoVersions()
        let out = try TemporaryDirectory("out")
        let answer = await countersign(
            ["export", "--evidence", out.file("e.zip")] + which, in: clone.directory.path, clock: clone.clock.now)
        try #require(answer.code == .done, "\(answer.messages)")
        let package = try UnpackedEvidence(out.file("e.zip"))
        #expect(try package.text("text/clauses/020-availability.en.md").contains("99.9%"))
        #expect(try package.files.allSatisfy { !$0.hasPrefix("versions/") })
        let result = try package.check(id(clone))
        #expect(result.succeeded, "\(result.errors)")
        #expect(result.text.contains("version 1, \(try clone.history().version(1).id), "))
        #expect(result.text.contains("that of version 1 alone is here in plain files"))
    }

    @Test func anotherAgreementIsNotTakenForTheOneThatIsMeant() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let (package, _) = try await package(clone)
        let other = try package.check(String(repeating: "a", count: 40))
        #expect(other.code == 1)
        #expect(other.errors.contains("agreement.bundle holds the agreement \(try id(clone)), not aaaa"))
        #expect(try package.check("").code == 2)
    }

    @Test func anyVersionIsTakenOutByStockGitWithoutAWarning() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let (package, _) = try await package(clone)
        let git = StockProgram("/usr/bin/git", in: package.path, home: package.path)
        let copied = try git.run("clone", "agreement.bundle", "copy")
        #expect(copied.succeeded && !copied.errors.contains("warning"), "\(copied.errors)")
        let first = try clone.history().version(1).id.description
        #expect(try git.run("-C", "copy", "checkout", "--quiet", first).succeeded)
        let scope = try String(contentsOfFile: package.path + "/copy/clauses/020-availability.en.md", encoding: .utf8)
        #expect(scope.contains("99.9%"))
    }

    @Test func bothPartiesGetTheSameBytesHoweverTheirCopiesArePacked() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let out = try TemporaryDirectory("out")
        let first = await clone.run("export", "--evidence", out.file("1.zip"))
        #expect(first.code == .done, "\(first.messages)")
        try clone.git.run("gc", "--quiet", "--aggressive", "--prune=now")
        try clone.git.run("config", "pack.compression", "0")
        // With a bitmap, as `git gc` writes it on a server.
        try clone.git.run("repack", "-a", "-d", "--write-bitmap-index", "--quiet")
        clone.clock.advance(86_400)
        #expect(await clone.run("export", "--evidence", out.file("2.zip")).code == .done)
        let (one, two) = (
            try Data(contentsOf: URL(filePath: out.file("1.zip"))),
            try Data(contentsOf: URL(filePath: out.file("2.zip")))
        )
        #expect(one == two)
    }

    @Test func aFileThatIsThereStays() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let out = try TemporaryDirectory("out")
        try out.write("mine", to: "e.zip")
        let refused = await clone.run("export", "--evidence", out.file("e.zip"))
        #expect(refused.code == .usage)
        #expect(try out.read("e.zip") == "mine")
        #expect(await clone.run("export", "--evidence", out.file("e.zip"), "--force").code == .done)
        let names = try FileManager.default.contentsOfDirectory(atPath: out.path)
        #expect(names == ["e.zip"])
    }

    @Test(arguments: [
        ["--conformed"], ["--redline"], ["--openslo"], ["--output", "x.md"], ["--language", "en"],
        ["--format", "html"],
    ])
    func whatDoesNotGoWithAPackageIsRefused(options: [String]) async throws {
        let clone = try await SharedClone.withTwoVersions()
        let out = try TemporaryDirectory("out")
        let answer = await countersign(
            ["export", "--evidence", out.file("e.zip")] + options, in: clone.directory.path, clock: clone.clock.now)
        #expect(answer.code == .usage)
        #expect(answer.messages.contains("\(options[0]) does not go with --evidence"), "\(answer.messages)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: out.path) == [])
    }

    @Test func aPackageIsAFile() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let answer = await clone.run("export", "--evidence", "-")
        #expect(answer.code == .usage)
        #expect(answer.messages.contains("--evidence takes the name of a file"), "\(answer.messages)")
        #expect(!FileManager.default.fileExists(atPath: clone.directory.file("-")))
    }

    @Test func whatIsNotSoundOrNotPartOfTheAgreementIsNoEvidence() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let out = try TemporaryDirectory("out")
        try await clone.propose("nusa/fees", .second.later, by: "dewi")
        let open = await clone.run("export", "--evidence", out.file("e.zip"), "fees")
        #expect(open.code == .usage)
        #expect(open.messages.contains("fees is no version: only what is part of the agreement can be proved"))
        let tooEarly = await clone.run("export", "--evidence", out.file("e.zip"), "--on", "2020-01-01")
        #expect(tooEarly.code == .no)
        #expect(await clone.run("export", "--evidence", out.file("e.zip"), "1", "--on", "2026-02-15").code == .usage)
        // What somebody put on main beside it is left out.
        try clone.forge()
        let (package, _) = try await package(clone)
        #expect(try package.check(id(clone)).succeeded)
        #expect(try FileManager.default.contentsOfDirectory(atPath: out.path) == [])
    }

    @Test func removedFilesRefusalsAndSecondTextsAreFollowed() async throws {
        let clone = try await SharedClone.withTwoVersions()
        var text = SampleText.second
        text.inForce = "2026-04-01"
        text.files["terms/fees.yaml"] = nil
        try await clone.propose("acme/no-fees", text)
        try await clone.act(.accept, on: "acme/no-fees", by: "sari")
        try await clone.act(.reject, on: "acme/no-fees", by: "dewi")
        try await clone.act(.comment, on: "acme/no-fees", by: "dewi", words: "Please reword the scope.")
        text.files["clauses/010-scope.en.md"] = "# Scope\n\nAcme hosts both shops of Nusa.\n"
        try await clone.propose("acme/no-fees", text)
        try await clone.act(.accept, on: "acme/no-fees", by: "dewi")
        try await clone.act(.reject, on: "acme/no-fees", by: "dewi")
        try await clone.act(.accept, on: "acme/no-fees", by: "sari")
        try await clone.act(.accept, on: "acme/no-fees", by: "dewi")
        try await clone.merge("acme/no-fees", by: "dewi")
        let (package, _) = try await package(clone)
        let result = try package.check(id(clone))
        #expect(result.succeeded, "\(result.errors)")
        #expect(result.text.contains("version 3: consent of nusa by dewi"))
        #expect(try package.text("index.html").contains("<dt>Files removed</dt><dd><span><code>terms/fees.yaml</code>"))
        try expectEveryTextIsRead(package, of: clone)
    }

    /// By the rule that README.txt gives, run by a shell, the files of a version are those that git has, and no others.
    @Test func everyVersionsWholeTextIsReadFromThePlainFiles() async throws {
        let clone = try await SharedClone.withTwoVersions()
        var text = SampleText.second
        text.files["clauses/025-availability.en.md"] = text.files.removeValue(forKey: "clauses/020-availability.en.md")
        text.files["terms/fees.yaml"] = nil
        text.inForce = "2026-04-01"
        try await clone.amend("acme/renumbered", text)
        text.files["terms/fees.yaml"] = SampleText.second.files["terms/fees.yaml"]
        text.inForce = "2026-05-01"
        try await clone.amend("acme/fees-again", text)
        let (package, _) = try await package(clone)
        #expect(try package.check(id(clone)).succeeded)
        try expectEveryTextIsRead(package, of: clone)
    }

    private func expectEveryTextIsRead(_ package: UnpackedEvidence, of clone: SharedClone) throws {
        let history = try clone.history()
        for guide in ["README.txt", "BACALAH.txt"] {
            let paragraphs = try package.text(guide).split(separator: "\n\n")
            let rule = try #require(paragraphs.first { $0.contains("while read") })
            let shell = StockProgram("/bin/sh", in: package.path, home: package.path)
            for number in 0...history.current.number {
                let text = try history.version(number).text
                let lines = rule.split(separator: "\n").dropFirst().joined(separator: "\n")
                let listed = try shell.run("-c", lines.replacing(" 5 ]", with: " \(number) ]"))
                let paths = listed.text.split(separator: "\n").map(String.init)
                let names = paths.map { String($0.dropFirst("versions/0000/".count)) }
                #expect(names.sorted() == text.files.map(\.path))
                for (path, name) in zip(paths, names) {
                    let file = try #require(text.files.first { $0.path == name })
                    #expect(try package.bytes(path) == history.content(of: file), "\(path)")
                }
            }
        }
    }

    @Test func thePagesSayWhoDidWhatAndInWhichWords() async throws {
        let clone = try await SharedClone(.opening(languages: ["id", "en"]))
        try clone.belongs(to: "sari")
        try await clone.amend("acme/formation", .first(languages: ["id", "en"]))
        var second = SampleText.first(languages: ["id", "en"])
        second.inForce = "2026-02-01, supersedes: [\(try clone.history().current.id)]"
        second.files["terms/fees.yaml"] = "monthly: {amount: \"13000000\", currency: IDR}\n"
        try await clone.amend("acme/fees", second)
        let (package, _) = try await package(clone)
        let page = try package.text("index.html")
        for words in [
            "Sari Wulandari, S.H.", "PT Nusa Retail",
            "Versi 1, tidak pernah berlaku: disepakati untuk 1 Februari 2026, digantikan versi 2 / Version 1, never governed: "
                + "agreed for 1 February 2026, it was replaced by version 2",
            "Versi 2, berlaku sejak 1 Februari 2026 / Version 2, in force from 1 February 2026",
            "versi 1, yang sedianya berlaku sejak 1 Februari 2026 / version 1, which was to govern from 1 February 2026",
            "menyetujui / consented", "Bukti perjanjian / Evidence of an agreement",
            "Saya telah membaca naskah yang disebut di bawah ini", try id(clone),
            try clone.history().current.text.digest.description,
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(!page.contains("http:") && !page.contains("https:"))
        let certification = try package.text("certification.html")
        #expect(certification.contains("Pernyataan penyimpan catatan"))
        #expect(certification.contains("Certification by the custodian of the records"))
        #expect(try package.check(id(clone)).succeeded)
    }

    /// Also those whom the newest version names no more, and what was said against a text.
    @Test func thePageNamesEveryPartyPersonAndKeyThatEverWasAndWhatWasSaid() async throws {
        let clone = try await SharedClone.withTwoVersions()
        var text = SampleText.second
        let before = text
        text.inForce = "2026-04-01"
        text.files["parties/bank.yaml"] = "name: Bank Mega\nrole: beneficiary\n"
        text.files["parties/acme.yaml"] = SampleText.party(
            "PT Acme Hosting", role: "provider", people: [.sari, .budi])
        try await clone.propose("acme/bank", text)
        try await clone.act(.enrol, on: "acme/bank", by: "budi")
        try await clone.act(.comment, on: "acme/bank", by: "dewi", words: "Which bank is it?")
        try await clone.act(.reject, on: "acme/bank", by: "dewi", words: "Not before June.")
        try await clone.act(.accept, on: "acme/bank", by: "sari")
        try await clone.act(.accept, on: "acme/bank", by: "dewi")
        try await clone.merge("acme/bank", by: "dewi")
        text = before
        text.inForce = "2026-05-01"
        try await clone.amend("acme/no-bank", text)
        let page = try await package(clone).0.text("index.html")
        #expect(page.contains("<bdi>Bank Mega</bdi><span class=\"quiet\"> beneficiary · bank, version 3</span>"))
        #expect(page.contains("<span class=\"quiet\"> provider · acme, since version 0</span>"))
        #expect(page.contains("\(SeededKey("budi").publicKey.fingerprint)</span></td><td>version 3</td>"))
        #expect(page.contains("\(SeededKey("sari").publicKey.fingerprint)</span></td><td>since version 0</td>"))
        #expect(page.contains("<bdi>Which bank is it?</bdi>") && page.contains("<bdi>Not before June.</bdi>"))
    }

    @Test func programsAreToldWhatTheCheckNeeds() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let (_, answer) = try await package(clone, "--json")
        let document = try answer.document
        #expect(document["schema"] as? String == "countersign.evidence/1")
        #expect(document["agreement"] as? String == (try id(clone)))
        #expect(document["covers"] as? String == "everyVersion")
        #expect((document["sha256"] as? String)?.count == 64)
        let section = try #require(
            Documentation.read("json.md").components(separatedBy: "\n## countersign.evidence/1\n").last)
        for key in document.keys where key != "schema" { #expect(section.contains("| `\(key)` |"), "\(key)") }
    }
}
