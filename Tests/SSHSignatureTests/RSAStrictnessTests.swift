import Crypto
import CryptoExtras
import Foundation
import SSHSignature
import TestSupport
import Testing

/// RSA keys and signatures that OpenSSH calls good and an agreement cannot: asked of `ssh-keygen` first.
@Suite(.enabled(if: SSHKeygen.isInstalled))
struct RSAStrictnessTests {
    let key = SampleRSAKey()
    let payload = Array("Availability: 99.9 %\n".utf8)

    private func isGoodForSSHKeygen(_ parts: SignatureParts) throws -> Bool {
        try SSHKeygen().accepts(parts.armored, over: payload, by: key.publicKey.openSSH)
    }

    @Test(arguments: [RSADigest.sha256, .sha512])
    func bothDigestsAreGoodThereAndHere(digest: RSADigest) throws {
        let signature = key.sign(payload, namespace: "git", digest: digest)
        #expect(signature.method == .rsa(digest))
        #expect(try isGoodForSSHKeygen(SignatureParts(signature)))
        #expect(try Signature(armored: signature.armored) == signature)
        #expect(signature.verify(payload, namespace: "git") == .good)
        #expect(signature.isLowS)
        #expect(signature.withLowS == signature)
    }

    @Test func digestThatIsNotTheOneSignedIsBad() throws {
        let good = key.sign(payload, namespace: "git")
        let relabelled = try Signature(
            key: good.key, namespace: "git", rawSignature: good.rawSignature, method: .rsa(.sha256))
        #expect(relabelled.verify(payload, namespace: "git") == .bad(.contentDiffers))
    }

    @Test func signatureOverSHA1IsRefusedByName() throws {
        var parts = SignatureParts(key.sign(payload, namespace: "git"))
        parts.algorithm = Array("ssh-rsa".utf8)
        #expect(fault(reading: parts.armored) == .weakRSADigest)
        for name in ["rsa-sha2-384", "RSA-SHA2-512", "ssh-ed25519", "rsa-sha2-512-cert-v01@openssh.com"] {
            parts.algorithm = Array(name.utf8)
            #expect(fault(reading: parts.armored) == .contradictoryAlgorithm(name))
        }
    }

    @Test func methodOfAnotherKindIsRefused() {
        let rsa = key.sign(payload, namespace: "git").rawSignature
        #expect(throws: SignatureFault.unsuitableMethod) {
            try Signature(key: key.publicKey, namespace: "git", rawSignature: rsa)
        }
        let ed25519 = SeededKey("sari").sign(payload, namespace: "git")
        #expect(throws: SignatureFault.unsuitableMethod) {
            try Signature(
                key: ed25519.key, namespace: "git", rawSignature: ed25519.rawSignature, method: .rsa(.sha512))
        }
    }

    @Test func missingZeroInFrontIsRefused() throws {
        // One signature of 256 begins with a zero; what is left when it is taken away is the same number.
        let number = try #require((UInt16(0)...).first { key.sign(content($0), namespace: "git").rawSignature[0] == 0 })
        let good = key.sign(content(number), namespace: "git")
        var parts = SignatureParts(good)
        parts.value.removeFirst()
        let keygen = try SSHKeygen()
        #expect(try keygen.accepts(parts.armored, over: content(number), by: key.publicKey.openSSH))
        #expect(fault(reading: parts.armored) == .malformed(.wrongLength))

        #expect(try Signature(armored: good.armored).verify(content(number), namespace: "git") == .good)
        #expect(try keygen.accepts(good.armored, over: content(number), by: key.publicKey.openSSH))
    }

    private func content(_ number: UInt16) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 0xFF)] }

    @Test func zerosInFrontAndSurplusBytesAreRefused() {
        var parts = SignatureParts(key.sign(payload, namespace: "git"))
        parts.value.insert(0, at: 0)
        #expect(fault(reading: parts.armored) == .malformed(.wrongLength))
        parts.value = []
        #expect(fault(reading: parts.armored) == .malformed(.wrongLength))
        parts = SignatureParts(key.sign(payload, namespace: "git"))
        parts.innerTrailer = [1, 0, 0, 0, 0]
        #expect(fault(reading: parts.armored) == .malformed(.trailingBytes))
    }

    @Test func numbersAtAndAboveTheModulusAreRefused() throws {
        let modulus = SampleRSAKey.modulus
        for value in [modulus, [UInt8](repeating: 0xFF, count: modulus.count)] {
            #expect(throws: SignatureFault.scalarOutOfRange) {
                try Signature(key: key.publicKey, namespace: "git", rawSignature: value, method: .rsa(.sha512))
            }
        }
        // The last below it, zero and one are numbers like any other, and sign nothing.
        let zeros = [UInt8](repeating: 0, count: modulus.count)
        for value in [modulus.dropLast() + [modulus[modulus.count - 1] - 1], zeros, zeros.dropLast() + [1]] {
            let signature = try Signature(
                key: key.publicKey, namespace: "git", rawSignature: Array(value), method: .rsa(.sha512))
            #expect(signature.verify(payload, namespace: "git") == .bad(.contentDiffers))
        }
    }

    @Test func negatedSignatureIsBad() throws {
        // The exponent is odd, so that -s signs -m and not m: there is no twin as with ECDSA.
        let good = key.sign(payload, namespace: "git")
        var difference: [UInt8] = []
        var borrow = 0
        for (digit, s) in zip(SampleRSAKey.modulus.reversed(), good.rawSignature.reversed()) {
            let result = Int(digit) - Int(s) - borrow
            borrow = result < 0 ? 1 : 0
            difference.append(UInt8(truncatingIfNeeded: result))
        }
        let twin = try Signature(
            key: key.publicKey, namespace: "git", rawSignature: difference.reversed(), method: .rsa(.sha512))
        #expect(twin.verify(payload, namespace: "git") == .bad(.contentDiffers))
        #expect(try !isGoodForSSHKeygen(SignatureParts(twin)))
    }

    /// A key with `mpint` fields of exactly these contents.
    private func blob(rawExponent: [UInt8], rawModulus: [UInt8]) -> [UInt8] {
        var writer = WireWriter()
        writer.write(string: "ssh-rsa".utf8)
        writer.write(string: rawExponent)
        writer.write(string: rawModulus)
        return writer.bytes
    }

    @Test func secondSpellingsOfAKeyAreRefused() throws {
        let modulus = [0] + SampleRSAKey.modulus
        #expect(blob(rawExponent: [1, 0, 1], rawModulus: modulus) == key.publicKey.blob)
        let paddings: [(exponent: [UInt8], modulus: [UInt8])] = [
            ([0, 1, 0, 1], modulus), ([1, 0, 1], [0] + modulus), ([0, 0, 1, 0, 1], modulus),
        ]
        for (exponent, modulus) in paddings {
            var parts = SignatureParts(key.sign(payload, namespace: "git"))
            parts.keyBlob = blob(rawExponent: exponent, rawModulus: modulus)
            #expect(try isGoodForSSHKeygen(parts))
            #expect(fault(reading: parts.armored) == .key(.malformed(.notCanonicalInteger)))
            #expect(fault(readingLine: line("ssh-rsa", parts.keyBlob)) == .malformed(.notCanonicalInteger))
        }
        // Without the zero the modulus is a negative number, and an empty one is zero.
        let others: [(exponent: [UInt8], modulus: [UInt8])] = [
            ([1, 0, 1], SampleRSAKey.modulus), ([], modulus), ([1, 0, 1], []),
        ]
        for (exponent, modulus) in others {
            #expect(
                fault(readingKey: blob(rawExponent: exponent, rawModulus: modulus)) == .malformed(.notCanonicalInteger))
        }
        #expect(fault(readingKey: key.publicKey.blob + [0]) == .malformed(.trailingBytes))
    }

    /// An odd number of so many bits.
    private func modulus(bits: Int) -> [UInt8] {
        let top: UInt8 = bits % 8 == 0 ? 0x80 : 1 << UInt8(bits % 8 - 1)
        return [top] + [UInt8](repeating: 0x55, count: (bits + 7) / 8 - 1)
    }

    private func faultOfKey(bits: Int) -> KeyFault? {
        faultOfKey(modulus: modulus(bits: bits))
    }

    private func faultOfKey(exponent: [UInt8] = [1, 0, 1], modulus: [UInt8] = SampleRSAKey.modulus) -> KeyFault? {
        fault(readingKey: SampleRSAKey.blob(exponent: exponent, modulus: modulus))
    }

    @Test func onlySizesBetweenTheLimitsAreKeys() {
        #expect(faultOfKey(bits: 1) == .weakRSA(bits: 1))
        #expect(faultOfKey(bits: 1024) == .weakRSA(bits: 1024))
        #expect(faultOfKey(bits: 2048) == .weakRSA(bits: 2048))
        #expect(faultOfKey(bits: 3071) == .weakRSA(bits: 3071))
        for bits in [3072, 3073, 4095, 4096, 7680, 8191, 8192] { #expect(faultOfKey(bits: bits) == nil) }
        #expect(faultOfKey(bits: 8193) == .oversizedRSA(bits: 8193))
        #expect(faultOfKey(bits: 16384) == .oversizedRSA(bits: 16384))
        #expect(faultOfKey(bits: 40000) == .malformed(.tooLong))
    }

    @Test func limitAboveIsThatOfTheLibrary() {
        // Should it go up one day, the limit here can be thought about again; until then it hides nothing.
        #expect((try? _RSA.Signing.PublicKey(n: modulus(bits: 8192), e: [1, 0, 1] as [UInt8])) != nil)
        #expect((try? _RSA.Signing.PublicKey(n: modulus(bits: 8193), e: [1, 0, 1] as [UInt8])) == nil)
        let largest: [UInt8] = [1, 0xFF, 0xFF, 0xFF, 0xFF]
        #expect((try? _RSA.Signing.PublicKey(n: SampleRSAKey.modulus, e: largest)) != nil)
        #expect((try? _RSA.Signing.PublicKey(n: SampleRSAKey.modulus, e: [2, 0, 0, 0, 1] as [UInt8])) == nil)
    }

    @Test func onlyOddModuliAndOddSmallExponentsAreKeys() {
        let even = SampleRSAKey.modulus.dropLast() + [0x54]
        #expect(faultOfKey(modulus: Array(even)) == .evenRSAModulus)
        for exponent in [[1], [2], [4], [1, 0, 0], [2, 0, 0, 0, 1], SampleRSAKey.modulus] as [[UInt8]] {
            #expect(faultOfKey(exponent: exponent) == .irregularRSAExponent)
        }
        for exponent in [[3], [17], [1, 0, 1], [0xFF, 0xFF, 0xFF, 0xFF], [1, 0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]] {
            #expect(faultOfKey(exponent: exponent) == nil)
        }
    }

    @Test func keyUnderWhichAnybodyCanSignIsRefused() throws {
        // With the exponent 1 the padded digest is its own signature.
        let modulus = SampleRSAKey.modulus
        let data = Signature.signedData(namespace: "git", payload: payload)
        // RFC 8017, section 9.2: what comes in front of a SHA-512 digest.
        let digest = hex("3051300d060960864801650304020305000440") + Array(SHA512.hash(data: data))
        let padding = [UInt8](repeating: 0xFF, count: modulus.count - 3 - digest.count)
        var parts = SignatureParts(key.sign(payload, namespace: "git"))
        parts.keyBlob = SampleRSAKey.blob(exponent: [1], modulus: modulus)
        parts.value = [0, 1] + padding + [0] + digest

        #expect(
            try SSHKeygen().accepts(parts.armored, over: payload, by: line("ssh-rsa", parts.keyBlob)))
        #expect(fault(reading: parts.armored) == .key(.irregularRSAExponent))
    }

    @Test(arguments: [1024, 2048])
    func weakKeyIsRefusedByItsSize(bits: Int) throws {
        let keygen = try SSHKeygen()
        let weak = try keygen.makeKey(["rsa", "-b", "\(bits)"])
        let armored = try keygen.sign(payload, with: weak.privateKeyFile)
        let line = weak.publicKeyFile.split(separator: " ").prefix(2).joined(separator: " ")
            .trimmingCharacters(in: .newlines)
        #expect(try keygen.accepts(armored, over: payload, by: line))
        #expect(fault(reading: armored) == .key(.weakRSA(bits: bits)))
        #expect(fault(readingLine: line) == .weakRSA(bits: bits))
    }

    @Test func largerKeysSignAsWell() throws {
        let keygen = try SSHKeygen()
        let large = try keygen.makeKey(["rsa", "-b", "4096"])
        let armored = try keygen.sign(payload, with: large.privateKeyFile)
        let signature = try Signature(armored: armored)
        #expect(signature.armored == armored)
        #expect(signature.verify(payload, namespace: "git") == .good)
    }
}
