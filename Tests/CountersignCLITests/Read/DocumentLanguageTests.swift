import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// What a document says around the text is in the languages of the text that it shows.
@Suite("A document speaks the languages of its text") struct DocumentLanguageTests {
    /// One version, and on the table an amendment of the availability that one of two accepted and nobody refused.
    private func agreement(_ languages: [String]) async throws -> SharedClone {
        let clone = try await SharedClone(.opening(languages: languages))
        try clone.belongs(to: "sari")
        try await clone.amend("acme/formation", .first(languages: languages))
        var text = SampleText.first(inForce: "2026-03-01", languages: languages)
        for language in languages {
            text.files["clauses/020-availability.\(language).md"] = "# Availability\n\nThe shop is open.\n"
        }
        text.files["terms/notes.yaml"] = "note: x\n"
        try await clone.propose("nusa/hours", text, by: "dewi")
        try await clone.act(.accept, on: "nusa/hours", by: "dewi")
        try await clone.act(.comment, on: "nusa/hours", by: "sari", words: "Hm.")
        return clone
    }

    /// Words of each document in Indonesian, with the same in English.
    private static let words: [(arguments: [String], indonesian: [String], english: [String])] = [
        (
            ["review", "hours", "--html", "-"],
            [
                "Amandemen nusa/hours, per 5 Januari 2026", "Yang belum menyetujui: PT Acme Hosting.", "Diusulkan",
                "Mulai berlaku", "1 Maret 2026", "Intisari", "Berkas yang berubah", "ditambahkan", "Klausul",
                "Yang berubah", "baru: terms/notes.yaml", "Siapa yang menyetujui naskah ini", "1 diperlukan",
                "menyetujui pada 5 Januari 2026", "kunci SHA256", "Pembicaraan", "mengusulkan", "mengomentari",
                "Tentang seluruh naskah", "Cara memeriksa", "Ambillah salinan", "Dibuat oleh countersign",
            ],
            [
                "Amendment nusa/hours, as of 5 January 2026", "Consent is still missing from PT Acme Hosting.",
                "Proposed", "In force from", "1 March 2026", "What it comes to", "Files that change", "added", "Clause",
                "What changes", "new: terms/notes.yaml", "Who has consented to this very text", "1 needed",
                "accepted on 5 January 2026", "key SHA256", "What was said", "proposed", "commented",
                "On the whole text", "How to verify", "Get a copy", "Made by countersign",
            ]
        ),
        (
            ["export", "--clean", "--format", "html", "1"],
            [
                "Naskah perjanjian", "Versi 1, disetujui semua pihak pada 5 Januari 2026", "Naskahnya dalam bahasa",
                "Para pihak", "penyedia", "berwenang menandatangani", "Klausul", "Ketentuan", "Sidik naskah",
                "Cara memeriksa", "Dibuat oleh countersign",
            ],
            [
                "The text of an agreement", "Version 1, executed 5 January 2026", "The text is in", "Parties",
                "provider", "may sign", "Clauses", "Terms", "Digest of the text", "How to verify",
                "Made by countersign",
            ]
        ),
        (
            ["export", "--redline", "--format", "md", "hours"],
            [
                "# Perubahan terhadap versi 1", "Kata yang dihapus ada di dalam", "sebelum", "Para pihak",
                "baru: terms/notes.yaml", "# Ketentuan", "Cara memeriksa",
            ],
            [
                "Redline against version 1", "Removed words stand in", "before", "Parties", "new: terms/notes.yaml",
                "# Terms", "How to verify",
            ]
        ),
        (
            ["diff", "2026-02-10", "hours", "--format", "html"],
            [
                "Perubahan dari versi 1, berlaku pada 10 Februari 2026 ke amandemen nusa/hours", "Dari", "Ke",
                "Versi 1, berlaku sejak 1 Februari 2026", "Intisari", "Yang berubah", "Sebelum", "Klausul availability",
            ],
            [
                "Redline from version 1, in force on 10 February 2026 to amendment nusa/hours", "From", "To",
                "Version 1, in force from 1 February 2026", "What it comes to", "What changes", "Before",
                "Clause availability",
            ]
        ),
    ]

    /// Whether a page says something by itself, and not within another word.
    private func says(_ page: String, _ words: String) -> Bool {
        page.ranges(of: words).contains { range in
            let ends = [
                range.lowerBound > page.startIndex ? page[page.index(before: range.lowerBound)] : " ",
                range.upperBound < page.endIndex ? page[range.upperBound] : " ",
            ]
            return ends.allSatisfy { !$0.isLetter }
        }
    }

    /// What a reader sees of it: without the sheet that says how it looks.
    private func shown(_ document: String) -> String {
        guard let start = document.range(of: "<style>"), let end = document.range(of: "</style>") else {
            return document
        }
        return String(document[..<start.lowerBound] + document[end.upperBound...])
    }

    @Test func anIndonesianTextIsSpokenOfInIndonesian() async throws {
        let clone = try await agreement(["id"])
        for (arguments, indonesian, english) in Self.words {
            let document = shown(await clone.run(arguments).output)
            if document.hasPrefix("<!DOCTYPE") { #expect(document.contains("<html lang=\"id\" dir=\"ltr\">")) }
            for words in indonesian { #expect(says(document, words), "\(arguments): \(words)") }
            for words in english { #expect(!says(document, words), "\(arguments): \(words)") }
        }
    }

    @Test func aBilingualTextIsSpokenOfInBothThePrevailingOneFirst() async throws {
        let clone = try await agreement(["id", "en"])
        for (arguments, indonesian, _) in Self.words {
            let document = shown(await clone.run(arguments).output)
            if document.hasPrefix("<!DOCTYPE") { #expect(document.contains("<html lang=\"id\" dir=\"ltr\">")) }
            let apart = ["baru: terms/notes.yaml", "kunci SHA256", "Klausul availability"]
            for words in indonesian where !apart.contains(words) {
                #expect(says(document, words), "\(arguments): \(words)")
            }
        }
        let page = await clone.run("review", "hours", "--html", "-").output
        for words in [
            "Yang berubah / What changes", "<h3>Klausul / Clause availability (id)", "baru / new: terms/notes.yaml",
            "menyetujui pada 5 Januari 2026 10:08 / accepted on 5 January 2026 10:08",
            "bila berbeda, yang berlaku ialah naskah bahasa Indonesia / Indonesian, English; where they differ, the ",
            "<p><bdi>Consent is still missing from PT Acme Hosting.</bdi></p>",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        let markdown = await clone.run("export", "1").output
        #expect(markdown.contains("# Para pihak / Parties\n"))
        let both =
            "Bila bahasanya berbeda, yang berlaku ialah naskah bahasa Indonesia.  \nVersion 1, executed 5 January 2026"
        #expect(markdown.contains(both), "\(markdown)")
        let diff = await clone.run("diff", "1", "hours", "--format", "md").output
        #expect(diff.contains("\nDari / From: Versi 1, disetujui semua pihak pada 5 Januari 2026, akan berlaku sejak"))
    }

    @Test func everyDocumentGoesByTheTitleInTheLanguagesThatItShows() async throws {
        let clone = try await agreement(["id", "en"])
        var text = SampleText.first(inForce: "2026-04-01", languages: ["id", "en"])
        text.files["agreement.yaml"]?.replace("  id: Hosting Service Level Agreement", with: "  id: Perjanjian Hosting")
        try await clone.amend("acme/title", text)
        let titles = "<h1><bdi>Perjanjian Hosting / Hosting Service Level Agreement</bdi></h1>"
        for arguments in [["diff", "1", "2", "--format", "html"], ["export", "--clean", "--format", "html", "2"]] {
            let page = await clone.run(arguments).output
            #expect(page.contains(titles), "\(page.prefix(3000))")
            let alone = await clone.run(arguments + ["--language", "en"]).output
            #expect(alone.contains("<h1><bdi>Hosting Service Level Agreement</bdi></h1>"))
        }
    }

    @Test func theLanguageThatIsAskedForIsSpokenAlone() async throws {
        let clone = try await agreement(["id", "en"])
        for (arguments, indonesian, english) in Self.words {
            let document = shown(await clone.run(arguments + ["--language", "en"]).output)
            if document.hasPrefix("<!DOCTYPE") { #expect(document.contains("<html lang=\"en\" dir=\"ltr\">")) }
            for words in english { #expect(says(document, words), "\(arguments): \(words)") }
            for words in indonesian { #expect(!says(document, words), "\(arguments): \(words)") }
        }
    }

    @Test func aTextInAnotherLanguageIsSpokenOfInEnglish() async throws {
        var text = SampleText.opening(languages: ["ar"])
        text.files["agreement.yaml"]! += "consent: \"أوافق باسم {party}.\"\n"
        let clone = try await SharedClone(text)
        try clone.belongs(to: "sari")
        let page = await clone.run("export", "0", "--format", "html").output
        #expect(page.contains("<html lang=\"en\" dir=\"ltr\">") && page.contains("The text of an agreement"))
        #expect(page.contains("Version 0, which names the parties and never governs. The text is in Arabic."))
    }

    @Test func betweenTwoDaysItIsSaidWhatWasExecutedForLater() async throws {
        let clone = try await SharedClone(.opening(languages: ["id"]))
        try clone.belongs(to: "sari")
        try await clone.amend("acme/formation", .first(languages: ["id"]))
        try await clone.amend("acme/later", .first(inForce: "2026-03-01", languages: ["id"]))
        let page = await clone.run("diff", "2026-02-10", "2026-03-10", "--format", "md").output
        let words = "; versi 2 telah disetujui semua pihak, dan baru berlaku sejak 1 Maret 2026"
        #expect(page.contains(words), "\(page)")
    }
}
