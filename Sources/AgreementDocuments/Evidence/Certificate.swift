public import Agreements

/// The page that leads through an evidence package: who the parties are, and for each version who did what to it.
///
/// It is written a section at a time, since the history may be long. It claims nothing that the package's own check does
/// not find again in the signed acts.
public struct Certificate {
    private let agreement: String
    private let newest: Version
    private let covers: Coverage

    /// What a package is about.
    public enum Coverage: Sendable {
        /// Every version up to the newest.
        case everyVersion
        /// The text of one version, with the history that it rests on.
        case oneVersion
    }

    /// - Parameter newest: the last version of the package.
    public init(agreement: String, newest: Version, covers: Coverage) {
        self.agreement = agreement
        self.newest = newest
        self.covers = covers
    }

    /// Everything before the first version.
    public var beginning: [UInt8] {
        let text = newest.text
        let title = text.declaration.title[text.declaration.prevailing] ?? ""
        let parties = text.parties.values.sorted { $0.id < $1.id }
        return bytes(
            Page.beginning("Evidence: \(title)"),
            [
                .make(
                    .header,
                    [
                        .make(.p, .kicker, "Evidence of an agreement"), .make(.h1, [.quoted(title)]),
                        .make(.p, .status, scope),
                        .facts([
                            ("Agreement", .make(.span, .mono, agreement)),
                            ("Parties", .make(.span, joined(parties.map { HTMLNode.quoted($0.name) }))),
                            ("Newest version here", .text("\(newest.number)")),
                            ("Digest of its text", .make(.span, .mono, text.digest.description)),
                            ("Its commit", .make(.span, .mono, "\(newest.id)")),
                        ]),
                    ]),
                .section("How to check it", Self.howToCheck),
                .section("Parties, as the newest version names them", parties.flatMap(party)),
            ])
    }

    /// One version: what it is, and every act that led to it.
    public func section(_ found: VerifiedVersion) -> [UInt8] {
        let version = found.version
        var facts: [(String, HTMLNode)] = []
        if let amendment = found.amendment {
            facts.append(("Amendment", .quoted("\(amendment.name)")))
            facts.append(("Follows", .text("version \(amendment.base.number)")))
            if let completion = amendment.completion {
                facts.append(("Executed", .text("\(completion.time.shown(in: zone)), by the last consent")))
            }
        }
        facts += [
            ("Digest of the text", .make(.span, .mono, version.text.digest.description)),
            ("Commit", .make(.span, .mono, "\(version.id)")),
        ]
        let heading =
            version.inForceFrom.map { "Version \(version.number), in force from \($0.shown)" }
            ?? "Version \(version.number), the opening"
        let table = HTMLNode.table(
            .annex, columns: ["Act", "By", "When, as they say (\(zone))", "Key and commit"],
            rows: found.acts.map { row($0, in: found) })
        return bytes([], [.section(heading, [.facts(facts), table] + sentences(found))])
    }

    /// Everything behind the last version.
    public var end: [UInt8] { bytes([], [Self.footer]) + Page.end }

    private func bytes(_ before: [UInt8], _ nodes: [HTMLNode]) -> [UInt8] {
        var bytes = before
        for node in nodes { node.write(to: &bytes) }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private var zone: AgreementZone { newest.text.declaration.zone }

    private var scope: String {
        switch covers {
        case .everyVersion:
            "All versions from the opening to version \(newest.number), with every act that led to them."
        case .oneVersion:
            "The text of version \(newest.number), with the history that it rests on. Later versions may exist."
        }
    }

    private static var howToCheck: [HTMLNode] {
        [
            .make(
                .p,
                """
                This page is a reading aid and proves nothing by itself. What proves is the signed history in \
                agreement.bundle. Check it with stock programs, on any machine and without a network: README.txt says \
                how, and what the check decides. Have the agreement's id from the parties, not from this page.
                """),
            .make(.p, .redline, [.make(.code, "sh check.sh AGREEMENT")]),
            .make(.p, "Times are what each author said; the order of the acts is proved by the history itself."),
        ]
    }

    private func party(_ party: Party) -> [HTMLNode] {
        [
            .make(.h3, [.quoted(party.name), .make(.span, .quiet, " \(party.role.rawValue) · \(party.id)")]),
            .table(
                .annex, columns: ["Person", "May", "Keys"],
                rows: party.people.map { person in
                    let title = person.title.map { ", \($0)" } ?? ""
                    let may = person.may.map { $0 == .sign ? "sign" : "propose and comment" } ?? "nothing"
                    return [
                        .make(.td, [.quoted("\(person.name)\(title)"), .make(.small, .path, person.email)]),
                        .make(.td, may), .make(.td, [.make(.span, .mono, person.fingerprints.joined(separator: " "))]),
                    ]
                }),
        ]
    }

    private func row(_ act: Act, in found: VerifiedVersion) -> [HTMLNode] {
        let base = found.amendment?.base.text ?? found.version.text
        let party = (found.version.text.parties[act.party] ?? base.parties[act.party])?.name ?? act.party.description
        return [
            .make(.td, act.kind == .accept ? "consented" : act.kind.shortPastTense),
            .make(
                .td, [.quoted(act.personName(in: found.version.text, base)), .text(", "), .quoted(party)]),
            .make(.td, act.time.shown(in: zone)),
            .make(.td, [.make(.span, .mono, act.fingerprint), .make(.small, .path, "\(act.id)")]),
        ]
    }

    /// The words of each consent that counted, as they were signed.
    private func sentences(_ found: VerifiedVersion) -> [HTMLNode] {
        found.consents.flatMap { act -> [HTMLNode] in
            [
                .make(
                    .p, .quiet,
                    [
                        .text("Signed by "), .quoted(act.personName(in: found.version.text)),
                        .text(" with these words:"),
                    ]),
                .make(.p, .status, [.quoted(act.body)]),
            ]
        }
    }

    private func joined(_ nodes: [HTMLNode]) -> [HTMLNode] {
        nodes.enumerated().flatMap { index, node in index == 0 ? [node] : [.text(", "), node] }
    }

    private static var footer: HTMLNode {
        .make(
            .footer,
            "Made by countersign from the repository of the agreement. The same history gives the same package.")
    }
}
