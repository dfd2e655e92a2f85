// Foundation, not FoundationEssentials: only it has Unicode normalisation.
import Foundation

/// The conditions under which values can be printed into a signed text without changing them.
extension Template.Values {
    typealias Refusal = Template.ValueRefusal

    static func check(languages: [String], prevailing: String, title: [String: String]) throws(Refusal) {
        guard !languages.isEmpty else { throw Refusal(.languages, "names no language") }
        for (place, language) in languages.enumerated() {
            guard TemplateLanguage(rawValue: language) != nil else {
                throw Refusal(.languages, "names \(language.debugDescription); templates exist in id and en")
            }
            guard !languages[..<place].contains(language) else {
                throw Refusal(.languages, "names \(language) twice")
            }
            guard let words = title[language] else { throw Refusal(.title, "is missing in language \(language)") }
            try check(words, as: .title)
        }
        guard languages.contains(prevailing) else { throw Refusal(.prevailing, "is not one of the languages") }
    }

    static func check(person: String, as field: Refusal.Field) throws(Refusal) {
        let isSlug = person.utf8.allSatisfy { $0.isSmallLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
        guard (1...60).contains(person.utf8.count), isSlug else {
            throw Refusal(field, "has an id that is not 1 to 60 of a-z, 0-9 and -")
        }
    }

    static func check(party: (id: String, name: String), as field: Refusal.Field) throws(Refusal) {
        try check(person: party.id, as: field)
        try check(party.name, as: field)
    }

    static func check(zone: String) throws(Refusal) {
        // Whether the zone exists is the concern of agreement.yaml; here it must only be printable as one word.
        let isWord = zone.utf8.allSatisfy {
            $0.isSmallLetter || $0.isCapital || $0.isDigit || "/_+-".utf8.contains($0)
        }
        guard !zone.isEmpty, isWord else { throw Refusal(.zone, "is not the name of an IANA time zone") }
    }

    static func check(currencyCode: String?) throws(Refusal) {
        guard let currencyCode else { return }
        guard currencyCode.utf8.count == 3, currencyCode.utf8.allSatisfy(\.isCapital) else {
            throw Refusal(.currencyCode, "is not three letters A-Z")
        }
    }

    static func days(from: String, until: String?) throws(Refusal) -> (CalendarDay, CalendarDay?) {
        guard let first = CalendarDay(from) else { throw Refusal(.inForceFrom, "is not a day written as YYYY-MM-DD") }
        guard let until else { return (first, nil) }
        guard let end = CalendarDay(until) else { throw Refusal(.termUntil, "is not a day written as YYYY-MM-DD") }
        guard first < end else { throw Refusal(.termUntil, "is not after the day on which the text comes into force") }
        return (first, end)
    }

    /// Names and titles stand inside a line of prose, so they are one line without anything unseen.
    private static func check(_ words: String, as field: Refusal.Field) throws(Refusal) {
        guard let first = words.unicodeScalars.first, let last = words.unicodeScalars.last else {
            throw Refusal(field, "has no words")
        }
        guard !first.properties.isWhitespace, !last.properties.isWhitespace else {
            throw Refusal(field, "begins or ends with a space")
        }
        guard words.unicodeScalars.allSatisfy(isVisible) else {
            throw Refusal(field, "holds a line break, a control or an invisible character")
        }
        // Compared scalar by scalar: two strings in different normal forms are equal to ==.
        guard words.unicodeScalars.elementsEqual(words.precomposedStringWithCanonicalMapping.unicodeScalars) else {
            throw Refusal(field, "is not in Unicode normal form NFC")
        }
    }

    /// The format allows four invisible controls, which some scripts cannot be written without.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        case .format: "\u{200C}\u{200D}\u{200E}\u{200F}".unicodeScalars.contains(scalar)
        case .spaceSeparator: scalar == " "
        default: !scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}
