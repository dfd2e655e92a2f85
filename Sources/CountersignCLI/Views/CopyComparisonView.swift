internal import Agreements
internal import GitStore
internal import SSHSignature

/// Two copies side by side: where they part, and who signed both sides.
struct CopyComparisonView {
    private let comparison: CopyComparison
    private let names: [String]

    init(_ comparison: CopyComparison, names: [String]) {
        self.comparison = comparison
        self.names = names
    }

    private var verdicts: [VerificationView] {
        [comparison.first, comparison.second].map { VerificationView($0.verification) }
    }

    /// The whole page.
    var page: StyledText {
        var text = sentence + "\n"
        for (name, view) in zip(names, verdicts) { text += "\n\(name, .heading)\n" + view.page + "\n" }
        return text.withoutLastLineFeed
    }

    private var sentence: StyledText {
        let newest = comparison.common - 1
        switch comparison.relation {
        case .same: return "\("same", .good): both copies hold the same versions, up to version \(newest)."
        case .behind(let count): return prefix(names[0], names[1], count, "behind")
        case .ahead(let count): return prefix(names[1], names[0], count, "ahead")
        case .unrelated: return "\("unrelated", .removed): these are not two sound copies of one agreement."
        case .parted(let fork):
            var text: StyledText =
                "\("parted", .removed): both copies hold version \(newest), and part at version \(fork.number).\n"
            for (name, merge) in [(names[0], fork.first), (names[1], fork.second)] {
                text += "  \(name): \(merge.amendment?.description ?? "", .bold), merged by \(merge.party.description)/"
                text += "\(merge.person.description) with \(merge.key.fingerprint)\n    commit \(merge.id.description)\n"
            }
            if let party = fork.equivocator {
                text += "  \(party.description, .bold) signed both merges on one base, \(fork.base.description): "
                text += "each is proof against it."
            } else {
                text += "  Each was merged by another party, on one base, \(fork.base.description)."
            }
            return text
        }
    }

    private func prefix(_ short: String, _ long: String, _ count: Int, _ word: String) -> StyledText {
        "\(word, .warning): \(short) is the beginning of \(long), which holds \(count) more "
            + "version\(count == 1 ? "" : "s"); nothing contradicts."
    }

    /// The comparison in JSON; see `docs/json.md`.
    var json: JSONValue {
        var relation = "unrelated"
        var (parted, equivocator) = (JSONValue.null, JSONValue.null)
        switch comparison.relation {
        case .same: relation = "same"
        case .behind: relation = "behind"
        case .ahead: relation = "ahead"
        case .unrelated: break
        case .parted(let fork):
            relation = "parted"
            equivocator = .text(fork.equivocator?.description)
            parted = .object([
                ("version", .integer(fork.number)), ("base", .string(fork.base.description)),
                ("merges", .array([fork.first.json(), fork.second.json()])),
            ])
        }
        return .object([
            ("schema", "countersign.comparison/1"), ("relation", .string(relation)),
            ("common", .integer(comparison.common)), ("parted", parted), ("equivocator", equivocator),
            ("copies", .array(verdicts.map(\.json))),
        ])
    }

    /// 0 where neither copy contradicts the other and both are valid, 1 where one does or is not, 2 where that cannot be
    /// decided.
    var exitCode: ExitCode {
        let codes = verdicts.map(\.exitCode)
        switch comparison.relation {
        case .parted, .unrelated: return codes.contains(.undecided) && !codes.contains(.no) && !isParted ? .undecided : .no
        case .same, .behind, .ahead: return codes.contains(.no) ? .no : codes.contains(.undecided) ? .undecided : .done
        }
    }

    private var isParted: Bool {
        if case .parted = comparison.relation { true } else { false }
    }
}
