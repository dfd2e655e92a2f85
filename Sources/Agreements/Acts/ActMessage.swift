/// What a commit message says: a subject, a body of prose, and one block of trailers that carries the meaning.
///
/// ```
/// <subject>
///
/// <body, which may be empty and may hold blank lines>
///
/// Key: value
/// Key: value
/// ```
/// Source: `docs/format.md`, "Messages".
public struct ActMessage: Hashable, Sendable {
    /// The first line.
    public let subject: String
    /// The prose between subject and trailers, without a line feed at its end; may be empty.
    public let body: String
    /// What the act states, in order.
    public let trailers: [Trailer]

    /// A message of these parts, not yet checked.
    public init(subject: String, body: String, trailers: [Trailer]) {
        self.subject = subject
        self.body = body
        self.trailers = trailers
    }

    /// No message is longer, in bytes.
    public static let sizeLimit = 64 * 1024

    /// The message as it stands in the commit, with one final line feed.
    public var text: String {
        let trailers = trailers.map { "\($0.key.rawValue): \($0.value)\n" }.joined()
        return "\(subject)\n\n\(body)\(body.isEmpty ? "" : "\n\n")\(trailers)"
    }

    /// Reads a message, or says in a plain sentence why it is not one of ours.
    package static func parse(_ text: String) throws(CommitFault) -> ActMessage {
        let parts = try MessageParts(Array(text.utf8)[...])
        return ActMessage(
            subject: String(decoding: parts.subject, as: UTF8.self), body: String(decoding: parts.body, as: UTF8.self),
            trailers: zip(parts.keys, parts.values).map { Trailer(key: $0, value: String(decoding: $1, as: UTF8.self)) }
        )
    }
}
