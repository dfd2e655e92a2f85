internal import AgreementProfiles
internal import Agreements
internal import ServiceLevels

/// What a credit would be under one text or two, in a sentence where both have a number, else line by line.
struct EstimateView {
    /// One text's answer.
    struct Answer {
        let text: EstimatedText
        /// The level asked about; nil where the text has none of that name, or no arithmetic.
        let level: ServiceLevelContract.Level?
        let outcome: Result<CreditEstimate, TermsGap>
        fileprivate let currency: Currency?
        fileprivate let zone: CivilZone?
        fileprivate let places: [ClauseReference: TermsPlace]
    }

    let answers: [Answer]
    private let question: EstimateQuestion
    private let words: EstimateWords
    private let showsTrace: Bool

    init(
        _ texts: [EstimatedText], _ question: EstimateQuestion, language: LanguageTag, showsTrace: Bool
    ) throws(CommandError) {
        self.question = question
        self.showsTrace = showsTrace
        words = EstimateWords(language)
        let contracts = texts.compactMap { try? $0.contract.get() }
        guard contracts.isEmpty || contracts.contains(where: { !Self.levels($0, question).isEmpty }) else {
            let known = contracts.flatMap(\.levels).map(\.name)
            throw CommandError(
                .usage, "there is no credit for a service level called \(question.level ?? "")",
                hint: "there is one for: "
                    + known.enumerated().filter { known.firstIndex(of: $1) == $0 }
                    .map(\.element).joined(separator: ", "))
        }
        var answers: [Answer] = []
        for text in texts { answers.append(try Self.answer(question, under: text)) }
        self.answers = answers
    }

    private static func levels(
        _ contract: ServiceLevelContract, _ question: EstimateQuestion
    ) -> [ServiceLevelContract.Level] {
        question.level.map(contract.levels) ?? contract.levels
    }

    private static func answer(
        _ question: EstimateQuestion, under text: EstimatedText
    ) throws(CommandError) -> Answer {
        switch text.contract {
        case .failure(let gap):
            return Answer(text: text, level: nil, outcome: .failure(gap), currency: nil, zone: nil, places: [:])
        case .success(let contract):
            let levels = levels(contract, question)
            guard levels.count < 2 else {
                throw CommandError(
                    .usage, "which service level? There is a credit for \(levels.count)",
                    hint: "name one: " + levels.map { "--level \($0.name)" }.joined(separator: ", "))
            }
            guard let level = levels.first else {
                let gap = TermsGap(
                    Sentence(
                        id: "tidak ada kredit yang disepakati untuk \(question.level ?? "tingkat layanan mana pun")",
                        en: "no credit is agreed for \(question.level ?? "any level")"))
                return Answer(
                    text: text, level: nil, outcome: .failure(gap), currency: nil, zone: nil, places: contract.places)
            }
            let outcome: Result<CreditEstimate, TermsGap>
            do throws(TermsGap) {
                outcome = .success(try contract.estimate(level, question.assumed, on: question.day))
            } catch {
                outcome = .failure(error)
            }
            return Answer(
                text: text, level: level, outcome: outcome, currency: contract.terms.currency,
                zone: contract.terms.zone,
                places: contract.places)
        }
    }

    /// Whether any text has an amount for an answer.
    var hasNumber: Bool { answers.contains { $0.amount != nil } }

    // MARK: For people

    var page: StyledText {
        var page = sentence + "\n"
        for note in notes { page += "\(note, .dim)\n" }
        if showsTrace { for answer in answers { page += steps(of: answer) } }
        return page.withoutLastLineFeed
    }

    /// `At 98.7% in March 2026 the credit would be … under … and … under …`.
    private var sentence: StyledText {
        let estimates = answers.compactMap(\.estimate)
        guard let first = estimates.first, estimates.count == answers.count, hasNumberEverywhere, !namesLevels,
            let level = try? first.level.get(),
            estimates.allSatisfy({ (try? $0.level.get()) == level && $0.period == first.period })
        else { return lines }
        let (result, period) = (percent(level), words.during(first.period))
        var text: StyledText
        switch question.assumed {
        case .level:
            text = StyledText(words.words(id: "Pada ", en: "At ")) + "\(result, .bold)"
            text += StyledText(
                words.words(id: " \(period), kreditnya menjadi ", en: " \(period) the credit would be "))
        case .outages:
            text = StyledText(words.words(id: "Dengan gangguan itu hasilnya ", en: "With these outages the result is "))
            text += "\(result, .bold)"
            text += StyledText(
                words.words(id: " \(period), dan kreditnya menjadi ", en: " \(period), and the credit would be "))
        }
        let parts = answers.map { answer -> StyledText in
            "\(money(answer), .bold) " + StyledText(answer.text.name(words))
        }
        return text + parts.joined(separator: StyledText(words.words(id: " dan ", en: " and "))) + "."
    }

    /// A result, shown on the side of every text's bounds on which it is.
    private func percent(_ result: Percentage) -> String {
        words.percent(result, beside: answers.compactMap(\.level).flatMap(\.bounds))
    }

    /// Whether the texts answer for different levels, so that each is to be named.
    private var namesLevels: Bool { Set(answers.compactMap(\.level?.name)).count > 1 }
    private var hasNumberEverywhere: Bool { answers.allSatisfy { $0.amount != nil } }

    /// One line a text, where they differ in more than the credit, or one has no number.
    private var lines: StyledText {
        answers.map { answer -> StyledText in
            var head = answer.text.name(words)
            if namesLevels, let level = answer.level { head += ", \(level.name)" }
            if let estimate = answer.estimate {
                let result = (try? estimate.level.get()).map { percent($0) + " " + words.during(estimate.period) }
                head += ", " + (result ?? words.period(estimate.period))
            }
            return StyledText(head).capitalized + ": " + verdict(answer)
        }.joined(separator: "\n")
    }

    private func verdict(_ answer: Answer) -> StyledText {
        if answer.amount != nil { return "\(money(answer), .bold)" }
        if case .failure(let gap) = answer.outcome { return "\(words.gap(gap), .warning)" }
        guard case .failure(let reason)? = answer.estimate?.credit else { return StyledText() }
        return "\(words.sentence(reason.reason.sentence), .warning) (\(clause(reason.clause, answer)))"
    }

    /// Where the text has what a step or a reason names.
    private func clause(_ reference: ClauseReference, _ answer: Answer) -> String {
        answer.places[reference].map(words.place) ?? reference.text
    }

    private func money(_ answer: Answer) -> String {
        guard let amount = answer.amount, let currency = answer.currency else { return "" }
        return words.money(amount, currency)
    }

    private var notes: [String] {
        var notes: [String] = []
        for answer in answers {
            guard let estimate = answer.estimate, let zone = answer.zone else { continue }
            for note in estimate.notes {
                let sentence = StyledText("\(words.note(note, in: zone)), \(answer.text.name(words)).")
                notes.append(sentence.capitalized.plain)
            }
            if let day = answer.text.governsFrom.flatMap({ CivilDay($0) }), estimate.period.from < day,
                !estimate.isOutsideTerm
            {
                notes.append(governing(from: day, estimate.period) + ": \(answer.text.name(words)).")
            }
            if let next = answer.text.successor, let day = CivilDay(next.from), estimate.period.from < day,
                day < estimate.period.until, !estimate.isOutsideTerm
            {
                notes.append(
                    StyledText(answer.text.name(words)).capitalized.plain + ": "
                        + ruling(until: next.version, day, estimate.period))
            }
            if estimate.isOutsideTerm {
                let period = words.period(estimate.period)
                notes.append(
                    words.words(
                        id:
                            "\(period) di luar jangka waktu teks itu, dan dihitung seolah jangka waktunya mulai di sana",
                        en: "\(period) is no part of the term of that text; reckoned as if its term began there")
                        + ": \(answer.text.name(words)).")
            }
            if let day = estimate.claimedBy, answer.amount.map({ $0 > 0 }) ?? false {
                notes.append(
                    words.words(id: "Diminta paling lambat ", en: "To be claimed by ") + words.day(day)
                        + ", \(answer.text.name(words)).")
            }
        }
        return notes
    }

    /// That a text governs only some days of a period, or none.
    private func governing(from day: CivilDay, _ period: MeasurementPeriod) -> String {
        if day < period.until {
            let next = words.day(period.until)
            return words.words(
                id:
                    "Teks itu mulai berlaku \(words.day(day)), di tengah periode; yang berlaku pada hari pertama mengatur "
                    + "seluruh periode, sehingga teks itu baru mengatur sejak \(next), dan di sini diandaikan sejak awal",
                en:
                    "That text takes force on \(words.day(day)), within the period; what is in force on the first day governs "
                    + "all of a period, so it governs from \(next) on, and is reckoned here as if from the beginning")
        }
        return words.words(
            id: "Teks itu baru berlaku sejak \(words.day(day)), dan dihitung seolah berlaku \(words.during(period))",
            en: "That text governs from \(words.day(day)) on; reckoned as if it governed \(words.during(period))")
    }

    /// That a text governs all of a period although another takes force within it.
    private func ruling(until version: Int, _ day: CivilDay, _ period: MeasurementPeriod) -> String {
        words.words(
            id:
                "teks yang berlaku pada hari pertama, \(words.day(period.from)), mengatur seluruh periode; versi \(version) "
                + "mulai berlaku \(words.day(day)), dan mengatur sejak \(words.day(period.until)).",
            en:
                "what is in force on the first day, \(words.day(period.from)), governs all of a period; version \(version) "
                + "takes force on \(words.day(day)), and governs from \(words.day(period.until)) on.")
    }

    private func steps(of answer: Answer) -> StyledText {
        var text: StyledText = "\n\(StyledText(answer.text.name(words)).capitalized.plain, .heading)\n"
        guard let zone = answer.zone else { return text }
        for step in answer.estimate?.trace ?? [] {
            let (name, rule, figures) = words.step(step, in: zone)
            text += "  \(name, .bold)  \(rule)\(figures.isEmpty ? "" : ": ")\(figures)\n"
            text += "      \(clause(step.clause, answer), .dim)\n"
        }
        text += "  \(words.words(id: "Semua waktu menurut \(zone).", en: "All times are those of \(zone)."), .dim)\n"
        return text
    }

    // MARK: For programs

    /// See `docs/json.md`.
    var json: JSONValue {
        var (measured, outages): (String?, [Outage]) = (nil, [])
        var maintenance: [PlannedMaintenance] = []
        switch question.assumed {
        case .level(let level): measured = "\(level.percents)"
        case .outages(let given, let works): (outages, maintenance) = (given, works)
        }
        return .object([
            ("schema", "countersign.credit-estimate/1"),
            ("level", .text(namesLevels ? nil : answers.lazy.compactMap(\.level?.name).first)),
            ("measured", .text(measured)),
            ("outages", .array(outages.map { .object($0.members) })),
            (
                "maintenance",
                .array(
                    maintenance.map { .object($0.outage.members + [("announced", .text($0.announced?.description))]) })
            ),
            ("estimates", .array(answers.map(\.json))),
        ])
    }
}

extension EstimateView.Answer {
    var estimate: CreditEstimate? { try? outcome.get() }
    var amount: Rational? { (try? estimate?.credit.get()) ?? nil }

    fileprivate var json: JSONValue {
        var reason: String?
        var place: TermsPlace?
        switch outcome {
        case .failure(let gap): (reason, place) = (gap.message, gap.place)
        case .success(let estimate):
            if case .failure(let error) = estimate.credit {
                (reason, place) = ("\(error.reason)", places[error.clause])
            }
        }
        let level = estimate.flatMap { try? $0.level.get() }
        let notes = zone.map { zone in
            (estimate?.notes ?? []).map { JSONValue.string(EstimateWords.english.note($0, in: zone)) }
        }
        return .object(
            text.members + [
                ("level", .text(self.level?.name)),
                ("from", .text(estimate?.period.from.description)),
                ("until", .text(estimate?.period.until.description)),
                ("outsideTerm", .bool(estimate?.isOutsideTerm ?? false)),
                ("measured", .text(level.map { "\($0.percents)" })),
                ("met", estimate?.isMet.map(JSONValue.bool) ?? .null),
                ("credit", .text(amount.map { "\($0)" })), ("currency", .text(currency?.code)),
                ("reason", .text(reason)), ("place", place?.json ?? .null),
                ("claimedBy", .text(estimate?.claimedBy?.description)),
                ("notes", .array(notes ?? [])),
                ("trace", .array((estimate?.trace ?? []).map { $0.json(places[$0.clause]) })),
            ])
    }
}

extension Outage {
    fileprivate var members: [(String, JSONValue)] {
        [("from", .string("\(from)")), ("to", .text(until?.description))]
    }
}

extension TermsPlace {
    fileprivate var json: JSONValue {
        .object([
            ("path", .string(path)), ("line", .integer(position.line)), ("column", .integer(position.column)),
            ("field", .string(field)), ("clause", .text(clause?.description)),
        ])
    }
}

extension TraceStep {
    fileprivate func json(_ place: TermsPlace?) -> JSONValue {
        .object([
            ("step", .string(step.rawValue)), ("rule", .string(rule.en)), ("place", place?.json ?? .null),
            (
                "figures",
                .array(figures.map { .object([("name", .string($0.name)), ("value", .string("\($0.value)"))]) })
            ),
        ])
    }
}
