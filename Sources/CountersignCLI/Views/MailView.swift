internal import Agreements
internal import GitStore

/// How the others come to have what was done here, where the agreement is shared by files alone.
struct MailView {
    /// Whether nothing was sent to them yet, so that they have no copy.
    let isFirst: Bool

    /// The next step, to stand behind `Next: `.
    var next: String {
        isFirst
            ? "countersign invite --bundle FILE, and mail the file with what that prints; or share through a server:"
                + " git remote add origin URL, and then countersign sync" : "countersign bundle FILE, and mail it"
    }

    /// What follows an act.
    ///
    /// - Parameter then: what they look at once they have it.
    func sentence(then: String) -> StyledText {
        StyledText(
            "The others cannot see it yet. Next: \(next)"
                + (isFirst ? "" : ". They run: countersign unbundle FILE, and then: countersign \(then)"))
    }
}

extension Acting {
    /// Says how the others come to see what was done, where there is no server that it was sent to.
    func tellHowToMail(_ name: AmendmentName) {
        guard !options.dryRun, exchange.url == nil, !agreement.repository.isBare else { return }
        let isOpen = (try? history.amendment(name)).map { !$0.isWithdrawn } ?? false
        let view = MailView(isFirst: !agreement.hasMailed)
        place.console.note(view.sentence(then: isOpen ? "review \(name)" : "status"))
    }
}
