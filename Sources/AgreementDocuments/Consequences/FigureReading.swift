/// A figure as far as languages agree on it: `99,9 %` and `99.9%`, `Rp12.500.000` and `IDR 12,500,000`, `1 Juli 2026`
/// and `1 July 2026` read the same.
///
/// It serves to say once what two languages say alike, within one clause. Words that it does not know stay as they are,
/// so that figures of different units never read the same.
struct FigureReading: Hashable {
    private let parts: [String]

    init(_ figure: String) {
        var parts: [String] = []
        var (digits, letters) = ("", "")
        func flush() {
            if !digits.isEmpty { parts.append(digits) }
            if !letters.isEmpty { parts.append(Self.meanings[letters.lowercased()] ?? letters.lowercased()) }
            (digits, letters) = ("", "")
        }
        for character in figure {
            if let digit = character.wholeNumberValue, character.isDigit, digit < 10 {
                if !letters.isEmpty { flush() }
                digits += String(digit)
            } else if character.isLetter || "%٪％".contains(character) {
                if !digits.isEmpty { flush() }
                letters.append("٪％".contains(character) ? "%" : character)
            } else {
                if "-−–+".contains(character), digits.isEmpty, letters.isEmpty { parts.append(String(character)) }
                flush()
            }
        }
        flush()
        // Languages put words in another order: `30 business days`, `30 Hari Kerja`; numbers they do not.
        let words = parts.filter { $0.first?.isLetter == true || $0 == "%" }
        self.parts = parts.filter { !words.contains($0) } + words.sorted()
    }

    private static let meanings: [String: String] = {
        var meanings = ["rp": "currency:IDR", "idr": "currency:IDR", "persen": "%", "percent": "%"]
        let months = [
            "january januari jan", "february februari feb", "march maret mar", "april apr", "may mei", "june juni jun",
            "july juli jul", "august agustus aug agu", "september sep", "october oktober oct okt",
            "november nopember nov", "december desember dec des",
        ]
        let units = [
            "second seconds detik", "minute minutes menit", "hour hours jam", "day days hari",
            "week weeks minggu pekan", "month months bulan", "quarter quarters triwulan kuartal",
            "year years tahun", "business working kerja", "calendar kalender", "thousand ribu", "million juta",
            "billion miliar",
        ]
        for (kind, groups) in [("month", months), ("unit", units)] {
            for (index, group) in groups.enumerated() {
                for word in group.split(separator: " ") { meanings[String(word)] = "\(kind):\(index)" }
            }
        }
        return meanings
    }()
}
