internal import SSHSignature

extension PublicKey {
    /// The beginning of the fingerprint, to recognise a key by; to compare two keys, compare all of it.
    var shortFingerprint: String { String(fingerprint.prefix(15)) + "…" }
}

extension StyledText {
    /// A line of a page, indented as its heading's content.
    static func indented(_ line: StyledText) -> StyledText { "  " + line + "\n" }
}
