/// What makes one object of another: pieces to copy from the other, and new bytes (gitformat-pack(5)).
enum PackDelta {
    /// - Parameter limit: the most bytes that may be made, compared before anything is.
    /// - Returns: nil where the delta is not for this base, makes more or less than it says, or goes on behind its end.
    static func apply(_ delta: [UInt8], to base: [UInt8], limit: Int) -> [UInt8]? {
        var place = 0
        guard size(in: delta, &place) == base.count, let size = size(in: delta, &place), size <= limit
        else { return nil }
        var isSound = true
        let result = [UInt8](unsafeUninitializedCapacity: size) { result, count in
            /// Appends bytes of the base or of the delta, where all of them are there and fit.
            func copy(_ source: [UInt8], _ start: Int, _ length: Int) {
                guard start <= source.count, length <= source.count - start, length <= size - count else {
                    isSound = false
                    return
                }
                source.withUnsafeBufferPointer { source in
                    guard length > 0, let from = source.baseAddress, let to = result.baseAddress else { return }
                    (to + count).initialize(from: from + start, count: length)
                }
                count += length
            }
            while isSound, place < delta.count {
                let code = delta[place]
                place += 1
                if code & 0x80 == 0 {
                    if code == 0 { isSound = false }
                    copy(delta, place, Int(code))
                    place += Int(code)
                    continue
                }
                var (start, length) = (0, 0)
                for bit in 0..<7 where code & 1 << bit != 0 {
                    guard place < delta.count else {
                        isSound = false
                        return
                    }
                    let byte = Int(delta[place])
                    if bit < 4 { start |= byte << (8 * bit) } else { length |= byte << (8 * (bit - 4)) }
                    place += 1
                }
                copy(base, start, length == 0 ? 0x10000 : length)
            }
        }
        return isSound && result.count == size ? result : nil
    }

    /// How many bytes a delta says that it makes, from its beginning.
    static func resultSize(_ delta: [UInt8]) -> Int? {
        var place = 0
        return size(in: delta, &place) == nil ? nil : size(in: delta, &place)
    }

    private static func size(in delta: [UInt8], _ place: inout Int) -> Int? {
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
}
