internal import GitStore

/// Another copy of the agreement that was seen to hold another version in the place of one of this clone's.
///
/// Each of the two is sound, and only one can be the agreement: a person decides, by ``History/adopt(_:by:)``. Until then
/// the copy is remembered under `refs/countersign/parted/`.
public struct PartedCopy: Sendable {
    /// The remote where it was seen; nil where it came in a file.
    public let remote: String?
    /// What it holds, beside what this clone holds.
    public let alternative: Alternative
    /// Its head by a name that people can type.
    public let typed: String
}

extension History {
    /// The copies that parted from this clone and were not decided about, in order of where they were seen.
    public func partedCopies() throws(AgreementError) -> [PartedCopy] {
        let repository = agreement.repository
        let references = try attempt("The copies that parted cannot be read.") { () throws(GitError) in
            try repository.references(under: Agreement.parted)
        }
        var copies: [PartedCopy] = []
        for reference in references where ledger.number(of: reference.target) == nil {
            // What was sound when it was noted is judged again: nobody is asked to go on from a reference alone.
            guard let other = try alternative(leadingTo: reference.target, goingOn: true).0, other.isParted else {
                continue
            }
            let place = String(reference.name.dropFirst(Agreement.parted.count))
            let isFile = place == Agreement.partedByFile
            let followed = isFile ? nil : try agreement.reference(agreement.tracking(place, Agreement.main))
            copies.append(
                PartedCopy(
                    remote: isFile ? nil : place, alternative: other,
                    typed: followed == other.head ? "\(place)/main" : "parted/\(place)"))
        }
        return copies
    }
}

extension Agreement {
    /// Where heads of copies that parted from this clone are kept, each under the name of its remote.
    static let parted = "refs/countersign/parted/"
    /// The name for all that came in files.
    static let partedByFile = "file"

    /// Keeps the head of a copy that parted from this one until a person has decided.
    func note(parted head: ObjectID, from remote: String?) throws(AgreementError) {
        let name = Self.parted + (remote ?? Self.partedByFile)
        let before = try reference(name)
        guard before != head else { return }
        try attempt("\(head) cannot be kept.") { () throws(GitError) in
            try repository.updateReference(name, to: head, expecting: before, message: "countersign: parted")
        }
    }

    /// Forgets a copy that had parted, once this clone contains it, or it has come over to what this clone holds.
    ///
    /// - Parameter theirs: what it holds now, which is one of this clone's versions; nil where that is not known. An older
    ///   one than where the two parted says nothing.
    func forgetParted(from remote: String?, holding theirs: ObjectID?, _ history: History) throws(AgreementError) {
        let name = Self.parted + (remote ?? Self.partedByFile)
        guard let head = try reference(name) else { return }
        if history.ledger.number(of: head) == nil {
            guard let theirs, let number = history.ledger.number(of: theirs),
                let other = try history.alternative(leadingTo: head, goingOn: true).0, number > other.common
            else { return }
        }
        try attempt("\(name) cannot be cleared away.") { () throws(GitError) in
            try repository.deleteReference(name, expecting: head)
        }
    }

    /// Forgets every copy that had parted and is contained in what this clone holds now.
    func forgetPartedCopies(_ history: History) throws(AgreementError) {
        let references = try attempt("The copies that parted cannot be read.") { () throws(GitError) in
            try repository.references(under: Self.parted)
        }
        for reference in references {
            let place = String(reference.name.dropFirst(Self.parted.count))
            try forgetParted(from: place, holding: nil, history)
        }
    }
}
