public import TestSupport

extension FuzzTarget {
    /// What `LLVMFuzzerTestOneInput` does for this target: stops the process where a law is broken; else 0.
    public func run(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
        do throws(BrokenLaw) {
            _ = try accepts(bytes)
        } catch {
            fatalError("\(rawValue): broken law: \(error)")
        }
        return 0
    }
}
