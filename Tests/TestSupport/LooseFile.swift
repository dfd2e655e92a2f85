import Foundation
public import GitStore

/// A loose object's file, whatever it holds: what git stores by itself is always honest.
public enum LooseFile {
    /// A zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4): what it holds can be chosen freely.
    public static func zlib(_ content: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var rest = content[...]
        repeat {
            let block = rest.prefix(0xffff)
            rest = rest.dropFirst(block.count)
            let (low, high) = (UInt8(block.count & 0xff), UInt8(block.count >> 8))
            stream += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high] + block
        } while !rest.isEmpty
        let (a, b) = content.reduce((UInt32(1), UInt32(0))) { sums, byte in
            let a = (sums.0 + UInt32(byte)) % 65521
            return (a, (sums.1 + a) % 65521)
        }
        return stream + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: (b << 16 | a) >> $0) }
    }

    /// Where an object lies in a repository's own directory.
    public static func path(of id: ObjectID, in gitDirectory: String) -> String {
        "\(gitDirectory)/objects/\(id.description.prefix(2))/\(id.description.dropFirst(2))"
    }

    /// Puts a file in an object's place; nil leaves none.
    public static func put(_ file: [UInt8]?, as id: ObjectID, in gitDirectory: String) throws {
        let url = URL(filePath: path(of: id, in: gitDirectory))
        if FileManager.default.fileExists(atPath: url.path) { try FileManager.default.removeItem(at: url) }
        guard let file else { return }
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file).write(to: url)
    }
}
