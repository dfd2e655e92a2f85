import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import Agreements

extension RandomHistory {
    /// What the library says of an act before anyone signs it, where the library itself would write it so.
    ///
    /// - Returns: the rules it breaks; nil where the act tells a lie that the library has no words for, or is refused
    ///   before there is a draft.
    func previewed(_ act: ModelAct, _ name: String, tip: ObjectID?, isOnNewest: Bool) throws -> Set<RuleName>? {
        guard act.namesThisAgreement, act.namesItsText, act.hasItsWords, act.amendment == name else { return nil }
        let seconds = act.seconds
        let agreement = Agreement(repository: forge.repository, id: ledger.root, clock: Clock { seconds })
        let history = try History(
            agreement: agreement, verifier: verifier, ledger: ledger, head: ledger.head, findings: [])
        let amendment: Amendment
        if let tip {
            guard case .good(let found) = verifier.amendment(try name.amendment, tip: tip, in: ledger) else {
                return nil
            }
            amendment = found
        } else {
            guard act.kind == .propose, isOnNewest, name.hasPrefix(act.claims.party + "/") else { return nil }
            amendment = history.newAmendment(try name.amendment)
        }
        guard let key = ModelText.publicKeys[act.key],
            let author = try? act.kind == .enrol
                ? history.newcomer(key, on: amendment) : history.author(key, on: amendment),
            author.owner.description == act.claims.description, author.person.identity == act.identity,
            let draft = try draft(act, of: amendment, by: author, in: history), draft.time.seconds == act.seconds,
            draft.base.map({ $0.description == model.versions[act.base].id }) ?? true
        else { return nil }
        return Set(history.findings(on: draft, of: amendment).map(\.rule))
    }

    private func draft(_ act: ModelAct, of amendment: Amendment, by author: Author, in history: History) throws
        -> ActDraft?
    {
        let text = try history.text(of: forge.write(act.text.sample).tree)
        let mayChange: Set<ActKind> = [.propose, .revise, .refresh]
        guard mayChange.contains(act.kind) || text.tree == amendment.text.tree else { return nil }
        switch act.kind {
        case .propose where amendment.acts.isEmpty:
            // A name that was used is not even drafted.
            return try? history.draftProposal(
                amendment.name.slug, text: text, summary: "Propose", reason: "", by: author)
        case .propose, .open: return nil
        case .revise:
            return try history.draftRevision(of: amendment, text: text, summary: "Revise", reason: "", by: author)
        case .refresh:
            guard let onto = act.onto else { return nil }
            return try history.draftRefresh(of: amendment, text: text, onto: history.version(onto), by: author)
        case .enrol: return try history.draftEnrolment(in: amendment, by: author)
        case .comment: return try history.draftComment(on: amendment, "Because.", by: author)
        case .accept: return try history.draftConsent(to: amendment, by: author)
        case .reject: return try history.draftRejection(of: amendment, why: "Because.", by: author)
        case .withdraw: return try history.draftWithdrawal(of: amendment, why: "Because.", by: author)
        case .merge: return act.onto == act.base ? try history.draftMerge(of: amendment, by: author) : nil
        }
    }
}
