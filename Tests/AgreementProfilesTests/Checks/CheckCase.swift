import Agreements
import Testing

/// One change to a sound text, and whether a check finds it.
struct CheckCase: CustomTestStringConvertible, Sendable {
    /// The check that the case is about.
    let check: String
    /// What was done, in words.
    let what: String
    /// Where the finding is, or nil where there must be none.
    let place: String?
    /// Words of its message.
    var words = ""
    /// The day on which the text would be signed.
    var today = "2026-01-05"
    /// Whether the text amends the template, rather than being the first.
    var amendsTheTemplate = false
    let edit: @Sendable (inout DraftText) throws -> Void

    /// Every case there is.
    static let all = ofTerms + ofContent + ofLanguages + ofAmending

    var testDescription: String { "\(check): \(what)" }

    /// A change that the check answers with an error or warning at a place, `path` or `path:line`.
    static func found(
        _ check: String, _ what: String, at place: String, saying words: String,
        _ edit: @escaping @Sendable (inout DraftText) throws -> Void
    ) -> CheckCase {
        CheckCase(check: check, what: what, place: place, words: words, edit: edit)
    }

    /// The same case, signed on another day or amending the template.
    func signed(on day: String? = nil, amendingTheTemplate: Bool = false) -> CheckCase {
        CheckCase(
            check: check, what: what, place: place, words: words, today: day ?? today,
            amendsTheTemplate: amendingTheTemplate, edit: edit)
    }

    /// A change that looks much like one, and is sound.
    static func sound(
        _ check: String, _ what: String, _ edit: @escaping @Sendable (inout DraftText) throws -> Void
    ) -> CheckCase {
        CheckCase(check: check, what: what, place: nil, edit: edit)
    }
}
