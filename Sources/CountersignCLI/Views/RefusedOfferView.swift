internal import Agreements

/// What a remote offered and this clone refused: what it was, by which rule, when, and what to do about it.
struct RefusedOfferView {
    let offer: RefusedOffer
    private let history: History

    init(_ offer: RefusedOffer, in history: History) {
        self.offer = offer
        self.history = history
    }

    /// One sentence.
    var sentence: String { Self.sentence(offer.findings, on: offer.references, at: offer.remote) }

    /// What is wrong with what a place offers, in one sentence.
    ///
    /// - Parameters:
    ///   - references: those that hold it; empty where that is not known.
    ///   - place: a remote, or the file.
    static func sentence(_ findings: [Finding], on references: some Sequence<String>, at place: String) -> String {
        let rules = Set(findings.filter { $0.severity != .warning }.map(\.rule))
        if rules.contains(.root) { return "\(place) holds another agreement than this one." }
        if rules.contains(.reference) { return "\(place) holds something else, and nothing of this agreement." }
        if rules.contains(.notRolledBack) {
            return "\(place) shows an older or another history than it showed before."
        }
        let names = references.map { $0.dropFirst("refs/heads/".count) }.sorted().joined(separator: ", ")
        let what = names.isEmpty ? "Something that \(place) has" : "What \(place) has on \(names)"
        return rules == [.dates] ? "\(what) cannot be taken in yet." : "\(what) is not sound."
    }

    /// The next step.
    var next: String { Self.next(offer.findings, on: offer.references, at: offer.remote, in: history) }

    /// The next step, where something of a remote was refused.
    ///
    /// - Parameter references: those that hold it, as the remote names them.
    static func next(
        _ findings: [Finding], on references: some Sequence<String>, at remote: String, in history: History
    ) -> String {
        let sync = Remote.sync(remote)
        let first = findings.first { $0.severity != .warning }
        if first?.rule == .root {
            return "Set \(remote) to where this agreement is: git remote set-url \(remote) URL, and then: \(sync)"
        }
        if let hint = first?.hint, let rule = first?.rule, [.notRolledBack, .dates, .reference].contains(rule) {
            return "\(hint.withoutFullStop); and then: \(sync)"
        }
        if findings.areFinal, let replacing = replacing(references, at: remote, in: history) {
            return "\(replacing); and then: \(sync)"
        }
        return "Ask the other party to put theirs in order, and then: \(sync)"
    }

    /// Why nothing is handed to the remote at all.
    var heldBack: AgreementError {
        AgreementError(
            .refused, "\(sentence) Nothing is sent to \(offer.remote) until that is in order.",
            findings: offer.findings, hint: next)
    }

    /// How what is not sound is put away at a remote, without anybody's help there.
    private static func replacing(
        _ references: some Sequence<String>, at remote: String, in history: History
    ) -> String? {
        let branches = ((try? history.branches()) ?? []).filter { $0.amendment != nil && !$0.hasLanded }
        let held = Set([Agreement.main] + branches.map(\.name.reference))
        func names(held isHeld: Bool) -> String {
            references.filter { held.contains($0) == isHeld }.map { $0.dropFirst("refs/heads/".count) }.sorted()
                .joined(separator: " ")
        }
        var steps: [String] = []
        let (here, nowhere) = (names(held: true), names(held: false))
        if !here.isEmpty {
            steps.append(
                "Put what this copy holds in its place, which loses nothing that is sound: git push --force \(remote)"
                    + " \(here)")
        }
        if !nowhere.isEmpty {
            steps.append("Remove what holds nothing that is sound: git push \(remote) --delete \(nowhere)")
        }
        return steps.isEmpty ? nil : steps.joined(separator: "; and: ")
    }

    /// The sentence, when it was refused, and what this copy makes of it.
    private var refusal: String {
        let zone = history.current.text.declaration.zone
        let when = offer.time(history).map { " on \($0.shown(in: zone)) (\(zone.identifier))" } ?? ""
        return "\(sentence) It was refused\(when), and this copy keeps what it had"
    }

    /// All of it, apart from the next step.
    var report: String { "\(refusal): " + offer.findings.map(\.sentence).joined(separator: " ") }

    /// The lines below "Refused".
    var lines: StyledText {
        var text = StyledText.indented("\(refusal):")
        for finding in offer.findings { text += "    \(finding.sentence)\n" }
        return text + .indented("Next: \(next)")
    }

    /// The same in JSON; see `docs/json.md`, "status".
    var json: JSONValue {
        .object([
            ("remote", .string(offer.remote)), ("time", .text(offer.time(history)?.rfc3339)),
            ("references", .array(offer.references.map(JSONValue.string))), ("message", .string(sentence)),
            ("next", .string(next)), ("findings", .array(offer.findings.map(\.json))),
        ])
    }
}
