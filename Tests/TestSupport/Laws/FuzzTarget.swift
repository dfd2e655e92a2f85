/// A parser of bytes that an enemy may have written, with the laws that hold whatever the bytes are.
///
/// The nested package `Tests/Fuzz` looks for bytes that break a law; the ordinary tests replay what it has found. The
/// seeds of a target lie in `Tests/Fuzz/Corpora/<its name>`.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// A commit, and the act that it states.
    case commit
    /// A commit's message with its trailers.
    case message
    /// A tree object.
    case tree
    /// A signature, armored or without armor.
    case signature
    /// A public key: its blob, its line of text, its `.pub` file.
    case key
    /// A file of the text: `agreement.yaml`, a party, terms or prose.
    case agreement
    /// A file of terms or a calendar, by the schema of every profile.
    case terms

    /// Reads `bytes` and holds what comes of it against the laws.
    ///
    /// - Returns: whether a parser accepted the bytes.
    public func accepts(_ bytes: [UInt8]) throws(BrokenLaw) -> Bool {
        switch self {
        case .commit: try CommitLaws.hold(for: bytes)
        case .message: try MessageLaws.hold(for: bytes)
        case .tree: try TreeLaws.hold(for: bytes)
        case .signature: try SignatureLaws.hold(for: bytes)
        case .key: try KeyLaws.hold(for: bytes)
        case .agreement: try AgreementLaws.hold(for: bytes)
        case .terms: try TermsLaws.hold(for: bytes)
        }
    }
}

/// A law that some bytes break: a fault of the parser that read them.
public struct BrokenLaw: Error, Hashable, Sendable, CustomStringConvertible {
    /// The law, as a sentence that should be true.
    public let description: String

    /// Throws where `holds` is false.
    static func unless(_ holds: Bool, _ law: String) throws(BrokenLaw) {
        if !holds { throw BrokenLaw(description: law) }
    }
}
