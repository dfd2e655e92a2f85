internal import FoundationEssentials
internal import GitStore

/// What a remote offered and this clone refused: remembered until a later exchange finds nothing to refuse there.
public struct RefusedOffer: Hashable, Sendable {
    /// The name of the remote.
    public let remote: String
    /// When it was refused, in seconds since 1970 by this computer's clock.
    public let seconds: Int64
    /// The references that hold it, as the remote names them, in order; empty where that is not known.
    public let references: [String]
    /// What the rules have against it.
    public let findings: [Finding]

    init(remote: String, seconds: Int64, references: some Sequence<String>, findings: [Finding]) {
        self.remote = remote
        self.seconds = seconds
        self.references = references.sorted()
        self.findings = findings
    }

    /// Whether nothing of this clone is for that remote until it is in order: its `main` was refused, or it is not known
    /// what. What was refused of one amendment alone keeps nothing else back.
    public var keepsAllBack: Bool { references.isEmpty || references.contains(Agreement.main) }

    /// When it was refused, in the agreement's own zone.
    public func time(_ history: History) -> ActTime? {
        ActTime(at: seconds, in: history.current.text.declaration.zone)
    }
}

extension Agreement {
    /// What remotes offered when they were last looked at and this clone refused, in order of their names.
    public func refusedOffers() -> [RefusedOffer] {
        RefusedOffersFile(in: repository).read().filter { offer in
            // Of a remote that is set no more, nothing can be asked again.
            ((try? repository.configuration("remote.\(offer.remote).url")) ?? nil) != nil
        }
    }

    /// Remembers what a remote offered that was refused just now; that nothing was, where there are no findings.
    ///
    /// Failing to is no failure of the command.
    ///
    /// - Parameter references: those that hold it, as the remote names them; empty where that is not known.
    /// - Returns: what was refused; nil where nothing was.
    @discardableResult
    public func noteRefused(_ findings: [Finding], on references: Set<String>, at remote: String) -> RefusedOffer? {
        let file = RefusedOffersFile(in: repository)
        let before = file.read()
        let offer = RefusedOffer(remote: remote, seconds: clock.now(), references: references, findings: findings)
        let others = before.filter { $0.remote != remote }
        let after = findings.isEmpty ? others : others + [offer]
        if after != before { file.write(after.sorted { $0.remote < $1.remote }) }
        return findings.isEmpty ? nil : offer
    }
}

/// Where a clone notes what it refused: a line for a remote, and below it one for each finding, its parts set apart by
/// tabs.
private struct RefusedOffersFile {
    private let path: String

    init(in repository: Repository) { path = repository.note("refused") }

    func read() -> [RefusedOffer] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        var offers: [RefusedOffer] = []
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            if let finding = Finding(line: line), let offer = offers.popLast() {
                offers.append(
                    RefusedOffer(
                        remote: offer.remote, seconds: offer.seconds, references: offer.references,
                        findings: offer.findings + [finding]))
                continue
            }
            let parts = line.split(separator: " ").map(String.init)
            guard parts.count >= 2, let seconds = Int64(parts[0]) else { return offers }
            offers.append(
                RefusedOffer(remote: parts[1], seconds: seconds, references: parts.dropFirst(2), findings: []))
        }
        return offers.filter { !$0.findings.isEmpty }
    }

    func write(_ offers: [RefusedOffer]) {
        guard !offers.isEmpty else { return (try? FileManager.default.removeItem(atPath: path)) ?? () }
        let lines = offers.flatMap { offer in
            [(["\(offer.seconds)", offer.remote] + offer.references).joined(separator: " ")]
                + offer.findings.map(\.storedLine)
        }
        try? WholeFile.write((lines.joined(separator: "\n") + "\n").utf8, to: path)
    }
}

extension Finding {
    fileprivate init?(line: Substring) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 9, parts[0].isEmpty, let severity = Severity(rawValue: parts[1]),
            let rule = RuleName(rawValue: parts[2])
        else { return nil }
        func text(_ part: String) -> String? { part.isEmpty ? nil : part }
        self.init(
            rule, parts[7], severity: severity, commit: ObjectID(hex: parts[3]), path: text(parts[4]),
            line: Int(parts[5]), column: Int(parts[6]), hint: text(parts[8]))
    }

    /// The finding on one line, which begins with a tab.
    fileprivate var storedLine: String {
        let parts = [
            severity.rawValue, rule.rawValue, commit?.description, path, line.map { "\($0)" }, column.map { "\($0)" },
            message, hint,
        ]
        return parts.map { "\t" + VisibleText.escaped($0 ?? "") }.joined()
    }
}
