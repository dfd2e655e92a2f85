internal import GitStore
internal import SSHSignature

/// Reads texts from a repository's objects, each file judged once however many commits carry it.
///
/// What is remembered is remembered by content, so it can never be out of date.
final class TextReader {
    private let repository: Repository
    private var contents: [ContentKey: Content] = [:]
    /// How many bytes of files are remembered as what they say, rather than as a digest alone.
    private var parsedSize = 0
    private static let parsedLimit = 8 * 1024 * 1024
    private var texts: [TextKey: Outcome<Text>] = [:]
    /// Folders by their trees: from one version to the next, most stay as they are.
    private var folders = TreeListing.Folders()
    /// What was last found sound: from one version to the next, seldom more than the words of clauses change.
    private var frame: Frame?

    init(_ repository: Repository) { self.repository = repository }

    /// The text of a tree.
    ///
    /// - Parameter opening: whether it is version 0, which names the parties and governs nothing.
    /// - Returns: the text, or every finding against it (rules `plain-tree`, `valid-text`, `keys`, `format`, `whole`).
    func text(of tree: ObjectID, opening: Bool) -> Outcome<Text> {
        let key = TextKey(tree: tree, opening: opening)
        if let known = texts[key] { return known }
        if texts.count > 64 { texts.removeAll(keepingCapacity: true) }
        let outcome = read(tree, opening: opening)
        texts[key] = outcome
        return outcome
    }

    /// The content of a file of a text.
    func bytes(of file: TextFile) throws(GitError) -> [UInt8] {
        try repository.object(file.blob, limit: file.place.sizeLimit).bytes
    }

    private func read(_ tree: ObjectID, opening: Bool) -> Outcome<Text> {
        let listing = TreeListing.read(tree, in: repository, knowing: &folders)
        if let refusal = refusalOfNewerFormat(listing.files) { return .refused([refusal]) }
        guard listing.findings.isEmpty else { return .refused(listing.findings) }

        var findings: [Finding] = []
        // They come in git's order, which is that of their whole paths.
        var files: [TextFile] = []
        files.reserveCapacity(listing.files.count)
        var declaration: Declaration?
        var parties: [Party] = []
        var size = 0
        for file in listing.files where findings.count < TextFaults.limit && size <= Text.sizeLimit {
            switch content(of: file) {
            case .refused(let faults): findings += faults
            case .good(let content):
                size += content.size
                files.append(TextFile(file, sha256: content.sha256))
                declaration = declaration ?? content.declaration
                if let party = content.party { parties.append(party) }
            }
        }
        if size > Text.sizeLimit { findings.append(Text.sizeFinding) }
        if declaration == nil, findings.isEmpty {
            findings.append(Finding(.validText, "The text has no agreement.yaml.", path: "agreement.yaml"))
        }
        guard findings.isEmpty, let declaration else { return .refused(findings) }

        switch frame(of: files, declaration: declaration, parties: parties, opening: opening) {
        case .refused(let findings): return .refused(findings)
        case .good(let frame):
            return .good(
                Text(
                    tree: tree, files: files, declaration: declaration, parties: frame.parties,
                    keyOwners: frame.keyOwners))
        }
    }

    /// What the files of a text are to each other, which the words of clauses, terms and annexes take no part in.
    private struct Frame {
        let opening: Bool
        let places: [TextPlace]
        /// The files that have a say in it.
        let blobs: [ObjectID]
        let parties: [PartyID: Party]
        let keyOwners: [PublicKey: KeyOwner]
    }

    private func frame(
        of files: [TextFile], declaration: Declaration, parties: [Party], opening: Bool
    ) -> Outcome<Frame> {
        let places = files.map(\.place)
        let blobs = files.filter(\.place.isRead).map(\.blob)
        if let frame, frame.opening == opening, frame.blobs == blobs, frame.places == places { return .good(frame) }
        let keys = KeyRegister(of: parties)
        let faults = TextConsistency.faults(
            declaration: declaration, parties: parties, places: places, opening: opening)
        let findings = faults.map { Finding($0) } + keys.findings
        guard findings.isEmpty else { return .refused(findings) }
        let frame = Frame(
            opening: opening, places: places, blobs: blobs,
            parties: Dictionary(uniqueKeysWithValues: parties.map { ($0.id, $0) }), keyOwners: keys.owners)
        self.frame = frame
        return .good(frame)
    }

    /// A format that is newer than ours is never "invalid": we do not know its rules.
    private func refusalOfNewerFormat(_ files: [TreeListing.File]) -> Finding? {
        guard let blob = files.first(where: { $0.place == .agreement })?.blob,
            // One that was read and found good is in ours.
            contents[ContentKey(blob: blob, manner: .itself(.agreement))] == nil,
            let bytes = try? repository.object(blob, limit: TextPlace.agreement.sizeLimit).bytes,
            let named = Declaration.formatLine(bytes), named != Format.name, Format.isNewer(named)
        else { return nil }
        return Finding(
            .format, "The agreement is in the format \(named); this program reads \(Format.name).",
            severity: .undecided, path: "agreement.yaml", hint: "Upgrade countersign.")
    }

    private func content(of file: TreeListing.File) -> Outcome<Content> {
        let (blob, place) = (file.blob, file.place)
        let key = ContentKey(blob: blob, manner: ContentKey.Manner(place))
        if let known = contents[key] { return .good(known) }
        let bytes: [UInt8]
        do throws(GitError) {
            let object = try repository.object(blob, limit: place.sizeLimit)
            guard object.kind == .blob else {
                return .refused([Finding(.plainTree, "What stands here is not a file.", path: file.path)])
            }
            bytes = object.bytes
        } catch {
            guard error.code != .tooLarge else {
                let limit = place.sizeLimit / 1024 / 1024
                return .refused([Finding(.validText, "The file is larger than \(limit) MiB.", path: file.path)])
            }
            return .refused([.unreadable(blob, "The file \(file.path)", error)])
        }
        let outcome = Content.read(bytes, at: place)
        if case .good(let content) = outcome {
            // Bounded, so that verifying stays flat in memory however long the history.
            if contents.count > 20_000 || parsedSize > Self.parsedLimit {
                contents.removeAll(keepingCapacity: true)
                parsedSize = 0
            }
            if content.declaration != nil || content.party != nil { parsedSize += content.size }
            contents[key] = content
        }
        return outcome
    }

    private struct TextKey: Hashable {
        let tree: ObjectID
        let opening: Bool
    }

    /// What a file was read as: a sound clause is one under any name, so ten thousand names for it cost one reading.
    private struct ContentKey: Hashable {
        enum Manner: Hashable {
            case attachment, prose, data
            case itself(TextPlace)

            init(_ place: TextPlace) {
                self =
                    switch place {
                    case .annex: .attachment
                    case .clause: .prose
                    case .terms, .calendar: .data
                    case .agreement, .party: .itself(place)
                    }
            }
        }

        let blob: ObjectID
        let manner: Manner
    }
}

/// What one file says, judged by itself.
struct Content {
    let sha256: ContentDigest
    /// In bytes.
    let size: Int
    var declaration: Declaration?
    var party: Party?

    static func read(_ bytes: [UInt8], at place: TextPlace) -> Outcome<Content> {
        let faults = ContentCheck.faults(in: bytes, at: place)
        guard faults.isEmpty else { return .refused(faults.map { Finding($0) }) }
        var content = Content(sha256: ContentDigest(of: bytes), size: bytes.count)
        switch place {
        case .agreement:
            switch Declaration.read(bytes) {
            case .success(let declaration): content.declaration = declaration
            case .failure(let refusal): return .refused(refusal.all.map { Finding($0) })
            }
        case .party(let id):
            switch Party.read(bytes, id: id) {
            case .success(let party): content.party = party
            case .failure(let refusal): return .refused(refusal.all.map { Finding($0) })
            }
        case .clause, .terms, .calendar, .annex: break
        }
        return .good(content)
    }
}
