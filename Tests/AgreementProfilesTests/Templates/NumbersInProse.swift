import Foundation

/// Reads the numbers of a paragraph in the notation of its language and gives them in one notation:
/// `99,9 %` and `99.9%` both as `99.9%`, `Rp12.500.000` and `IDR 12,500,000` both as `IDR12500000`,
/// `08.00` and `08:00` both as `08:00`, months as their number.
func numbers(in paragraph: String, language: String) throws -> [String] {
    var text = paragraph.replacing("\n", with: " ")
    for (place, names) in months.enumerated() {
        text = text.replacing(language == "id" ? names.0 : names.1, with: "month-\(place + 1)-")
    }
    if language == "id" {
        let number = try Regex(#"(?:Rp|[A-Z]{3} )?(?:\d\d\.\d\d(?!\d)|\d+(?:\.\d{3})*(?:,\d+)?(?: %)?)"#)
        return text.matches(of: number).map { match in
            let found = String(text[match.range]).replacing("Rp", with: "IDR")
            let isHour = found.count == 5 && found.dropFirst(2).first == "."
            return isHour
                ? found.replacing(".", with: ":")
                : found.replacing(".", with: "").replacing(",", with: ".").replacing(" ", with: "")
        }
    }
    let number = try Regex(#"(?:[A-Z]{3} )?(?:\d\d:\d\d(?!\d)|\d+(?:,\d{3})*(?:\.\d+)?%?)"#)
    return text.matches(of: number).map { match in
        String(text[match.range]).replacing(",", with: "").replacing(" ", with: "")
    }
}

private let months = [
    ("Januari", "January"), ("Februari", "February"), ("Maret", "March"), ("April", "April"), ("Mei", "May"),
    ("Juni", "June"), ("Juli", "July"), ("Agustus", "August"), ("September", "September"),
    ("Oktober", "October"), ("November", "November"), ("Desember", "December"),
]

/// The paragraphs of a clause: its heading, numbered items and bullets, each with the lines that go on.
func paragraphs(of clause: String) -> [String] {
    clause.split(separator: "\n").reduce(into: [String]()) { found, line in
        let words = line.drop { $0 == " " }
        let isContinued = line.hasPrefix("   ") && !words.hasPrefix("- ")
        if isContinued, let last = found.last {
            found[found.count - 1] = last + " " + words
        } else {
            found.append(String(words))
        }
    }
}
