/// The few kinds of ASCII byte that ids, dates and codes are made of.
extension UInt8 {
    var isDigit: Bool { (0x30...0x39) ~= self }
    var isCapital: Bool { (0x41...0x5A) ~= self }
    var isSmallLetter: Bool { (0x61...0x7A) ~= self }
    var isLetter: Bool { isCapital || isSmallLetter }
}
