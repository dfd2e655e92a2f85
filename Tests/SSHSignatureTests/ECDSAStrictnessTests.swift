import Crypto
import SSHSignature
import TestSupport
import Testing

/// ECDSA keys and signatures at and beyond the edges of their ranges.
struct ECDSAStrictnessTests {
    let key = SeededP256Key("dewi")
    let payload = Array("Availability: 99.9 %\n".utf8)

    static let order = hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")
    static let prime = hex("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff")

    private func fault(_ r: [UInt8], _ s: [UInt8]) -> SignatureFault? {
        var parts = SignatureParts(key.sign(payload, namespace: "git"))
        parts.value = SignatureParts.rawIntegers(r, s)
        return SSHSignatureTests.fault(reading: parts.armored)
    }

    @Test(.enabled(if: SSHKeygen.isInstalled)) func paddedIntegersAreRefused() throws {
        let good = key.sign(payload, namespace: "git")
        let (r, s) = (Array(good.rawSignature.prefix(32)), Array(good.rawSignature.suffix(32)))
        var parts = SignatureParts(good)
        parts.value = SignatureParts.rawIntegers([0, 0] + r, [0, 0, 0] + s)
        #expect(try SSHKeygen().accepts(parts.armored, over: payload, by: key.publicKey.openSSH))
        #expect(SSHSignatureTests.fault(reading: parts.armored) == .malformed(.notCanonicalInteger))
    }

    @Test func zeroNegativeAndPaddedIntegersAreRefused() {
        let one: [UInt8] = [1]
        for bad in [[], [0], [0, 0], [0, 1], [0x80], [0xFF, 0xFF]] as [[UInt8]] {
            #expect(fault(bad, one) == .malformed(.notCanonicalInteger))
            #expect(fault(one, bad) == .malformed(.notCanonicalInteger))
        }
        #expect(fault(one, one) == nil)
    }

    @Test func integersAtAndAboveTheOrderAreRefused() {
        var below = Self.order
        below[31] -= 1
        var above = Self.order
        above[31] += 1
        #expect(fault([0] + below, [0] + below) == nil)
        #expect(fault([0] + Self.order, [1]) == .scalarOutOfRange)
        #expect(fault([1], [0] + Self.order) == .scalarOutOfRange)
        #expect(fault([0] + above, [1]) == .scalarOutOfRange)
        #expect(fault([1], [1] + [UInt8](repeating: 0, count: 32)) == .malformed(.wrongLength))
        #expect(fault([1], [1] + [UInt8](repeating: 0, count: 3000)) == .malformed(.wrongLength))
    }

    @Test func shortIntegersSurviveARoundTrip() throws {
        var parts = SignatureParts(key.sign(payload, namespace: "git"))
        parts.value = SignatureParts.rawIntegers([0, 0x80], [0x7F])
        let signature = try Signature(armored: parts.armored)
        #expect(
            signature.rawSignature == [UInt8](repeating: 0, count: 31) + [0x80] + [UInt8](repeating: 0, count: 31) + [
                0x7F
            ])
        #expect(signature.armored == parts.armored)
        #expect(signature.verify(payload, namespace: "git") == .bad(.contentDiffers))
    }

    @Test(.enabled(if: SSHKeygen.isInstalled)) func twinWithTheOtherSIsGoodAndIsFoundOut() throws {
        let keygen = try SSHKeygen()
        var high = 0
        for number in UInt8(0)..<64 {
            let signature = key.sign([number], namespace: "git")
            let low = signature.withLowS
            #expect(low.isLowS)
            #expect(low.withLowS == low)
            #expect(low.verify([number], namespace: "git") == .good)
            #expect(signature.isLowS == (low == signature))
            guard !signature.isLowS, high < 4 else { continue }
            high += 1
            // Made from the other without the key, and stock tools see nothing: it is the caller who must.
            #expect(low.rawSignature.prefix(32) == signature.rawSignature.prefix(32))
            #expect(try keygen.accepts(low.armored, over: [number], by: key.publicKey.openSSH))
            #expect(try Signature(armored: low.armored) == low)
        }
        // All of them low by chance: once in 2^64 runs.
        #expect(high > 0)
        for vector in GoldenVector.all {
            let low = try Signature(armored: vector.armored).withLowS
            #expect(low.verify(GoldenVector.content, namespace: "git") == .good)
        }
    }

    @Test func middleOfTheOrderSeparatesLowFromHigh() throws {
        // (order - 1) / 2 is the largest low s.
        let largest = hex("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8")
        let one = [UInt8](repeating: 0, count: 31) + [1]
        let next = largest.dropLast() + [0xA9]
        let low = try Signature(key: key.publicKey, namespace: "git", rawSignature: one + largest)
        let high = try Signature(key: key.publicKey, namespace: "git", rawSignature: one + next)
        #expect(low.isLowS)
        #expect(!high.isLowS)
        #expect(high.withLowS == low)
    }

    @Test func somethingBehindTheIntegersIsRefused() {
        var parts = SignatureParts(key.sign(payload, namespace: "git"))
        parts.value.append(0)
        #expect(SSHSignatureTests.fault(reading: parts.armored) == .malformed(.trailingBytes))
    }

    private func fault(forPoint point: [UInt8], curve: String = "nistp256") -> KeyFault? {
        var writer = WireWriter()
        writer.write(string: "ecdsa-sha2-nistp256".utf8)
        writer.write(string: curve.utf8)
        writer.write(string: point)
        return SSHSignatureTests.fault(readingKey: writer.bytes)
    }

    @Test func onlyUncompressedPointsOfTheCurveAreKeys() throws {
        let point = Array(key.publicKey.blob.suffix(65))
        #expect(fault(forPoint: point) == nil)

        #expect(fault(forPoint: [0x00]) == .malformed(.wrongLength))  // infinity
        #expect(fault(forPoint: [point[64] & 1 + 2] + point[1...32]) == .malformed(.wrongLength))  // compressed
        #expect(fault(forPoint: [point[64] & 1 + 6] + point[1...]) == .nonCanonicalPoint)  // hybrid
        #expect(fault(forPoint: [0x04] + Self.prime + point[33...]) == .nonCanonicalPoint)
        #expect(fault(forPoint: point[..<33] + Self.prime) == .nonCanonicalPoint)
        #expect(fault(forPoint: [0x04] + [UInt8](repeating: 0, count: 64)) == .notOnCurve)
        #expect(fault(forPoint: point.dropLast() + [point[64] ^ 1]) == .notOnCurve)
        #expect(fault(forPoint: point + [0]) == .malformed(.wrongLength))
        #expect(fault(forPoint: point, curve: "nistp384") == .malformed(.contradictoryNames))
    }

    @Test func pointOfAnotherCurveIsNoKey() throws {
        let other = try PublicKey(openSSH: GoldenVector.ecdsaP384.openSSH)
        #expect(fault(forPoint: Array(other.blob.suffix(97))) == .malformed(.wrongLength))
    }

    @Test func signatureOfAnotherCurveIsRefused() {
        var parts = SignatureParts(key.sign(payload, namespace: "git"))
        parts.algorithm = Array("ecdsa-sha2-nistp384".utf8)
        #expect(SSHSignatureTests.fault(reading: parts.armored) == .contradictoryAlgorithm("ecdsa-sha2-nistp384"))
    }
}
