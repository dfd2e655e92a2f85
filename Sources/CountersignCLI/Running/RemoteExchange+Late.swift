internal import Agreements
internal import GitStore

/// What was said on an amendment too late: after it had become a version without that.
extension RemoteExchange {
    /// Says where an amendment landed without something that was done on it here: it binds nobody, and is kept.
    func tellOvertaken(by exchange: Exchange, _ history: History) throws {
        // Cleared away are those that say no more than what landed.
        let kept = try history.branches().filter(\.hasLanded)
        for case .version(let number) in exchange.news {
            guard let landed = try history.landing(of: number)?.amendment,
                let branch = kept.first(where: { $0.name == landed.name })
            else { continue }
            let name = landed.name.description
            let isText = branch.amendment.map { $0.text.tree != landed.text.tree } ?? false
            place.console.warn(
                "\("Warning:", .warning) \(name, .bold) is version \(number) of the agreement without what you last did on"
                    + " it. That came too late, even if you sent it, and counts for nothing there. "
                    + (isText
                        ? "Your text is kept. To propose it anew: countersign draft NAME --from \(name)"
                        : "Your words are kept: git log main..amendment/\(name)")
                    + ". To leave it at that: countersign switch")
        }
    }

    /// Says what was done on an amendment that had become a version without it.
    func tellLate(_ exchange: Exchange, _ history: History) {
        for late in exchange.late {
            let name = late.name.description
            let parties = history.current.text.parties
            for act in late.acts {
                let party = parties[act.party]?.name ?? act.party.description
                let time = act.time.shown(in: history.current.text.declaration.zone)
                let words = act.kind.changesText ? act.subject : act.kind.isSaying ? act.body : ""
                place.console.warn(
                    "\("Too late:", .warning) \(party) \(act.kind.pastTense) \(name, .bold) on \(time)"
                        + (words.isEmpty ? "" : ": “\(words)”"))
            }
            var text: StyledText = "\(name, .bold) had become version \(late.version) without that, and it counts for"
            text += " nothing there: what is still wanted has to be proposed anew."
            if let tabled = late.acts.last(where: \.kind.changesText) {
                text += " To have that text in your files: countersign draft NAME --from \(tabled.id.description)."
            }
            place.console.warn(text + " To read it again: countersign log --acts")
        }
    }
}

extension ActKind {
    /// Whether it consists of words of the person's own.
    var isSaying: Bool { [.comment, .reject, .withdraw].contains(self) }
}

extension Exchange.Late {
    /// What came too late, in JSON; see `docs/json.md`, "sync".
    var json: JSONValue {
        .object([
            ("amendment", .string(name.description)), ("version", .integer(version)),
            ("acts", .array(acts.map { $0.json() })),
        ])
    }
}
