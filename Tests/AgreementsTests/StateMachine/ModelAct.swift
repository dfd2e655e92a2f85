import Agreements

/// An act that somebody tries, with everything that it claims and everything that is so.
struct ModelAct {
    var kind: ActKind
    /// The key that signs.
    var key: String
    /// Who it says acts.
    var claims: ModelOwner
    var identity: String
    /// The amendment it says it belongs to.
    var amendment: String
    var namesThisAgreement = true
    /// The text it carries, and whether the digest it names is that text's.
    var text: ModelText
    var namesItsText = true
    /// The version it says it amends.
    var base: Int
    /// The version it really stands on: of `propose`, the second parent of `refresh`, the first of `merge`. nil for
    /// something that is no version.
    var onto: Int?
    var seconds: Int64
    /// Whether its words are those of the format.
    var hasItsWords = true

    /// The day in Jakarta on which it says it was done.
    var day: Int { Int((seconds + 7 * 3600) / 86_400) }
}
