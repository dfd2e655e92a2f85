import FuzzEntry
import TestSupport

/// The fuzzer's way in; see `FuzzTarget.key`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzKey(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe FuzzTarget.key.run(start, count)
}
