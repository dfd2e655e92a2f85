internal import AgreementProfiles
internal import Agreements

extension InForceFault {
    /// What is wrong.
    func sentence(in notation: Notation) -> String {
        let indonesian =
            switch self {
            case .noDay: "Naskah tidak menyebut sejak kapan ia berlaku."
            case .foreignBase(let named, _): "`retroactive` menyebut \(named), yang bukan versi yang diubah."
            case .past(let from, let executed, _):
                "Naskah berlaku sejak \(notation.day(from)), sebelum disetujui semua pihak pada \(notation.day(executed))."
            case .overtakesNone: "`supersedes` menyebut versi yang tanggalnya tidak didahului naskah ini."
            case .overtakes(let from, let versions):
                "Naskah berlaku sejak \(notation.day(from)), tidak sesudah hari pertama "
                    + (versions.count == 1 ? "sebuah versi sebelumnya." : "\(versions.count) versi sebelumnya.")
            }
        return notation.words(id: indonesian, en: sentence)
    }

    /// What to do about it; nil where the sentence says it.
    func hint(in notation: Notation) -> String? {
        guard let hint else { return nil }
        let indonesian =
            switch self {
            case .foreignBase(_, let base):
                "Hapus `retroactive`, atau tulis \(base) bila naskah ini memang berlaku surut."
            case .noDay, .past, .overtakesNone, .overtakes:
                "Pilih tanggal yang lebih lambat, atau nyatakan: " + (statement ?? "")
            }
        return notation.words(id: indonesian, en: hint)
    }
}
