public import AgreementProfiles
public import Agreements

/// What every page says of when a proposed text takes force, and of what that does to other versions.
public struct EffectWords: Sendable {
    private let effect: Effect
    private let today: CivilDate
    private let notation: Notation

    /// The words for it, in a language.
    ///
    /// - Parameter today: the day on which it is said.
    public init(_ effect: Effect, today: CivilDate, in notation: Notation = .english) {
        self.effect = effect
        self.today = today
        self.notation = notation
    }

    /// Everything that there is to say of it, a paragraph each: what it does, the end of the agreement, and what is wrong.
    public var paragraphs: [String] {
        ([sentences, end, fault?.sentence, fault?.hint] as [String?]).compactMap(\.self)
    }

    /// `In force from 1 July 2026, and replaces version 2, which was to govern from 1 August 2026.`
    public var sentences: String {
        let start =
            effect.isFromExecution
            ? words("hari pihak terakhir menyetujuinya", "the day the last party accepts it")
            : notation.day(effect.from)
        let waiting = effect.replaces.filter { $0.state == .waiting }.map { $0.words(in: notation) }
        var sentences = [
            words("Berlaku sejak ", "In force from ") + start
                + (waiting.isEmpty
                    ? ""
                    : words(", dan menggantikan ", ", and replaces ")
                        + waiting.joined(separator: words(", dan ", ", and "))) + "."
        ]
        if effect.governsPast {
            sentences.append(
                words(
                    "Itu sebelum disetujui semua pihak: teks ini berlaku surut.",
                    "That is before it is accepted: it also governs what is past."))
        }
        sentences += effect.replaces.filter { $0.state != .waiting }.map { other in
            words("Sejak itu teks ini menggantikan ", "From then on it takes the place of ")
                + other.words(in: notation) + "."
        }
        return (sentences + [alreadyReplaced, until].compactMap(\.self)).joined(separator: " ")
    }

    /// `It names version 2 as well, whose place another had taken before.`
    private var alreadyReplaced: String? {
        if effect.alreadyReplaced.isEmpty { return nil }
        let numbers = effect.alreadyReplaced.map(String.init).joined(separator: words(" dan ", " and "))
        let versions = effect.alreadyReplaced.count == 1 ? "version" : "versions"
        return words(
            "Teks ini menyebut juga versi \(numbers), yang sudah digantikan versi lain sebelumnya.",
            "It names \(versions) \(numbers) as well, whose place another had taken before.")
    }

    /// `Until then version 1 governs, from 1 January 2027 version 2.`
    private var until: String? {
        guard let first = effect.until.first else { return nil }
        let day = notation.day(first.from)
        let start = first.from > today ? words(" sejak \(day)", " from \(day)") : ""
        let others = effect.until.dropFirst().map { other in
            let day = notation.day(other.from)
            return words(", sejak \(day) versi \(other.version)", ", from \(day) version \(other.version)")
        }.joined()
        return words(
            "Sampai saat itu yang berlaku ialah versi \(first.version)\(start)\(others).",
            "Until then version \(first.version) governs\(start)\(others).")
    }

    /// `The agreement ends on 1 July 2027.`; nil where the text leaves its end as it is.
    public var end: String? {
        guard let end = effect.end else { return nil }
        let before = notation.day(end.before)
        guard let after = end.after else {
            return words("Perjanjian tidak lagi berakhir pada \(before).", "The agreement no longer ends on \(before).")
        }
        let instead = end.before == nil ? "" : words(", dan tidak lagi pada \(before)", ", and no longer on \(before)")
        return words("Perjanjian berakhir pada ", "The agreement ends on ") + notation.day(after) + instead + "."
    }

    /// Why it could not be completed as it stands, and what to do about it; nil where nothing speaks against its date.
    public var fault: (sentence: String, hint: String?)? {
        effect.fault.map { fault in
            let start = words("Belum dapat diselesaikan seperti adanya: ", "It cannot be completed as it stands: ")
            return (start + fault.sentence(in: notation), fault.hint(in: notation))
        }
    }

    private func words(_ id: String, _ en: String) -> String { notation.words(id: id, en: en) }
}
