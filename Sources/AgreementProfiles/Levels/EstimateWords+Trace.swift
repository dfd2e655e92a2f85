public import ServiceLevels

extension EstimateWords {
    /// A step of a computation in words: what it is called, the rule, and its figures by the clocks of a zone.
    public func step(_ step: TraceStep, in zone: CivilZone) -> (name: String, rule: String, figures: String) {
        var (figures, comparison): ([String], String?) = ([], nil)
        for figure in step.figures {
            let value = value(figure.value, in: zone)
            // How two figures are compared stands in front of the second: `target at least 99.9%`.
            if figure.name == Self.comparison {
                comparison = value
                continue
            }
            let name = words(id: Self.names[figure.name] ?? figure.name, en: figure.name)
            figures.append([name, comparison, value].compactMap(\.self).joined(separator: " "))
            comparison = nil
        }
        let name = words(
            id: Self.steps[step.step] ?? step.step.rawValue, en: step.step.rawValue.replacing("-", with: " "))
        return (name, sentence(step.rule), figures.joined(separator: ", "))
    }

    private static let comparison = "comparison"

    /// A moment as clocks of a zone show it: `1 March 2026 08:30`.
    public func moment(_ moment: Moment, in zone: CivilZone) -> String {
        let today = zone.day(of: moment)
        // Counted by clocks and not by elapsed time: they may have been put forward or back since midnight.
        let local = Int(moment.microsecondsSinceEpoch / 1_000_000) + zone.offset(at: moment)
        let second = local - today.daysSinceEpoch * 86_400
        let time = notation.time(hour: second / 3_600, minute: second / 60 % 60, second: second % 60)
        return "\(day(today)) \(time)"
    }

    /// A length of time: `90 minutes`.
    public func length(_ time: ElapsedTime) -> String { minutes(time.minutes) }

    private func value(_ value: TraceStep.Value, in zone: CivilZone) -> String {
        switch value {
        case .moment(let moment): self.moment(moment, in: zone)
        case .day(let day): self.day(day)
        case .text(let text): words(id: Self.texts[text] ?? text, en: text.replacing("-", with: " "))
        case .number(let number, "min"): minutes(number)
        case .number(let number, "%"): shown(number, notation.percent)
        case .number(let number, ""): shown(number, notation.number)
        case .number(let number, let code): shown(number) { notation.money($0, code) }
        }
    }

    private func minutes(_ number: Rational) -> String {
        shown(number) { notation.number($0) + words(id: " menit", en: number == 1 ? " minute" : " minutes") }
    }

    /// A number exactly; where its decimal has no end, about, with the fraction behind it: `about 99.6640% (37075/372)`.
    private func shown(_ number: Rational, _ decimal: (String) -> String) -> String {
        if let exact = number.decimalText { return decimal(exact) }
        return about + decimal(number.decimalText(places: 4)) + " (\(number.fractionText))"
    }

    static let steps: [TraceStep.Step: String] = [
        .period: "periode", .union: "gangguan", .openTime: "jam buka", .minimumInterval: "gangguan terpendek",
        .exclusions: "pengecualian", .slices: "potongan waktu", .downtime: "waktu henti", .denominator: "penyebut",
        .counts: "hitungan", .level: "hasil", .levelRounding: "pembulatan hasil", .target: "target", .tier: "tingkat",
        .base: "dasar", .stacking: "penjumlahan", .periodCap: "batas periode", .rollingCap: "batas bergulir",
        .termCap: "batas jangka waktu", .minimum: "kredit terkecil", .rounding: "pembulatan",
        .claimWindow: "tenggat permintaan", .repeatedMiss: "berulang", .clockStart: "mulai", .businessDay: "hari kerja",
        .closedDay: "hari tutup", .deadline: "tenggat", .noNumber: "tanpa angka",
    ]

    static let names = [
        "from": "dari", "until": "sampai sebelum", "length": "lama", "records altogether": "catatan seluruhnya",
        "outages in the period": "gangguan dalam periode", "down": "terhenti", "open": "buka", "minimum": "terkecil",
        "outages": "gangguan", "kept": "yang dihitung", "recorded in the period": "tercatat dalam periode",
        "allowance": "jatah", "excluded": "dikecualikan", "slice": "potongan", "counted": "dihitung",
        "downtime": "waktu henti", "total": "seluruhnya", "denominator": "penyebut", "good": "baik", "level": "hasil",
        "rounded": "dibulatkan", "target": "target", "credit": "kredit", "base": "dasar",
        "share": "bagian", "objectives": "tingkat layanan", "increment": "kelipatan", "cap": "batas atas",
        "granted before": "diberikan sebelumnya", "left": "sisa", "report due": "laporan jatuh tempo",
        "last day": "hari terakhir", "too late from": "terlambat sejak", "missed": "tidak tercapai",
        "needed": "diperlukan", "of": "dari", "periods": "periode", "start": "mulai", "time": "waktu",
        "pauses": "jeda", "deadline": "tenggat", "day": "hari",
    ]

    private static let texts = [
        "none": "tidak ada", "at-least": "paling sedikit", "more-than": "lebih dari", "at-most": "paling banyak",
        "less-than": "kurang dari", "above": "di atas",
    ]
}
