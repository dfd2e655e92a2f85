internal import Agreements
internal import ServiceLevels

/// Makes the arithmetic of an agreement from its terms; whatever has no exact reading is a gap, and never a guess.
struct ContractReader {
    let content: ProfiledText
    private let quotes: QuotedTerms
    private var places: [ClauseReference: TermsPlace] = [:]

    init(_ content: ProfiledText) {
        self.content = content
        quotes = QuotedTerms(content)
    }

    /// The contract of the whole text.
    mutating func contract() throws(TermsGap) -> ServiceLevelContract {
        try requireServiceLevels()
        let credits = try topic("credits")
        let fees = try topic("fees")
        let currency = try currency(fees)
        var levels: [ServiceLevelContract.Level] = []
        for credit in credits["credits"]?.items ?? [] { levels.append(try level(credit, of: credits)) }
        let terms = ServiceLevelTerms(
            zone: try zone(), term: try term(), currency: currency, objectives: levels.map(\.objective),
            credits: try creditTerms(credits, of: levels))
        return ServiceLevelContract(
            terms: terms, fees: schedules(fees, of: credits), levels: levels, maintenance: try maintenance(),
            places: places)
    }

    /// Refuses an agreement of a kind that knows no service levels.
    func requireServiceLevels() throws(TermsGap) {
        guard !content.profile.schemas.contains(where: { $0.describes("terms/credits.yaml") }) else { return }
        let kind = content.profile.name
        throw TermsGap(
            id: "perjanjian jenis ini (\(kind)) tidak mengenal tingkat layanan, jadi tidak ada kreditnya",
            en: "an agreement of this kind (\(kind)) has no service levels, and so no credits")
    }

    /// A file of terms that its schema has nothing against.
    func topic(_ name: String) throws(TermsGap) -> Provision {
        let path = "terms/\(name).yaml"
        if let node = content.terms[path] { return Provision(node, of: path) }
        if content.isRefused(path) {
            throw TermsGap(id: "\(path) tidak sesuai dengan skemanya", en: "\(path) is not as its schema has it")
        }
        throw TermsGap(id: "\(path) tidak ada dalam teks ini", en: "\(path) is not part of the text")
    }

    /// What a trace names a provision by.
    mutating func reference(to provision: Provision) -> ClauseReference {
        let place = place(of: provision)
        let reference = ClauseReference("\(place)")
        places[reference] = place
        return reference
    }

    /// Says that a provision has no exact reading.
    func gap(id: String, en: String, at provision: Provision) -> TermsGap {
        TermsGap(id: id, en: en, place: place(of: provision))
    }

    /// What a provision's words are in each language that agreements are explained in; nil where it has none.
    func called(_ words: Provision?) -> Sentence? {
        guard case .words(let texts, _)? = words?.node else { return nil }
        let (id, en) = (LanguageTag("id").flatMap { texts[$0] }, LanguageTag("en").flatMap { texts[$0] })
        let prevailing = texts[content.text.declaration.prevailing]
        guard let any = prevailing ?? id ?? en else { return nil }
        return Sentence(id: id ?? any, en: en ?? any)
    }

    private func place(of provision: Provision) -> TermsPlace {
        TermsPlace(
            path: provision.path, position: provision.node.position, field: provision.field,
            clause: quotes.clause(of: provision))
    }

    /// The value of a key that the schema demands; a gap where it has none.
    func needed<Value>(
        _ key: String, of provision: Provision, _ read: (Provision) -> Value?
    ) throws(TermsGap) -> Value {
        guard let value = provision[key].flatMap(read) else {
            throw gap(
                id: "`\(key)` tidak menyebut sesuatu yang dapat dihitung",
                en: "`\(key)` says nothing that can be reckoned with", at: provision[key] ?? provision)
        }
        return value
    }

    func zone() throws(TermsGap) -> CivilZone {
        let name = content.text.declaration.zone.identifier
        if let zone = CivilZone(identifier: name) { return zone }
        throw TermsGap(
            id: "aturan zona waktu \(name) tidak dikenal di komputer ini",
            en: "the rules of the zone \(name) are not known on this computer")
    }

    /// How long the promises hold: as long as the agreement.
    func term() throws(TermsGap) -> ServiceLevels.Term {
        let declared = content.text.declaration.term
        let first = declared.flatMap { CivilDay($0.from) } ?? CivilDay(year: 1, month: 1, day: 1)
        if let first, let term = Term(from: first, until: declared?.until.flatMap { CivilDay($0) }) { return term }
        throw TermsGap(
            id: "jangka waktu dalam agreement.yaml tidak berisi satu hari pun",
            en: "the term of agreement.yaml has no day")
    }

    private func currency(_ fees: Provision) throws(TermsGap) -> Currency {
        guard let declared = content.text.declaration.currency else {
            throw TermsGap(
                id: "agreement.yaml tidak menyebut `currency`, sehingga kelipatan terkecil pembayaran tidak diketahui",
                en: "agreement.yaml has no `currency`, so the smallest amount that is paid is not known")
        }
        let code = try needed("currency", of: fees) { $0.text }
        guard code == declared.code else {
            throw gap(
                id: "di sini jumlah uang dalam \(code), sedangkan dalam agreement.yaml dalam \(declared.code)",
                en: "amounts are in \(code) here and in \(declared.code) in agreement.yaml",
                at: fees["currency"] ?? fees)
        }
        let increment = try? Rational(decimal: declared.increment)
        guard let increment, let currency = Currency(code: code, increment: increment) else {
            throw TermsGap(
                id: "kelipatan mata uang bukan angka desimal di atas nol",
                en: "the increment of the currency is no decimal above zero")
        }
        return currency
    }
}
