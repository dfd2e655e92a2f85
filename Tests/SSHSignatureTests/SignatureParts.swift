import Crypto
import SSHSignature
import TestSupport

/// An SSHSIG with every field open, so that tests can write what no honest program writes.
struct SignatureParts {
    var preamble = Array("SSHSIG".utf8)
    var version: UInt32 = 1
    var keyBlob: [UInt8]
    var namespace = Array("git".utf8)
    var reserved: [UInt8] = []
    var hash = Array("sha512".utf8)
    var algorithm: [UInt8]
    /// What stands behind the algorithm's name: R and S, the two mpints, or the number of RSA.
    var value: [UInt8]
    /// What a security key adds: its flags and its counter.
    var report: [UInt8] = []
    var innerTrailer: [UInt8] = []
    var trailer: [UInt8] = []

    /// The parts of a well-formed signature.
    init(_ signature: Signature) {
        keyBlob = signature.key.blob
        algorithm = Array(signature.key.algorithm.rawValue.utf8)
        value = signature.rawSignature
        switch signature.method {
        case .plain: break
        case .rsa(let digest): algorithm = Array(digest.rawValue.utf8)
        case .securityKey(let said): report = Self.report(flags: said.flags, counter: said.counter)
        }
        switch signature.key.algorithm {
        case .ed25519, .securityKeyEd25519, .rsa: break
        case .ecdsaP256, .ecdsaP384, .ecdsaP521, .securityKeyP256:
            let width = signature.rawSignature.count / 2
            value = Self.integers(signature.rawSignature.prefix(width), signature.rawSignature.suffix(width))
        }
    }

    /// Parts with any key and any Ed25519 halves.
    init(ed25519Point point: [UInt8], rawSignature: [UInt8]) {
        keyBlob = Self.ed25519Blob(point)
        algorithm = Array("ssh-ed25519".utf8)
        value = rawSignature
    }

    var blob: [UInt8] {
        var inner = WireWriter()
        inner.write(string: algorithm)
        inner.write(string: value)
        inner.write(raw: report)
        inner.write(raw: innerTrailer)
        var writer = WireWriter()
        writer.write(raw: preamble)
        writer.write(version)
        writer.write(string: keyBlob)
        writer.write(string: namespace)
        writer.write(string: reserved)
        writer.write(string: hash)
        writer.write(string: inner.bytes)
        writer.write(raw: trailer)
        return writer.bytes
    }

    var armored: [UInt8] { Self.armor(Base64.encode(blob)) }

    /// Lines of `columns` characters around `text`.
    static func armor(_ text: [UInt8], columns: Int = 70, lineEnd: String = "\n") -> [UInt8] {
        var lines = ["-----BEGIN SSH SIGNATURE-----"]
        var rest = text[...]
        while !rest.isEmpty {
            lines.append(String(decoding: rest.prefix(columns), as: UTF8.self))
            rest = rest.dropFirst(columns)
        }
        lines.append("-----END SSH SIGNATURE-----")
        return Array(lines.map { $0 + lineEnd }.joined().utf8)
    }

    static func report(flags: UInt8, counter: UInt32) -> [UInt8] {
        var writer = WireWriter()
        writer.write(raw: [flags])
        writer.write(counter)
        return writer.bytes
    }

    static func ed25519Blob(_ point: [UInt8]) -> [UInt8] {
        var writer = WireWriter()
        writer.write(string: "ssh-ed25519".utf8)
        writer.write(string: point)
        return writer.bytes
    }

    static func integers(_ r: some Collection<UInt8>, _ s: some Collection<UInt8>) -> [UInt8] {
        var writer = WireWriter()
        writer.write(positiveInteger: r)
        writer.write(positiveInteger: s)
        return writer.bytes
    }

    /// Two `mpint` fields with exactly these contents, canonical or not.
    static func rawIntegers(_ r: [UInt8], _ s: [UInt8]) -> [UInt8] {
        var writer = WireWriter()
        writer.write(string: r)
        writer.write(string: s)
        return writer.bytes
    }
}

/// The line of a key, canonical or not.
func line(_ type: String, _ blob: [UInt8]) -> String {
    type + " " + String(decoding: Base64.encode(blob), as: UTF8.self)
}

/// Why reading this armor fails, or nil if it does not.
func fault(reading armored: [UInt8]) -> SignatureFault? {
    do throws(SignatureFault) {
        _ = try Signature(armored: armored)
        return nil
    } catch {
        return error
    }
}

/// Why reading this key fails, or nil if it does not.
func fault(readingKey blob: [UInt8]) -> KeyFault? {
    do throws(KeyFault) {
        _ = try PublicKey(blob: blob)
        return nil
    } catch {
        return error
    }
}

/// Why reading this line fails, or nil if it does not.
func fault(readingLine line: String) -> KeyFault? {
    do throws(KeyFault) {
        _ = try PublicKey(openSSH: line)
        return nil
    } catch {
        return error
    }
}

/// The bytes of a hexadecimal string.
func hex(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
}
