/// The words that the format fixes for an act, to the byte, in the prevailing language of the text it is about.
///
/// Whoever signs `accept` signs this sentence and no other. Indonesian and English are part of the format; a text whose
/// prevailing language is another carries its own `consent` sentence, and the other wordings stay English.
/// Source: `docs/format.md`, "Wordings".
public struct ActWording: Hashable, Sendable {
    /// The first line of the message.
    public let subject: String
    /// nil where the act's author writes the body.
    public let body: String?

    /// The wording of an act; nil where its author writes both subject and body.
    ///
    /// - Parameters:
    ///   - declaration: that of the text the act is about.
    ///   - amendment: the amendment's name; nil for `open`.
    ///   - partyName: the legal name of the party the act is done for.
    ///   - fingerprint: that of the key that signs.
    public static func of(
        _ kind: ActKind, declaration: Declaration, amendment: AmendmentName?, partyName: String,
        fingerprint: @autoclosure () -> String
    ) -> ActWording? {
        let words: any Wordings.Type = declaration.prevailing.description == "id" ? Indonesian.self : English.self
        let name = amendment?.description ?? ""
        switch kind {
        case .open:
            let title = declaration.title[declaration.prevailing] ?? ""
            return ActWording(subject: words.open(title), body: words.opening)
        case .enrol: return ActWording(subject: words.enrol(name), body: fill(words.enrolment(fingerprint())))
        case .accept:
            let sentence = declaration.consent.map { replacingParty(in: $0, by: partyName) }
            return ActWording(subject: words.accept(name), body: fill(sentence ?? words.consent(partyName)))
        case .merge: return ActWording(subject: words.merge(name), body: words.merging)
        case .comment: return ActWording(subject: words.comment(name), body: nil)
        case .reject: return ActWording(subject: words.reject(name), body: nil)
        case .withdraw: return ActWording(subject: words.withdraw(name), body: nil)
        case .propose, .revise, .refresh: return nil
        }
    }

    /// Columns, in Unicode scalars, that a line of a fixed body may fill.
    static let width = 76

    /// Breaks a sentence at spaces so that each line holds as many words as fit in `width` scalars.
    static func fill(_ sentence: String) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(sentence.utf8.count)
        // How many scalars the line has without the word that is being written, and how many that word has.
        var (column, length) = (0, 0)
        var wordStart = 0
        func endWord() {
            guard length > 0 else { return }
            if column + 1 + length <= width {
                column += wordStart == 0 ? length : 1 + length
            } else {
                if wordStart > 0 { text[wordStart - 1] = UInt8(ascii: "\n") }
                column = length
            }
            length = 0
        }
        // Bytes: which characters stick to a space differs between versions of Unicode, and this is signed.
        for byte in sentence.utf8 {
            guard byte != UInt8(ascii: " ") else {
                endWord()
                continue
            }
            if length == 0 {
                if !text.isEmpty { text.append(UInt8(ascii: " ")) }
                wordStart = text.count
            }
            text.append(byte)
            // Of each scalar's bytes, only the first is none that continues.
            if byte & 0xC0 != 0x80 { length += 1 }
        }
        endWord()
        return String(decoding: text, as: UTF8.self)
    }

    private static func replacingParty(in sentence: String, by name: String) -> String {
        let scalars = sentence.unicodeScalars
        return scalars.split(
            separator: Declaration.partyPlaceholder.unicodeScalars, maxSplits: 1, omittingEmptySubsequences: false
        ).map { String($0) }.joined(separator: name)
    }
}

/// One language's words for the acts.
private protocol Wordings {
    static func open(_ title: String) -> String
    /// Broken into lines, as its body stands in the message.
    static var opening: String { get }
    static func enrol(_ amendment: String) -> String
    static func enrolment(_ fingerprint: String) -> String
    static func accept(_ amendment: String) -> String
    static func consent(_ party: String) -> String
    static func merge(_ amendment: String) -> String
    /// Broken into lines, as its body stands in the message.
    static var merging: String { get }
    static func comment(_ amendment: String) -> String
    static func reject(_ amendment: String) -> String
    static func withdraw(_ amendment: String) -> String
}

private enum English: Wordings {
    static func open(_ title: String) -> String { "Open \(title)" }
    static let opening = ActWording.fill(
        "I open this agreement between the parties named in its text. Opening it binds nobody: nothing governs until"
            + " every party has accepted a text.")
    static func enrol(_ amendment: String) -> String { "Enrol a key in \(amendment)" }
    static func enrolment(_ fingerprint: String) -> String {
        "I hold the private key of \(fingerprint), and the text identified below lists it for me. This proves whose"
            + " key it is and is not a consent to the text."
    }
    static func accept(_ amendment: String) -> String { "Accept \(amendment)" }
    static func consent(_ party: String) -> String {
        "I have read the text identified below and I accept it on behalf of \(party) as the agreement between the"
            + " parties, as the version that directly follows the base named below."
    }
    static func merge(_ amendment: String) -> String { "Merge \(amendment)" }
    static let merging = ActWording.fill(
        "Every party has accepted the text identified below. I enter it as the version that directly follows the base"
            + " named below.")
    static func comment(_ amendment: String) -> String { "Comment on \(amendment)" }
    static func reject(_ amendment: String) -> String { "Reject \(amendment)" }
    static func withdraw(_ amendment: String) -> String { "Withdraw \(amendment)" }
}

private enum Indonesian: Wordings {
    static func open(_ title: String) -> String { "Buka \(title)" }
    static let opening = ActWording.fill(
        "Saya membuka perjanjian ini di antara para pihak yang disebut dalam naskahnya. Pembukaan ini tidak mengikat"
            + " siapa pun: tidak ada yang berlaku sebelum setiap pihak menyetujui suatu naskah.")
    static func enrol(_ amendment: String) -> String { "Daftarkan kunci dalam \(amendment)" }
    static func enrolment(_ fingerprint: String) -> String {
        "Saya memegang kunci privat dari \(fingerprint), dan naskah yang disebut di bawah ini mencantumkannya atas nama"
            + " saya. Ini membuktikan pemilik kunci tersebut dan bukan persetujuan atas naskah."
    }
    static func accept(_ amendment: String) -> String { "Setujui \(amendment)" }
    static func consent(_ party: String) -> String {
        "Saya telah membaca naskah yang disebut di bawah ini dan saya menyetujuinya atas nama \(party) sebagai"
            + " perjanjian di antara para pihak, sebagai versi yang langsung mengikuti dasar yang disebut di bawah ini."
    }
    static func merge(_ amendment: String) -> String { "Gabungkan \(amendment)" }
    static let merging = ActWording.fill(
        "Setiap pihak telah menyetujui naskah yang disebut di bawah ini. Saya mencatatnya sebagai versi yang langsung"
            + " mengikuti dasar yang disebut di bawah ini.")
    static func comment(_ amendment: String) -> String { "Komentar atas \(amendment)" }
    static func reject(_ amendment: String) -> String { "Tolak \(amendment)" }
    static func withdraw(_ amendment: String) -> String { "Tarik \(amendment)" }
}
