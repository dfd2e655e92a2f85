import Agreements
import GitStore
import TestSupport
import Testing

@testable import AgreementProfiles

/// The files of a bilingual text, made from a template with its blanks filled, to be spoiled in one place and checked.
struct DraftText: Sendable {
    var files: [String: String]

    /// - Parameter template: with values that fit `SampleText`'s parties.
    init(_ template: Template.Name = .sla, languages: [String] = ["id", "en"], profile: String? = nil) throws {
        files = Dictionary(
            uniqueKeysWithValues: Template.files(template, with: try sampleValues(languages: languages)).map {
                ($0.path, Self.filled($0.content))
            })
        files["agreement.yaml"] = """
            format: countersign/1
            profile: \(profile ?? template.profile)
            title: {\(languages.map { "\($0): Perjanjian Hosting" }.joined(separator: ", "))}
            languages: [\(languages.joined(separator: ", "))]
            prevailing: \(languages[0])
            time-zone: Asia/Jakarta
            currency: {code: IDR, increment: "1"}
            in-force: {from: 2026-07-01}
            term: {from: 2026-07-01, until: 2027-07-01}
            signing: {each-party: 1}

            """
        let opening = SampleText.opening()
        for path in ["parties/acme.yaml", "parties/nusa.yaml"] { files[path] = opening.files[path] }
    }

    /// What a person writes in place of each blank of the templates.
    private static func filled(_ content: String) -> String {
        [
            "[LAYANAN]": "hosting situs", "[SERVICE]": "site hosting", "[CAKUPAN]": "server", "[SCOPE]": "servers",
            "[TUJUAN]": "penjajakan kerja sama", "[PURPOSE]": "exploring a cooperation",
        ].reduce(content) { $0.replacing($1.key, with: $1.value) }
    }

    struct NotThere: Error { let words: String, path: String }

    /// Replaces words that stand in a file.
    mutating func replace(_ path: String, _ old: String, with new: String) throws {
        guard let content = files[path], content.contains(old) else { throw NotThere(words: old, path: path) }
        files[path] = content.replacing(old, with: new)
    }

    /// Puts words at the end of a file.
    mutating func append(_ path: String, _ words: String) {
        files[path, default: ""] += words
    }
}

/// One desk for many texts, since opening an agreement takes longer than checking a text.
actor SharedDesk {
    static let shared = SharedDesk()
    private var desk: CheckDesk?

    func findings(_ draft: DraftText) async throws -> [Finding] { try await open().findings(draft) }

    /// The arithmetic that the terms of a text make, or why they make none.
    func serviceLevels(_ draft: DraftText) async throws -> Result<ServiceLevelContract, TermsGap> {
        let desk = try await open()
        return try desk.history.serviceLevels(of: desk.text(draft))
    }

    /// The service levels of a text in OpenSLO.
    func openSLO(_ draft: DraftText, _ language: String) async throws -> Result<OpenSLODocument, TermsGap> {
        let desk = try await open()
        let tag = try #require(LanguageTag(language))
        return try desk.history.openSLO(of: desk.text(draft), commit: "\(desk.history.current.id)", in: tag)
    }

    private func open() async throws -> CheckDesk {
        if let desk { return desk }
        let fresh = try await CheckDesk()
        desk = desk ?? fresh
        return desk ?? fresh
    }

    // MARK: A text that amends the sound one

    private var amending: CheckDesk?

    /// The same of a text that amends the template, which both sides have signed.
    func findings(_ draft: DraftText, today: CivilDate?, amendsTheTemplate: Bool) async throws -> [Finding] {
        guard amendsTheTemplate else { return try await open().findings(draft, today: today) }
        if amending == nil {
            let fresh = try await CheckDesk.amending()
            amending = amending ?? fresh
        }
        return try amending?.findings(draft, today: today) ?? []
    }
}

/// An agreement just opened, on which texts are checked.
struct CheckDesk {
    let clone: SharedClone
    let history: History

    init(_ clone: SharedClone) throws {
        self.clone = clone
        history = try clone.history()
    }

    init() async throws { try self.init(await SharedClone()) }

    /// An agreement whose first version is the template.
    static func amending() async throws -> CheckDesk {
        let clone = try await SharedClone()
        var text = SampleText.opening()
        text.files = try DraftText().files
        try await clone.amend("acme/formation", text)
        return try CheckDesk(clone)
    }

    /// The text that some files make.
    func text(_ draft: DraftText) throws -> Text {
        let repository = history.agreement.repository
        let paths = draft.files.keys.sorted()
        let blobs = try repository.write(paths.map { (.blob, Array((draft.files[$0] ?? "").utf8)) })
        return try history.text(of: repository.writeTree(zip(paths, blobs).map { (path: $0, blob: $1) }))
    }

    /// What its profile says of it, on 5 January 2026 unless a test says otherwise.
    ///
    /// - Parameter earlier: what was put on the table before it.
    func findings(
        _ draft: DraftText, after earlier: [DraftText] = [], today: CivilDate? = CivilDate("2026-01-05")
    ) throws -> [Finding] {
        try history.contentFindings(
            in: text(draft), amending: history.current, after: earlier.map(text), on: today)
    }
}
