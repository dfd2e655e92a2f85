import FuzzEntry
import TestSupport

/// The fuzzer's way in; see `FuzzTarget.terms`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTerms(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe FuzzTarget.terms.run(start, count)
}
