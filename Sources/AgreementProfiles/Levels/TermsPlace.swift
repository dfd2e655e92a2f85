public import Agreements
public import ServiceLevels

/// Where the terms say something: the file and the line, the field, and the clause that says it in words.
public struct TermsPlace: Hashable, Sendable, CustomStringConvertible {
    /// The file, such as `terms/credits.yaml`.
    public let path: String
    /// Where in it the value begins.
    public let position: TextPosition
    /// The way to the value through keys, ids of items and numbers of items from 1: `credits.1.tiers.2`.
    public let field: String
    /// The clause that quotes the value, or else the one that bears the file's name; nil where there is neither.
    public let clause: Slug?

    /// `terms/credits.yaml:12 credits.1.tiers.2, clause credits`.
    public var description: String { EstimateWords.english.place(self) }
}

/// Why terms make no arithmetic: what is missing or cannot be reckoned with, and where.
public struct TermsGap: Error, Hashable, Sendable, CustomStringConvertible {
    /// Without its full stop, in the languages that agreements are explained in.
    public let sentence: Sentence
    /// Where it stands; nil where a file is missing.
    public let place: TermsPlace?

    /// A gap.
    public init(_ sentence: Sentence, place: TermsPlace? = nil) {
        self.sentence = sentence
        self.place = place
    }

    /// A gap.
    init(id: String, en: String, place: TermsPlace? = nil) {
        self.init(Sentence(id: id, en: en), place: place)
    }

    /// The sentence in English, which is also what programs read.
    public var message: String { sentence.en }

    /// The sentence, and the place behind it.
    public var description: String { EstimateWords.english.gap(self) }
}
