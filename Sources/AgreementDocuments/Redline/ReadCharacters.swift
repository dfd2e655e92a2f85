/// The characters of some bytes, with what is quick to know of each: most of what is compared is ASCII.
struct ReadCharacters {
    /// User-perceived characters (UAX #29).
    private(set) var all: [Character] = []
    /// The byte of each that is one of ASCII alone; `Self.other` for every other.
    private(set) var codes: [UInt8] = []
    /// Where each begins among the bytes, and where the last one ends.
    private(set) var starts: [Int] = []

    /// The code of a character that is not a single one of ASCII.
    static let other: UInt8 = 0x80

    init(_ text: String) { self.init(Array(text.utf8)[...]) }

    /// Line by line, since no character reaches over a line feed.
    init(_ bytes: ArraySlice<UInt8>) {
        all.reserveCapacity(bytes.count)
        codes.reserveCapacity(bytes.count)
        starts.reserveCapacity(bytes.count + 1)
        var start = bytes.startIndex
        while start < bytes.endIndex {
            var (end, isPlain) = (start, true)
            while end < bytes.endIndex {
                let byte = bytes[end]
                end += 1
                // A carriage return may be one character with the line feed behind it.
                if byte >= Self.other || byte == 0x0D { isPlain = false }
                if byte == 0x0A { break }
            }
            if isPlain {
                for index in start..<end {
                    all.append(Self.ascii[Int(bytes[index])])
                    codes.append(bytes[index])
                    starts.append(index)
                }
            } else {
                addSlowly(bytes[start..<end])
            }
            start = end
        }
        starts.append(bytes.endIndex)
    }

    private mutating func addSlowly(_ bytes: ArraySlice<UInt8>) {
        var start = bytes.startIndex
        for character in String(decoding: bytes, as: UTF8.self) {
            let size = character.utf8.count
            all.append(character)
            codes.append(size == 1 ? bytes[start] : Self.other)
            starts.append(start)
            start += size
        }
    }

    private static let ascii = (0..<Self.other).map { Character(Unicode.Scalar($0)) }
}
