internal import Agreements
internal import ServiceLevels
internal import Yams

/// Says service levels in the words of OpenSLO v1; whatever it cannot say exactly is a gap.
struct OpenSLOWriter {
    private var reader: ContractReader
    private let origin: [(String, String)]
    private let language: LanguageTag

    init(_ content: ProfiledText, origin: [(String, String)], language: LanguageTag) {
        reader = ContractReader(content)
        self.origin = origin
        self.language = language
    }

    /// The services, each followed by its levels.
    mutating func objects() throws(TermsGap) -> [Node] {
        try reader.requireServiceLevels()
        var objects: [Node] = []
        for service in try reader.topic("services")["services"]?.items ?? [] {
            objects.append(
                object(
                    "Service", named: service["id"]?.text ?? "", service,
                    [("description", words(service["description"]))]))
            for level in service["objectives"]?.items ?? [] { objects.append(try slo(level, of: service)) }
        }
        return objects
    }

    private mutating func object(
        _ kind: String, named name: String, _ provision: Provision, _ spec: [(String, Node?)],
        noting notes: [(String, String)] = []
    ) -> Node {
        let place = reader.reference(to: provision).text
        let annotations = (origin + [("countersign/place", place)] + notes).map { ($0.0, Node?.some(.words($0.1))) }
        return .object([
            ("apiVersion", .word("openslo/v1")), ("kind", .word(kind)),
            (
                "metadata",
                .object([
                    ("name", .words(name)), ("displayName", words(provision["name"])),
                    ("annotations", .object(annotations)),
                ])
            ),
            ("spec", .object(spec)),
        ])
    }

    private mutating func slo(_ level: Provision, of service: Provision) throws(TermsGap) -> Node {
        let (serviceID, id) = (service["id"]?.text ?? "", level["id"]?.text ?? "")
        // Hyphens of the service are doubled, so that no other service and level have the same name together.
        let name = "\(serviceID.replacing("-", with: "--"))-\(id)"
        let measured = try reader.topic("measurement")["measurement"]?.item(["service": serviceID, "objective": id])
        let target = try reader.needed("target-percent", of: level) { $0.percentage }
        guard target.percents < 100 else {
            throw reader.gap(
                id: "OpenSLO tidak mengenal target 100 %", en: "OpenSLO has no target of 100%",
                at: level["target-percent"] ?? level)
        }
        let isSliced = level["budgeting-method"]?.text == "timeslices"
        var objective: [(String, Node?)] = [
            ("displayName", words(level["name"])), ("op", level["op"]?.text.map(Node.word)),
            ("value", level["value"]?.node.decimal.map { .word("\($0)") }),
            ("targetPercent", .word("\(target.percents)")),
        ]
        var notes: [(String, String)] = []
        if isSliced {
            objective += try slices(measured, of: level)
            // OpenSLO counts minutes: what the agreement says stands beside them, since 100 seconds are no decimal.
            let length = measured.flatMap { try? reader.slice(of: $0).provision.text } ?? nil
            notes = length.map { [("countersign/time-slice-window", $0)] } ?? []
        }
        return object(
            "SLO", named: name, level,
            [
                ("description", measured.flatMap { words($0["source"]) }), ("service", .words(serviceID)),
                ("indicator", indicator(level, measured, named: name)),
                ("timeWindow", .sequence([try window(level)], .implicit)),
                ("budgetingMethod", .word(isSliced ? "Timeslices" : "Occurrences")),
                ("objectives", .sequence([.object(objective)], .implicit)),
            ], noting: notes)
    }

    /// How it is measured. The agreement names who measures and from what, and no query.
    private func indicator(_ level: Provision, _ measured: Provision?, named name: String) -> Node {
        func metric(_ what: String) -> Node {
            .object([
                (
                    "metricSource",
                    .object([
                        ("type", .word("Agreement")),
                        (
                            "spec",
                            .object([
                                ("indicator", level["indicator"]?.text.map(Node.words)), ("counts", .words(what)),
                                ("measuredBy", measured?["measured-by"]?.text.map(Node.words)),
                                ("checkEvery", measured?["check-every"]?.text.map(Node.words)),
                            ])
                        ),
                    ])
                )
            ])
        }
        let isThreshold = level["op"] != nil && level["value"] != nil
        let ratio = Node.object([("counter", .word("true")), ("good", metric("good")), ("total", metric("total"))])
        return .object([
            ("metadata", .object([("name", .words(name)), ("displayName", words(level["name"]))])),
            (
                "spec",
                .object([
                    isThreshold
                        ? ("thresholdMetric", metric("values")["metricSource"].map { .object([("metricSource", $0)]) })
                        : ("ratioMetric", ratio)
                ])
            ),
        ])
    }

    /// Periods of the calendar, from the one in which the term begins.
    private func window(_ level: Provision) throws(TermsGap) -> Node {
        let kind = try reader.needed("time-window", of: level) { PeriodKind(term: $0.text) }
        let (zone, term) = (try reader.zone(), try reader.term())
        guard let always = Term(from: CivilDay(year: 1, month: 1, day: 1) ?? term.from, until: nil),
            let period = MeasurementPeriod(kind, containing: term.from, within: always, in: zone)
        else {
            throw reader.gap(
                id: "periode itu tidak mempunyai hari pertama", en: "the period has no first day",
                at: level["time-window"] ?? level)
        }
        let unit =
            switch kind.length {
            case .month: "1M"
            case .quarter: "1Q"
            case .year: "1Y"
            }
        return .object([
            ("duration", .word(unit)), ("isRolling", .word("false")),
            (
                "calendar",
                .object([("startTime", .words("\(period.from) 00:00:00")), ("timeZone", .words(zone.identifier))])
            ),
        ])
    }

    /// A slice is down where each check in it failed: good from one good check on.
    private func slices(
        _ measured: Provision?, of level: Provision
    ) throws(TermsGap) -> [(String, Node?)] {
        guard let measured, let check = measured["check-every"],
            let every = check.node.period?.elapsed, every > .zero
        else {
            throw reader.gap(
                id: "lama potongan waktu tidak dapat dinyatakan dalam OpenSLO",
                en: "slices of time have no length that OpenSLO can say", at: measured ?? level)
        }
        let slice = try reader.slice(of: measured).length
        // Its durations are whole minutes and longer units, `5m`; any other length is a number of minutes.
        let minutes = slice.minutes.decimalText ?? slice.minutes.decimalText(places: 15)
        let share = every.minutes.divided(by: slice.minutes) ?? 1
        return [
            ("timeSliceTarget", .word(share < 1 ? share.decimalText(places: 4, .down) : "1")),
            ("timeSliceWindow", slice.minutes.isWhole ? .word("\(minutes)m") : .word(minutes)),
        ]
    }

    /// A text in the language, or in the first that has it.
    private func words(_ provision: Provision?) -> Node? {
        guard case .words(let words, _)? = provision?.node else { return nil }
        return (words[language] ?? words.values.sorted().first).map(Node.words)
    }
}

extension Node {
    /// A mapping in this order, without what is not there.
    fileprivate static func object(_ entries: [(String, Node?)]) -> Node {
        .mapping(Mapping(entries.compactMap { key, value in value.map { (.word(key), $0) } }, .implicit, .block))
    }

    /// Text that is text to every reader.
    fileprivate static func words(_ text: String) -> Node { .scalar(Scalar(text, .implicit, .doubleQuoted)) }

    /// A word of OpenSLO's own, or a number.
    fileprivate static func word(_ text: String) -> Node { .scalar(Scalar(text, .implicit, .plain)) }

    fileprivate static func sequence(_ items: [Node], _ tag: Tag) -> Node { .sequence(Sequence(items, tag, .block)) }
}
