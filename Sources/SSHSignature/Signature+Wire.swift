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
            key = try PublicKey(blob: Array(fields.key))
        } catch {
            throw .key(error)
        }
        guard fields.algorithm == key.algorithm.rawValue else { throw .contradictoryAlgorithm(fields.algorithm) }
        let rawSignature: [UInt8]
        do {
            rawSignature = try Self.rawSignature(in: fields.value, madeBy: key.algorithm)
        } catch {
            throw .malformed(error)
        }
        try self.init(key: key, namespace: fields.namespace, rawSignature: rawSignature)
    }

    /// The text that `ssh-keygen -Y sign` writes, with its final LF.
    ///
    /// git keeps it in a commit without that LF, each further line indented by a space.
    public var armored: [UInt8] {
        Armor.wrap(blob)
    }

    /// The bytes inside the armor.
    public var blob: [UInt8] {
        var signature = WireWriter(reservingCapacity: 192)
        signature.write(string: key.algorithm.rawValue.utf8)
        if let curve = key.algorithm.curve {
            var halves = WireWriter(reservingCapacity: 160)
            halves.write(positiveInteger: rawSignature.prefix(curve.width))
            halves.write(positiveInteger: rawSignature.suffix(curve.width))
            signature.write(string: halves.bytes)
        } else {
            signature.write(string: rawSignature)
        }
        var writer = WireWriter(reservingCapacity: 512)
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
        /// The algorithm's name inside the innermost field, and what stands behind it.
        let algorithm: String
        let value: ArraySlice<UInt8>

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
            value = try signature.readString()
            try signature.finish()
        }
    }

    /// The halves of a signature without framing: RFC 8709, section 6, and RFC 5656, section 3.1.2.
    private static func rawSignature(
        in value: ArraySlice<UInt8>, madeBy algorithm: PublicKey.Algorithm
    ) throws(EncodingFault) -> [UInt8] {
        guard let curve = algorithm.curve else { return Array(value) }
        var reader = WireReader(value)
        var halves: [UInt8] = []
        halves.reserveCapacity(2 * curve.width)
        for _ in 0..<2 {
            let integer = try reader.readPositiveInteger()
            guard integer.count <= curve.width else { throw .wrongLength }
            halves.append(contentsOf: repeatElement(0, count: curve.width - integer.count))
            halves.append(contentsOf: integer)
        }
        try reader.finish()
        return halves
    }
}
