/// Stands in, in this program alone, for the function of mbedTLS that reads a file of certificates: it reads none.
///
/// libgit2 as Debian builds it decodes every certificate authority that the machine knows as soon as it is initialised,
/// to be ready for connections over TLS; that costs more than everything else that `status` does. Nothing here connects
/// through libgit2, since git sends and fetches. Where something did, a chain without certificates would trust nobody.
///
/// The dynamic linker looks for the name in the program first. Programs that use the library `Agreements` are not
/// concerned: this is no part of it.
///
/// - Returns: that no certificate was malformed.
@_cdecl("mbedtls_x509_crt_parse_file")
public func readNoCertificates(into chain: UnsafeMutableRawPointer?, from path: UnsafePointer<CChar>?) -> CInt { 0 }
