package import GitStore
internal import SSHSignature

extension Act {
    /// Reads the act that a commit states and checks its signature; from the bytes alone.
    ///
    /// - Parameter isTrusted: whether the signature was checked before, as the caller says, and only its key is read.
    /// - Returns: the act, or the findings that refuse it (rules `canonical`, `signed`, `act-grammar`).
    package static func read(_ bytes: [UInt8], id: ObjectID, isTrusted: Bool = false) -> Outcome<Act> {
        do throws(CommitFault) {
            let commit = try CommitParts(bytes)
            let key = try signingKey(of: commit, isTrusted: isTrusted)
            let message = try MessageParts(commit.message)
            return .good(try Act(id: id, commit: commit, key: key, message: message))
        } catch {
            return .refused([Finding(error.rule, error.message, commit: id, hint: handMade)])
        }
    }

    /// What to do about a commit that is no act: git made it, or another program.
    private static let handMade = """
        Acts are made with countersign propose, accept and its other verbs; changes made by hand stay on a branch of \
        your own.
        """

    /// The key whose signature covers exactly this commit.
    private static func signingKey(of commit: CommitParts, isTrusted: Bool) throws(CommitFault) -> PublicKey {
        let signature: Signature
        do throws(SignatureFault) {
            signature = try Signature(armored: commit.armor)
        } catch {
            throw CommitFault(rule: error.concernsArmor ? .canonical : .signed, message: error.description)
        }
        if isTrusted { return signature.key }
        switch signature.verify(commit.payload, namespace: signatureNamespace) {
        case .good: return signature.key
        case .bad(let fault): throw CommitFault(rule: .signed, message: fault.description)
        }
    }

    /// The SSHSIG namespace of everything git signs.
    static let signatureNamespace = "git"

    private init(id: ObjectID, commit: CommitParts, key: PublicKey, message: MessageParts) throws(CommitFault) {
        func refuse(_ sentence: String) -> CommitFault { CommitFault(rule: .actGrammar, message: sentence) }

        let named = message[.act].map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard let kind = ActKind(rawValue: named) else {
            throw refuse("The act does not say what it does: `Act: \(named)` is not known.")
        }
        guard kind.takes(message.keys) else {
            let expected = kind.requiredTrailers.map(\.rawValue).joined(separator: ", ")
            throw refuse("The trailers of `\(kind.rawValue)` are not \(expected), each once and in this order.")
        }
        guard commit.parents.count == kind.parentCount else {
            throw CommitFault(
                rule: .oneChain,
                message: "`\(kind.rawValue)` has \(commit.parents.count) parents; it must have \(kind.parentCount).")
        }

        /// The typed value of a trailer; nil where this kind of act has none.
        func value<Value>(_ key: TrailerKey, _ read: (ArraySlice<UInt8>) -> Value?) throws(CommitFault) -> Value? {
            guard let text = message[key] else { return nil }
            guard let value = read(text) else {
                throw refuse("`\(key.rawValue): \(String(decoding: text, as: UTF8.self).prefix(80))` is malformed.")
            }
            return value
        }
        func words<Value>(_ key: TrailerKey, _ read: (String) -> Value?) throws(CommitFault) -> Value? {
            try value(key) { read(String(decoding: $0, as: UTF8.self)) }
        }
        guard let party = try words(.party, { PartyID($0) }), let person = try words(.person, { PersonID($0) }) else {
            throw refuse("The act does not say who does it.")
        }
        // Words of the format are held to the byte instead, whatever a party's name makes of a line of them.
        if !kind.isWordedByTheFormat {
            let prose = message.subject + [UInt8(ascii: "\n")] + message.body
            if let fault = ActMessage.reservedLineFault(in: String(decoding: prose, as: UTF8.self)) {
                throw refuse(fault)
            }
        }
        if kind == .comment || kind == .reject || kind == .withdraw, message.body.isEmpty {
            throw refuse("`\(kind.rawValue)` gives no reason or words of its own.")
        }
        self.init(
            id: id, kind: kind, tree: commit.tree, parents: commit.parents, identity: commit.identity,
            time: commit.time, key: key, agreement: try value(.agreement) { ObjectID(digits: $0) },
            amendment: try words(.amendment) { AmendmentName($0) }, party: party, person: person,
            base: try value(.base) { ObjectID(digits: $0) }, text: try value(.text) { TextDigest($0) },
            clause: try words(.clause) { ClauseReference.isWellFormed($0) ? $0 : nil },
            re: try value(.re) { ObjectID(digits: $0) }, subject: message.subject, body: message.body)
    }
}

/// What a comment may point at: the slug of a clause, or the path of a file of the text.
enum ClauseReference {
    static func isWellFormed(_ value: String) -> Bool { Slug(value) != nil || TextPlace(path: value) != nil }
}

/// What came of looking at something a repository holds.
package enum Outcome<Value> {
    case good(Value)
    case refused([Finding])
}

extension Outcome: Sendable where Value: Sendable {}

extension SignatureFault {
    /// Whether the fault is one of spelling, which rule `canonical` is about, or one of what was signed.
    var concernsArmor: Bool { self == .notCanonicalArmor }
}
