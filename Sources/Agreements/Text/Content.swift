/// What one file says, judged by itself.
struct Content {
    let sha256: ContentDigest
    /// In bytes.
    let size: Int
    /// Of a file that the verifier reads; nil of all others.
    fileprivate let meaning: Meaning?

    /// Held by reference, so that what is kept of the many files that mean nothing to the verifier is small.
    fileprivate indirect enum Meaning {
        case declaration(Declaration)
        case party(Party)
    }

    /// What it declares, as `agreement.yaml`.
    var declaration: Declaration? {
        if case .declaration(let declaration) = meaning { declaration } else { nil }
    }

    /// The party whose file it is.
    var party: Party? {
        if case .party(let party) = meaning { party } else { nil }
    }

    static func read(_ bytes: [UInt8], at place: TextPlace) -> Outcome<Content> {
        let faults = ContentCheck.faults(in: bytes, at: place)
        guard faults.isEmpty else { return .refused(faults.map { Finding($0) }) }
        let meaning: Meaning?
        switch place {
        case .agreement:
            switch Declaration.read(bytes) {
            case .success(let declaration): meaning = .declaration(declaration)
            case .failure(let refusal): return .refused(refusal.all.map { Finding($0) })
            }
        case .party(let id):
            switch Party.read(bytes, id: id) {
            case .success(let party): meaning = .party(party)
            case .failure(let refusal): return .refused(refusal.all.map { Finding($0) })
            }
        case .clause, .terms, .calendar, .annex: meaning = nil
        }
        return .good(Content(sha256: ContentDigest(of: bytes), size: bytes.count, meaning: meaning))
    }
}
