internal import Agreements

/// Which files of terms a clause is about: those that it quotes or names, and those whose subject is in a heading.
struct ClauseTopics {
    /// Paths of files that the text has.
    let paths: Set<String>

    init(_ clause: Clause, in content: ProfiledText) {
        let named = clause.paragraphs.flatMap { paragraph in
            (paragraph.links.map(\.target) + paragraph.codes).compactMap { range -> String? in
                guard case .file(let path, _) = Reference(paragraph.text(range)) else { return nil }
                return path
            }
        }
        // Bytes, since searching in text takes a tenth of all that `check` does.
        let headings = clause.paragraphs.compactMap { paragraph -> [UInt8]? in
            guard case .heading = paragraph.kind else { return nil }
            return paragraph.prose.map { $0.isCapital ? $0 | 0x20 : $0 }
        }
        let meant = Self.subjects.filter { subject in
            headings.contains { heading in
                heading.indices.contains { start in
                    subject.words.contains { heading[start...].starts(with: $0.utf8) }
                }
            }
        }.map { "terms/\($0.topic).yaml" }
        paths = Set(named + meant).filter { content.terms[$0] != nil }
    }

    /// How the headings of clauses begin the words for what each file is about.
    private static let subjects: [(topic: String, words: [String])] = [
        (
            "services",
            [
                "service level", "availab", "uptime", "support", "response", "backup", "tingkat layanan",
                "ketersediaan",
                "dukungan", "tanggap", "cadang",
            ]
        ),
        ("measurement", ["measur", "maintenance", "ukur", "pemeliharaan"]),
        ("credits", ["credit", "remed", "kredit", "ganti rugi"]),
        ("fees", ["fee", "payment", "price", "invoice", "biaya", "pembayaran", "harga", "tagihan"]),
        ("responsibilities", ["responsib", "tanggung jawab"]),
        ("escalation", ["escalat", "eskalasi"]),
        ("disputes", ["dispute", "disagree", "sengketa", "selisih"]),
        ("effectiveness", ["report", "lapor"]),
        ("review", ["review", "renew", "terminat", "ending", "tinjau", "perpanjang", "pengakhiran"]),
        ("third-parties", ["third part", "subcontract", "pihak ketiga", "subkontrak"]),
        ("confidentiality", ["confidential", "rahasia"]),
    ]
}
