internal import SSHSignature

extension Party {
    /// A party's file with one more person, or with one more key of a person who is there already.
    ///
    /// The file's own words stay as they are; what is added stands in lines of its own.
    ///
    /// - Parameters:
    ///   - entry: what ``PartyCard/entry(may:)`` wrote.
    ///   - file: `parties/<id>.yaml` as it is.
    ///   - id: the party.
    /// - Returns: the new file and who was added, or nil where the file is not laid out so that it can be done; the file
    ///   as it is where the person is there already with that key.
    /// - Throws: ``TextFaults`` where the file, the entry, or what they make together is not valid.
    public static func adding(
        _ entry: [UInt8], to file: [UInt8], of id: PartyID
    ) throws(TextFaults) -> (file: [UInt8], person: Person)? {
        let party = try Party.read(file, id: id).get()
        let alone = Array("name: Somebody\nrole: party\npeople:\n".utf8) + entry
        guard let person = try Party.read(alone, id: id).get().people.first else { return nil }
        var lines = String(decoding: file, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        if let known = party.person(person.id) {
            guard let key = person.keys.first else { return nil }
            if known.keys.contains(key) { return (file, known) }
            guard
                let line = known.position(ofKey: known.keys.count - 1)?.line, lines.indices.contains(line - 1)
            else { return nil }
            let indent = lines[line - 1].prefix { $0 == " " }
            guard lines[line - 1].dropFirst(indent.count).hasPrefix("- ") else { return nil }
            lines.insert(indent + "- " + YAMLWriter.quoted(key), at: line)
        } else {
            guard let place = lines.firstIndex(of: "people:"), lines.indices.contains(place + 1),
                lines[place + 1].hasPrefix("  - ")
            else { return nil }
            let added = String(decoding: entry, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            lines.insert(contentsOf: added.map(String.init), at: place + 1)
        }
        let result = Array(lines.joined(separator: "\n").utf8)
        let after = try Party.read(result, id: id).get()
        guard let added = after.person(person.id), added.keys.contains(where: person.keys.contains) else { return nil }
        return (result, added)
    }
}
