import Foundation
import GitStore
import TestSupport

/// A copy of a repository in which one object at a time is harmed: gone, changed, or under a header that lies.
struct DamagedCopy {
    let repository: Repository
    private let directory: TemporaryDirectory
    private let objects: [GitObject]

    init(of forge: Forge) throws {
        directory = try TemporaryDirectory("damaged")
        let path = directory.file("copy.git")
        try FileManager.default.copyItem(atPath: forge.repository.gitDirectory, toPath: path)
        repository = try Repository.open(at: path, discovering: false)
        let list = try forge.git.run("rev-list", "--objects", "--no-object-names", forge.good.description).text
        objects = try list.split(separator: "\n").compactMap { ObjectID(hex: $0) }.map {
            try forge.repository.object($0, limit: 1 << 20)
        }
        // Each as a file of its own, and none in a pack.
        let packs = path + "/objects/pack"
        if FileManager.default.fileExists(atPath: packs) { try FileManager.default.removeItem(atPath: packs) }
        try repair()
    }

    /// Makes every object whole again.
    func repair() throws {
        for object in objects { try put(object.bytes, as: object) }
    }

    /// Harms one object; gives what was done.
    func damage(_ random: inout SeededGenerator) throws -> String {
        guard let object = objects.randomElement(using: &random), let other = objects.randomElement(using: &random)
        else { return "nothing" }
        let what: String
        switch Int.random(in: 0..<6, using: &random) {
        case 0:
            what = "is gone"
            try LooseFile.put(nil, as: object.id, in: repository.gitDirectory)
        case 1:
            what = "has a changed file"
            var file = LooseFile.zlib(Array("\(object.kind) \(object.bytes.count)\0".utf8) + object.bytes)
            file[Int.random(in: 0..<file.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            try LooseFile.put(file, as: object.id, in: repository.gitDirectory)
        case 2:
            what = "has other content"
            try put(Mutation.of(object, &random), as: object)
        case 3:
            let kind = ["blob", "tree", "commit", "tag"].randomElement(using: &random) ?? "tag"
            what = "is said to be a \(kind)"
            try put(object.bytes, as: object, kind: kind)
        case 4:
            let size = object.bytes.count + ([-1, 1, 1_000_000, 1_000_000_000_000].randomElement(using: &random) ?? 1)
            what = "is said to have \(size) bytes"
            try put(object.bytes, as: object, size: size)
        default:
            what = "is \(other.id)"
            try put(other.bytes, as: object, kind: other.kind.rawValue)
        }
        return "\(object.kind) \(object.id) \(what)"
    }

    private func put(_ bytes: [UInt8], as object: GitObject, kind: String? = nil, size: Int? = nil) throws {
        let header = "\(kind ?? object.kind.rawValue) \(size ?? bytes.count)\0"
        try LooseFile.put(LooseFile.zlib(Array(header.utf8) + bytes), as: object.id, in: repository.gitDirectory)
    }
}
