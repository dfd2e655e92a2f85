import AgreementProfiles
import Agreements

/// What holds of every file of terms, by whichever schema it is read.
enum TermsLaws {
    static func hold(for bytes: [UInt8]) throws(BrokenLaw) -> Bool {
        let lines = LinesOfBytes(bytes)
        let languages = ["id", "en"].compactMap { LanguageTag($0) }
        var isAccepted = false
        for schema in Profile.all.flatMap(\.schemas) {
            let path = schema.path.replacing("*", with: "office")
            switch schema.read(bytes, path: path, in: languages) {
            case .failure(let faults):
                try BrokenLaw.unless(!faults.all.isEmpty, "A refusal says why.")
                try lines.hold(of: faults.all, at: path)
            case .success(let terms):
                isAccepted = true
                for field in schema.fields where field.isRequired {
                    try BrokenLaw.unless(terms[field.name] != nil, "What is required is there: \(field.name)")
                }
                try hold(for: terms, languages, in: lines)
            }
        }
        return isAccepted
    }

    private static func hold(
        for node: TermNode, _ languages: [LanguageTag], in lines: LinesOfBytes
    ) throws(BrokenLaw) {
        try BrokenLaw.unless(lines.contains(node.position), "A value stands in the file, not at \(node.position).")
        switch node {
        case .scalar(let text, let kind, _):
            try BrokenLaw.unless(!text.isEmpty && !text.contains("\n"), "A value is one line.")
            if kind == .percentage || kind == .amount {
                try BrokenLaw.unless(node.decimal != nil, "A figure has an exact value: \(text)")
            }
            if kind == .period { try BrokenLaw.unless(node.period != nil, "A period is a number and a unit: \(text)") }
            if kind == .date { try BrokenLaw.unless(node.date != nil, "A date is a day: \(text)") }
            if kind == .count { try BrokenLaw.unless(node.count != nil, "A count is a number: \(text)") }
        case .words(let words, _):
            try BrokenLaw.unless(Set(words.keys) == Set(languages), "A text is in every language of the agreement.")
        case .mapping(let entries, _):
            try BrokenLaw.unless(Set(entries.map(\.key)).count == entries.count, "A mapping has each key once.")
            for entry in entries { try hold(for: entry.value, languages, in: lines) }
        case .list(let items, _):
            let ids = items.compactMap { $0["id"]?.text }
            try BrokenLaw.unless(Set(ids).count == ids.count, "Items of a list have different ids.")
            for item in items { try hold(for: item, languages, in: lines) }
        }
    }
}
