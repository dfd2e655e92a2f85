internal import Agreements
internal import GitStore

/// What plain git did to a branch, and how to get back, in words for someone who does not know git well.
struct DetourView {
    let detour: Detour

    /// What happened, the commits concerned, and the way back, each on a line of its own.
    var lines: StyledText {
        var text: StyledText = "\(detour.message)\n"
        if case .added(let strays, _) = detour.kind {
            for stray in strays {
                text += "  \(stray.id.short, .dim) says of itself: “\(stray.subject)” by \(stray.identity)\n"
            }
        }
        return text + wayBack
    }

    /// The commands that lead back, to be pasted as they stand.
    var wayBack: StyledText {
        var text: StyledText = "To get back:\n"
        for command in detour.wayBack { text += "  \(command)\n" }
        if let slug = detour.keptAs, detour.wayBack.count > 1 {
            text +=
                "What you wrote is then the private draft \(slug.description): countersign switch \(slug.description)\n"
        }
        return text
    }

    /// The detour in JSON; see `docs/json.md`.
    var members: [(String, JSONValue)] {
        [
            ("message", .string(detour.message)), ("reference", .string(detour.reference)),
            ("head", .text(detour.now?.description)), ("sound", .string(detour.sound.description)),
            ("commands", .array(detour.wayBack.map(JSONValue.string))),
        ]
    }
}

extension Place {
    /// Tells of what plain git did in the clone since the last command, and remembers where branches are now.
    ///
    /// - Parameter isMainTold: whether what is wrong with `main` is said elsewhere.
    func tellDetours(_ history: History, isMainTold: Bool = false) throws(AgreementError) {
        let detours = try history.detours()
        for detour in detours where !isMainTold || detour.reference != Agreement.main {
            let view = DetourView(detour: detour)
            if json {
                let document = JSONValue.object([("schema", "countersign.detour/1")] + view.members)
                console.tell(document.rendered + "\n")
            } else {
                console.warn("\("Beware:", .warning) " + view.lines.withoutLastLineFeed)
            }
        }
        try history.rememberBranches(told: detours)
    }
}
