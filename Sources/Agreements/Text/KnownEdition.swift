internal import GitStore

/// A text that was found sound, laid out so that its next edition is read by what differs alone.
///
/// Most versions change the words of a clause or two. Where folders and names are to the byte those of a text that was
/// judged, only the files behind the ids that differ have to be judged, and the digest of the whole is taken of the
/// same lines with other digits in them.
struct KnownEdition {
    private var text: Text
    private var root: KnownTree
    /// By the place of their entry in the root.
    private var folders: [Int: (tree: KnownTree, firstFile: Int)] = [:]
    /// In bytes, file by file, and together.
    private var sizes: [Int]
    private var size: Int
    /// What the digest is taken of, and where each file's digits begin in it.
    private var lines: [UInt8]
    private var digits: [Int] = []

    /// - Parameters:
    ///   - text: one that was read from this repository and found sound.
    ///   - sizes: those of its files, in bytes.
    init?(of text: Text, sizes: [Int], in repository: Repository) {
        guard let (root, entries) = KnownTree.read(text.tree, in: repository) else { return nil }
        var file = 0
        for (place, entry) in entries.enumerated() {
            switch entry.kind {
            case .file: file += 1
            case .folder:
                guard let (folder, members) = KnownTree.read(entry.id, in: repository) else { return nil }
                folders[place] = (folder, file)
                file += members.count
            }
        }
        guard file == text.files.count, file == sizes.count else { return nil }
        self.text = text
        self.root = root
        self.sizes = sizes
        size = sizes.reduce(0, +)
        lines = TextDigest.lines(of: text.files)
        var place = lines.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        for file in text.files {
            digits.append(place + file.path.utf8.count + 1)
            place += file.path.utf8.count + 1 + 64 + 1
        }
    }

    /// The text of another tree, and what is compared with from now on; nil where more differs than the content of files
    /// which the verifier does not read, or where something is not sound.
    ///
    /// - Parameter read: judges a file: its digest and its size, or nil.
    mutating func next(
        _ tree: ObjectID, in repository: Repository, reading read: (TreeListing.File) -> (ContentDigest, Int)?
    ) -> Text? {
        guard let (newRoot, changedFolders) = root.next(tree, in: repository) else { return nil }
        var (files, sizes, size, lines, folders) = (text.files, sizes, size, lines, folders)
        for (place, id) in changedFolders {
            guard let (known, firstFile) = folders[place], let (folder, changed) = known.next(id, in: repository) else {
                return nil
            }
            folders[place] = (folder, firstFile)
            for (member, blob) in changed {
                let index = firstFile + member
                let file = TreeListing.File(place: files[index].place, path: files[index].path, blob: blob)
                guard !file.place.isRead, let (digest, newSize) = read(file) else { return nil }
                files[index] = TextFile(file, sha256: digest)
                size += newSize - sizes[index]
                sizes[index] = newSize
                lines.replaceSubrange(digits[index]..<(digits[index] + 64), with: digest.hex.utf8)
            }
        }
        guard size <= Text.sizeLimit else { return nil }
        (self.sizes, self.size, self.lines, self.folders) = (sizes, size, lines, folders)
        root = newRoot
        text = text.edition(tree: tree, files: files, digest: TextDigest(ofLines: lines))
        return text
    }
}

/// A folder that was found sound, by its bytes.
private struct KnownTree {
    private let bytes: [UInt8]
    /// Where the id of each entry begins.
    private let ids: [Int]

    /// - Returns: the folder and its entries; nil where it cannot be read.
    static func read(_ id: ObjectID, in repository: Repository) -> (KnownTree, [RawTreeEntry])? {
        guard let object = try? repository.object(id, limit: RawTree.sizeLimit), object.kind == .tree,
            let entries = try? RawTree.parse(object.bytes)
        else { return nil }
        var (ids, place) = ([Int](), 0)
        for entry in entries {
            place += (entry.kind == .file ? "100644" : "40000").utf8.count + 1 + entry.name.utf8.count + 1
            ids.append(place)
            place += ObjectID.width
        }
        return (KnownTree(bytes: object.bytes, ids: ids), entries)
    }

    /// The folder of another id, and which of its entries have other ids than in this one; nil where anything else
    /// differs.
    func next(_ id: ObjectID, in repository: Repository) -> (KnownTree, changed: [(Int, ObjectID)])? {
        guard let object = try? repository.object(id, limit: bytes.count), object.kind == .tree,
            object.bytes.count == bytes.count
        else { return nil }
        var changed: [(Int, ObjectID)] = []
        var place = 0
        for (entry, start) in ids.enumerated() {
            while place < start {
                guard object.bytes[place] == bytes[place] else { return nil }
                place += 1
            }
            let range = start..<(start + ObjectID.width)
            place = range.upperBound
            guard object.bytes[range] != bytes[range] else { continue }
            guard let id = ObjectID(bytes: object.bytes[range]) else { return nil }
            changed.append((entry, id))
        }
        return (KnownTree(bytes: object.bytes, ids: ids), changed)
    }
}
