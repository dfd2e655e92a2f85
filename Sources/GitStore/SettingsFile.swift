/// What stands in one file of settings, taken apart as git does (git-config(1), "Syntax"), and nothing that it includes.
struct SettingsFile {
    /// The settings in order: section and name in lower case, a subsection as it stands; nil for one without `=`.
    private(set) var settings: [(key: String, value: String?)] = []

    private var rest: ArraySlice<UInt8>
    private var section = ""

    /// Reads up to the first place where git would give the file up.
    init(_ bytes: [UInt8]) {
        rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        while let byte = next() {
            switch byte {
            case _ where byte.isSpace: continue
            case UInt8(ascii: "#"), UInt8(ascii: ";"): skipLine()
            case UInt8(ascii: "["):
                guard let section = header() else { return }
                self.section = section
            default:
                guard byte.isLetter, setting(beginningWith: byte) else { return }
            }
        }
    }

    private mutating func next() -> UInt8? {
        guard let byte = rest.popFirst() else { return nil }
        guard byte == UInt8(ascii: "\r"), rest.first == UInt8(ascii: "\n") else { return byte }
        return rest.popFirst()
    }

    private mutating func skipLine() { while let byte = next(), byte != UInt8(ascii: "\n") {} }

    /// What stands between `[` and `]`; nil where git would not take it.
    private mutating func header() -> String? {
        var name: [UInt8] = []
        while let byte = next() {
            if byte == UInt8(ascii: "]") { return String(decoding: name, as: UTF8.self) }
            if byte.isSpace { return byte == UInt8(ascii: "\n") ? nil : subsection(of: name) }
            guard byte.isNamePart || byte == UInt8(ascii: ".") else { return nil }
            name.append(byte.lowercased)
        }
        return nil
    }

    private mutating func subsection(of name: [UInt8]) -> String? {
        var (name, byte) = (name, next())
        while let space = byte, space.isSpace, space != UInt8(ascii: "\n") { byte = next() }
        guard byte == UInt8(ascii: "\"") else { return nil }
        name.append(UInt8(ascii: "."))
        while let byte = next(), byte != UInt8(ascii: "\n") {
            if byte == UInt8(ascii: "\"") {
                return next() == UInt8(ascii: "]") ? String(decoding: name, as: UTF8.self) : nil
            }
            guard byte == UInt8(ascii: "\\") else {
                name.append(byte)
                continue
            }
            guard let escaped = next(), escaped != UInt8(ascii: "\n") else { return nil }
            name.append(escaped)
        }
        return nil
    }

    private mutating func setting(beginningWith first: UInt8) -> Bool {
        var (name, byte) = ([first.lowercased], next())
        while let part = byte, part.isNamePart {
            name.append(part.lowercased)
            byte = next()
        }
        while let blank = byte, blank == UInt8(ascii: " ") || blank == UInt8(ascii: "\t") { byte = next() }
        let key = section + "." + String(decoding: name, as: UTF8.self)
        guard let byte, byte != UInt8(ascii: "\n") else {
            settings.append((key, nil))
            return true
        }
        guard byte == UInt8(ascii: "="), let value = value() else { return false }
        settings.append((key, value))
        return true
    }

    /// The rest of a line and those that continue it; nil where git would not take it.
    private mutating func value() -> String? {
        var (value, blanks, isQuoted) = ([UInt8](), [UInt8](), false)
        while let byte = next(), byte != UInt8(ascii: "\n") || isQuoted {
            switch byte {
            case UInt8(ascii: "\n"): return nil
            case _ where byte.isSpace && !isQuoted:
                if !value.isEmpty { blanks.append(byte) }
                continue
            case UInt8(ascii: "#") where !isQuoted, UInt8(ascii: ";") where !isQuoted:
                skipLine()
                return String(decoding: value, as: UTF8.self)
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: "\\"):
                guard let escaped = next() else { return nil }
                if escaped == UInt8(ascii: "\n") { continue }
                guard let meant = Self.escapes[escaped] else { return nil }
                value += blanks + [meant]
                blanks = []
            default:
                value += blanks + [byte]
                blanks = []
            }
        }
        return isQuoted ? nil : String(decoding: value, as: UTF8.self)
    }

    private static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "b"): 0x08,
        UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "\""): UInt8(ascii: "\""),
    ]
}

extension UInt8 {
    /// What git takes for a space: no vertical tab, and no form feed.
    fileprivate var isSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    fileprivate var isNamePart: Bool { isLetter || (0x30...0x39).contains(self) || self == UInt8(ascii: "-") }
    fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
