import Agreements
import GitStore
import SSHSignature
import TestSupport

extension Forge {
    /// Writes an act of the model's as its key's owner would who asks nobody.
    ///
    /// - Returns: the commit, and the branch as it is with it.
    func forged(
        _ act: ModelAct, _ name: String, _ before: ReferenceModel.Amendment, _ branch: Branch?, _ model: ReferenceModel
    ) throws -> (ObjectID, Branch) {
        let versions = try model.versions.map { try $0.id.objectID }
        people[act.key] = Actor(act.claims.party, act.claims.person, act.identity)
        var branch = try branch ?? fresh(name, on: versions[act.onto ?? act.base], before.text)
        let parents: [ObjectID] =
            switch act.kind {
            case .refresh: [branch.tip, act.onto.map { versions[$0] } ?? branch.tip]
            case .merge: [versions[act.onto ?? act.base], branch.tip]
            default: [branch.tip]
            }
        let (tree, digest) = try write(act.text.sample)
        let words = try words(of: act, before, model)
        let edit: (inout ForgedAct) -> Void = { forged in
            forged.parents = parents
            forged.tree = tree
            forged.seconds = act.seconds
            forged["Amendment"] = act.amendment
            if forged["Text"] != nil { forged["Text"] = act.namesItsText ? digest : "sha256:" + self.wrongDigest }
            if forged["Base"] != nil { forged["Base"] = versions[act.base].description }
            if !act.namesThisAgreement { forged["Agreement"] = tree.description }
            if let words {
                forged.subject = words.subject
                forged.body = words.body ?? forged.body
            }
            if !act.hasItsWords { forged.subject += " in part" }
        }
        if act.kind == .merge { return (try merge(branch, by: act.key, edit: edit), branch) }
        let id = try add(act.kind, to: &branch, by: act.key, edit: edit)
        branch.text = act.text.sample
        (branch.tree, branch.digest) = (tree, digest)
        if act.kind == .refresh { branch.base = versions[act.base] }
        return (id, branch)
    }

    private var wrongDigest: String { String(repeating: "0", count: 64) }

    /// An amendment on which nothing was done yet.
    private func fresh(_ name: String, on base: ObjectID, _ text: ModelText) throws -> Branch {
        let (tree, digest) = try write(text.sample)
        return Branch(name: name, base: base, tip: base, text: text.sample, tree: tree, digest: digest)
    }

    /// The words of the format, for the party as the text lists it that says who acts.
    private func words(of act: ModelAct, _ before: ReferenceModel.Amendment, _ model: ReferenceModel) throws
        -> ActWording?
    {
        let base = model.versions[act.kind == .refresh ? act.onto ?? act.base : before.base].text
        let roll =
            act.kind == .enrol ? act.text : base.signing.contains(act.claims.party) ? base : before.text
        guard case .success(let declaration) = Declaration.read(act.text.sample.bytes("agreement.yaml")) else {
            return nil
        }
        return ActWording.of(
            act.kind, declaration: declaration, amendment: try act.amendment.amendment,
            partyName: roll.parties[act.claims.party]?.name ?? "",
            fingerprint: SeededKey(act.key).publicKey.fingerprint)
    }
}

extension String {
    /// The object of this name.
    fileprivate var objectID: ObjectID {
        get throws {
            guard let id = ObjectID(hex: self) else { throw NoName(text: self) }
            return id
        }
    }

    private struct NoName: Error { let text: String }
}
