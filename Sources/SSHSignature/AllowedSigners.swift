/// The file that stock `git` and `ssh-keygen` read to learn whose key is whose.
///
/// The format is that of ssh-keygen(1), ALLOWED SIGNERS. One line a key, limited to the namespace
/// `git`, without dates; the same signers give the same bytes, in whatever order they come.
public struct AllowedSigners: Hashable, Sendable {
    /// One key and the names it answers to.
    public struct Signer: Hashable, Sendable {
        /// Names as git shows them, usually mail addresses.
        public let principals: [String]
        /// The key.
        public let key: PublicKey

        /// Pairs a key with its names.
        ///
        /// - Throws: ``PrincipalFault`` if there is no name, or a name cannot be written so that it means itself.
        public init(principals: [String], key: PublicKey) throws(PrincipalFault) {
            guard !principals.isEmpty else { throw .missing }
            for principal in principals { try PrincipalFault.check(principal) }
            self.principals = principals
            self.key = key
        }
    }

    /// The signers, in the order they were given.
    public let signers: [Signer]

    /// Collects signers; a key that comes more than once gets one line with all its names.
    public init(_ signers: [Signer]) {
        self.signers = signers
    }

    /// The whole file; empty if there are no signers.
    public var text: String {
        var names: [PublicKey: Set<[UInt8]>] = [:]
        for signer in signers { names[signer.key, default: []].formUnion(signer.principals.map { Array($0.utf8) }) }
        let lines = names.map { key, names in
            let list = names.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: [UInt8(ascii: ",")])
            // Quotes let a name hold a space or begin with '#'; there is no escape, and none is needed.
            return "\"\(String(decoding: Array(list), as: UTF8.self))\" namespaces=\"git\" \(key.openSSH)\n"
        }
        // Bytes decide, not Swift's notion of equal strings, which is Unicode's.
        return lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined()
    }
}

/// Why a name cannot stand in an allowed signers file.
public enum PrincipalFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// A key without any name.
    case missing
    /// A name without characters, or of more than 320 bytes.
    case length
    /// A name with a character that means something else there; the value is the first of them.
    case character(Unicode.Scalar)

    /// One plain sentence.
    public var description: String {
        switch self {
        case .missing: "Every key needs at least one name, such as a mail address."
        case .length: "A name in the list of signers must have 1 to 320 bytes."
        case .character(let scalar):
            "A name in the list of signers must not contain U+\(String(scalar.value, radix: 16, uppercase: true))."
        }
    }

    /// Refuses what the file cannot hold (quotes, control characters) and what it would read as a list,
    /// a pattern or a negation: a name `*` would stand for everybody.
    static func check(_ principal: String) throws(PrincipalFault) {
        guard (1...320).contains(principal.utf8.count) else { throw .length }
        for scalar in principal.unicodeScalars {
            switch scalar {
            case "\"", ",", "*", "?", "!", "\\": throw .character(scalar)
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                    throw .character(scalar)
                default: break
                }
            }
        }
    }
}
