internal import Agreements

/// What became of what was to be sent.
struct Delivery {
    /// Where it was to go.
    let remote: String
    /// What the remote took.
    var sent: [Exchange.Update] = []
    /// What it did not take, in order.
    var kept: [Kept] = []
    /// What was not tried any more behind that.
    var untried: [Exchange.Update] = []
    /// Whether nothing was tried, since the remote's own `main` is not in order.
    private(set) var isHeldBack = false
    /// Whether a person was shown beforehand what is sent.
    var isAnnounced = false

    /// What was sent in one step and not taken, and why.
    struct Kept: Hashable {
        let updates: [Exchange.Update]
        let error: AgreementError
        /// Whether the error says it all, since what the remote has in that place was refused.
        var isRefusedThere = false
    }

    init(remote: String) { self.remote = remote }

    /// Sends nothing, because of what was refused of the remote.
    mutating func holdBack(_ updates: [Exchange.Update], _ refusal: RefusedOfferView) {
        isHeldBack = true
        kept = [Kept(updates: updates, error: refusal.heldBack, isRefusedThere: true)]
    }

    /// Keeps what was not taken, and looks whether that is because what the remote has there was refused.
    mutating func keep(_ updates: [Exchange.Update], _ error: AgreementError, _ refused: [RefusedOfferView]) {
        let references = Set(updates.map(\.reference))
        let refusal = refused.first { $0.offer.remote == remote && !references.isDisjoint(with: $0.offer.references) }
        guard error.kind == .moved, let refusal else { return kept.append(Kept(updates: updates, error: error)) }
        let error = AgreementError(
            .moved, "\(refusal.sentence) Nothing was sent there.", findings: refusal.offer.findings, hint: refusal.next)
        kept.append(Kept(updates: updates, error: error, isRefusedThere: true))
    }

    /// Why what a person is acting on was not sent; empty where it was, where nothing was to be sent, and where nothing
    /// was tried: then the act is meant to stay here.
    func failures(of acted: Set<AmendmentName>) -> [Kept] {
        guard !isHeldBack else { return [] }
        if let own = kept.first(where: { $0.updates.contains { $0.isOn(acted) } }) { return [own] }
        return untried.contains { $0.isOn(acted) } ? kept.suffix(1) : []
    }

    /// Why something was not sent, as the end of a command; nil where there is nothing to say.
    func error(of kept: [Kept], in history: History) -> AgreementError? {
        guard let decisive = kept.first(where: { $0.error.kind == .refused }) ?? kept.last else { return nil }
        return AgreementError(
            decisive.error.kind, sentence(of: kept, in: history, afterSending: sent),
            findings: kept.flatMap(\.error.findings), causes: kept.flatMap(\.error.causes), hint: decisive.error.hint)
    }

    /// What was not sent and why, in words.
    ///
    /// - Parameter sent: what was sent, where that is to be said as well.
    func sentence(of kept: [Kept], in history: History, afterSending sent: [Exchange.Update] = []) -> String {
        func all(_ updates: [Exchange.Update]) -> String { Self.list(updates.map { $0.name(in: history) }) }
        func were(_ updates: [Exchange.Update]) -> String { all(updates) + (updates.count == 1 ? " was" : " were") }
        func updates(_ kind: AgreementError.Kind, removing: Bool) -> [Exchange.Update] {
            kept.filter { $0.error.kind == kind && !$0.isRefusedThere }.flatMap(\.updates)
                .filter { ($0.to == nil) == removing }
        }
        var clauses: [String] = sent.isEmpty ? [] : ["took \(all(sent))"]
        let (refused, notCleared) = (updates(.refused, removing: false), updates(.refused, removing: true))
        if !refused.isEmpty { clauses.append("refused \(all(refused))") }
        if !notCleared.isEmpty { clauses.append("refused to clear \(all(notCleared))") }
        var sentences = clauses.isEmpty ? [] : ["\(remote) \(Self.list(clauses))."]
        let both = "The other side acted at the same moment, so"
        let (moved, overtaken) = (updates(.moved, removing: false), updates(.moved, removing: true))
        if !moved.isEmpty { sentences.append("\(both) \(were(moved)) not sent.") }
        if !overtaken.isEmpty { sentences.append("\(both) \(were(overtaken)) not cleared at \(remote).") }
        let told = kept.filter { $0.isRefusedThere || ![.refused, .moved].contains($0.error.kind) }
        sentences += told.map(\.error.message)
        if !untried.isEmpty, kept.last == self.kept.last { sentences.append("So \(were(untried)) not sent either.") }
        sentences.append(
            kept.allSatisfy(\.isClearing)
                ? "It is part of the agreement all the same." : "What you did is kept in this copy.")
        return sentences.joined(separator: " ")
    }

    /// Names or clauses in a sentence.
    private static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension Place {
    /// Says what was not sent beside what a command did, and what to do about it.
    func tell(_ kept: [Delivery.Kept], of delivery: Delivery, in history: History) {
        for part in kept {
            let message = delivery.sentence(of: [part], in: history)
            guard !json else {
                console.tell(part.json(message, at: delivery.remote).rendered + "\n")
                continue
            }
            console.warn("\(part.isClearing ? "Not cleared:" : "Not sent:", .warning) \(message)")
            for cause in part.error.causes { console.warn(StyledText("  " + cause)) }
            if let hint = part.error.hint { console.warn(StyledText("  Next: " + hint)) }
        }
    }
}

extension Delivery.Kept {
    /// Whether it takes away no more than branches of amendments that have landed.
    var isClearing: Bool { updates.allSatisfy { $0.to == nil } }

    /// What was not sent, in JSON; see `docs/json.md`, "not-sent".
    fileprivate func json(_ message: String, at remote: String) -> JSONValue {
        .object([
            ("schema", "countersign.not-sent/1"), ("remote", .string(remote)), ("message", .string(message)),
            ("updates", .array(updates.map(\.json))), ("causes", .array(error.causes.map(JSONValue.string))),
            ("findings", .array(error.findings.map(\.json))), ("hint", .text(error.hint)),
        ])
    }
}
