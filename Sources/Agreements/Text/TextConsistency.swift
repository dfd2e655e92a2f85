/// What the files of one text must be to each other.
public enum TextConsistency {
    /// Everything in which the files of a text contradict each other, ordered by path; empty where nothing does.
    ///
    /// - Parameters:
    ///   - declaration: what `agreement.yaml` says.
    ///   - parties: what the files of all parties say.
    ///   - places: the places of all files of the text.
    ///   - opening: whether this is version 0, which never governs: it has the agreement and the parties alone.
    public static func faults(
        declaration: Declaration, parties: [Party], places: [TextPlace], opening: Bool = false
    ) -> [TextFault] {
        let faults =
            faultsOfDates(declaration, opening: opening)
            + faultsOfSigning(declaration, parties)
            + (opening ? faultsOfOpening(places) : faultsOfClauses(places, in: declaration.languages))
        return faults.enumerated()
            .sorted { first, second in
                first.element.path == second.element.path
                    ? first.offset < second.offset
                    : first.element.path.utf8.lexicographicallyPrecedes(second.element.path.utf8)
            }
            .map(\.element)
    }

    private static func faultsOfDates(_ declaration: Declaration, opening: Bool) -> [TextFault] {
        let path = TextPlace.agreement.path
        guard opening else {
            guard declaration.inForce == nil else { return [] }
            return [
                TextFault(
                    path: path, message: "`in-force` is missing: a text says from when it governs",
                    hint: "write `in-force: {from: execution}`, or a date")
            ]
        }
        return [("in-force", declaration.inForce != nil), ("term", declaration.term != nil)].filter(\.1).map { key, _ in
            TextFault(
                path: path, message: "`\(key)` is not allowed in the text that opens an agreement: it never governs")
        }
    }

    private static func faultsOfSigning(_ declaration: Declaration, _ parties: [Party]) -> [TextFault] {
        let signing = parties.filter(\.signs)
        let needed = declaration.signing.eachParty
        let few = signing.filter { $0.signatories.count < needed }.map { party in
            TextFault(
                path: TextPlace.party(party.id).path,
                message:
                    "\(needed) signatories of each party must sign, and `\(party.id)` has \(party.signatories.count)",
                hint: "name more people who may sign, or lower `each-party`")
        }
        guard signing.count < 2 else { return few }
        return [
            TextFault(
                path: TextPlace.agreement.path,
                message: "an agreement needs at least two parties that sign, and this one has \(signing.count)")
        ] + few
    }

    private static func faultsOfOpening(_ places: [TextPlace]) -> [TextFault] {
        places.compactMap { place in
            switch place {
            case .agreement, .party: nil
            case .clause, .terms, .calendar, .annex:
                TextFault(
                    path: place.path,
                    message: "the text that opens an agreement has the agreement and its parties alone",
                    hint: "bring this file in with the first amendment")
            }
        }
    }

    private static func faultsOfClauses(_ places: [TextPlace], in languages: [LanguageTag]) -> [TextFault] {
        var clauses: [Slug: [(number: Int, language: LanguageTag, path: String)]] = [:]
        for case .clause(let number, let slug, let language) in places {
            clauses[slug, default: []].append(
                (number, language, TextPlace.clause(number: number, slug: slug, language: language).path))
        }
        return clauses.flatMap { slug, files in
            let files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
            return undeclared(files, languages) + renumbered(slug, files) + withoutTwin(slug, files, languages)
        }
    }

    private typealias ClauseFile = (number: Int, language: LanguageTag, path: String)

    private static func undeclared(_ files: [ClauseFile], _ languages: [LanguageTag]) -> [TextFault] {
        files.filter { !languages.contains($0.language) }.map { file in
            TextFault(
                path: file.path, message: "`\(file.language)` is not in `languages` of the agreement",
                hint: "the languages are \(languages.map(\.rawValue).listed)")
        }
    }

    private static func renumbered(_ slug: Slug, _ files: [ClauseFile]) -> [TextFault] {
        guard let first = files.first else { return [] }
        return files.filter { $0.number != first.number }.map { file in
            TextFault(
                path: file.path, message: "the clause `\(slug)` has another number in \(first.path)",
                hint: "a clause has one number in all its languages")
        }
    }

    /// Reported at the clause's first file: the one that is missing has no content to point to.
    private static func withoutTwin(
        _ slug: Slug, _ files: [ClauseFile], _ languages: [LanguageTag]
    ) -> [TextFault] {
        guard let first = files.first else { return [] }
        return languages.filter { language in !files.contains { $0.language == language } }.map { language in
            let twin = TextPlace.clause(number: first.number, slug: slug, language: language).path
            return TextFault(
                path: first.path, message: "the clause `\(slug)` is missing in `\(language)`", hint: "add \(twin)")
        }
    }
}
