import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

@Suite struct ExportTests {
    @Test func aVersionAnAmendmentOrWhatYourFilesAreOf() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let first = await clone.run("export", "--clean", "1")
        #expect(first.code == .done)
        #expect(first.output.hasPrefix("# Hosting Service Level Agreement\n\nVersion 1, "))
        #expect(first.output.contains("The shop is available 99.9% of each month."))
        #expect(await clone.run("export").output.contains("The shop is available 99.95% of each month."))
        try await clone.propose("nusa/fees", .second.later, by: "dewi")
        let proposed = await clone.run("export", "fees").output
        #expect(proposed.contains("Amendment nusa/fees to version 2: proposed, not part of the agreement."))
        #expect(
            proposed.contains("| monthly amount | IDR 13,000,000 |") || proposed.contains("| amount | IDR 13,000,000 |")
        )
    }

    @Test func aDraftOrADayIsNamedAsForAComparison() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let day = await clone.run("export", "2026-02-15")
        #expect(day.output.contains("The shop is available 99.9% of each month."), "\(day.messages)")
        try clone.write(.second.later)
        for form in ["--clean", "--conformed"] {
            let draft = await clone.run("export", "draft", form)
            #expect(draft.output.contains("A draft after version 2: not proposed, not part of the agreement."))
            #expect(
                draft.output.contains("IDR 13,000,000") && !draft.output.contains("| Commit |"), "\(draft.messages)")
            #expect(!draft.output.contains("How to verify"))
        }
        let redline = await clone.run("export", "draft", "--redline").output
        #expect(redline.contains("# Redline against version 2\n") && redline.contains("{+"))
        #expect(await clone.run("export", "draft", "--openslo").code == .no)
        try Data("x: [".utf8).write(to: URL(filePath: clone.directory.file("terms/fees.yaml")))
        #expect(await clone.run("export", "draft").messages.contains("your files make no text as they stand"))
        let evidence = await clone.run("export", "draft", "--evidence", clone.directory.file("../e.zip"))
        #expect(evidence.messages.contains("draft is no version: only what is part of the agreement can be proved"))
    }

    @Test func aRedlineIsAgainstWhatCameBefore() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let output = await clone.run("export", "--redline", "2").output
        #expect(output.contains("# Redline against version 1\n"))
        #expect(output.contains("The shop is available [-99.9%-]{+99.95%+} of each month."))
        #expect(output.contains("Acme hosts the shop of Nusa."))
        let nothing = await clone.run("export", "--redline", "0")
        #expect(nothing.code == .usage)
        #expect(nothing.messages.contains("version 0 begins the agreement"))
    }

    @Test func theFormatFollowsTheFile() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let out = try TemporaryDirectory("out")
        for (name, beginning) in [("a.html", "<!DOCTYPE html>"), ("a.md", "# Hosting"), ("a.txt", "# Hosting")] {
            #expect(await clone.run("export", "-o", out.file(name)).code == .done)
            #expect(try String(contentsOfFile: out.file(name), encoding: .utf8).hasPrefix(beginning))
        }
        #expect(await clone.run("export", "--format", "html").output.hasPrefix("<!DOCTYPE html>"))
        #expect(await clone.run("export", "-o", out.file("a.md")).code == .usage)
        #expect(await clone.run("export", "-o", out.file("a.md"), "--force", "--redline").code == .done)
        #expect(try String(contentsOfFile: out.file("a.md"), encoding: .utf8).contains("# Redline against"))
        let unknown = await clone.run("export", "-o", out.file("a.pdf"))
        #expect(unknown.code == .usage)
        #expect(unknown.messages.contains("there is no export as .pdf: it writes .md and .html"))
        #expect(!FileManager.default.fileExists(atPath: out.file("a.pdf")))
        let refused = await clone.run("export", "--format", "pdf")
        #expect(refused.code == .usage)
        #expect(refused.messages.contains("--format takes md or html"))
    }

    @Test func whatIsNoFileIsWrittenIntoAndNeverReplaced() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let out = try TemporaryDirectory("out")
        let device = out.file("full")
        try FileManager.default.createSymbolicLink(atPath: device, withDestinationPath: "/dev/full")
        let full = await clone.run("export", "--force", "--format", "md", "-o", device)
        #expect(full.code == .undecided)
        #expect(full.messages.contains("cannot be written"))
        let package = await clone.run("export", "--force", "--evidence", device)
        #expect(package.code == .usage)
        #expect(package.messages.contains("is there already, and is no file"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: device) == "/dev/full")
    }

    @Test func whatIsNotThereIsSaid() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let language = await clone.run("export", "--language", "fr")
        #expect(language.code == .usage)
        #expect(language.messages.contains("the text is not in fr\nhint: its languages are: en"))
        let name = await clone.run("export", "scope")
        #expect(name.code == .usage)
        #expect(name.messages.contains("scope is no version or amendment"))
        #expect(await clone.run("export", "7").code == .usage)
        // That nothing is in force is an answer, as `show --on` gives it.
        let nothing = await clone.run("export", "--on", "2026-01-31")
        #expect(nothing.code == .no)
        #expect(nothing.messages.contains("no text is in force on 31 January 2026"))
    }

    @Test func programsGetTheDocumentOrItsPath() async throws {
        let clone = try await SharedClone.withTwoVersions()
        let document = try await clone.run("export", "1", "--json").document
        #expect(document["schema"] as? String == "countersign.exported/1")
        #expect((document["content"] as? String)?.hasPrefix("# Hosting") == true)
        let out = try TemporaryDirectory("out")
        let written = try await clone.run("export", "1", "--json", "-o", out.file("a.html")).document
        #expect(written["path"] as? String == out.file("a.html"))
        #expect(written["format"] as? String == "html")
        #expect(written["content"] is NSNull)
    }
}
