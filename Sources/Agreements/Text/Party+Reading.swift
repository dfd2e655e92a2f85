extension SchemaReader {
    mutating func party(_ root: YAMLValue, id: PartyID) -> Party? {
        let what = "the party"
        let known = ["name", "role", "notices", "people"]
        guard let fields = fields(of: root, named: what, known: known) else { return nil }
        let name = required("name", in: fields, of: what).flatMap { self.name($0, named: "name") }
        let role = required("role", in: fields, of: what).flatMap {
            parsed($0, named: "role", expected: Party.Role.allCases.map(\.rawValue).choice) {
                Party.Role(rawValue: $0)
            }
        }
        let notices = fields["notices"].flatMap { items($0, named: "notices") }?.compactMap { notice($0) } ?? []
        // A party that signs has somebody to sign for it; a beneficiary may be known by its name alone.
        let listed = role == .beneficiary ? fields["people"] : required("people", in: fields, of: what)
        let people = listed.flatMap { self.people($0, role: role) } ?? []
        guard let name, let role else { return nil }
        return Party(id: id, name: name, role: role, notices: notices, people: people)
    }

    private mutating func notice(_ value: YAMLValue) -> Party.Notice? {
        let what = "a notice address"
        guard let fields = fields(of: value, named: what, known: ["channel", "address"]) else { return nil }
        let channel = required("channel", in: fields, of: what).flatMap {
            parsed($0, named: "channel", expected: "a word in lower case, such as `email`") { Slug($0)?.rawValue }
        }
        let address = required("address", in: fields, of: what).flatMap { line($0, named: "address") }
        guard let channel, let address else { return nil }
        return Party.Notice(channel: channel, address: address)
    }

    private mutating func people(_ value: YAMLValue, role: Party.Role?) -> [Person]? {
        var lines: [PersonID: Int] = [:]
        return items(value, named: "people")?.compactMap { item in
            person(item, role: role) { reader, id, position in
                if let first = lines[id] {
                    reader.report(position, "the person `\(id)` is listed twice; the first is on line \(first)")
                }
                lines[id] = lines[id] ?? position.line
            }
        }
    }

    private mutating func person(
        _ value: YAMLValue, role: Party.Role?, noteID: (inout SchemaReader, PersonID, TextPosition) -> Void
    ) -> Person? {
        let what = "a person"
        let known = ["id", "name", "email", "title", "may", "signs-for", "keys"]
        guard let fields = fields(of: value, named: what, known: known) else { return nil }
        let id = required("id", in: fields, of: what).flatMap { value -> PersonID? in
            let id = parsed(value, named: "id", expected: "1 to 60 of `a` to `z`, `0` to `9` and `-`") { PersonID($0) }
            if let id { noteID(&self, id, value.position) }
            return id
        }
        let name = required("name", in: fields, of: what).flatMap { self.name($0, named: "name") }
        let email = required("email", in: fields, of: what).flatMap {
            parsed($0, named: "email", expected: "an address, such as `sari@acme.example`") { $0.isEmail ? $0 : nil }
        }
        let title = fields["title"].flatMap { self.name($0, named: "title") }
        let authority = role == .beneficiary ? nothing(fields) : authority(fields, of: what)
        guard let id, let name, let email, let authority else { return nil }
        return Person(
            id: id, name: name, email: email, title: title, may: authority.may, signsFor: authority.signsFor,
            keys: authority.keys)
    }

    private typealias Granted = (
        may: Person.Authority?, signsFor: [PathPattern], keys: [(line: String, position: TextPosition)]
    )

    /// What the people of a beneficiary may do.
    private mutating func nothing(_ fields: Fields) -> Granted {
        for key in ["may", "signs-for", "keys"] where fields[key] != nil {
            report(fields.position(of: key), "`\(key)` is not allowed: the people of a beneficiary do not act")
        }
        return (nil, [], [])
    }

    private mutating func authority(_ fields: Fields, of what: String) -> Granted? {
        let may = required("may", in: fields, of: what).flatMap {
            parsed($0, named: "may", expected: Person.Authority.allCases.map(\.rawValue).choice) {
                Person.Authority(rawValue: $0)
            }
        }
        let signsFor = fields["signs-for"].flatMap {
            distinct($0, named: "signs-for", expected: "a path pattern, such as `**` or `terms/*`") { PathPattern($0) }
        }
        let keys = required("keys", in: fields, of: what).flatMap { self.keys($0) }
        if may == .sign, fields["signs-for"] == nil {
            report(
                fields.position(of: "may"), "`signs-for` is missing: it says what a person who may sign can bind",
                hint: "`signs-for: [\"**\"]` means everything")
        }
        if may == .propose, fields["signs-for"] != nil {
            report(fields.position(of: "signs-for"), "`signs-for` is not allowed for a person who may only propose")
        }
        guard let may, let keys else { return nil }
        return (may, signsFor ?? [], keys)
    }

    private mutating func keys(_ value: YAMLValue) -> [(line: String, position: TextPosition)]? {
        items(value, named: "keys")?.compactMap { item in
            line(item, named: "keys").map { ($0, item.position) }
        }
    }
}

extension [String] {
    /// `a`, `b` or `c`
    fileprivate var choice: String {
        count < 2 ? listed : "\(Array(dropLast()).listed) or `\(self[count - 1])`"
    }
}
