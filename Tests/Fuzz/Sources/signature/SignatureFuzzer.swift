import FuzzEntry
import TestSupport

/// The fuzzer's way in; see `FuzzTarget.signature`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSignature(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe FuzzTarget.signature.run(start, count)
}
