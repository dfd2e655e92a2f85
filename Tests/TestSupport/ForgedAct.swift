public import GitStore

/// A commit that need not be an honest act: every part of it can be changed before it is signed.
public struct ForgedAct {
    public var kind: String
    public var tree: ObjectID
    public var parents: [ObjectID]
    /// `Name <email>`.
    public var identity: String
    /// Seconds since 1970-01-01T00:00:00Z.
    public var seconds: Int64
    public var zone = "+0700"
    public var subject: String
    public var body: String
    public var trailers: [(key: String, value: String)]
    /// Takes the place of `subject`, `body` and `trailers`.
    public var wholeMessage: String?
    /// Takes the place of the committer line, which otherwise repeats the author's.
    public var committer: String?
    /// Header lines between `committer` and `gpgsig`, which the signature covers.
    public var headers: [String] = []

    /// An act of these parts; the rest can be set afterwards.
    public init(
        kind: String, tree: ObjectID, parents: [ObjectID], identity: String, seconds: Int64, subject: String,
        body: String, trailers: [(key: String, value: String)]
    ) {
        self.kind = kind
        self.tree = tree
        self.parents = parents
        self.identity = identity
        self.seconds = seconds
        self.subject = subject
        self.body = body
        self.trailers = trailers
    }

    public subscript(key: String) -> String? {
        get { trailers.first { $0.key == key }?.value }
        set {
            guard let position = trailers.firstIndex(where: { $0.key == key }) else {
                if let newValue { trailers.append((key, newValue)) }
                return
            }
            if let newValue { trailers[position].value = newValue } else { trailers.remove(at: position) }
        }
    }

    public var message: String {
        let block = trailers.map { "\($0.key): \($0.value)\n" }.joined()
        return wholeMessage ?? subject + "\n\n" + (body.isEmpty ? "" : body + "\n\n") + block
    }

    /// The header lines, without a signature.
    public var head: String {
        var lines = ["tree \(tree)"] + parents.map { "parent \($0)" }
        let author = "\(identity) \(seconds) \(zone)"
        lines += ["author \(author)", "committer \(committer ?? author)"] + headers
        return lines.map { $0 + "\n" }.joined()
    }

    /// What is signed.
    public var payload: [UInt8] { Array((head + "\n" + message).utf8) }

    /// The commit with a signature where git puts it.
    public func commit(signature armor: [UInt8]) -> [UInt8] {
        Array(head.utf8) + Self.header(of: armor) + Array(("\n" + message).utf8)
    }

    /// `gpgsig` and the lines of an armor, each further one after a space.
    public static func header(of armor: [UInt8], named name: String = "gpgsig") -> [UInt8] {
        let lines = String(decoding: armor, as: UTF8.self).split(separator: "\n")
        return Array("\(name) \(lines.joined(separator: "\n "))\n".utf8)
    }
}
