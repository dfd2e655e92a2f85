public import GitStore

/// Follows one file back through the versions by their trees alone.
///
/// A clause is known by its slug and language, whatever its number. No text is read: where a tree or a folder is that of
/// the version looked at before, nothing within is looked at. Versions cost a few dozen microseconds each.
public struct FileTrail {
    /// A file at a version.
    public struct Place: Hashable, Sendable {
        /// Where it stands.
        public let place: TextPlace
        /// Its content's git id.
        public let blob: ObjectID
    }

    private let history: History
    /// The file that is followed.
    public let place: TextPlace
    private let folder: String?
    private let suffix: [UInt8]
    private var last: (tree: ObjectID, folder: ObjectID?, found: Place?)?
    /// Where in the folder looked at last the file's entry stands, and its bytes up to the id.
    private var entry: (start: Int, name: [UInt8])?

    /// - Parameter place: where the file stands in any version; a clause may have any number there.
    public init(_ place: TextPlace, in history: History) {
        self.history = history
        self.place = place
        let parts = place.path.utf8.split(separator: UInt8(ascii: "/"))
        folder = parts.count > 1 ? String(Substring(parts[0])) : nil
        // Behind the three digits of a clause's number.
        suffix = if case .clause = place { Array(parts[parts.count - 1].dropFirst(3)) } else { [] }
    }

    /// The file at a version; nil where the version has none.
    ///
    /// - Throws: `undecided` where a tree is missing.
    public mutating func file(at number: Int) throws(AgreementError) -> Place? {
        let tree = try history.tree(of: number)
        if let last, last.tree == tree { return last.found }
        let top = try history.treeBytes(tree)
        guard let folder else {
            let found = RawTree.entry(in: top) { $0.elementsEqual(place.path.utf8) }
                .map { Place(place: place, blob: $0.id) }
            last = (tree, nil, found)
            return found
        }
        let id = RawTree.entry(in: top) { $0.elementsEqual(folder.utf8) }?.id
        if let last, last.folder == id {
            self.last = (tree, id, last.found)
            return last.found
        }
        let found = try id.flatMap { id throws(AgreementError) in try self.file(in: history.treeBytes(id)) }
        last = (tree, id, found)
        return found
    }

    /// The file's entry among a folder's: mostly at the very place where it stood before.
    private mutating func file(in bytes: [UInt8]) -> Place? {
        if let entry, let place = last?.found?.place {
            let end = entry.start + entry.name.count
            if end + 20 <= bytes.count, bytes[entry.start..<end].elementsEqual(entry.name),
                let id = ObjectID(bytes: bytes[end..<end + 20])
            {
                return Place(place: place, blob: id)
            }
        }
        let isClause = !suffix.isEmpty
        let name = place.path.utf8.split(separator: UInt8(ascii: "/")).last ?? place.path.utf8[...]
        guard
            let found = RawTree.entry(
                in: bytes,
                where: { isClause ? $0.dropFirst(3).elementsEqual(suffix) : $0.elementsEqual(name) }),
            let folder, let place = TextPlace(path: folder + "/" + found.name)
        else { return nil }
        let start = found.start
        entry = (start, Array(bytes[start..<start + 7 + found.name.utf8.count + 1]))
        return Place(place: place, blob: found.id)
    }
}

extension History {
    /// The files that stand in a folder of a version's text, in git's order; none where it has no such folder.
    ///
    /// - Throws: `undecided` where a tree is missing.
    public func files(inFolderOf place: TextPlace, at number: Int) throws(AgreementError) -> [FileTrail.Place] {
        let top = try treeBytes(tree(of: number))
        guard let slash = place.path.utf8.firstIndex(of: UInt8(ascii: "/")) else {
            let found = RawTree.entry(in: top) { $0.elementsEqual(place.path.utf8) }
            return found.map { [FileTrail.Place(place: place, blob: $0.id)] } ?? []
        }
        let folder = place.path[..<slash]
        guard let id = RawTree.entry(in: top, where: { $0.elementsEqual(folder.utf8) })?.id else { return [] }
        return try entries(of: id).compactMap { name, blob in
            TextPlace(path: folder + "/" + name).map { FileTrail.Place(place: $0, blob: blob) }
        }
    }

    /// What stands in a tree that was judged before, in git's order.
    func entries(of tree: ObjectID) throws(AgreementError) -> [(name: String, id: ObjectID)] {
        var entries: [(name: String, id: ObjectID)] = []
        _ = RawTree.entry(in: try treeBytes(tree)) { _ in
            false
        } visit: { name, id in
            entries.append((name, id))
        }
        return entries
    }

    /// A file's content, by its git id.
    ///
    /// - Throws: `undecided` where it is missing.
    public func content(of file: FileTrail.Place) throws(AgreementError) -> [UInt8] {
        try attempt("\(file.place.path) cannot be read.") { () throws(GitError) in
            try verifier.repository.object(file.blob, limit: file.place.sizeLimit).bytes
        }
    }

    /// The tree of a version's commit, which was judged when the ledger took it in.
    func tree(of number: Int) throws(AgreementError) -> ObjectID {
        let id = ledger.versions[number]
        let bytes = try attempt("Version \(number) cannot be read.") { () throws(GitError) in
            try verifier.repository.object(id, limit: RawCommit.sizeLimit).bytes
        }
        // `tree <40 hex>` and a line feed come first in any commit.
        guard bytes.count > 45, let tree = ObjectID(digits: bytes[5..<45]) else {
            throw AgreementError(.undecided, "Version \(number) cannot be read.")
        }
        return tree
    }

    fileprivate func treeBytes(_ id: ObjectID) throws(AgreementError) -> [UInt8] {
        try attempt("A folder cannot be read.") { () throws(GitError) in
            try verifier.repository.object(id, limit: RawTree.sizeLimit).bytes
        }
    }
}

extension RawTree {
    /// The first entry, of a tree that was judged before, whose name passes a test.
    ///
    /// - Parameters:
    ///   - wanted: asked of each name.
    ///   - visit: called with each entry passed by.
    fileprivate static func entry(
        in bytes: [UInt8], where wanted: (ArraySlice<UInt8>) -> Bool, visit: (String, ObjectID) -> Void = { _, _ in }
    ) -> (name: String, id: ObjectID, start: Int)? {
        var start = 0
        while start < bytes.count {
            guard let space = bytes[start...].firstIndex(of: UInt8(ascii: " ")),
                let end = bytes[space...].firstIndex(of: 0), end + 21 <= bytes.count,
                let id = ObjectID(bytes: bytes[(end + 1)..<(end + 21)])
            else { return nil }
            let name = bytes[(space + 1)..<end]
            if wanted(name) { return (String(decoding: name, as: UTF8.self), id, start) }
            visit(String(decoding: name, as: UTF8.self), id)
            start = end + 21
        }
        return nil
    }
}
