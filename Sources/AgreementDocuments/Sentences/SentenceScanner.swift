/// Finds where sentences end in one paragraph, in English, Indonesian, Arabic, Chinese and what is written like them.
///
/// A full stop ends a sentence only where white space follows and what is before it is no number of a list or heading, no
/// abbreviation and no initial; a small letter behind it never begins one. A semicolon ends one too: what stands
/// between two of them in an agreement is a provision of its own.
struct SentenceScanner {
    private let text: [Character]
    private let codes: [UInt8]

    init(_ characters: ReadCharacters) { (text, codes) = (characters.all, characters.codes) }

    /// The sentences, which together are the whole text: white space belongs to the one before it.
    var sentences: [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        var index = 0
        while index < text.count {
            guard let end = end(at: index) else {
                index += 1
                continue
            }
            sentences.append(start..<end)
            (start, index) = (end, end)
        }
        if start < text.count { sentences.append(start..<text.count) }
        return sentences
    }

    /// The index behind the sentence that the mark at an index ends, with what closes it and the space behind; nil where
    /// it ends none.
    private func end(at index: Int) -> Int? {
        let code = codes[index]
        guard code == ReadCharacters.other || ".!?;".utf8.contains(code) else { return nil }
        let mark = text[index]
        let isFullWidth = "。！？；".contains(mark)
        guard isFullWidth || ".!?;؟؛۔".contains(mark) else { return nil }
        var end = index + 1
        while end < text.count, "\"'”’»」』）)]*_".contains(text[end]) || Self.marks.contains(text[end]) { end += 1 }
        guard isFullWidth || end == text.count || text[end].isWhitespace else { return nil }
        while end < text.count, text[end].isWhitespace { end += 1 }
        if mark == ".", end < text.count, !endsSentence(stop: index, next: text[end]) { return nil }
        return end
    }

    private static let marks: Set<Character> = [".", "!", "?", "。", "！", "？"]

    /// Whether a full stop with white space behind it ends a sentence, by the word before it and what follows.
    private func endsSentence(stop: Int, next: Character) -> Bool {
        if next.isLowercase { return false }
        var start = stop
        while start > 0, text[start - 1].isWordPart || text[start - 1] == "." { start -= 1 }
        let word = String(text[start..<stop])
        if word.isEmpty { return true }
        if word.allSatisfy({ $0.isDigit || $0 == "." }) { return !isNumbering(before: start) }
        if Abbreviations.beforeNames.contains(word.lowercased()) { return false }
        if Abbreviations.beforeNumbers.contains(word.lowercased()) { return !next.isDigit }
        // `S.H.`, `J. Smith`: letters that stand alone. One that names something (`Annex A.`) may end a sentence.
        let letters = word.split(separator: ".")
        guard letters.allSatisfy({ $0.count == 1 && $0.first?.isLetter == true && !$0.contains(where: \.isUnspaced) })
        else { return true }
        return letters.count == 1 && isLabel(before: start)
    }

    /// Whether a number numbers an item or a heading: nothing stands before it in the paragraph but a word such as
    /// `Pasal`.
    private func isNumbering(before start: Int) -> Bool {
        guard start < Self.longestLabel else { return false }
        let before = text[..<start].filter { !$0.isWhitespace && !"#>*-(".contains($0) }
        return before.isEmpty || Abbreviations.labels.contains(String(before).lowercased())
    }

    /// More characters than a label and the marks of Markdown before it have.
    private static let longestLabel = 60

    private func isLabel(before start: Int) -> Bool {
        var end = start
        while end > 0, text[end - 1].isWhitespace { end -= 1 }
        var begin = end
        while begin > 0, text[begin - 1].isLetter { begin -= 1 }
        return Abbreviations.labels.contains(String(text[begin..<end]).lowercased())
    }
}

/// Short forms that end in a full stop within a sentence, in small letters.
enum Abbreviations {
    /// What a name or another word follows.
    static let beforeNames = Set(
        """
        mr mrs ms dr prof st jr sr messrs hon capt e.g i.e cf vs viz c/o attn \
        tn ny sdr sdri ir drs dra drg hj kh jl jln gg kel kec kab prov a.n u.p d.a c.q q.q u.b yth bpk
        """.split(separator: " ").map(String.init))

    /// What a number follows.
    static let beforeNumbers = Set(
        """
        no nos nr art arts sec secs para paras ch fig p pp vol ed reg cl app approx \
        ps hlm hal lamp rp telp tlp ext rt rw blok kav lt ay
        """.split(separator: " ").map(String.init))

    /// Words that a number behind them belongs to.
    static let labels = Set(
        """
        clause section article paragraph annex appendix schedule part chapter exhibit item party option class \
        pasal ayat bab bagian lampiran butir huruf angka pihak paragraf kelas المادة البند 第
        """.split(separator: " ").map(String.init))
}
