import FuzzEntry
import TestSupport

/// The fuzzer's way in; see `FuzzTarget.message`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMessage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe FuzzTarget.message.run(start, count)
}
