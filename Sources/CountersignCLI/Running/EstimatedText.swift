internal import AgreementProfiles
internal import Agreements
internal import ServiceLevels

/// A text that a credit is estimated under.
struct EstimatedText {
    /// Which text it is.
    enum Kind {
        case inForce(version: Int)
        /// It governs on the day asked about, and another one, or none, today.
        case inForceThen(version: Int)
        case version(Int)
        case amendment(AmendmentName, isWithdrawn: Bool)
        case files
    }

    let kind: Kind
    let text: Text
    /// Its arithmetic, or why it has none.
    let contract: Result<ServiceLevelContract, TermsGap>
    /// The day from which the text governs, where that is known.
    let governsFrom: CivilDate?
    /// The version that governs after the text, and from when; nil where none is known.
    let successor: Tenure.Successor?

    private init(_ kind: Kind, _ text: Text, in history: History) throws(AgreementError) {
        self.kind = kind
        self.text = text
        var declared: CivilDate?
        if case .date(let from)? = text.declaration.inForce?.from { declared = from }
        switch kind {
        case .inForce(let number), .inForceThen(let number), .version(let number):
            let tenure = try history.tenure(of: number)
            (governsFrom, successor) = (tenure?.from, tenure?.governs == true ? tenure?.successor : nil)
        case .amendment, .files: (governsFrom, successor) = (declared, nil)
        }
        // Before the first version governs, there is no promise: neither its days nor its fees count. A text that
        // nobody has executed may govern earlier than all of them.
        let versions = history.ledger.versions.indices.dropFirst()
        let first = (versions.map(history.ledger.inForceFrom) + [governsFrom]).compactMap(\.self).min()
        contract = try history.serviceLevels(of: text).map { $0.beginning(on: first) }
    }

    private init(_ amendment: Amendment, in history: History) throws(AgreementError) {
        let kind = Kind.amendment(amendment.name, isWithdrawn: amendment.isWithdrawn)
        try self.init(kind, amendment.text, in: history)
    }

    /// The text that governs the period of a day, and the one that a person named or works on where that is another.
    ///
    /// What is in force on the first day of a period governs all of it. Where none is in force then, the one that is on
    /// the day asked about, or else today.
    ///
    /// - Parameter other: the text that a person named or works on.
    static func all(
        _ other: EstimatedText?, on day: CivilDate, level: String?, in history: History
    ) throws -> [EstimatedText] {
        var texts: [EstimatedText] = []
        let today = try history.governing(on: history.today)
        var then = try history.governing(on: day)
        if case .version(let number) = then {
            let contract = try? history.serviceLevels(of: history.version(number).text).get()
            let asked = level.map { contract?.levels(named: $0) ?? [] } ?? contract?.levels ?? []
            if let contract, let first = asked.first, let civil = CivilDay(day),
                let from = contract.period(of: first, on: civil)?.from,
                case .version(let earlier) = try history.governing(on: CivilDate(daysSinceEpoch: from.daysSinceEpoch))
            {
                then = .version(earlier)
            }
        }
        if case .version(let number) = then {
            let kind: Kind = then == today ? .inForce(version: number) : .inForceThen(version: number)
            texts.append(try EstimatedText(kind, history.version(number).text, in: history))
        } else if case .version(let number) = today {
            texts.append(try EstimatedText(.inForce(version: number), history.version(number).text, in: history))
        }
        if let other, other.text.digest != texts.first?.text.digest {
            texts.append(other)
        }
        if texts.isEmpty, history.current.number > 0 {
            texts.append(try EstimatedText(.version(history.current.number), history.current.text, in: history))
        }
        guard !texts.isEmpty else {
            throw CommandError(
                .usage, "no text is in force yet, and you named none",
                hint: "name an amendment, or `draft` for your files: countersign credit estimate draft")
        }
        return texts
    }

    /// The text that a person named, or else works on; nil where there is neither.
    static func named(_ typed: String?, in history: History, _ place: Place) throws -> EstimatedText? {
        guard let typed else {
            switch try history.agreement.desk() {
            case .amendment(let name):
                return try EstimatedText(history.amendment(name), in: history)
            case .draft: return try workingFiles(in: history)
            default: return nil
            }
        }
        if DiffSide.workingWords.contains(typed) { return try workingFiles(in: history) }
        let choice = try TextChoice([typed], in: history, place)
        if let amendment = choice.amendment {
            return try EstimatedText(amendment, in: history)
        }
        guard let number = choice.version else {
            throw CommandError(
                .usage, "\(typed) is no version or amendment",
                hint: "see what there is: countersign log, countersign list")
        }
        return try EstimatedText(.version(number), history.version(number).text, in: history)
    }

    /// The text that the working files make.
    private static func workingFiles(in history: History) throws -> EstimatedText {
        try EstimatedText(.files, history.draftText(), in: history)
    }
}

extension EstimatedText {
    /// `under this amendment (acme/availability-2027)`.
    func name(_ words: EstimateWords) -> String {
        switch kind {
        case .inForce: words.words(id: "menurut teks yang berlaku", en: "under the text in force")
        case .inForceThen(let number):
            words.words(
                id: "menurut versi \(number) (yang berlaku waktu itu)", en: "under version \(number) (in force then)")
        case .version(let number): words.words(id: "menurut versi \(number)", en: "under version \(number)")
        case .amendment(let name, isWithdrawn: true):
            words.words(
                id: "menurut amandemen yang sudah ditarik kembali (\(name))",
                en: "under a withdrawn amendment (\(name))")
        case .amendment(let name, isWithdrawn: false):
            words.words(id: "menurut amandemen ini (\(name))", en: "under this amendment (\(name))")
        case .files: words.words(id: "menurut berkas Anda", en: "under your files")
        }
    }

    /// Which text it is, for programs; see `docs/json.md`.
    var members: [(String, JSONValue)] {
        var (kind, number, amendment): (String, Int?, AmendmentName?) = ("files", nil, nil)
        switch self.kind {
        case .inForce(let version), .inForceThen(let version): (kind, number) = ("inForce", version)
        case .version(let version): (kind, number) = ("version", version)
        case .amendment(let name, _): (kind, amendment) = ("amendment", name)
        case .files: break
        }
        return [
            ("kind", .string(kind)), ("version", .number(number)), ("amendment", .text(amendment?.description)),
            ("text", .string(text.digest.description)),
        ]
    }
}
