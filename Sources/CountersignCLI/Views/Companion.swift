internal import Agreements

/// Two amendments that belong together: a change that is urgent, and a version that waits, with that change on top.
///
/// The first takes the place of the version that waits, and the second puts that in force again: they are known by their
/// names, which `propose --interim` gives.
struct Companion {
    /// Where the other one of the two stands.
    private enum Stage { case onTable, withdrawn, landed }

    /// The one that the other belongs to.
    let name: AmendmentName
    /// The other one.
    let other: AmendmentName
    /// The version that waits.
    private let version: Int
    private let isInterim: Bool
    private let stage: Stage
    private let day: String

    /// What a version that waits is called once it is restated with a change on top.
    static func slug(of interim: Slug, restating version: Int) -> Slug? { Slug("\(interim)-restates-\(version)") }

    /// All that belong to an amendment.
    static func all(of name: AmendmentName, in history: History) throws -> [Companion] {
        let branches = try history.branches().filter { $0.amendment != nil && $0.name != name }
        let restated = branches.compactMap { branch -> Companion? in
            guard let (interim, version) = parts(of: branch.name), interim == name else { return nil }
            return Companion(name, branch, version, isInterim: true, history)
        }
        guard let (interim, version) = parts(of: name) else { return restated }
        if history.ledger.hasLanded(interim) {
            return restated + [Companion(name, interim, version, isInterim: false, .landed, history)]
        }
        let own = branches.filter { $0.name == interim }.compactMap {
            Companion(name, $0, version, isInterim: false, history)
        }
        return restated + own
    }

    private init?(
        _ name: AmendmentName, _ other: History.Branch, _ version: Int, isInterim: Bool, _ history: History
    ) {
        guard let amendment = other.amendment else { return nil }
        let stage: Stage = other.hasLanded ? .landed : amendment.isWithdrawn ? .withdrawn : .onTable
        self.init(name, other.name, version, isInterim: isInterim, stage, history)
    }

    private init(
        _ name: AmendmentName, _ other: AmendmentName, _ version: Int, isInterim: Bool, _ stage: Stage,
        _ history: History
    ) {
        (self.name, self.other, self.version, self.isInterim, self.stage) = (name, other, version, isInterim, stage)
        let isThere = history.ledger.versions.indices.contains(version)
        day = (isThere ? history.ledger.inForceFrom(version)?.shown : nil) ?? "its day"
    }

    /// The change, and the version that waits, of a name that says both.
    private static func parts(of name: AmendmentName) -> (interim: AmendmentName, version: Int)? {
        guard let match = name.slug.description.wholeMatch(of: /(.+)-restates-([0-9]{1,9})/),
            let slug = Slug(match.1), let version = Int(match.2)
        else { return nil }
        return (AmendmentName(party: name.party, slug: slug), version)
    }

    /// Whether the other one is still on the table.
    var isOnTable: Bool { stage == .onTable }

    /// What happens where only one of them lands, for a line of `status`.
    var shortly: StyledText {
        switch (isInterim, stage) {
        case (true, .onTable):
            " It belongs together with \(other.description): if only this one lands, version \(version) never takes force."
        case (true, _): " With it version \(version) never takes force: \(other.description) was withdrawn."
        case (false, .onTable): " It belongs together with \(other.description), which comes first."
        case (false, .landed):
            " Without it version \(version) never takes force: \(other.description) is agreed on already."
        case (false, .withdrawn): " It belongs together with \(other.description), which was withdrawn."
        }
    }

    /// That both belong together, what happens where only one lands, and what to do, for whoever is to consent.
    var sentence: StyledText {
        let waits = "version \(version), agreed on for \(day)"
        switch (isInterim, stage) {
        case (true, .onTable):
            return
                "\("It belongs together with", .warning) \(other.description, .bold), which puts \(waits), in force again with this change on top. If"
                + " only \(name.description) lands, version \(version) never takes force. Read both: countersign review"
                + " \(other.description). Once \(name.description) is part of the agreement: countersign refresh"
                + " \(other.description), and countersign accept \(other.description)."
        case (true, _):
            return
                "\("Alone it undoes a version that waits:", .warning) \(other.description), which would have put \(waits), in force again with this"
                + " change on top, was withdrawn. If \(name.description) lands, version \(version) never takes force."
        case (false, .onTable):
            return
                "\("It belongs together with", .warning) \(other.description, .bold), the same change for the time until then. That comes first:"
                + " countersign review \(other.description), and countersign accept \(other.description). Then: countersign"
                + " refresh \(name.description), and accept it. If only \(name.description) lands, the change holds from"
                + " \(day) on alone."
        case (false, .landed):
            return
                "\("It belongs together with", .warning) \(other.description, .bold), which is part of the agreement and took the place of"
                + " \(waits). Unless \(name.description) lands, what version \(version) says never takes force."
        case (false, .withdrawn):
            return "It belongs together with \(other.description, .bold), which was withdrawn."
        }
    }
}
