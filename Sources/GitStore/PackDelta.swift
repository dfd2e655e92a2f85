/// What makes one object of another: pieces to copy from the other, and new bytes (gitformat-pack(5)).
enum PackDelta {
    /// - Parameter limit: the most bytes that may be made, compared before anything is.
    /// - Returns: nil where the delta is not for this base, makes more or less than it says, or goes on behind its end.
    static func apply(_ delta: [UInt8], to base: [UInt8], limit: Int) -> [UInt8]? {
        var place = 0
        func size() -> Int? {
            var (size, shift) = (0, 0)
            while place < delta.count, shift < 35 {
                let byte = delta[place]
                place += 1
                size |= Int(byte & 0x7F) << shift
                if byte & 0x80 == 0 { return size }
                shift += 7
            }
            return nil
        }
        guard size() == base.count, let size = size(), size <= limit else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(size)
        while place < delta.count {
            let code = delta[place]
            place += 1
            if code & 0x80 != 0 {
                var (start, length) = (0, 0)
                for bit in 0..<7 where code & 1 << bit != 0 {
                    guard place < delta.count else { return nil }
                    let byte = Int(delta[place])
                    if bit < 4 { start |= byte << (8 * bit) } else { length |= byte << (8 * (bit - 4)) }
                    place += 1
                }
                if length == 0 { length = 0x10000 }
                guard start <= base.count, length <= base.count - start, result.count + length <= size else {
                    return nil
                }
                result += base[start..<(start + length)]
            } else {
                let length = Int(code)
                guard length > 0, length <= delta.count - place, result.count + length <= size else { return nil }
                result += delta[place..<(place + length)]
                place += length
            }
        }
        return result.count == size ? result : nil
    }
}
