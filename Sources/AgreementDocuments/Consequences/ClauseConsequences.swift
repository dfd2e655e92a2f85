internal import Agreements

/// The clauses that come and go, and the figures that change in the words of the others, each said once though several
/// languages say it.
enum ClauseConsequences {
    /// The clauses that are new, or gone, by their titles.
    static func comingAndGoing(_ files: [FileRedline], _ words: ConsequenceWords) -> [Consequence] {
        var order: [Coming] = []
        var found: [Coming: [(language: LanguageTag, file: FileRedline)]] = [:]
        for file in files where file.change.kind == .added || file.change.kind == .removed {
            guard case .clause(_, let slug, let language) = file.change.place else { continue }
            let key = Coming(slug: slug, isNew: file.change.kind == .added)
            if found[key] == nil { order.append(key) }
            found[key, default: []].append((language, file))
        }
        return order.compactMap { key in
            guard let all = found[key],
                let read = words.languages.lazy.compactMap({ tag in all.first { $0.language == tag } }).first
                    ?? all.first
            else { return nil }
            let title = title(of: read.file.change) ?? key.slug.description
            return Consequence(
                kind: .clause,
                subject: key.isNew
                    ? words(id: "Klausul baru: \(title)", en: "New clause: \(title)")
                    : words(id: "Klausul yang dihapus: \(title)", en: "Clause taken out: \(title)"),
                old: nil, new: nil, paths: all.map(\.file.change.path))
        }
    }

    /// The heading that a clause begins with.
    private static func title(of change: TextComparison.Change) -> String? {
        let content = change.kind == .added ? change.new : change.old
        let first = String(decoding: content.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        guard first.hasPrefix("#") else { return nil }
        let title = String(first.drop { $0 == "#" }).onOneLine
        return title.isEmpty ? nil : title
    }

    /// A clause that comes or goes, whatever languages it is written in.
    private struct Coming: Hashable {
        let slug: Slug
        let isNew: Bool
    }

    /// The figures that change.
    static func of(_ files: [FileRedline], _ languages: [LanguageTag]) -> [Consequence] {
        var order: [Key] = []
        var found: [Key: [(language: LanguageTag, change: FigureChange, path: String)]] = [:]
        for file in files where file.change.kind == .changed || file.change.kind == .moved {
            guard case .clause(_, let slug, let language) = file.change.place else { continue }
            var counts: [Key: Int] = [:]
            for change in file.redline?.figureChanges ?? [] {
                var key = Key(
                    slug: slug, old: change.old.map(FigureReading.init), new: change.new.map(FigureReading.init),
                    occurrence: 0)
                let nth = counts[key, default: 0] + 1
                counts[key] = nth
                key.occurrence = nth
                if found[key] == nil { order.append(key) }
                found[key, default: []].append((language, change, file.change.path))
            }
        }
        return order.compactMap { key in
            guard let all = found[key],
                let read = languages.lazy.compactMap({ language in
                    all.first { $0.language == language }
                }).first ?? all.first
            else { return nil }
            return Consequence(
                kind: .clause, subject: read.change.sentence, old: read.change.old, new: read.change.new,
                paths: all.map(\.path))
        }
    }

    /// The same change, whatever language it is said in: the nth of its kind in a clause.
    private struct Key: Hashable {
        let slug: Slug
        let old: FigureReading?
        let new: FigureReading?
        var occurrence: Int
    }
}
