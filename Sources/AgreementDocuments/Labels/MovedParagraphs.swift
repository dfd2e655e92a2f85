internal import Agreements

/// The paragraphs that an amendment takes out of one clause and puts into another of the same language, word for word.
enum MovedParagraphs {
    /// The texts of some changes of clauses, as they were and as they are, without these paragraphs: what only stands
    /// elsewhere says nothing new.
    static func setAside(in changes: [TextComparison.Change]) -> [(old: RedlineText, new: RedlineText)] {
        let texts = changes.map { change in
            (
                old: RedlineText(String(decoding: change.old, as: UTF8.self)),
                new: RedlineText(String(decoding: change.new, as: UTF8.self))
            )
        }
        guard changes.count > 1 else { return texts }
        let exchanges = zip(changes, texts).map { Exchange($0.0.place, $0.1.old, $0.1.new) }
        var gone: [Words: [(change: Int, lines: Range<Int>)]] = [:]
        for (index, exchange) in exchanges.enumerated() {
            for (words, lines) in exchange.gone { gone[words, default: []].append((index, lines)) }
        }
        var runs = changes.map { _ in (old: [Range<Int>](), new: [Range<Int>]()) }
        for (index, exchange) in exchanges.enumerated() {
            for (words, lines) in exchange.come {
                guard let from = gone[words]?.popLast() else { continue }
                runs[from.change].old.append(from.lines)
                runs[index].new.append(lines)
            }
        }
        return zip(texts, runs).map { texts, runs in
            (
                RedlineText(texts.old, without: runs.old.sorted { $0.lowerBound < $1.lowerBound }),
                RedlineText(texts.new, without: runs.new.sorted { $0.lowerBound < $1.lowerBound })
            )
        }
    }

    /// What a paragraph says, and in which language.
    private struct Words: Hashable {
        let language: LanguageTag
        let text: String
    }

    /// The paragraphs that one clause lost and won, with their lines.
    private struct Exchange {
        private(set) var gone: [(Words, Range<Int>)] = []
        private(set) var come: [(Words, Range<Int>)] = []

        init(_ place: TextPlace, _ old: RedlineText, _ new: RedlineText) {
            guard case .clause(_, _, let language) = place else { return }
            let (was, becomes) = (Self.paragraphs(of: old, language), Self.paragraphs(of: new, language))
            gone = Self.paragraphs(was, besides: becomes)
            come = Self.paragraphs(becomes, besides: was)
        }

        /// Those that the other has not, or not as often.
        private static func paragraphs(
            _ some: [(Words, Range<Int>)], besides others: [(Words, Range<Int>)]
        ) -> [(Words, Range<Int>)] {
            var left = Dictionary(others.map { ($0.0, 1) }, uniquingKeysWith: +)
            return some.filter { words, _ in
                guard let count = left[words], count > 0 else { return true }
                left[words] = count - 1
                return false
            }
        }

        /// Lines between blank ones, where they are long enough to be known again.
        private static func paragraphs(of text: RedlineText, _ language: LanguageTag) -> [(Words, Range<Int>)] {
            let runs = text.lines.indices.split { text.isBlank($0) }
            return runs.compactMap { run in
                let lines = run.startIndex..<run.endIndex
                let words = text.string(text.bytes(ofLines: lines)).withoutMarkdown
                guard TextUnit(words: words, line: lines.lowerBound + 1).isWorthFollowing else { return nil }
                return (Words(language: language, text: words), lines)
            }
        }
    }
}
