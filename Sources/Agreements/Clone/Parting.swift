public import GitStore

/// An amendment on which both sides acted at once, each without having seen the other's acts.
public struct Parting: Hashable, Sendable {
    /// The amendment as the other side has it.
    public let theirs: Amendment
    /// Of these, what this clone has not, oldest first.
    public let unseen: [Act]
    /// What only this clone has, oldest first.
    public let own: [Own]
    /// The newest act of this clone.
    public let tip: ObjectID

    /// An act that the other side has not seen, and what it was about.
    public struct Own: Hashable, Sendable {
        /// The act as it was signed.
        public let act: Act
        /// What was on the table before it.
        let before: Table
        /// What was on the table from then on.
        let after: Table
    }

    /// A text on the table: its digest, and the version that it amends.
    struct Table: Hashable, Sendable {
        let text: TextDigest
        let base: ObjectID

        init(text: TextDigest, base: ObjectID) { (self.text, self.base) = (text, base) }

        /// What is on the table of an amendment now.
        init(_ amendment: Amendment) { self.init(text: amendment.text.digest, base: amendment.base.id) }
    }

    /// What became of an own act.
    public enum Outcome: Hashable, Sendable {
        /// It can follow the other side's acts, signed anew.
        case again
        /// It cannot, for this reason.
        case leftOut(String)
    }
}

extension History {
    /// What both sides did at once on an amendment; nil where one side merely has more than the other.
    ///
    /// - Parameter remote: as last fetched.
    /// - Throws: `refused` where either branch is not sound.
    public func parting(_ name: AmendmentName, from remote: String) throws(AgreementError) -> Parting? {
        let ours = try amendment(name)
        guard let tip = try agreement.reference(agreement.tracking(remote, name.reference)) else { return nil }
        let branch = branch(name, tip: tip)
        guard let theirs = branch.amendment else {
            throw AgreementError(findings: branch.findings, "What the other side has on \(name) is not sound.")
        }
        let said = Set(Sayings(theirs).unsaid(in: ours.acts).map(\.id))
        var own: [Parting.Own] = []
        var table = Parting.Table(ours)
        for act in ours.acts {
            let before = table
            table = .init(text: act.text ?? before.text, base: act.base ?? before.base)
            if said.contains(act.id) { own.append(.init(act: act, before: before, after: table)) }
        }
        let unseen = Sayings(ours).unsaid(in: theirs.acts)
        guard !own.isEmpty, !unseen.isEmpty else { return nil }
        return Parting(theirs: theirs, unseen: unseen, own: own, tip: ours.tip)
    }
}
