internal import GitStore
internal import SSHSignature

/// Reads texts from a repository's objects, each file judged once however many commits carry it.
///
/// What is remembered is remembered by content, so it can never be out of date; that something is missing is not.
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
    private var last: (text: Text, opening: Bool, sizes: [Int])?
    /// The same in the form that a next edition is compared with, from when it was first asked for.
    private var edition: KnownEdition?

    init(_ repository: Repository) { self.repository = repository }

    /// The text of a tree.
    ///
    /// - Parameter opening: whether it is version 0, which names the parties and governs nothing.
    /// - Returns: the text, or every finding against it (rules `plain-tree`, `valid-text`, `keys`, `format`, `whole`).
    func text(of tree: ObjectID, opening: Bool) -> Outcome<Text> {
        let key = TextKey(tree: tree, opening: opening)
        if let known = texts[key] { return known }
        if texts.count > 64 { texts.removeAll(keepingCapacity: true) }
        let outcome = editionOfLast(tree, opening: opening).map { .good($0) } ?? read(tree, opening: opening)
        // What is missing may be fetched while this is remembered.
        if case .refused(let findings) = outcome, findings.contains(where: { $0.severity == .undecided }) {
            return outcome
        }
        texts[key] = outcome
        return outcome
    }

    /// The content of a file of a text.
    func bytes(of file: TextFile) throws(GitError) -> [UInt8] {
        try repository.object(file.blob, limit: file.place.sizeLimit).bytes
    }

    private func read(_ tree: ObjectID, opening: Bool) -> Outcome<Text> {
        let listing = TreeListing.read(tree, in: repository, knowing: &folders)
        if let agreement = listing.agreement, let refusal = refusal(byFormatOf: agreement) {
            return .refused([refusal])
        }
        // What is missing leaves the rest to be judged: a fault is one whatever the missing files say.
        var findings = listing.findings
        guard findings.allSatisfy({ $0.severity == .undecided }) else { return .refused(findings) }
        // They come in git's order, which is that of their whole paths.
        var files: [TextFile] = []
        files.reserveCapacity(listing.files.count)
        var declaration: Declaration?
        var parties: [Party] = []
        var sizes: [Int] = []
        // The bytes of files that are what their names say, and the bytes that others claim to have.
        var (size, damaged) = (0, 0)
        for file in listing.files where size <= Text.sizeLimit && Self.leavesRoom(findings) {
            guard damaged <= Repository.provenLimit else { break }
            switch content(of: file) {
            case .refused(let faults):
                findings += faults.filter { $0.severity == .error || findings.count < TextFaults.limit }
                // One that claims to be too large was read to be sure of it, which is not done without end.
                guard let claim = try? repository.header(of: file.blob).size, claim > file.place.sizeLimit,
                    claim <= Repository.provenLimit
                else { break }
                if faults.contains(where: { $0.severity == .error }) { size += claim } else { damaged += claim }
            case .good(let content):
                size += content.size
                sizes.append(content.size)
                files.append(TextFile(file, sha256: content.sha256))
                declaration = declaration ?? content.declaration
                if let party = content.party { parties.append(party) }
            }
        }
        if size > Text.sizeLimit { findings.append(Text.sizeFinding) }
        guard findings.isEmpty, let declaration else { return .refused(findings) }

        switch frame(of: files, declaration: declaration, parties: parties, opening: opening) {
        case .refused(let findings): return .refused(findings)
        case .good(let frame):
            let text = Text(
                tree: tree, files: files, digest: TextDigest(of: files), declaration: declaration,
                members: frame.members)
            last = (text, opening, sizes)
            edition = nil
            return .good(text)
        }
    }

    /// The text of a tree that differs from the last one in nothing but the words of clauses, terms, calendars and
    /// annexes; nil where it differs in more, or in anything that is not sound, and is to be read as any other.
    private func editionOfLast(_ tree: ObjectID, opening: Bool) -> Text? {
        guard let last, last.opening == opening else { return nil }
        if edition == nil { edition = KnownEdition(of: last.text, sizes: last.sizes, in: repository) }
        guard
            let text = edition?.next(
                tree, in: repository,
                reading: { file in
                    // Content that another file had before is found here, too.
                    guard case .good(let content) = content(of: file) else { return nil }
                    return (content.sha256, content.size)
                })
        else { return nil }
        return text
    }

    /// What the files of a text are to each other, which the words of clauses, terms and annexes take no part in.
    private struct Frame {
        let opening: Bool
        let places: [TextPlace]
        /// The files that have a say in it.
        let blobs: [ObjectID]
        let members: TextMembers
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
            members: TextMembers(parties: parties, keyOwners: keys.owners))
        self.frame = frame
        return .good(frame)
    }

    /// Whether there are few enough faults for more to be said: a hostile text must not become a million sentences.
    private static func leavesRoom(_ findings: [Finding]) -> Bool {
        findings.count { $0.severity == .error } < TextFaults.limit
    }

    /// A format that is newer than ours is never "invalid": we do not know its rules. Nor do we where we cannot see
    /// which one it is.
    private func refusal(byFormatOf blob: ObjectID) -> Finding? {
        // One that was read and found good is in ours.
        guard contents[ContentKey(blob: blob, manner: .itself(.agreement))] == nil else { return nil }
        do throws(GitError) {
            let object = try repository.provenObject(blob, limit: TextPlace.agreement.sizeLimit)
            guard object.kind == .blob, let named = Declaration.formatLine(object.bytes), Format.isNewer(named) else {
                return nil
            }
            return Finding(
                .format, "The agreement is in the format \(named.prefix(60)); this program reads \(Format.name).",
                severity: .undecided, path: TextPlace.agreement.path, hint: "Upgrade countersign.")
        } catch {
            return error.code == .tooLarge ? nil : .unreadable(blob, "The file \(TextPlace.agreement.path)", error)
        }
    }

    private func content(of file: TreeListing.File) -> Outcome<Content> {
        let (blob, place) = (file.blob, file.place)
        let key = ContentKey(blob: blob, manner: ContentKey.Manner(place))
        if let known = contents[key] { return .good(known) }
        let bytes: [UInt8]
        do throws(GitError) {
            let object = try repository.provenObject(blob, limit: place.sizeLimit)
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
            if contents.count > 12_000 || parsedSize > Self.parsedLimit {
                contents.removeAll(keepingCapacity: true)
                parsedSize = 0
            }
            if place.isRead { parsedSize += content.size }
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
