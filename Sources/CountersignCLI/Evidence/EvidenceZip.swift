internal import Agreements
internal import Foundation
internal import ZipFiles

/// The zip file of an evidence package, and the list of hashes that grows with it.
final class EvidenceZip {
    private let zip: ZipWriter
    /// Lines of `SHA256SUMS` for the files of `versions/`, which are many and come in order.
    private let versions: Spool
    /// The other files by path: there are few.
    private var digests: [String: ContentDigest] = [:]
    /// How many files there are.
    private(set) var count = 0

    /// The folder that everything lies in, so that unpacking spills nothing.
    static let folder = "evidence/"

    init(at path: String, scratch: URL) throws {
        zip = try ZipWriter(creating: path)
        versions = try Spool("versions.sums", in: scratch)
    }

    /// Adds a file, whole.
    @discardableResult
    func add(_ path: String, _ bytes: [UInt8], _ manner: ZipWriter.Manner = .compressed) throws -> ContentDigest {
        try add(path, manner) { take in try take(bytes) }
    }

    /// Adds what some code gives, a piece at a time.
    @discardableResult
    func add(
        _ path: String, _ manner: ZipWriter.Manner, _ give: (([UInt8]) throws -> Void) throws -> Void
    ) throws -> ContentDigest {
        var hasher = ContentHasher()
        try zip.begin(Self.folder + path, manner)
        try give { bytes in
            hasher.add(bytes)
            try zip.write(bytes)
        }
        try zip.end()
        count += 1
        let digest = hasher.digest
        if path.hasPrefix("versions/") {
            try versions.write(Self.line(path, digest))
        } else {
            digests[path] = digest
        }
        return digest
    }

    /// Adds the list of hashes, in order of path, and ends the file.
    func finish() throws {
        try versions.end()
        let others = digests.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        try zip.begin(Self.folder + "SHA256SUMS", .compressed)
        // Nothing else comes behind `versions/` in the order of bytes.
        for (path, digest) in others { try zip.write(Self.line(path, digest)) }
        try Spool.read(versions.path) { try zip.write($0) }
        try zip.end()
        try zip.finish()
        count += 1
    }

    /// A line as sha256sum(1) writes it.
    private static func line(_ path: String, _ digest: ContentDigest) -> [UInt8] {
        Array("\(digest.hex)  \(path)\n".utf8)
    }
}
