internal import Crypto

/// An OpenSSH public key of a kind that may sign an agreement.
///
/// A value of this type is always well formed: there is exactly one blob and one line of text
/// for each key, so that equal keys are equal bytes and no key can be listed twice under two
/// spellings. Encodings follow RFC 8709 (Ed25519) and RFC 5656 (ECDSA).
public struct PublicKey: Hashable, Sendable, CustomStringConvertible {
    /// The kinds of key that are allowed, by their OpenSSH names.
    public enum Algorithm: String, Sendable {
        case ed25519 = "ssh-ed25519"
        case ecdsaP256 = "ecdsa-sha2-nistp256"
        case ecdsaP384 = "ecdsa-sha2-nistp384"
        case ecdsaP521 = "ecdsa-sha2-nistp521"

        /// The curve of an ECDSA key; nil for Ed25519.
        var curve: NISTCurve? {
            switch self {
            case .ed25519: nil
            case .ecdsaP256: .p256
            case .ecdsaP384: .p384
            case .ecdsaP521: .p521
            }
        }
    }

    /// The kind of key.
    public let algorithm: Algorithm

    /// The key in wire format: the algorithm's name, then what the algorithm prescribes.
    public let blob: [UInt8]

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
        case .point(let point, let algorithm):
            if let curve = algorithm.curve {
                try curve.checkPublicKey(point)
            } else {
                try Ed25519Encoding.checkPublicKey(point)
            }
            self.algorithm = algorithm
            self.blob = blob
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

    /// The point itself, without the names and lengths around it.
    var point: ArraySlice<UInt8> {
        blob.suffix(algorithm.curve.map { 1 + 2 * $0.width } ?? 32)
    }
}

extension PublicKey {
    /// Longer than an RSA key of 16384 bits, the largest that OpenSSH makes.
    static let maximumBlobLength = 4096

    /// What a well-formed blob holds, before its point is looked at.
    private enum Contents {
        case point(ArraySlice<UInt8>, Algorithm)
        case refused(KeyFault)

        init(of blob: [UInt8]) throws(EncodingFault) {
            guard blob.count <= PublicKey.maximumBlobLength else { throw .tooLong }
            var reader = WireReader(blob[...])
            let name = try reader.readName()
            guard let algorithm = Algorithm(rawValue: name) else {
                self = .refused(try Self.refusal(of: name, &reader))
                return
            }
            if let curve = algorithm.curve, try reader.readName() != curve.name { throw .contradictoryNames }
            self = .point(try reader.readString(), algorithm)
            try reader.finish()
        }

        /// Tells people with another kind of key what is wrong with it, instead of "unknown".
        private static func refusal(of name: String, _ reader: inout WireReader) throws(EncodingFault) -> KeyFault {
            switch name {
            case "ssh-dss":
                return .weakDSA
            case "ssh-rsa":
                _ = try reader.readPositiveInteger()
                let modulus = try reader.readPositiveInteger()
                try reader.finish()
                let bits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
                return bits < 3072 ? .weakRSA(bits: bits) : .notSupportedYet(name)
            case "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com":
                return .notSupportedYet(name)
            default:
                return .unknownAlgorithm(name)
            }
        }
    }
}
