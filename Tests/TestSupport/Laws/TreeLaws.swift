import Agreements
import GitStore

/// What holds of every tree that is read.
enum TreeLaws {
    static func hold(for bytes: [UInt8]) throws(BrokenLaw) -> Bool {
        guard let entries = try? RawTree.parse(bytes) else { return false }
        let written: [UInt8] = entries.flatMap { entry in
            Array("\(entry.kind == .file ? "100644" : "40000") \(entry.name)".utf8) + [0] + entry.id.bytes
        }
        try BrokenLaw.unless(written == bytes, "A tree is written as it was read.")
        try BrokenLaw.unless(
            Set(entries.map(\.name)).count == entries.count, "A name stands in a folder once, whatever bears it.")
        let keys = entries.map { Array($0.name.utf8) + ($0.kind == .folder ? [UInt8(ascii: "/")] : []) }
        try BrokenLaw.unless(
            zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }, "A tree is in git's order.")
        return true
    }
}
