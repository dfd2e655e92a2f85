internal import AgreementProfiles
internal import Agreements

extension Replacement {
    /// `version 3, in force since 1 March 2026`; `version 2, which was to govern from 1 August 2026`.
    func words(in notation: Notation) -> String {
        let first = notation.day(from)
        func words(_ id: String, _ en: String) -> String { notation.words(id: id, en: en) }
        let phrase =
            switch state {
            case .waiting: words("yang sedianya berlaku sejak \(first)", "which was to govern from \(first)")
            case .inForce: words("yang sudah berlaku sejak \(first)", "in force since \(first)")
            case .past(let until):
                words(
                    "yang tadinya berlaku sejak \(first) sampai \(notation.day(until))",
                    "which had been in force from \(first) until \(notation.day(until))")
            case .ended: words("yang disepakati untuk \(first)", "agreed for \(first)")
            }
        return words("versi ", "version ") + "\(version), " + phrase
    }
}
