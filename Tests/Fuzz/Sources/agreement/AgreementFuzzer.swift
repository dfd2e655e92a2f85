import FuzzEntry
import TestSupport

/// The fuzzer's way in; see `FuzzTarget.agreement`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAgreement(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    unsafe FuzzTarget.agreement.run(start, count)
}
