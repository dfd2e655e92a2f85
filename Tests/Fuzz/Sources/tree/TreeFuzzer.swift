import FuzzEntry
import TestSupport

/// The fuzzer's way in; see `FuzzTarget.tree`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTree(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe FuzzTarget.tree.run(start, count)
}
