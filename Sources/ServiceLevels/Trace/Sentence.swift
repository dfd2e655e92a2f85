/// What is said of a step or of an impossibility, in the languages that agreements are explained in.
public struct Sentence: Hashable, Sendable, CustomStringConvertible {
    /// In Indonesian.
    public let id: String
    /// In English, which is also what programs read.
    public let en: String

    init(id: String, en: String) {
        self.id = id
        self.en = en
    }

    public var description: String { en }
}
