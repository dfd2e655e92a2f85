internal import AgreementProfiles
public import Agreements

/// One of two texts that a document compares.
public enum ComparedSide: Sendable {
    /// A version, what it is on the day that was asked for, or today, and what was executed by then and governs later.
    case version(Int, TextStanding, on: CivilDate?, waiting: [(number: Int, from: CivilDate)])
    /// The text of an amendment.
    case amendment(AmendmentName)
    /// The working files of whoever made the document.
    case files
    /// A file on disk, as it was named.
    case file(String)

    /// `version 4`, `your files`.
    func name(in notation: Notation) -> String {
        switch self {
        case .version(let number, _, let day, _):
            let governs = day.map { notation.words(id: ", berlaku pada ", en: ", in force on ") + notation.day($0) }
            return notation.words(id: "versi \(number)", en: "version \(number)") + (governs ?? "")
        case .amendment(let name): return notation.words(id: "amandemen \(name)", en: "amendment \(name)")
        case .files: return notation.words(id: "berkas Anda", en: "your files")
        case .file(let name): return name
        }
    }

    /// Why it is this text: from when it governs and when it was executed; the name where there is no more to say.
    func sentence(in notation: Notation) -> String {
        guard case .version(_, let standing, _, let waiting) = self else { return name(in: notation) }
        return
            ([standing.sentence(in: notation)]
            + waiting.map { number, from in
                notation.words(
                    id: "versi \(number) telah disetujui semua pihak, dan baru berlaku sejak ",
                    en: "version \(number) was executed, and in force only from ") + notation.day(from)
            }).joined(separator: "; ")
    }
}
