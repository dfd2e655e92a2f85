internal import Agreements
internal import Foundation
internal import GitStore

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// A file that a command was told to write, or standard output.
struct OutputFile {
    /// What a person typed; nil or `-` for standard output.
    let name: String?
    /// Whether a file that is there may be replaced.
    let mayReplace: Bool

    /// Whether it goes to standard output.
    var isStandardOutput: Bool { name == nil || name == "-" }

    /// Writes a document, whole or not at all.
    ///
    /// - Throws: `usage` where there is something already, `undecided` where it cannot be written.
    func write(_ text: String, in place: Place) throws(CommandError) {
        guard let name, !isStandardOutput else {
            // A terminal obeys what a file only holds.
            if place.console.streams.outputIsTerminal {
                place.console.page(StyledText(text).withoutLastLineFeed)
            } else {
                place.console.printRaw(Array(text.utf8))
            }
            return
        }
        try put(name, in: place) { url in
            guard !isNoFile(url) else { return try FileHandle(forWritingTo: url).write(contentsOf: Data(text.utf8)) }
            try Data(text.utf8).write(to: url, options: mayReplace ? .atomic : .withoutOverwriting)
        }
    }

    /// Refuses a name where something is already, or whose folder is not there, before any work is done for it.
    ///
    /// - Throws: `usage`.
    func refuseTaken(in place: Place) throws(CommandError) {
        guard let name, !isStandardOutput else { return }
        let url = URL(filePath: place.path(name))
        try Self.refuseMissingFolder(of: url, named: name)
        try Self.refuseFolder(at: url, named: name)
        if !mayReplace, FileManager.default.fileExists(atPath: url.path), !isNoFile(url) { throw Self.taken(name) }
    }

    private static func refuseFolder(at url: URL, named name: String) throws(CommandError) {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue else {
            return
        }
        throw CommandError(.usage, "\(name) is a folder, and a file is to be written", hint: "name a file in it")
    }

    private static func taken(_ name: String) -> CommandError {
        CommandError(.usage, "\(name) is there already", hint: "name another file, or replace it with --force")
    }

    private static func refuseMissingFolder(of url: URL, named name: String) throws(CommandError) {
        guard !FileManager.default.fileExists(atPath: url.deletingLastPathComponent().path) else { return }
        let folder = name.contains("/") ? String(name[..<(name.lastIndex(of: "/") ?? name.endIndex)]) : name
        throw CommandError(
            .usage, "there is no folder \(folder) to write \(url.lastPathComponent) into",
            hint: "make it first: mkdir -p \(folder.shellWord), or name a file in another folder")
    }

    /// Puts a finished file in its place, which has to have a name.
    ///
    /// - Throws: as `write`.
    func take(_ file: URL, in place: Place) throws(CommandError) {
        guard let name else { throw CommandError(.usage, "the file to write has no name") }
        guard !isNoFile(URL(filePath: place.path(name))) else {
            throw CommandError(
                .usage, "\(name) is there already, and is no file", hint: "name a file, or - for standard output")
        }
        try put(name, in: place) { url in
            // Beside its place first, which may lie on another disk; from there it gets its name in one step.
            let beside = url.deletingLastPathComponent().appending(path: ".\(UUID().uuidString)")
            defer { try? FileManager.default.removeItem(at: beside) }
            try FileManager.default.copyItem(at: file, to: beside)
            guard mayReplace else { return try FileManager.default.moveItem(at: beside, to: url) }
            guard unsafe rename(beside.path, url.path) == 0 else {
                throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path])
            }
        }
    }

    /// Whether something is there that is written into, such as `/dev/stdout` or a pipe; a file in its place would take
    /// it away from everybody.
    private func isNoFile(_ url: URL) -> Bool {
        let there = try? url.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey, .isDirectoryKey])
        guard let there, let isFile = there.isRegularFile, let isDirectory = there.isDirectory else { return false }
        return !isFile && !isDirectory
    }

    private func put(_ name: String, in place: Place, _ write: (URL) throws -> Void) throws(CommandError) {
        let url = URL(filePath: place.path(name))
        do {
            try write(url)
        } catch {
            try Self.refuseFolder(at: url, named: name)
            if !mayReplace, FileManager.default.fileExists(atPath: url.path) { throw Self.taken(name) }
            try Self.refuseMissingFolder(of: url, named: name)
            throw CommandError(.undecided, "\(name) cannot be written", causes: [error.localizedDescription])
        }
    }
}

extension Place {
    /// The name of a file to write for others, beside the clone where it would lie among the agreement's files.
    ///
    /// - Parameter mayReplace: whether a file that is there already may be replaced.
    /// - Throws: `usage` where something is there that nobody named.
    func outsideOfFiles(_ name: String, of agreement: Agreement, mayReplace: Bool) throws(CommandError) -> String {
        guard agreement.holdsAsStray(path(name)), let root = agreement.repository.workingDirectory else { return name }
        let beside = URL(filePath: root).deletingLastPathComponent().appending(
            path: URL(filePath: name).lastPathComponent
        ).path
        guard mayReplace || !FileManager.default.fileExists(atPath: beside) else {
            throw CommandError(
                .usage, "\(name) has no place among the agreement's files, and \(beside) is there already",
                hint: "name a file outside of \(root), or replace that one with --force")
        }
        return beside
    }

    /// Says where a file that was just written would keep the person from proposing: the folder of a clone holds the
    /// agreement's own files alone.
    func noteIfAmongFiles(_ name: String, of agreement: Agreement) {
        guard agreement.holdsAsStray(path(name)) else { return }
        console.note(
            "It lies among the agreement's files, where nothing else may be when you propose. Next: mv"
                + " \(name.shellWord) ..")
    }
}
