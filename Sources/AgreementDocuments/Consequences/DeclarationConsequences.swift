internal import Agreements

/// What a change of `agreement.yaml` comes to.
struct DeclarationConsequences {
    private let old: Declaration?
    private let new: Declaration
    private let languages: [LanguageTag]
    private let path: String
    private var found: [Consequence] = []

    /// Nothing where the new file is no declaration: files at work may be half-written.
    static func of(
        _ file: FileRedline, _ languages: [LanguageTag], _ number: (String) -> Int? = { _ in nil }
    ) -> [Consequence] {
        guard case .success(let new) = Declaration.read(file.change.new) else { return [] }
        let old = try? Declaration.read(file.change.old).get()
        var consequences = DeclarationConsequences(
            old: old, new: new, languages: languages, path: file.change.path)
        consequences.compareDates(number)
        if let old { consequences.compareRest(old) }
        return consequences.found
    }

    private mutating func compareDates(_ number: (String) -> Int?) {
        note("in force from", old?.inForce.map(Self.start), new.inForce.map(Self.start))
        if let base = new.inForce?.retroactive, base != old?.inForce?.retroactive {
            say("It governs from a day before it is accepted by all; the version it amends is named for that")
        }
        let superseded = Set(new.inForce?.supersedes ?? []).subtracting(old?.inForce?.supersedes ?? [])
        if !superseded.isEmpty {
            let numbers = superseded.compactMap(number).sorted().map(String.init)
            let ids = superseded.filter { number($0) == nil }.sorted().map { String($0.prefix(8)) }
            let names = (numbers + ids).joined(separator: ", ")
            say(
                "It takes the place of what was agreed for later: \(superseded.count == 1 ? "version" : "versions") \(names)"
            )
        }
        if old?.term?.from != new.term?.from {
            // Where there was no term before, whether there is an end is part of the promise.
            let isOpen = old?.term == nil && new.term != nil && new.term?.until == nil
            note(
                "the agreement lasts from", old?.term?.from.shown,
                new.term.map { $0.from.shown + (isOpen ? ", with no end" : "") })
        }
        let (end, newEnd) = (old?.term?.until, new.term?.until)
        if end != newEnd {
            func shown(_ day: CivilDate?) -> String { day.map { "on \($0.shown)" } ?? "on no day" }
            note("the agreement ends", old == nil ? nil : shown(end), shown(newEnd))
        }
    }

    private static func start(_ inForce: Declaration.InForce) -> String {
        switch inForce.from {
        case .date(let day): day.shown
        case .execution: "the day the last party accepts it"
        }
    }

    private mutating func compareRest(_ old: Declaration) {
        note(
            "signatories needed from each party", String(old.signing.eachParty), String(new.signing.eachParty))
        note("title", title(old), title(new))
        note("languages", Self.list(old.languages), Self.list(new.languages))
        note("the language that prevails", old.prevailing.description, new.prevailing.description)
        note("governing law", old.governingLaw, new.governingLaw)
        note("time zone of every date", old.zone.identifier, new.zone.identifier)
        note("currency", old.currency?.code, new.currency?.code)
        note("smallest amount that is paid", old.currency?.increment, new.currency?.increment)
        note("profile", old.profile, new.profile)
        note("sentence of consent", old.consent, new.consent)
        if old.groundRules != new.groundRules { say("The ground rules of the negotiation change") }
    }

    private func title(_ declaration: Declaration) -> String? {
        languages.lazy.compactMap { declaration.title[$0] }.first ?? declaration.title[declaration.prevailing]
    }

    private static func list(_ languages: [LanguageTag]) -> String {
        languages.map(\.description).joined(separator: ", ")
    }

    private mutating func note(_ subject: String, _ old: String?, _ new: String?) {
        guard old != new else { return }
        found.append(Consequence(kind: .agreement, subject: subject, old: old, new: new, paths: [path]))
    }

    private mutating func say(_ sentence: String) {
        found.append(Consequence(kind: .agreement, subject: sentence, old: nil, new: nil, paths: [path]))
    }
}
