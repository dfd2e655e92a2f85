import Agreements

/// What holds of every message that is read.
enum MessageLaws {
    static func hold(for bytes: [UInt8]) throws(BrokenLaw) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self), let message = try? ActMessage.parse(text) else {
            return false
        }
        try BrokenLaw.unless(message.text.utf8.elementsEqual(bytes), "A message is written as it was read.")
        try BrokenLaw.unless(bytes == strippedByGit(bytes), "git's own clean-up leaves a message as it is.")
        try BrokenLaw.unless(
            bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\n") },
            "A message holds no control characters.")
        try BrokenLaw.unless(
            !message.subject.isEmpty && !message.subject.utf8.contains(UInt8(ascii: "\n")), "A subject is one line.")
        try BrokenLaw.unless(!message.trailers.isEmpty, "A message has trailers.")
        for trailer in message.trailers {
            try BrokenLaw.unless(
                !trailer.value.isEmpty && !trailer.value.utf8.contains(UInt8(ascii: "\n")), "A trailer is one line.")
        }
        // With other words before them the trailers stay the same.
        let other = ActMessage(subject: "Subject", body: "", trailers: message.trailers)
        try BrokenLaw.unless((try? ActMessage.parse(other.text)) == other, "Trailers mean the same under any words.")
        return true
    }

    /// `git stripspace`: no space at line ends, no blank lines at either end or two in a row, one final LF.
    private static func strippedByGit(_ bytes: [UInt8]) -> [UInt8] {
        var lines: [ArraySlice<UInt8>] = []
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let end = line.lastIndex { ![0x20, 0x09, 0x0B, 0x0C, 0x0D].contains($0) }
            let line = end.map { line[...$0] } ?? []
            if line.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(line)
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    }
}
