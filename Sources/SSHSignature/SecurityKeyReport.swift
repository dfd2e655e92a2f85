internal import Crypto

/// What a security key says of the moment in which it signed. The signature covers it.
///
/// Source: OpenSSH's PROTOCOL.u2f, "SSH U2F Signatures", and Web Authentication Level 3, section 6.1, for the flags.
public struct SecurityKeyReport: Hashable, Sendable {
    /// The flags as they were signed.
    public let flags: UInt8

    /// How often the device has signed, as far as it counts: informative, and 0 for many.
    public let counter: UInt32

    /// A report that a signature may carry.
    ///
    /// - Throws: ``SignatureFault/notTouched`` without the flag that says somebody was there, which `ssh-keygen -Y verify`
    ///   does not ask for but `sshd` does; ``SignatureFault/irregularFlags(_:)`` where a flag announces data that this
    ///   form of signature has no place for, or has no meaning yet.
    public init(flags: UInt8, counter: UInt32) throws(SignatureFault) {
        guard flags & ~Self.knownFlags == 0 else { throw .irregularFlags(flags) }
        guard flags & Self.userPresent != 0 else { throw .notTouched }
        self.flags = flags
        self.counter = counter
    }

    /// Whether the device asked for a PIN or a fingerprint as well as for a touch.
    public var isUserVerified: Bool { flags & Self.userVerified != 0 }

    private static let userPresent: UInt8 = 0x01
    private static let userVerified: UInt8 = 0x04
    /// Whether the private half may be, and is, kept in more than one device.
    private static let backup: UInt8 = 0x08 | 0x10
    /// Left out are 0x40 (an attested credential follows), 0x80 (extensions follow), and 0x02 and 0x20, both reserved.
    private static let knownFlags = userPresent | userVerified | backup

    /// What the device signs for `data`: the digest of the application, the report, and the digest of the data.
    func signedData(application: ArraySlice<UInt8>, data: [UInt8]) -> [UInt8] {
        var writer = WireWriter(reservingCapacity: 2 * SHA256.byteCount + 5)
        writer.write(raw: Array(SHA256.hash(data: application)))
        writer.write(raw: [flags])
        writer.write(counter)
        writer.write(raw: Array(SHA256.hash(data: data)))
        return writer.bytes
    }

    /// Throws unless a credential was made for SSH, in a spelling of its own.
    ///
    /// A credential for a web site begins otherwise, and must not sign agreements. `ssh-keygen` makes none without the
    /// prefix `ssh:` and `ssh-agent` uses none, though `ssh-keygen -Y verify` does not look. OpenSSH takes the text as
    /// C does, so that a zero byte at its end would be a second spelling of one key.
    static func checkApplication(_ application: ArraySlice<UInt8>) throws(KeyFault) {
        guard application.count <= 255, application.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw .malformed(.notAName)
        }
        guard application.starts(with: "ssh:".utf8) else {
            throw .foreignApplication(String(decoding: application, as: UTF8.self))
        }
    }
}
