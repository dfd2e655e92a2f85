extension Signature {
    /// Reads the text that `ssh-keygen -Y sign` writes: lines of 70 columns, the last one ended too.
    ///
    /// - Throws: ``SignatureFault`` unless ``armored`` of the result is `armored` to the byte.
    public init(armored: [UInt8]) throws(SignatureFault) {
        try self.init(blob: try Armor.unwrap(armored))
    }

    /// Reads the bytes inside the armor.
    ///
    /// - Throws: ``SignatureFault`` unless ``blob`` of the result is `blob` to the byte.
    public init(blob: [UInt8]) throws(SignatureFault) {
        let fields: Fields
        do {
            fields = try Fields(of: blob)
        } catch {
            throw .malformed(error)
        }
        guard fields.preamble.elementsEqual(Self.preamble) else { throw .notSSHSignature }
        guard fields.version == 1 else { throw .unsupportedVersion(fields.version) }
        guard fields.reserved.isEmpty else { throw .reservedNotEmpty }
        guard HashAlgorithm(rawValue: fields.hashAlgorithm) != nil else { throw .unsupportedHash(fields.hashAlgorithm) }
        let key: PublicKey
        do {
            key = try KnownKeys.shared.key(fields.key)
        } catch {
            throw .key(error)
        }
        try Self.checkName(fields.algorithm, madeBy: key.algorithm)
        let value: Value
        do {
            value = try Value(in: fields.signature, madeBy: key)
        } catch {
            throw .malformed(error)
        }
        let method: SigningMethod
        if let report = value.report {
            method = .securityKey(try SecurityKeyReport(flags: report.flags, counter: report.counter))
        } else {
            method = RSADigest(rawValue: fields.algorithm).map { .rsa($0) } ?? .plain
        }
        try self.init(key: key, namespace: fields.namespace, rawSignature: value.rawSignature, method: method)
    }

    /// The text that `ssh-keygen -Y sign` writes, with its final LF.
    ///
    /// git keeps it in a commit without that LF, each further line indented by a space.
    public var armored: [UInt8] {
        Armor.wrap(blob)
    }

    /// The bytes inside the armor.
    public var blob: [UInt8] {
        var signature = WireWriter(reservingCapacity: 192 + rawSignature.count)
        signature.write(string: method.name(for: key.algorithm).utf8)
        if let curve = key.numbers.curve {
            var halves = WireWriter(reservingCapacity: 160)
            halves.write(positiveInteger: rawSignature.prefix(curve.width))
            halves.write(positiveInteger: rawSignature.suffix(curve.width))
            signature.write(string: halves.bytes)
        } else {
            signature.write(string: rawSignature)
        }
        if case .securityKey(let report) = method {
            signature.write(raw: [report.flags])
            signature.write(report.counter)
        }
        var writer = WireWriter(reservingCapacity: 512 + 2 * rawSignature.count)
        writer.write(raw: Self.preamble)
        writer.write(1)
        writer.write(string: key.blob)
        writer.write(string: namespace.utf8)
        writer.write(string: [])
        writer.write(string: hashAlgorithm.rawValue.utf8)
        writer.write(string: signature.bytes)
        return writer.bytes
    }

    /// The fields of PROTOCOL.sshsig, section 2, as they come.
    private struct Fields {
        let preamble: ArraySlice<UInt8>
        let version: UInt32
        let key: ArraySlice<UInt8>
        let namespace: String
        let reserved: ArraySlice<UInt8>
        let hashAlgorithm: String
        /// The algorithm's name inside the innermost field.
        let algorithm: String
        /// What stands behind that name.
        let signature: WireReader

        init(of blob: [UInt8]) throws(EncodingFault) {
            var reader = WireReader(blob[...])
            preamble = try reader.readBytes(Signature.preamble.count)
            version = try reader.readUInt32()
            key = try reader.readString()
            namespace = try reader.readName()
            reserved = try reader.readString()
            hashAlgorithm = try reader.readName()
            var signature = WireReader(try reader.readString())
            try reader.finish()
            algorithm = try signature.readName()
            self.signature = signature
        }
    }

    /// Throws unless a key of this kind makes signatures of that name.
    private static func checkName(_ name: String, madeBy algorithm: PublicKey.Algorithm) throws(SignatureFault) {
        switch (algorithm, name) {
        case (.rsa, RSADigest.sha256.rawValue), (.rsa, RSADigest.sha512.rawValue): return
        case (.rsa, PublicKey.Algorithm.rsa.rawValue): throw .weakRSADigest
        // OpenSSH accepts these: what is signed is then a web page's text, in which the data is one value of several.
        case (.securityKeyP256, "webauthn-" + PublicKey.Algorithm.securityKeyP256.rawValue): throw .webAuthentication
        default: guard algorithm != .rsa, name == algorithm.rawValue else { throw .contradictoryAlgorithm(name) }
        }
    }

    /// What stands behind the name: RFC 8709, section 6; RFC 5656, section 3.1.2; RFC 8332, section 3; PROTOCOL.u2f.
    private struct Value {
        let rawSignature: [UInt8]
        /// What a security key adds.
        let report: (flags: UInt8, counter: UInt32)?

        init(in fields: WireReader, madeBy key: PublicKey) throws(EncodingFault) {
            var reader = fields
            let value = try reader.readString()
            if key.algorithm.isSecurityKey {
                report = (try reader.readByte(), try reader.readUInt32())
            } else {
                report = nil
            }
            try reader.finish()
            if let curve = key.numbers.curve {
                rawSignature = try Self.halves(in: value, width: curve.width)
            } else {
                rawSignature = Array(value)
            }
        }

        /// r and s of ECDSA, each filled up to the curve's width.
        private static func halves(in value: ArraySlice<UInt8>, width: Int) throws(EncodingFault) -> [UInt8] {
            var reader = WireReader(value)
            var halves: [UInt8] = []
            halves.reserveCapacity(2 * width)
            for _ in 0..<2 {
                let integer = try reader.readPositiveInteger()
                guard integer.count <= width else { throw .wrongLength }
                halves.append(contentsOf: repeatElement(0, count: width - integer.count))
                halves.append(contentsOf: integer)
            }
            try reader.finish()
            return halves
        }
    }
}
