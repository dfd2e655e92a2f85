internal import FoundationEssentials
internal import GitStore

extension Agreement {
    /// The folder of the agreement's clone that a place lies in, whether or not anything is there yet; nil where it lies
    /// in none.
    ///
    /// - Parameter path: absolute.
    public static func folder(around path: String) -> String? {
        var folder = URL(filePath: path).deletingLastPathComponent()
        while folder.pathComponents.count > 1, !FileManager.default.fileExists(atPath: folder.path) {
            folder.deleteLastPathComponent()
        }
        guard let repository = try? Repository.open(at: folder.path, discovering: true),
            PinnedRoot(in: repository).read() != nil
        else { return nil }
        return repository.workingDirectory?.withoutSlash
    }

    /// Whether a file lies in the working tree at no place of a text, so that a proposal would be refused for it.
    ///
    /// - Parameter path: absolute.
    public func holdsAsStray(_ path: String) -> Bool {
        guard let root = repository.workingDirectory else { return false }
        let folder = root.hasSuffix("/") ? root : root + "/"
        let (whole, base) = (path.resolvingLinks, folder.resolvingLinks + "/")
        guard whole.hasPrefix(base) else { return false }
        let inside = String(whole.dropFirst(base.count))
        if inside.hasPrefix(".git/") || TextPlace(path: inside) != nil { return false }
        return (try? WorkingText.isIgnored(inside, in: repository)) == false
    }
}

extension String {
    fileprivate var resolvingLinks: String {
        URL(filePath: self).resolvingSymlinksInPath().path(percentEncoded: false).withoutSlash
    }

    fileprivate var withoutSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
