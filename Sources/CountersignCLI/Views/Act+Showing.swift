internal import Agreements
internal import SSHSignature

extension Act {
    /// The name of the person who did it, as the first of these texts that lists them spells it.
    ///
    /// The commit's own line leaves out what git does not let stand at the end of a name, such as the stop of `S.H.`
    func personName(in texts: Text...) -> String {
        let owner = KeyOwner(party: party, person: person)
        return texts.lazy.compactMap { $0.person(owner)?.name }.first
            ?? identity.split(separator: " <").first.map(String.init) ?? identity
    }
}

extension PublicKey {
    /// The beginning of the fingerprint, to recognise a key by; to compare two keys, compare all of it.
    var shortFingerprint: String { String(fingerprint.prefix(15)) + "…" }
}

extension StyledText {
    /// A line of a page, indented as its heading's content.
    static func indented(_ line: StyledText) -> StyledText { "  " + line + "\n" }
}
