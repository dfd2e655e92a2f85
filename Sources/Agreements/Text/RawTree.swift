package import GitStore

/// One entry of a folder of the text.
package struct RawTreeEntry: Hashable {
    package enum Kind { case file, folder }
    package let kind: Kind
    package let name: String
    package let id: ObjectID
}

/// Reads a git tree object strictly: rule `plain-tree`.
///
/// Only plain files (mode 100644) and folders (40000), names of `[a-z0-9._-]` that do not begin with a dot, in git's
/// order and each once. With these, stock git, libgit2 and every file system read the same tree.
/// Source: `docs/format.md`, "Trees".
package enum RawTree {
    /// The most bytes one tree object may have: 10,000 entries with the longest names the format knows.
    static let sizeLimit = 4 * 1024 * 1024

    /// The most bytes that a name in a tree may have.
    static let nameLimit = 256

    /// The file of a name, where the bytes are a sequence of entries at all, whatever their modes, names and order.
    ///
    /// Only for finding out whether a text is in a newer format. Source: `docs/format.md`, "Texts".
    static func file(named name: String, in bytes: [UInt8]) -> ObjectID? {
        var found: ObjectID?
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let end = rest.firstIndex(of: 0), let space = rest[..<end].firstIndex(of: UInt8(ascii: " ")),
                rest.endIndex - end > 20, let id = ObjectID(bytes: rest[(end + 1)...(end + 20)])
            else { return nil }
            let isFile = rest[..<space].elementsEqual("100644".utf8)
            if found == nil, isFile, rest[(space + 1)..<end].elementsEqual(name.utf8) { found = id }
            rest = rest[(end + 21)...]
        }
        return found
    }

    package static func parse(_ bytes: [UInt8]) throws(CommitFault) -> [RawTreeEntry] {
        func refuse(_ sentence: String) -> CommitFault { CommitFault(rule: .plainTree, message: sentence) }
        var entries: [RawTreeEntry] = []
        var lastKey: ArraySlice<UInt8> = []
        var rest = bytes[...]
        while !rest.isEmpty {
            guard let space = rest.prefix(8).firstIndex(of: UInt8(ascii: " ")),
                let end = rest[space...].prefix(nameLimit + 2).firstIndex(of: 0), rest.endIndex - end > 20,
                let id = ObjectID(bytes: rest[(end + 1)...(end + 20)])
            else { throw refuse("The tree is cut short or has a name longer than the format allows.") }
            let mode = rest[..<space]
            let rawName = rest[(space + 1)..<end]
            let name = String(decoding: rawName, as: UTF8.self)
            guard !rawName.isEmpty, rawName.first != UInt8(ascii: "."), rawName.allSatisfy(isNameByte) else {
                throw refuse("`\(VisibleText.escaped(name))` is not a name of the format: use a-z, 0-9, `.`, `_`, `-`.")
            }
            let kind: RawTreeEntry.Kind
            if mode.elementsEqual("100644".utf8) {
                kind = .file
            } else if mode.elementsEqual("40000".utf8) {
                kind = .folder
            } else {
                let mode = VisibleText.escaped(String(decoding: mode, as: UTF8.self))
                throw refuse("`\(name)` has the mode \(mode); only plain files may be in a text.")
            }
            // git orders folders as if their names ended in a slash.
            let key = kind == .folder ? rawName + [UInt8(ascii: "/")] : rawName
            guard lastKey.lexicographicallyPrecedes(key) else { throw refuse(ambiguous(name)) }
            lastKey = key
            entries.append(RawTreeEntry(kind: kind, name: name, id: id))
            rest = rest[(end + 21)...]
        }
        // A file and a folder of one name need not be neighbours: `a-b` stands between `a` and `a/`.
        let folders = entries.filter { $0.kind == .folder }
        if !folders.isEmpty {
            let files = Set(entries.lazy.filter { $0.kind == .file }.map(\.name))
            if let twice = folders.first(where: { files.contains($0.name) }) { throw refuse(ambiguous(twice.name)) }
        }
        return entries
    }

    private static func ambiguous(_ name: String) -> String {
        "`\(name)` stands twice or out of order in its folder, so programs would read it differently."
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
