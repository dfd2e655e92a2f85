/// Reads a plain redline back as its documentation says, for both versions.
func readBack(_ plain: String) -> (old: [UInt8], new: [UInt8]) {
    var reader = PlainRedlineReader(Array(plain.utf8))
    reader.read()
    return (reader.assembled(reader.old), reader.assembled(reader.new))
}

/// A reader that knows the notation and nothing of how it is written.
private struct PlainRedlineReader {
    /// Bytes, or the moved block of a number.
    enum Part {
        case bytes([UInt8])
        case block(Int)
    }

    private enum State {
        case kept, removed, inserted
        case moved(Int)
    }

    private let bytes: [UInt8]
    private var index = 0
    private var state = State.kept
    private(set) var old: [Part] = []
    private(set) var new: [Part] = []
    private var blocks: [Int: [UInt8]] = [:]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func assembled(_ parts: [Part]) -> [UInt8] {
        parts.flatMap { part in
            switch part {
            case .bytes(let bytes): bytes
            case .block(let number): blocks[number] ?? []
            }
        }
    }

    mutating func read() {
        while index < bytes.count {
            let run = bytes[index...].prefix { $0 == UInt8(ascii: "\\") }.count
            guard let marker = markers.first(where: { bytes[(index + run)...].starts(with: $0.utf8) }) else {
                add(Array(bytes[index..<index + max(1, run)]))
                index += max(1, run)
                continue
            }
            add(Array(repeating: UInt8(ascii: "\\"), count: run / 2))
            index += run + 2
            if run % 2 == 1 { add(Array(marker.utf8)) } else { obey(marker) }
        }
    }

    private var markers: [String] {
        switch state {
        case .kept: ["[-", "{+", "[>", "{<"]
        case .removed: ["-]"]
        case .inserted: ["+}"]
        case .moved: ["<}"]
        }
    }

    private mutating func obey(_ marker: String) {
        switch marker {
        case "[-": state = .removed
        case "{+": state = .inserted
        case "[>": old.append(.block(number()))
        case "{<":
            let number = number()
            new.append(.block(number))
            blocks[number] = []
            state = .moved(number)
        case "<}":
            index += 1
            state = .kept
        default: state = .kept
        }
    }

    /// The number of a moved block, and the rest of its line.
    private mutating func number() -> Int {
        let line = bytes[index...].prefix { $0 != UInt8(ascii: "\n") }
        index += line.count + 1
        return Int(String(decoding: line.prefix { (48...57).contains($0) }, as: UTF8.self)) ?? 0
    }

    private mutating func add(_ text: [UInt8]) {
        switch state {
        case .kept:
            old.append(.bytes(text))
            new.append(.bytes(text))
        case .removed: old.append(.bytes(text))
        case .inserted: new.append(.bytes(text))
        case .moved(let number): blocks[number, default: []] += text
        }
    }
}
