import AgreementProfiles
import Foundation
import Testing
import Yams

/// Values of one agreement, each replaceable, so that a test names only what it is about.
func sampleValues(
    title: [String: String] = [
        "id": "Perjanjian Tingkat Layanan Hosting", "en": "Hosting Service Level Agreement",
    ],
    languages: [String] = ["id", "en"],
    prevailing: String? = nil,
    zone: String = "Asia/Jakarta",
    currencyCode: String? = "IDR",
    provider: (id: String, name: String) = ("acme", "PT Acme Hosting"),
    customer: (id: String, name: String) = ("nusa", "PT Nusa Retail"),
    contacts: (provider: String, customer: String) = ("sari", "dewi"),
    inForceFrom: String = "2026-07-01",
    termUntil: String? = "2027-07-01"
) throws(Template.ValueRefusal) -> Template.Values {
    try Template.Values(
        title: title, languages: languages, prevailing: prevailing ?? languages.first ?? "", zone: zone,
        currencyCode: currencyCode, provider: provider, customer: customer, contacts: contacts,
        inForceFrom: inForceFrom,
        termUntil: termUntil)
}

/// Values that between them reach every variant of the texts.
func everyKindOfValues() throws -> [Template.Values] {
    [
        try sampleValues(),
        try sampleValues(languages: ["en", "id"], zone: "Asia/Makassar", currencyCode: nil, termUntil: nil),
        try sampleValues(languages: ["id"], zone: "Europe/Berlin", currencyCode: "EUR", termUntil: "2026-12-31"),
        try sampleValues(languages: ["en"], provider: ("no", "Ülgen & \"Söhne\" GmbH"), termUntil: nil),
    ]
}

/// The content of each file, by path.
func texts(_ name: Template.Name, with values: Template.Values) -> [String: String] {
    Dictionary(Template.files(name, with: values).map { ($0.path, $0.content) }) { first, _ in first }
}

/// The root of a terms file or calendar of the service level template.
func terms(_ path: String, with values: Template.Values) throws -> Node {
    let text = try #require(texts(.sla, with: values)[path], "\(path)")
    return try #require(try Yams.compose(yaml: text), "\(path)")
}

/// A clause that is there in both languages.
struct ReadPair {
    let path: String
    let id: String
    let en: String
}

/// The clauses of a bilingual text, paired by their path without the language.
func pairs(_ name: Template.Name, with values: Template.Values) -> [ReadPair] {
    let texts = texts(name, with: values)
    return texts.keys.sorted().compactMap { path in
        guard path.hasSuffix(".id.md"), let id = texts[path] else { return nil }
        let stem = String(path.dropLast(".id.md".count))
        return texts[stem + ".en.md"].map { ReadPair(path: stem, id: id, en: $0) }
    }
}
