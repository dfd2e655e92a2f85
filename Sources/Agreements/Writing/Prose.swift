/// Words that a person typed, made ready to be signed.
enum Prose {
    /// The same words in the one spelling that a message has: composed, without stray spaces at line ends, without
    /// empty lines at its ends or more than one in a row.
    ///
    /// What is shown and signed is the result. Nothing that carries meaning is repaired: that is refused.
    /// - Parameter isWordedByTheFormat: whether no person chose the words, so that none can be asked for others.
    static func signable(_ words: String, isWordedByTheFormat: Bool = false) throws(AgreementError) -> String {
        let composed = VisibleText.composed(words)
        var lines: [Substring] = []
        for line in composed.utf8Lines {
            let line = line.replacingTabs()
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(Substring(line))
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        let text = lines.joined(separator: "\n")
        let reserved = isWordedByTheFormat ? nil : ActMessage.reservedLineFault(in: text)
        if let fault = ActMessage.proseFault(in: text) ?? reserved {
            throw AgreementError(.malformed, fault, hint: "Put it in other words.")
        }
        guard text.utf8.count <= ActMessage.sizeLimit / 2 else {
            throw AgreementError(.malformed, "That is longer than \(ActMessage.sizeLimit / 2) bytes.")
        }
        return text
    }
}

extension Substring {
    /// The line with tabs and carriage returns as spaces, and none at its end.
    fileprivate func replacingTabs() -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars { scalars.append(scalar == "\t" || scalar == "\r" ? " " : scalar) }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }
}
