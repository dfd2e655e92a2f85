import Agreements

/// What holds of every file of a text, whatever place it stands at.
enum AgreementLaws {
    static func hold(for bytes: [UInt8]) throws(BrokenLaw) -> Bool {
        let lines = LinesOfBytes(bytes)
        let places = try Places()
        for place in [places.clause, places.annex] {
            try lines.hold(of: ContentCheck.faults(in: bytes, at: place), at: place.path)
        }
        switch StrictYAML.parse(bytes, path: places.terms.path) {
        case .failure(let faults):
            try lines.hold(of: faults.all, at: places.terms.path)
            _ = Declaration.formatLine(bytes)
            return false
        case .success(let value):
            try YAMLLaws.hold(for: value, in: lines)
            for place in [places.terms, places.calendar, .agreement, .party(places.party)] {
                try BrokenLaw.unless(
                    ContentCheck.faults(in: bytes, at: place).isEmpty, "YAML is YAML at every place that holds it.")
            }
            try holdAsDeclaration(bytes, lines)
            try holdAsParty(bytes, of: places.party, lines)
            return true
        }
    }

    private static func holdAsDeclaration(_ bytes: [UInt8], _ lines: LinesOfBytes) throws(BrokenLaw) {
        switch Declaration.read(bytes) {
        case .failure(let faults): try lines.hold(of: faults.all, at: "agreement.yaml")
        case .success(let declaration):
            try BrokenLaw.unless(
                Declaration.formatLine(bytes) == declaration.format, "A lenient look at the format sees the same one.")
            try BrokenLaw.unless(
                declaration.languages.contains(declaration.prevailing)
                    && declaration.title[declaration.prevailing] != nil, "The prevailing language has a title.")
            try WordingLaws.hold(for: declaration)
        }
    }

    private static func holdAsParty(_ bytes: [UInt8], of id: PartyID, _ lines: LinesOfBytes) throws(BrokenLaw) {
        switch Party.read(bytes, id: id) {
        case .failure(let faults): try lines.hold(of: faults.all, at: TextPlace.party(id).path)
        case .success(let party):
            try BrokenLaw.unless(
                Set(party.people.map(\.id)).count == party.people.count, "People of a party have different ids.")
            for person in party.people {
                for (index, key) in person.keys.enumerated() {
                    let position = person.position(ofKey: index)
                    try BrokenLaw.unless(
                        position.map(lines.contains) ?? false, "A key of a person stands in the file: \(key)")
                }
            }
            try WordingLaws.hold(for: party)
        }
    }

    /// One place of each kind.
    private struct Places {
        let party: PartyID
        let clause: TextPlace
        let annex: TextPlace
        let terms: TextPlace
        let calendar: TextPlace

        init() throws(BrokenLaw) {
            guard let party = PartyID("acme"), let clause = TextPlace(path: "clauses/010-scope.en.md"),
                let annex = TextPlace(path: "annexes/plan.pdf"), let terms = TextPlace(path: "terms/fees.yaml"),
                let calendar = TextPlace(path: "calendars/office.yaml")
            else { throw BrokenLaw(description: "A text has places.") }
            (self.party, self.clause, self.annex, self.terms, self.calendar) = (party, clause, annex, terms, calendar)
        }
    }
}

/// The lines of a file, for asking whether a position is in it.
struct LinesOfBytes {
    /// Each line's scalars, without its LF. Bytes that are not UTF-8 count as the replacement character.
    let lines: [[Unicode.Scalar]]

    init(_ bytes: [UInt8]) {
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            Array(String(decoding: $0, as: UTF8.self).unicodeScalars)
        }
    }

    /// Whether a scalar stands there.
    func contains(_ position: TextPosition) -> Bool { self[position] != nil }

    subscript(position: TextPosition) -> Unicode.Scalar? {
        guard lines.indices.contains(position.line - 1) else { return nil }
        let line = lines[position.line - 1]
        return line.indices.contains(position.column - 1) ? line[position.column - 1] : nil
    }

    /// What holds of everything that is said against a file.
    func hold(of faults: [TextFault], at path: String) throws(BrokenLaw) {
        try BrokenLaw.unless(faults.count <= TextFaults.limit, "A file is answered with a bounded number of faults.")
        var last = (line: 0, column: 0)
        for fault in faults {
            try BrokenLaw.unless(fault.path == path, "A fault names its file.")
            let place = (line: fault.line ?? 0, column: fault.column ?? 0)
            try BrokenLaw.unless(last <= place, "Faults are in reading order.")
            last = place
            try BrokenLaw.unless((fault.line == nil) == (fault.column == nil), "A position is a line and a column.")
            guard let line = fault.line, let column = fault.column else { continue }
            // One past the end of a line, and of the file, is where something may be missing.
            try BrokenLaw.unless(
                lines.indices.contains(line - 1) && (1...lines[line - 1].count + 1).contains(column),
                "A fault stands in the file: \(fault)")
            try BrokenLaw.unless(!fault.message.isEmpty && !fault.message.contains("\n"), "A fault is one line.")
        }
    }
}
