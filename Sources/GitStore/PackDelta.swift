/// What makes one object of another: pieces to copy from the other, and new bytes (gitformat-pack(5)).
enum PackDelta {
    /// - Parameter limit: the most bytes that may be made, compared before anything is.
    /// - Returns: nil where the delta is not for this base, makes more or less than it says, or goes on behind its end.
    static func apply(_ delta: [UInt8], to base: [UInt8], limit: Int) -> [UInt8]? {
        guard let (sizes, start) = sizes(delta), sizes.base == base.count, sizes.result <= limit else { return nil }
        let size = sizes.result
        var place = start
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

    /// What a delta begins with: the sizes of what it is for and of what it makes, and where its pieces begin.
    static func sizes(_ delta: [UInt8]) -> (sizes: (base: Int, result: Int), start: Int)? {
        var place = 0
        func next() -> UInt8? {
            guard place < delta.count else { return nil }
            defer { place += 1 }
            return delta[place]
        }
        guard let base = PackNumber.size(next), let result = PackNumber.size(next) else { return nil }
        return ((base, result), place)
    }
}
