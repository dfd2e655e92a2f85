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
        let block = trailers.map { "\($0.key.rawValue): \($0.value)\n" }.joined()
        return subject + "\n\n" + (body.isEmpty ? "" : body + "\n\n") + block
    }

    /// The value of the one trailer with this key.
    public subscript(key: TrailerKey) -> String? { trailers.first { $0.key == key }?.value }
}

extension ActMessage {
    /// Reads a message, or says in a plain sentence why it is not one of ours.
    package static func parse(_ text: String) throws(CommitFault) -> ActMessage {
        guard text.utf8.count <= sizeLimit else {
            throw CommitFault(rule: .canonical, message: "The message is longer than \(sizeLimit) bytes.")
        }
        if let fault = proseFault(in: text) { throw CommitFault(rule: .canonical, message: fault) }

        // Bytes, not characters: a combining mark after a line feed must not hide the line's end.
        let paragraphs = text.dropLast().utf8Paragraphs
        guard text.utf8.last == UInt8(ascii: "\n"), paragraphs.count >= 2,
            paragraphs.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("\n") && !$0.hasSuffix("\n") })
        else {
            throw CommitFault(
                rule: .actGrammar, message: "The message is not a subject, a body and one block of trailers.")
        }
        let subject = paragraphs[0]
        guard !subject.contains("\n") else {
            throw CommitFault(rule: .actGrammar, message: "The subject is longer than one line.")
        }
        let body = paragraphs.dropFirst().dropLast().joined(separator: "\n\n")
        if let fault = reservedLineFault(in: subject + "\n" + body) {
            throw CommitFault(rule: .actGrammar, message: fault)
        }
        var trailers: [Trailer] = []
        for line in paragraphs[paragraphs.count - 1].utf8Lines {
            guard let colon = line.firstIndex(of: ":"),
                let key = TrailerKey(rawValue: String(line[..<colon])),
                line[colon...].hasPrefix(": "), line[colon...].utf8.count > 2
            else {
                throw CommitFault(rule: .actGrammar, message: "`\(line.prefix(60))` is not a trailer of an act.")
            }
            trailers.append(Trailer(key: key, value: String(line[colon...].dropFirst(2))))
        }
        let message = ActMessage(subject: String(subject), body: body, trailers: trailers)
        guard Array(message.text.utf8) == Array(text.utf8) else {
            throw CommitFault(rule: .actGrammar, message: "The message is not spelled as the format writes it.")
        }
        return message
    }

    /// Why `text` cannot stand in a message that people sign: what it shows would not be what it holds.
    static func proseFault(in text: String) -> String? {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A }) == false {
            for scalar in text.unicodeScalars where scalar != "\n" {
                if scalar.value < 0x20 || scalar.value == 0x7F || VisibleText.refuses(scalar) {
                    return "The message holds the character \(VisibleText.name(of: scalar)), which cannot be seen."
                }
            }
            if !VisibleText.isComposed(text) { return "The message is not in Unicode normalization form C." }
        }
        for line in text.utf8Lines where line.utf8.last == UInt8(ascii: " ") {
            return "The message has a space at the end of the line `\(line.prefix(40))`."
        }
        return nil
    }

    /// Why a line of prose could be taken for something that carries meaning.
    static func reservedLineFault(in prose: String) -> String? {
        for line in prose.utf8Lines {
            // Bytes, as other programs see them: a combining mark behind the sign would hide it from `Character`.
            if line.utf8.starts(with: "---".utf8) || line.utf8.starts(with: "#".utf8) {
                return "The line `\(line.prefix(40))` begins with `---` or `#`, which other programs cut off."
            }
            if TrailerKey.begins(line) {
                return "The line `\(line.prefix(40))` begins with a word that is reserved for what an act states."
            }
        }
        return nil
    }
}

extension StringProtocol where SubSequence == Substring {
    /// The lines between line feeds, whatever characters stand next to them.
    var utf8Lines: [Substring] {
        utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            self[$0.startIndex..<$0.endIndex]
        }
    }

    /// The stretches between blank lines.
    var utf8Paragraphs: [Substring] {
        var paragraphs: [Substring] = []
        var start = startIndex
        var end: Index?
        var cursor = startIndex
        for line in utf8Lines {
            if line.isEmpty {
                paragraphs.append(end.map { self[start..<$0] } ?? self[start..<start])
                end = nil
            } else {
                if end == nil { start = line.startIndex }
                end = line.endIndex
            }
            cursor = line.endIndex
        }
        paragraphs.append(end.map { self[start..<$0] } ?? self[cursor..<cursor])
        return paragraphs
    }
}
