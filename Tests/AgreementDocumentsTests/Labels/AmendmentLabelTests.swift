import Agreements
import Testing

@testable import AgreementDocuments

@Suite("What an amendment touches is found in all its files together")
struct AmendmentLabelTests {
    typealias Pair = ChangeLabelTests.Pair

    /// The files that an amendment changes, and exactly its labels.
    struct Amendment: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let pairs: [Pair]
        let labels: [ChangeLabel]

        init(_ name: String, _ pairs: [Pair], _ labels: [ChangeLabel]) {
            (testDescription, self.pairs, self.labels) = (name, pairs, labels)
        }
    }

    private static func file(_ path: String, _ old: String?, _ new: String?) -> Pair { Pair(path, old, new, []) }

    private static let start = file(
        "agreement.yaml", "in-force: {from: 2026-07-01}\n", "in-force: {from: 2026-08-01}\n")
    private static let promise = "The shop is available 99.5% of each month. Support answers within 8 hours.\n"
    private static let (alpha, beta) = ("clauses/010-a.en.md", "clauses/015-b.en.md")

    static let amendments: [Amendment] = [
        // From when the text governs counts where nothing else differs.
        Amendment("the start alone", [start], [.time]),
        Amendment(
            "the start and a comment", [start, file("terms/a.yaml", "a: b\n", "# It is b.\na: b\n")], [.textOnly]),
        Amendment(
            "the start and a synonym", [start, file(alpha, "It hosts the shop.\n", "It operates the shop.\n")],
            [.textOnly]),
        Amendment(
            "the start and a definition",
            [start, file(alpha, "**Shop** means the shop.\n", "**Shop** means the store.\n")], [.scope]),
        Amendment(
            "the start and a fee", [start, file(alpha, "It costs Rp100.000.\n", "It costs Rp200.000.\n")], [.money]),
        Amendment(
            "the start and a title",
            [
                file(
                    "agreement.yaml", "title: {en: A}\nin-force: {from: 2026-07-01}\n",
                    "title: {en: B}\nin-force: {from: 2026-08-01}\n")
            ], [.textOnly]),
        // What goes from one clause to another as it is.
        Amendment(
            "a paragraph moved",
            [
                start, file(alpha, "# Alpha\n\nNotes.\n", "# Alpha\n\nNotes.\n\n" + promise),
                file(beta, "# Beta\n\n" + promise, "# Beta\n"),
            ], [.textOnly]),
        Amendment(
            "a paragraph moved, its lines broken elsewhere, and a definition",
            [
                file(
                    alpha, "Notes.\n", "Notes.\n\n**Shop** means the shop.\n\n" + promise.replacing(". ", with: ".\n")),
                file(beta, promise + "\n**Shop** means the shop.\n\nTalks.\n", "Talks.\n"),
            ], [.textOnly]),
        Amendment(
            "a paragraph moved and changed",
            [
                file(alpha, "Notes.\n", "Notes.\n\n" + promise.replacing("99.5", with: "99.9")),
                file(beta, promise, "Talks.\n"),
            ],
            [.level, .scope, .time]),
        Amendment(
            "a paragraph moved beside one that changed",
            [file(alpha, "Within 3 days.\n", "Within 4 days.\n\n" + promise), file(beta, promise, "Talks.\n")], [.time]),
        Amendment(
            "a paragraph that is put in twice",
            [file(alpha, "Notes.\n", promise + "\n" + promise), file(beta, promise, "Talks.\n")],
            [.level, .scope, .time]),
        Amendment(
            "a paragraph moved into a new clause",
            [file("clauses/020-c.en.md", nil, "# Gamma\n\n" + promise), file(beta, promise, "Talks.\n")], [.scope]),
        Amendment(
            "a paragraph gone in one language and new in another",
            [file("clauses/010-a.id.md", "Notes.\n", "Notes.\n\n" + promise), file(beta, promise, "Talks.\n")],
            [.level, .scope, .time]),
    ]

    @Test(arguments: amendments) func anAmendmentHasExactlyTheseLabels(amendment: Amendment) throws {
        #expect(ChangeLabel.labels(of: try amendment.pairs.map { try $0.change }) == amendment.labels)
        // Taken back it touches the same.
        let back = amendment.pairs.map { Self.file($0.path, $0.new, $0.old) }
        #expect(ChangeLabel.labels(of: try back.map { try $0.change }) == amendment.labels)
    }

    @Test func whatChangesNothingHasNoLabel() { #expect(ChangeLabel.labels(of: []) == []) }
}
