internal import Crypto

/// An OpenSSH public key of a kind that may sign an agreement.
///
/// A value of this type is always well formed: there is exactly one blob and one line of text
/// for each key, so that equal keys are equal bytes and no key can be listed twice under two
/// spellings. Encodings follow RFC 8709 (Ed25519), RFC 5656 (ECDSA), RFC 4253 (RSA) and OpenSSH's
/// PROTOCOL.u2f (security keys).
public struct PublicKey: Sendable, CustomStringConvertible {
    /// The kinds of key that are allowed, by their OpenSSH names.
    public enum Algorithm: String, CaseIterable, Sendable {
        case ed25519 = "ssh-ed25519"
        case ecdsaP256 = "ecdsa-sha2-nistp256"
        case ecdsaP384 = "ecdsa-sha2-nistp384"
        case ecdsaP521 = "ecdsa-sha2-nistp521"
        case rsa = "ssh-rsa"
        case securityKeyEd25519 = "sk-ssh-ed25519@openssh.com"
        case securityKeyP256 = "sk-ecdsa-sha2-nistp256@openssh.com"

        /// Whether the private half is in a device that signs when it is touched.
        public var isSecurityKey: Bool {
            switch self {
            case .securityKeyEd25519, .securityKeyP256: true
            case .ed25519, .ecdsaP256, .ecdsaP384, .ecdsaP521, .rsa: false
            }
        }
    }

    /// The kind of key.
    public let algorithm: Algorithm

    /// The key in wire format: the algorithm's name, then what the algorithm prescribes.
    public let blob: [UInt8]

    /// What the blob says, taken apart.
    let numbers: KeyNumbers

    /// What a security key's credential was made for; empty for other kinds.
    let application: ArraySlice<UInt8>

    /// Reads the wire format.
    ///
    /// - Throws: ``KeyFault`` unless `blob` is the one canonical encoding of a safe key, with nothing after it.
    public init(blob: [UInt8]) throws(KeyFault) {
        let contents: Contents
        do {
            contents = try Contents(of: blob)
        } catch {
            throw .malformed(error)
        }
        switch contents {
        case .refused(let fault):
            throw fault
        case .key(let algorithm, let numbers, let application):
            try numbers.check()
            if algorithm.isSecurityKey { try SecurityKeyReport.checkApplication(application) }
            self.algorithm = algorithm
            self.blob = blob
            self.numbers = numbers
            self.application = application
        }
    }

    /// `SHA256:` and the base64 of the blob's digest without padding, as `ssh-keygen -l` prints it.
    public var fingerprint: String {
        let digest = Base64.encode(Array(SHA256.hash(data: blob))).prefix { $0 != UInt8(ascii: "=") }
        return "SHA256:" + String(decoding: digest, as: UTF8.self)
    }

    /// The kind of key and its fingerprint.
    public var description: String {
        "\(algorithm.rawValue) \(fingerprint)"
    }
}

extension PublicKey: Hashable {
    /// Equal keys are equal bytes.
    public static func == (left: PublicKey, right: PublicKey) -> Bool {
        left.blob == right.blob
    }

    /// Hashes the blob, which says all.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(blob)
    }
}

extension PublicKey {
    /// Longer than an RSA key of 16384 bits, the largest that OpenSSH makes.
    static let maximumBlobLength = 4096

    /// What a well-formed blob holds, before its numbers are looked at.
    private enum Contents {
        case key(Algorithm, KeyNumbers, application: ArraySlice<UInt8>)
        case refused(KeyFault)

        init(of blob: [UInt8]) throws(EncodingFault) {
            guard blob.count <= PublicKey.maximumBlobLength else { throw .tooLong }
            var reader = WireReader(blob[...])
            let name = try reader.readName()
            guard let algorithm = Algorithm(rawValue: name) else {
                // Tells people with another well-known kind of key what is wrong with it, instead of "unknown".
                self = .refused(name == "ssh-dss" ? .weakDSA : .unknownAlgorithm(name))
                return
            }
            let numbers = try KeyNumbers(of: algorithm, in: &reader)
            let application = algorithm.isSecurityKey ? try reader.readString() : []
            try reader.finish()
            self = .key(algorithm, numbers, application: application)
        }
    }
}
