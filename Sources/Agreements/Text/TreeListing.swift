internal import GitStore

/// The files of a tree at the places the format knows, read strictly: rule `plain-tree`.
struct TreeListing {
    private(set) var files: [File] = []
    private(set) var findings: [Finding] = []
    /// What stands as `agreement.yaml`, also in a root that is none of ours but a sequence of entries.
    private(set) var agreement: ObjectID?

    /// A file at its place; nothing is said yet of what is in it.
    struct File {
        let place: TextPlace
        let path: String
        let blob: ObjectID
    }

    /// The most files a text may have.
    static let fileLimit = 10_000

    /// Folders that were read and found good before, and the places that names in them stand for.
    struct Folders {
        private var members: [Key: [File]] = [:]
        private var places: [String: TextPlace] = [:]

        private struct Key: Hashable {
            let name: String
            let tree: ObjectID
        }

        func members(of name: String, _ tree: ObjectID) -> [File]? { members[Key(name: name, tree: tree)] }

        /// Keeps small folders alone, and not too many of them, so that memory stays flat.
        mutating func keep(_ name: String, _ tree: ObjectID, _ found: [File]) {
            guard found.count <= 256 else { return }
            if members.count >= 256 { members.removeAll(keepingCapacity: true) }
            members[Key(name: name, tree: tree)] = found
        }

        /// The place of a path, which from one version to the next is seldom a new one.
        mutating func place(at path: String) -> TextPlace? {
            if let known = places[path] { return known }
            guard let place = TextPlace(path: path) else { return nil }
            if places.count >= 4_096 { places.removeAll(keepingCapacity: true) }
            places[path] = place
            return place
        }
    }

    static func read(_ tree: ObjectID, in repository: Repository, knowing folders: inout Folders) -> TreeListing {
        var listing = TreeListing()
        guard let entries = listing.entries(of: tree, at: "", in: repository) else { return listing }
        for entry in entries {
            switch entry.kind {
            case .file: listing.add(entry.name, entry.id, &folders)
            case .folder where TextPlace.folders.contains(entry.name):
                listing.add(folder: entry, in: repository, knowing: &folders)
            case .folder: listing.refuse("The folder \(entry.name) has no place in a text.", at: entry.name)
            }
        }
        if !listing.files.contains(where: { $0.place == .agreement }) {
            listing.refuse("The text has no agreement.yaml.", at: TextPlace.agreement.path)
        }
        if listing.files.count > fileLimit {
            listing.refuse("The text has more than \(fileLimit) files.", at: nil)
        }
        return listing
    }

    private mutating func add(folder: RawTreeEntry, in repository: Repository, knowing folders: inout Folders) {
        if let members = folders.members(of: folder.name, folder.id) {
            files += members
            return
        }
        guard let members = entries(of: folder.id, at: folder.name + "/", in: repository) else { return }
        if members.isEmpty { refuse("The folder \(folder.name) is empty.", at: folder.name) }
        let start = files.count
        for member in members {
            let path = folder.name + "/" + member.name
            if member.kind == .file {
                add(path, member.id, &folders)
            } else {
                refuse("A folder within \(folder.name) has no place in a text.", at: path)
            }
        }
        if findings.isEmpty { folders.keep(folder.name, folder.id, Array(files[start...])) }
    }

    private mutating func add(_ path: String, _ id: ObjectID, _ folders: inout Folders) {
        if let place = folders.place(at: path) {
            files.append(File(place: place, path: path, blob: id))
        } else {
            refuse("\(path) is not the name of a place in a text.", at: path)
        }
    }

    private mutating func refuse(_ sentence: String, at path: String?) {
        // A hostile folder must not become a hundred thousand sentences.
        guard findings.count < TextFaults.limit else { return }
        findings.append(Finding(.plainTree, sentence, path: path))
    }

    /// What a folder holds; nil where that was refused or cannot be read.
    private mutating func entries(of id: ObjectID, at path: String, in repository: Repository) -> [RawTreeEntry]? {
        do {
            let object = try repository.provenObject(id, limit: RawTree.sizeLimit)
            guard object.kind == .tree else {
                refuse("What stands here is not a folder.", at: path.isEmpty ? nil : path)
                return nil
            }
            if path.isEmpty { agreement = RawTree.file(named: TextPlace.agreement.path, in: object.bytes) }
            return try RawTree.parse(object.bytes)
        } catch let fault as CommitFault {
            refuse(fault.message, at: path.isEmpty ? nil : path)
        } catch let error as GitError where error.code == .tooLarge {
            refuse("The folder has more entries than a text may have.", at: path.isEmpty ? nil : path)
        } catch let error as GitError {
            findings.append(.unreadable(id, "The folder /\(path)", error))
        } catch {
            refuse("\(error)", at: path)
        }
        return nil
    }
}
