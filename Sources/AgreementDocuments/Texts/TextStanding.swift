internal import AgreementProfiles
public import Agreements

/// Which text a document holds, and what it is on a day: a version that governs or waits, a proposal, or files.
public enum TextStanding: Sendable {
    /// Version 0, which never governs.
    case opening
    /// A version, the day that is asked about, and the day on which this is said.
    case version(Tenure, on: CivilDate, today: CivilDate)
    /// An amendment that is on the table, and the version it amends.
    case proposed(AmendmentName, to: Int)
    /// An amendment that was closed, the version it would have amended, and the day.
    case withdrawn(AmendmentName, to: Int, on: CivilDate)
    /// Files that nobody has proposed yet, and the newest version.
    case draft(after: Int)

    /// What a version is on a day; today, by the clone's clock, where none is named.
    ///
    /// - Throws: `undecided` where it cannot be read.
    public init(of version: Version, in history: History, on day: CivilDate? = nil) throws(AgreementError) {
        let tenure = try history.tenure(of: version.number)
        self = tenure.map { .version($0, on: day ?? history.today, today: history.today) } ?? .opening
    }

    /// What an amendment is that is not part of the agreement.
    public init(of amendment: Amendment) {
        if let withdrawal = amendment.withdrawal {
            let day = CivilDate(of: withdrawal.time.seconds, in: amendment.text.declaration.zone)
            self = .withdrawn(amendment.name, to: amendment.base.number, on: day)
        } else {
            self = .proposed(amendment.name, to: amendment.base.number)
        }
    }

    /// The same in a sentence of English without its full stop: `Version 4, in force from 1 July 2026, executed …`
    public var sentence: String { sentence(in: .english) }

    /// The same in a language's own words.
    func sentence(in notation: Notation) -> String {
        func words(_ id: String, _ en: String) -> String { notation.words(id: id, en: en) }
        func amendment(_ name: AmendmentName, _ base: Int) -> String {
            words("Amandemen", "Amendment") + " \(name) " + words("atas versi", "to version") + " \(base): "
        }
        switch self {
        case .proposed(let name, let base):
            return amendment(name, base)
                + words("diusulkan, bukan bagian dari perjanjian", "proposed, not part of the agreement")
        case .withdrawn(let name, let base, let day):
            return amendment(name, base) + words("ditarik kembali pada ", "withdrawn on ") + notation.day(day)
                + words(", bukan bagian dari perjanjian", ", not part of the agreement")
        case .draft(let version):
            return words("Rancangan setelah versi", "A draft after version") + " \(version): "
                + words("belum diusulkan, bukan bagian dari perjanjian", "not proposed, not part of the agreement")
        case .opening:
            return words(
                "Versi 0, yang menyebut para pihak dan tidak pernah berlaku",
                "Version 0, which names the parties and never governs")
        case .version(let tenure, let day, let today):
            return words("Versi", "Version") + " \(tenure.version), "
                + TenureWords(tenure, in: notation).standing(on: day, today: today)
        }
    }
}
