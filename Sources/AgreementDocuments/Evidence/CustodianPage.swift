public import Agreements

/// A page on which whoever keeps the agreement certifies an evidence package by hand, in the agreement's languages.
///
/// Where the agreement has neither Indonesian nor English, the page is in English.
public struct CustodianPage {
    private let agreement: String
    private let newest: Version
    private let bundle: ContentDigest

    /// - Parameters:
    ///   - newest: the last version of the package.
    ///   - bundle: the digest of the signed history.
    public init(agreement: String, newest: Version, bundle: ContentDigest) {
        self.agreement = agreement
        self.newest = newest
        self.bundle = bundle
    }

    /// The page.
    public var html: String {
        let declaration = newest.text.declaration
        let wordings = declaration.languagesShown().compactMap { tag in CustodianWording(tag).map { (tag, $0) } }
        let title = declaration.title[declaration.prevailing] ?? ""
        func heading(in tag: LanguageTag) -> String { declaration.title[tag] ?? title }
        let first = wordings.first?.1 ?? .english
        let pages =
            wordings.isEmpty
            ? [article(.english, title: title)]
            : wordings.map { .element(.article, [.language($0)], [article($1, title: heading(in: $0))]) }
        return Page(title: "\(first.kicker): \(title)", language: wordings.first?.0, content: pages).markup
    }

    private func article(_ words: CustodianWording, title: String) -> HTMLNode {
        .make(
            .section,
            [
                .make(.p, .kicker, words.kicker), .make(.h1, [.quoted(title)]),
                .facts([
                    (words.agreement, .make(.span, .mono, agreement)),
                    (words.version, .make(.span, .mono, "\(newest.number) · \(newest.id)")),
                    (words.text, .make(.span, .mono, newest.text.digest.description)),
                    (words.history, .make(.span, .mono, "sha256:\(bundle.hex)")),
                    (words.package, Self.blank),
                ]),
                .make(.p, words.introduction), .make(.ol, words.statements.map { .make(.li, $0) }),
                .facts(words.signature.map { ($0, Self.blank) }),
            ])
    }

    /// A line to write on.
    private static var blank: HTMLNode { .make(.p, .blank, "") }
}

/// One language of the page.
struct CustodianWording {
    let kicker: String
    let agreement: String
    let version: String
    let text: String
    let history: String
    let package: String
    let introduction: String
    let statements: [String]
    let signature: [String]

    /// nil for a language that the page is not in.
    init?(_ tag: LanguageTag) {
        switch tag.description {
        case "en": self = .english
        case "id": self = .indonesian
        default: return nil
        }
    }

    private init(
        kicker: String, agreement: String, version: String, text: String, history: String, package: String,
        introduction: String, statements: [String], signature: [String]
    ) {
        self.kicker = kicker
        self.agreement = agreement
        self.version = version
        self.text = text
        self.history = history
        self.package = package
        self.introduction = introduction
        self.statements = statements
        self.signature = signature
    }

    static let english = CustodianWording(
        kicker: "Certification by the custodian of the records", agreement: "Agreement", version: "Newest version",
        text: "Digest of its text", history: "Digest of the signed history",
        package: "Digest of this package (SHA-256)",
        introduction: "I, the undersigned, certify of my own knowledge:",
        statements: [
            "I keep, for the organisation named below, the records that this package was made from, or have them kept.",
            "The acts in it were recorded by those who did them, at the time they were done or soon after, and the"
                + " records have been kept in the regular course of the organisation's work.",
            "The package was made by an electronic process that copies the records whole. I ran its check (check.sh) with"
                + " the agreement's id as the organisation knows it, and it found that everything holds.",
            "I have written the digest of the package above by hand, from what the program printed when it made it.",
        ], signature: ["Name", "Position", "Organisation", "Place and date", "Signature"])

    static let indonesian = CustodianWording(
        kicker: "Pernyataan penyimpan catatan", agreement: "Perjanjian", version: "Versi terbaru",
        text: "Sidik naskahnya", history: "Sidik riwayat yang ditandatangani", package: "Sidik paket ini (SHA-256)",
        introduction: "Saya yang bertanda tangan di bawah ini menyatakan berdasarkan pengetahuan saya sendiri:",
        statements: [
            "Saya menyimpan, atau memerintahkan penyimpanan, catatan sumber paket ini untuk organisasi yang disebut di"
                + " bawah.",
            "Tindakan di dalamnya dicatat oleh orang yang melakukannya, pada saat atau segera setelah dilakukan, dan"
                + " catatan itu disimpan dalam kegiatan rutin organisasi.",
            "Paket ini dibuat secara elektronik dengan menyalin catatan secara utuh. Saya menjalankan pemeriksaannya"
                + " (check.sh) dengan nomor perjanjian sebagaimana dikenal organisasi, dan semuanya terbukti sesuai.",
            "Sidik paket di atas saya tulis dengan tangan dari keluaran program ketika paket dibuat.",
        ], signature: ["Nama", "Jabatan", "Organisasi", "Tempat dan tanggal", "Tanda tangan"])
}
