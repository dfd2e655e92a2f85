internal import Agreements

/// The figures that change in the words of clauses, each said once though several languages say it.
enum ClauseConsequences {
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
