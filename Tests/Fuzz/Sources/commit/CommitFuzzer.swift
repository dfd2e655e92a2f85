import FuzzEntry
import TestSupport

/// The fuzzer's way in; see `FuzzTarget.commit`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCommit(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe FuzzTarget.commit.run(start, count)
}
