internal import Agreements
internal import Foundation

/// A temporary file that is written from its beginning to its end and then read once, so that memory stays flat.
final class Spool {
    let path: String
    private let handle: FileHandle
    private var pending: [UInt8] = []
    private static let chunk = 256 * 1024

    init(_ name: String, in folder: URL) throws(AgreementError) {
        path = folder.appending(path: name).path
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw Self.unwritable(path, "it cannot be created") }
        self.handle = handle
    }

    func write(_ bytes: [UInt8]) throws(AgreementError) {
        pending += bytes
        if pending.count >= Self.chunk { try flush() }
    }

    /// Ends it: from now on it can be read.
    func end() throws(AgreementError) {
        try flush()
        try? handle.close()
    }

    private func flush() throws(AgreementError) {
        do {
            try handle.write(contentsOf: pending)
        } catch {
            throw Self.unwritable(path, error.localizedDescription)
        }
        pending.removeAll(keepingCapacity: true)
    }

    private static func unwritable(_ path: String, _ why: String) -> AgreementError {
        AgreementError(.undecided, "\(path) cannot be written.", causes: [why])
    }

    /// Reads a file a piece at a time.
    static func read(_ path: String, _ take: ([UInt8]) throws -> Void) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw AgreementError(.undecided, "\(path) cannot be read.")
        }
        defer { try? handle.close() }
        while let data = try handle.read(upToCount: chunk), !data.isEmpty { try take([UInt8](data)) }
    }
}
