import SSHSignature

/// What holds of every public key that is read, from its blob, its line or its file.
enum KeyLaws {
    static func hold(for bytes: [UInt8]) throws(BrokenLaw) -> Bool {
        if let key = try? PublicKey(blob: bytes) {
            try BrokenLaw.unless(key.blob == bytes, "A key is written as it was read.")
            try hold(for: key)
            return true
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        let line = try? PublicKey(openSSH: text)
        if let line {
            try BrokenLaw.unless(line.openSSH.utf8.elementsEqual(bytes), "A key's line is written as it was read.")
            try hold(for: line)
        }
        guard let file = try? PublicKey.readingFile(text) else {
            try BrokenLaw.unless(line == nil, "A key's line is a file of that key.")
            return false
        }
        try BrokenLaw.unless(line == nil || line == file.0, "A key's line and its file are the same key.")
        try hold(for: file.0)
        let written = file.0.openSSH + (file.comment.isEmpty ? "" : " " + file.comment)
        try BrokenLaw.unless(
            ["", " "].contains { between in
                ["", "\n", "\r", "\r\n"].contains { (written + between + $0).utf8.elementsEqual(bytes) }
            }, "A key's file says nothing but the key and its comment.")
        return true
    }

    private static func hold(for key: PublicKey) throws(BrokenLaw) {
        try BrokenLaw.unless((try? PublicKey(blob: key.blob)) == key, "A key has one blob.")
        try BrokenLaw.unless((try? PublicKey(openSSH: key.openSSH)) == key, "A key has one line.")
        try BrokenLaw.unless(key.fingerprint.utf8.count == 50, "A fingerprint is that of a SHA-256 digest.")
    }
}
