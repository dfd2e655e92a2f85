/// What is said of a step or of an impossibility, in the languages that agreements are explained in.
public struct Sentence: Hashable, Sendable, CustomStringConvertible {
    /// In Indonesian.
    public let id: String
    /// In English, which is also what programs read.
    public let en: String

    /// The same words in each language.
    public init(id: String, en: String) {
        self.id = id
        self.en = en
    }

    /// A name that is the same in every language, as it stands in the terms.
    init(quoting name: String) { self.init(id: "'\(name)'", en: "'\(name)'") }

    public var description: String { en }
}
