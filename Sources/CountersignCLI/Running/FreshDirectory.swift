internal import Agreements
internal import Foundation
internal import GitStore

/// A directory that comes into being whole, or not at all.
enum FreshDirectory {
    /// Makes something in a temporary directory beside its place, and puts it there once it is whole.
    ///
    /// Whatever goes wrong, ^C included, nothing of it is left behind. An empty directory that is there already is
    /// filled; anything else is refused.
    ///
    /// - Parameters:
    ///   - path: where it is to be, absolute.
    ///   - make: fills the temporary directory it is given.
    ///   - settle: what is still to be done once the directory has its name.
    static func make<Made, Settled>(
        at path: String, _ make: (String) async throws -> Made, settle: (Made) async throws -> Settled
    ) async throws -> Settled {
        try refuseTaken(path)
        let temporary = try begin(beside: path)
        let interrupt = InterruptNote()
        defer { interrupt.end() }
        do {
            let made = try await make(temporary)
            Failpoint.directoryFilled.reached()
            if interrupt.came { throw CommandError.interrupted() }
            let moved = try move(temporary, to: path)
            Failpoint.directoryNamed.reached()
            do {
                let settled = try await settle(made)
                if interrupt.came { throw CommandError.interrupted() }
                return settled
            } catch {
                for place in moved { try? FileManager.default.removeItem(atPath: place) }
                throw error
            }
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            // A program that ^C ended failed for no reason of its own.
            throw interrupt.came ? CommandError.interrupted() : error
        }
    }

    /// Refuses a place where there is something already, or that lies among the files of an agreement.
    static func refuseTaken(_ path: String) throws {
        if let outer = Agreement.folder(around: path) {
            let beside = URL(filePath: outer).deletingLastPathComponent().appending(
                path: URL(filePath: path).lastPathComponent)
            throw CommandError(
                .usage,
                "\(path) lies in the folder of an agreement, \(outer), which holds that agreement's files alone",
                hint: "name a directory outside of it, such as \(beside.path.shellWord)")
        }
        var isDirectory: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return }
        guard isDirectory.boolValue, try FileManager.default.contentsOfDirectory(atPath: path).isEmpty else {
            throw CommandError(
                .usage, "\(path) is there already\(isDirectory.boolValue ? " and is not empty" : "")",
                hint: "name a directory that does not exist yet")
        }
    }

    private static func begin(beside path: String) throws -> String {
        let url = URL(filePath: path, directoryHint: .isDirectory)
        let parent = url.deletingLastPathComponent()
        let name = ".\(url.lastPathComponent).countersign-\(UUID().uuidString.prefix(8).lowercased())"
        let temporary = parent.appending(path: name).path
        do {
            // The folders above stay, as with mkdir -p; only what we were asked for is ours.
            try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
        } catch {
            throw CommandError(.undecided, "\(parent.path) cannot be written", causes: [error.localizedDescription])
        }
        return temporary
    }

    /// - Returns: what to remove to undo it.
    private static func move(_ temporary: String, to path: String) throws -> [String] {
        let manager = FileManager.default
        do {
            guard manager.fileExists(atPath: path) else {
                try manager.moveItem(atPath: temporary, toPath: path)
                return [path]
            }
            // A shell may stand in the directory, so it stays and is filled.
            var moved: [String] = []
            do {
                for name in try manager.contentsOfDirectory(atPath: temporary) {
                    try manager.moveItem(atPath: temporary + "/" + name, toPath: path + "/" + name)
                    moved.append(path + "/" + name)
                }
                try manager.removeItem(atPath: temporary)
            } catch {
                for place in moved { try? manager.removeItem(atPath: place) }
                throw error
            }
            return moved
        } catch {
            throw CommandError(.undecided, "\(path) cannot be made", causes: [error.localizedDescription])
        }
    }
}
