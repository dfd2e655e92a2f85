public import SSHSignature

/// The first file of a party, with one person who signs for it: what its counterparty needs to open an agreement.
public struct PartyCard: Hashable, Sendable {
    /// The party's id, which becomes the file's name.
    public var id: PartyID
    /// The legal name.
    public var name: String
    /// What it is in the agreement.
    public var role: Party.Role
    /// The person who signs for it.
    public var signatory: Signatory

    /// A person with one key who may bind the party on everything.
    public struct Signatory: Hashable, Sendable {
        /// The name, one line.
        public var name: String
        /// The email address; notices to the party go there too.
        public var email: String
        /// The position held.
        public var title: String?
        /// The key to sign with.
        public var key: PublicKey

        /// Takes a person as described; what cannot stand in a party's file is refused when the file is made.
        public init(name: String, email: String, title: String? = nil, key: PublicKey) {
            (self.name, self.email, self.title, self.key) = (name, email, title, key)
        }
    }

    /// Takes a party as described; what cannot stand in its file is refused when the file is made.
    public init(id: PartyID, name: String, role: Party.Role, signatory: Signatory) {
        (self.id, self.name, self.role, self.signatory) = (id, name, role, signatory)
    }

    /// The bytes of the file, which say in a comment whose they are, so that it can be renamed on its way.
    ///
    /// - Throws: ``TextFaults`` where a name or an address cannot stand in a party's file.
    public func file() throws(TextFaults) -> [UInt8] {
        try refuseLineBreaks()
        var lines = [
            Self.marker + id.rawValue,
            "name: " + scalar(name),
            "role: " + role.rawValue,
            "notices:",
            "  - channel: email",
            "    address: " + scalar(signatory.email),
            "people:",
        ]
        lines += entryLines(may: .sign)
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        _ = try Party.read(bytes, id: id).get()
        return bytes
    }

    /// The id that a card says it is for, in its comment; nil where it says none.
    public static func id(in file: [UInt8]) -> PartyID? {
        let lines = file.prefix(4_096).split(separator: UInt8(ascii: "\n"))
        return lines.lazy.map { String(decoding: $0, as: UTF8.self) }
            .first { $0.hasPrefix(marker) }
            .flatMap { PartyID($0.dropFirst(marker.count)) }
    }

    private static let marker = "# party: "
    private static let personMarker = "# person of: "

    /// The person's entry alone, for a party that is there already, with a comment that says whose it is.
    ///
    /// - Parameter may: `propose` for somebody who does not bind the party.
    /// - Throws: ``TextFaults`` where a name or an address cannot stand in a party's file.
    public func entry(may: Person.Authority) throws(TextFaults) -> [UInt8] {
        // The whole file is read with the entry in it, so that what is refused there is refused here.
        _ = try file()
        return Array(([Self.personMarker + id.rawValue] + entryLines(may: may)).map { $0 + "\n" }.joined().utf8)
    }

    /// The party that an entry says its person belongs to; nil where it is no entry.
    public static func party(ofEntry file: [UInt8]) -> PartyID? {
        let first = file.prefix(4_096).split(separator: UInt8(ascii: "\n")).first
        let line = first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        return line.hasPrefix(personMarker) ? PartyID(line.dropFirst(personMarker.count)) : nil
    }

    private func entryLines(may: Person.Authority) -> [String] {
        var lines = [
            "  - id: " + person,
            "    name: " + scalar(signatory.name),
            "    email: " + scalar(signatory.email),
        ]
        if let title = signatory.title { lines.append("    title: " + scalar(title)) }
        lines.append("    may: " + may.rawValue)
        if may == .sign { lines += ["    signs-for:", "      - " + YAMLWriter.quoted("**")] }
        return lines + ["    keys:", "      - " + YAMLWriter.quoted(signatory.key.openSSH)]
    }

    /// A line break within quotes would be read as a space: another name than the one given.
    private func refuseLineBreaks() throws(TextFaults) {
        for text in [name, signatory.name, signatory.email, signatory.title ?? ""]
        where text.contains(where: \.isNewline) {
            throw TextFaults(
                TextFault(path: TextPlace.party(id).path, message: "a name or an address goes on one line"))
        }
    }

    private func scalar(_ text: String) -> String { YAMLWriter.scalar(VisibleText.composed(text)) }

    /// The person's id: the first word of the name in plain letters, or else of the address.
    private var person: String {
        for words in [signatory.name, signatory.email] {
            let word = words.lowercased().utf8.split { !$0.isSlugByte || $0 == UInt8(ascii: "-") }.first
            if let word, let id = PersonID(String(decoding: word, as: UTF8.self)) { return id.rawValue }
        }
        return "signatory"
    }
}
