internal import GitStore

/// The files of a tree at the places the format knows, read strictly: rule `plain-tree`.
struct TreeListing {
    private(set) var files: [(TextPlace, ObjectID)] = []
    private(set) var findings: [Finding] = []

    /// The most files a text may have.
    static let fileLimit = 10_000

    /// The entries of trees that were read and found good before.
    struct Folders {
        private var entries: [ObjectID: [RawTreeEntry]] = [:]

        subscript(id: ObjectID) -> [RawTreeEntry]? { entries[id] }

        /// Keeps small trees alone, and not too many of them, so that memory stays flat.
        mutating func keep(_ id: ObjectID, _ members: [RawTreeEntry]) {
            guard members.count <= 256 else { return }
            if entries.count >= 256 { entries.removeAll(keepingCapacity: true) }
            entries[id] = members
        }
    }

    static func read(_ tree: ObjectID, in repository: Repository, knowing folders: inout Folders) -> TreeListing {
        var listing = TreeListing()
        for entry in listing.entries(of: tree, at: "", in: repository) {
            switch entry.kind {
            case .file: listing.add(entry.name, entry.id)
            case .folder where TextPlace.folders.contains(entry.name):
                let members =
                    folders[entry.id] ?? listing.entries(of: entry.id, at: entry.name + "/", in: repository)
                if members.isEmpty, listing.findings.isEmpty {
                    listing.refuse("The folder \(entry.name) is empty.", at: entry.name)
                }
                if listing.findings.isEmpty { folders.keep(entry.id, members) }
                for member in members {
                    let path = entry.name + "/" + member.name
                    if member.kind == .file {
                        listing.add(path, member.id)
                    } else {
                        listing.refuse("A folder within \(entry.name) has no place in a text.", at: path)
                    }
                }
            case .folder: listing.refuse("The folder \(entry.name) has no place in a text.", at: entry.name)
            }
        }
        if listing.files.count > fileLimit {
            listing.refuse("The text has more than \(fileLimit) files.", at: nil)
        }
        return listing
    }

    private mutating func add(_ path: String, _ id: ObjectID) {
        if let place = TextPlace(path: path) {
            files.append((place, id))
        } else {
            refuse("\(path) is not the name of a place in a text.", at: path)
        }
    }

    private mutating func refuse(_ sentence: String, at path: String?) {
        // A hostile folder must not become a hundred thousand sentences.
        guard findings.count < TextFaults.limit else { return }
        findings.append(Finding(.plainTree, sentence, path: path))
    }

    private mutating func entries(of id: ObjectID, at path: String, in repository: Repository) -> [RawTreeEntry] {
        do {
            let object = try repository.object(id, limit: RawTree.sizeLimit)
            guard object.kind == .tree else {
                refuse("What stands here is not a folder.", at: path.isEmpty ? nil : path)
                return []
            }
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
        return []
    }
}
