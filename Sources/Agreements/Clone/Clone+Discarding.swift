internal import FoundationEssentials
internal import GitStore

extension Agreement {
    /// Makes the named files of the working tree what their branch holds, which a person has asked for.
    ///
    /// - Parameter makesRoom: removes what they hold first, for a disk on which there is no room for both; only where
    ///   it is sure that none of it is a person's work.
    public func undoEdits(_ paths: [String], makingRoom makesRoom: Bool = false) throws(AgreementError) {
        guard let root = repository.workingDirectory, let tree = try headTree() else { return }
        var folders = TreeListing.Folders()
        let listing = TreeListing.read(tree, in: repository, knowing: &folders)
        // A path that ends in a slash is somebody's own repository within ours: it stays.
        for path in paths where !path.hasSuffix("/") {
            let url = URL(filePath: root + (root.hasSuffix("/") ? "" : "/") + path)
            let committed = listing.files.first { $0.path == path }
            do {
                if makesRoom { try? FileManager.default.removeItem(at: url) }
                if let committed {
                    let bytes = try repository.object(committed.blob, limit: committed.place.sizeLimit).bytes
                    try WholeFile.write(bytes, to: url.path)
                } else if !makesRoom {
                    try FileManager.default.removeItem(at: url)
                }
            } catch {
                throw AgreementError(.undecided, "\(path) cannot be restored.", causes: ["\(error)"])
            }
        }
        try adopt(tree)
    }

    /// Removes a draft.
    public func throwAway(_ slug: Slug) throws(AgreementError) {
        guard let tip = try reference(Self.drafts + slug.description) else { return }
        try attempt("The draft \(slug) cannot be removed.") { () throws(GitError) in
            try repository.deleteReference(Self.drafts + slug.description, expecting: tip)
        }
    }
}
