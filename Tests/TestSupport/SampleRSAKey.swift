internal import Crypto
internal import CryptoExtras
public import SSHSignature

/// An RSA key of 3072 bits that is the same in every run, for tests alone. Its signatures are the same, too.
///
/// One only, since primes cannot be made from a seed in a few lines.
public struct SampleRSAKey: Sendable {
    /// The public half.
    public let publicKey: PublicKey

    public init() {
        publicKey = SeededKey.mustSucceed {
            try PublicKey(blob: Self.blob(exponent: [1, 0, 1], modulus: Self.modulus))
        }
    }

    /// Signs `payload` as `ssh-keygen -Y sign -n namespace` does, to the byte, where the digest is SHA-512.
    public func sign(_ payload: [UInt8], namespace: String, digest: RSADigest = .sha512) -> Signature {
        SeededKey.mustSucceed {
            let data = Signature.signedData(namespace: namespace, payload: payload)
            return try Signature(
                key: publicKey, namespace: namespace, rawSignature: rawSignature(over: data, digest: digest),
                method: .rsa(digest))
        }
    }

    /// The number that signs `data`, as long as the modulus.
    public func rawSignature(over data: [UInt8], digest: RSADigest = .sha512) -> [UInt8] {
        SeededKey.mustSucceed {
            let key = try _RSA.Signing.PrivateKey(
                n: Self.modulus, e: [1, 0, 1] as [UInt8], d: Self.privateExponent, p: Self.primes.0, q: Self.primes.1)
            let signature =
                switch digest {
                case .sha256: try key.signature(for: SHA256.hash(data: data), padding: .insecurePKCS1v1_5)
                case .sha512: try key.signature(for: SHA512.hash(data: data), padding: .insecurePKCS1v1_5)
                }
            return Array(signature.rawRepresentation)
        }
    }

    /// The unencrypted private key file, for `ssh-keygen -Y sign -f`; wants mode 600.
    public var openSSHPrivateKeyFile: String {
        var fields = WireWriter()
        fields.write(string: PublicKey.Algorithm.rsa.rawValue.utf8)
        for number in [
            Self.modulus, [1, 0, 1], Self.privateExponent, Self.inverse, Self.primes.0, Self.primes.1,
        ] { fields.write(positiveInteger: number) }
        return PrivateKeyFile.text(publicKey: publicKey, secret: fields.bytes)
    }

    /// The wire format of an RSA key of any numbers, big-endian.
    public static func blob(exponent: [UInt8], modulus: [UInt8]) -> [UInt8] {
        var writer = WireWriter()
        writer.write(string: PublicKey.Algorithm.rsa.rawValue.utf8)
        writer.write(positiveInteger: exponent)
        writer.write(positiveInteger: modulus)
        return writer.bytes
    }

    /// The modulus, big-endian.
    public static let modulus = bytes(
        """
        a939753755a214d6e07c26e593e6e3850ddb8bc3b59b7598dfba20cfbd8d7e378bb49eb8f7010212b26db2ff4b20188b\
        fb536abfa3a0319d9732e08d0672e1b2fc66cf371ffb35a8ec86bc83ead8ade950893939c1be987fc0b8f7a8dbdd0bf6\
        8975588584c40a94646d339e7ad072c4fa52e59fadfe482be6426d9276e5eeb54cc96551928fcb5b9a0151049642264e\
        883f5e05aaedbe6eef15243513b37da0b1bcd89ae3205db910de6e7708d38dd98c7efbdc0a8cd86184de819fd7344089\
        a7325f01ed22810b4873da59b7ee1e8d75986ba195d96aa07bfadc126af7a5f75fd42db338aa4d282ec7b5ba19b16c26\
        ee0c72dfd4d2d89aea0ed2b17fe0d3a5e4a53262a21970e12c5b8f1ae4eff22b84b90c5818fa0009547e7b9c18ca6bce\
        1627df4a1cbbeb4d608c112e8bcbe53b58ce4dff3fedf242cd420f26de7d8c2f102a646c679940d21c1f8dc129c58cc3\
        c8304caa7a70dd9b40d2ec43b5f779811d1d6c0c9e32d07009632781cfaf7fe3b94030f2e8fd92e20d5566671764da21
        """)

    private static let privateExponent = bytes(
        """
        05b6adad3c5c30596ff36929cbb45a3eba10cd57828878f03c2f8fdf8bbe1d02999a33d8b968448e668d5b23910108ab\
        234575ff79f214f2c5f1df108be4f197663bbf67d451da4635943805b9366f2ac74016d94b20190c89308596233443ac\
        e387bd8126922aec4736c3ad2866e4d51f4190c4b32e7877d8faa9b1ee0745e7c3abb21aceb8c1ac3a572c89dbdbe868\
        b2e376d478a8b5cb0f91f66abf5b4a54d46374a9c81ce5e5337b5b1df4439650bfd462c3136d1d7a2f6f06cfe3877d5d\
        4a6191598618ce862e9843d2a3c5ca74941331518f5ced205ed52bda6a27ce1debb013c796c97efff331c6ff7cfe9a8b\
        175bb00980ddd94bcf1e9e61323de84c8e495fd05d1c5fd2b91c71e1450129ad35eab381d68572a825c5f7e871a0b836\
        64b642e7ec88cd3f27070ba9b7e8b4c3c528ef2cf7e54c70361c52c7b0d63e1850941cf2100e9a2cad32a268f2f900bf\
        4cab453f40587d4a7fedfb3d99c28189bb050cd4ecf8f4fb416a451882dc29f6cd41e516f99ff9d2fc67cb33bf067d11
        """)

    private static let primes = (
        bytes(
            """
            d8c112872e4621fdb24e8f5df61b9049bd2b1b6ca4e736496af2af57f7198d969f77141caec78f846be55339812b2a60\
            e422ade581e34887e8bf9724359e5402d2f6a15a36afb07537238df868d769d8fb48d7c72c35d30d5218c002984dc0a1\
            9c1413e34ac3a2f8b25ed8b55fedacf17906f98f45cf4ec0160e20b927477637807c5c462baa4bc574af9c52225a2cee\
            5b1942f679ceaab8544c39b0b0a3b35dc0aa99653d418af67f2a600d920742dbf8984b714254ba929cfbfd7a229b0ed9
            """),
        bytes(
            """
            c7dd4cee80b2037bb66e219af09976b509d08fb8d6dbe07c70ad291a5c78dc73a1cac07c2e893f74218d87cfc27b42fe\
            a72a6cd393f18a27d6f1fbe9c5cedbca73e2717a9e0f2483911ff0f8806261b20f46cbc5c3b0ebcf284d6a9114c1fcc0\
            d54890de4f2713aab2078a5a811d1ba0daecbf258c95d264e3db3c7daaf49c82f38f6d9eee415c9ed174ac8ec57ada0e\
            b43449ff4008d4ea79ef2d7d2036abef68818877e8c7a08efbea91bd6c003e4e8f6071db763f6584a8fa44cbb9d82889
            """)
    )

    /// The inverse of the second prime modulo the first, which the private key file repeats.
    private static let inverse = bytes(
        """
        c5c201e13944653f24c1096aee70bb08320684a5ced4268952642a0b97d3857ffc0faad39c876577a242f2b04aa4cb6d\
        59d5a444854f922acb5299ef066ee33d9dc7a74a47dc06470b83eaf42f328b238523feb63dbe8515e27cf07af2d4cd66\
        77b9533e5721d799c8f9ed41b5d15521571dcce2670b953c5b518042fe795d79bb79776fb6a1832ebbd62e2405f89bd7\
        a6a5e9c65fcaca1894ae66818efee85a52a459676c0ddf4fa229a70c13255422a8730205fda242e0653fa89f8c17e64c
        """)

    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
    }
}
