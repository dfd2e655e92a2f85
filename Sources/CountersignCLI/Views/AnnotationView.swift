internal import AgreementDocuments
internal import Agreements

/// A file sentence by sentence or field by field, each with the version that it goes back to; then these versions.
struct AnnotationView {
    private let annotation: Annotation
    private let credits: VersionCredits
    private let findings: JSONValue

    init(_ annotation: Annotation, in history: History) throws {
        self.annotation = annotation
        credits = try VersionCredits(annotation.entries.map(\.version), in: history)
        findings = UnsoundView(history).json
    }

    /// The whole page.
    func page(width: Int) -> StyledText {
        var page: StyledText =
            "\(annotation.place.title, .heading) — \(annotation.place.path), as version \(annotation.version) has it\n\n"
        var table = Table([Table.Column("", .right), Table.Column("", .right), Table.Column("")])
        for entry in annotation.entries {
            let words: StyledText =
                entry.name.isEmpty ? "\(entry.text)" : "\(entry.name, .dim): \(entry.text)"
            table.addRow(["\("v\(entry.version)", .bold)", "\("\(entry.number)", .dim)", words])
        }
        page += table.rendered(width: width) + "\n\n" + credits.page
        return page.withoutLastLineFeed
    }

    /// The annotation in JSON; see `docs/json.md`.
    var json: JSONValue {
        .object([
            ("schema", "countersign.annotation/1"), ("path", .string(annotation.place.path)),
            ("at", .integer(annotation.version)),
            (
                "entries",
                .array(
                    annotation.entries.map { entry in
                        .object([
                            ("number", .integer(entry.number)), ("name", .text(entry.name.isEmpty ? nil : entry.name)),
                            ("text", .string(entry.text)), ("line", .integer(entry.line)),
                            ("version", .integer(entry.version)),
                        ])
                    })
            ), ("versions", credits.json), ("findings", findings),
        ])
    }
}

/// One sentence or field through time: what each version made of it.
struct UnitHistoryView {
    private let history: UnitHistory
    private let entry: Annotation.Entry
    private let annotation: Annotation
    private let credits: VersionCredits
    /// When each version governs that a step begins with.
    private let tenures: [Int: Tenure]
    /// By such a version that never governs: the first of those after it that says the same and does govern.
    private let carriers: [Int: Tenure]
    private let today: CivilDate
    private let findings: JSONValue

    init(_ unit: UnitHistory, of entry: Annotation.Entry, in annotation: Annotation, _ history: History) throws {
        self.history = unit
        self.entry = entry
        self.annotation = annotation
        credits = try VersionCredits(unit.steps.map(\.version), in: history)
        today = history.today
        let known = history.tenures()
        var (tenures, carriers): ([Int: Tenure], [Int: Tenure]) = ([:], [:])
        for step in unit.steps {
            tenures[step.version] = try known.tenure(of: step.version)
            if tenures[step.version]?.governs == false {
                carriers[step.version] = try step.carriers.compactMap { try known.tenure(of: $0) }
                    .filter(\.governs).min { $0.from < $1.from }
            }
        }
        (self.tenures, self.carriers) = (tenures, carriers)
        findings = UnsoundView(history).json
    }

    /// The whole page: oldest first, as one tells it.
    var page: StyledText {
        let what = entry.name.isEmpty ? "Sentence \(entry.number)" : entry.name
        var page: StyledText =
            "\(what, .heading) of \(annotation.place.path), as version \(annotation.version) has it\n\n"
        for step in history.steps.reversed() {
            var from = tenures[step.version].map { ", " + TenureWords($0).clause(on: today) } ?? ""
            if let carrier = carriers[step.version] {
                from += "; by version \(carrier.version), " + TenureWords(carrier).clause(on: today)
            }
            let elsewhere = step.place.identity == annotation.place.identity ? "" : " (in \(step.place.path))"
            page += "  \(step.text, .bold)\n    since version \(step.version)\(from)\(elsewhere)\n"
        }
        return (page + "\n" + credits.page).withoutLastLineFeed
    }

    /// The history in JSON; see `docs/json.md`.
    var json: JSONValue {
        .object([
            ("schema", "countersign.unit-history/1"), ("path", .string(annotation.place.path)),
            ("at", .integer(annotation.version)), ("number", .integer(entry.number)),
            ("name", .text(entry.name.isEmpty ? nil : entry.name)), ("label", .string(history.label)),
            (
                "steps",
                .array(
                    history.steps.map { step in
                        .object([
                            ("version", .integer(step.version)),
                            ("inForceFrom", .text(tenures[step.version]?.from.description)),
                            ("governs", Tenure.days(of: carriers[step.version] ?? tenures[step.version])),
                            ("text", .string(step.text)), ("path", .string(step.place.path)),
                            ("line", .integer(step.line)),
                        ])
                    })
            ), ("versions", credits.json), ("findings", findings),
        ])
    }
}

/// The versions that something goes back to, newest first: who proposed each and who consented.
struct VersionCredits {
    private let views: [VersionView]

    init(_ numbers: [Int], in history: History) throws {
        let (tenures, lineage) = (history.tenures(), history.lineage)
        views = try Set(numbers).sorted(by: >).map { try VersionView($0, in: history, tenures, lineage) }
    }

    var page: StyledText { views.map(\.credit).joined(separator: "") }

    var json: JSONValue { .array(views.map { .object($0.members(withActs: false)) }) }
}
