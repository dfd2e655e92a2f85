import Crypto
import SSHSignature
import TestSupport
import Testing

/// Signatures and keys that OpenSSH calls good and an agreement cannot: asked of `ssh-keygen` first.
@Suite(.enabled(if: SSHKeygen.isInstalled))
struct Ed25519StrictnessTests {
    let key = SeededKey("sari")
    let payload = Array("Availability: 99.9 %\n".utf8)

    @Test func secondSpellingOfSIsRefused() throws {
        let good = key.sign(payload, namespace: "git")
        var parts = SignatureParts(good)
        parts.value =
            good.rawSignature.prefix(32) + Scalar25519(reducing: Array(good.rawSignature.suffix(32))).plusOrder

        #expect(parts.armored != good.armored)
        #expect(try SSHKeygen().accepts(parts.armored, over: payload, by: key.publicKey.openSSH))
        #expect(fault(reading: parts.armored) == .scalarOutOfRange)
        #expect(throws: SignatureFault.scalarOutOfRange) {
            try Signature(key: key.publicKey, namespace: "git", rawSignature: parts.value)
        }
    }

    @Test(arguments: [
        ("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010", false),  // L
        ("ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010", true),  // L - 1
        ("eed3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010", false),  // L + 1
        ("0000000000000000000000000000000000000000000000000000000000000000", true),
        ("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0f", true),  // 2^252 - 1
        ("0000000000000000000000000000000000000000000000000000000000000020", false),
        ("0000000000000000000000000000000000000000000000000000000000000080", false),
        ("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", false),
    ])
    func onlyNumbersBelowTheOrderAreReadAsS(s: String, isRead: Bool) {
        var parts = SignatureParts(key.sign(payload, namespace: "git"))
        parts.value.replaceSubrange(32..., with: hex(s))
        #expect(fault(reading: parts.armored) == (isRead ? nil : .scalarOutOfRange))
    }

    /// The eight points whose order divides 8, in every spelling that fits into 32 bytes.
    static let smallOrderPoints: [(point: String, order: UInt8, fault: KeyFault)] = [
        ("0100000000000000000000000000000000000000000000000000000000000000", 1, .smallOrderPoint),
        ("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", 2, .smallOrderPoint),
        ("0000000000000000000000000000000000000000000000000000000000000000", 4, .smallOrderPoint),
        ("0000000000000000000000000000000000000000000000000000000000000080", 4, .smallOrderPoint),
        ("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05", 8, .smallOrderPoint),
        ("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85", 8, .smallOrderPoint),
        ("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a", 8, .smallOrderPoint),
        ("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", 8, .smallOrderPoint),
        // x = 0 with a sign
        ("0100000000000000000000000000000000000000000000000000000000000080", 1, .nonCanonicalPoint),
        ("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", 2, .nonCanonicalPoint),
        // y = p and y = p + 1
        ("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", 4, .nonCanonicalPoint),
        ("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", 4, .nonCanonicalPoint),
        ("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f", 1, .nonCanonicalPoint),
        ("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", 1, .nonCanonicalPoint),
    ]

    @Test(arguments: smallOrderPoints)
    func keyUnderWhichAnybodyCanSignIsRefused(point: String, order: UInt8, fault: KeyFault) throws {
        let point = hex(point)
        let data = Signature.signedData(namespace: "git", payload: payload)
        // Without any private key: R = S·B satisfies the equation whenever k·A is the neutral point,
        // which is for every message under a point of order 1, and soon enough under the others.
        let forged = (0...).lazy.map { SeededKey("forgery \($0)") }.first { nonce in
            let k = Scalar25519(challengeOf: Array(nonce.publicKey.blob.suffix(32)), key: point, data: data)
            return k.bytes[0] % order == 0
        }
        let nonce = try #require(forged)
        let halves = nonce.publicKey.blob.suffix(32) + Scalar25519(ofSeed: nonce.seed).bytes
        let parts = SignatureParts(ed25519Point: point, rawSignature: Array(halves))

        #expect(try SSHKeygen().accepts(parts.armored, over: payload, by: line("ssh-ed25519", parts.keyBlob)))
        #expect(SSHSignatureTests.fault(reading: parts.armored) == .key(fault))
        #expect(SSHSignatureTests.fault(readingKey: parts.keyBlob) == fault)
        #expect(SSHSignatureTests.fault(readingLine: line("ssh-ed25519", parts.keyBlob)) == fault)
    }

    @Test func everyFieldElementOutOfRangeIsRefusedAsAKey() {
        for low in UInt8(0xED)...0xFF {
            for high in [0x7F, 0xFF] as [UInt8] {
                let point = [low] + [UInt8](repeating: 0xFF, count: 30) + [high]
                #expect(fault(readingKey: SignatureParts.ed25519Blob(point)) == .nonCanonicalPoint)
            }
        }
    }

    @Test func numbersThatAreNoPointAreRefusedAsKeys() {
        // Which y have an x was computed apart, from x^2 = (y^2 - 1) / (d y^2 + 1).
        let expected = """
            .x.x..xxx.xxxxxxx..x.xx.x.xxxxx.xx..xxx..xx.xx..\
            .xxx...xx.xx.xx.x..x....x.x..x...x.xxxxx.x.x...x
            """
        let found = (UInt8(0)..<96).map { number in
            var y = Array(SHA256.hash(data: [number]))
            y[31] &= 0x7F
            return mark(y)
        }
        #expect(found.joined() == expected)
    }

    @Test func numbersAtTheEdgesOfTheArithmeticAreJudgedRightly() {
        var numbers: [[UInt8]] = (2...7).map { [$0] + [UInt8](repeating: 0, count: 31) }
        // p - 2 to p - 7
        numbers += (2...7).map { [0xED - $0] + [UInt8](repeating: 0xFF, count: 30) + [0x7F] }
        // 2^n - 1, 2^n and 2^n + 1, n being a multiple of the limbs' width or the last bit
        for bit in [51, 102, 153, 204, 254] {
            var power = [UInt8](repeating: 0, count: 32)
            power[bit / 8] = 1 << UInt8(bit % 8)
            var before = [UInt8](repeating: 0xFF, count: bit / 8) + [UInt8](repeating: 0, count: 32 - bit / 8)
            before[bit / 8] = power[bit / 8] - 1
            numbers += [before, power, [1] + power.dropFirst()]
        }
        #expect(numbers.map(mark).joined() == ".xxxx..xxxx...xxx.x.x.x.x.x")
    }

    /// `x` for a y that is a key, `.` for one that is no point.
    private func mark(_ y: [UInt8]) -> String {
        switch fault(readingKey: SignatureParts.ed25519Blob(y)) {
        case nil: "x"
        case .notOnCurve: "."
        case let other?: "\(other)"
        }
    }

    @Test func irregularRIsRefused() throws {
        // R is the neutral point, spelled y = p + 1, and S = k·a: right by the equation, so a verifier that decodes R
        // would say good. Its holder gives the key away with it, but two verifiers must not differ.
        let data = Signature.signedData(namespace: "git", payload: payload)
        let irregular = hex("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")
        let parts = signature(withR: irregular, over: data)
        #expect(fault(reading: parts.armored) == .nonCanonicalPoint)
        #expect(try !SSHKeygen().accepts(parts.armored, over: payload, by: key.publicKey.openSSH))

        // Spelled canonically it is a signature like any other: OpenSSH says so, and so do we.
        let regular = signature(withR: [1] + [UInt8](repeating: 0, count: 31), over: data)
        #expect(try Signature(armored: regular.armored).verify(payload, namespace: "git") == .good)
        #expect(try SSHKeygen().accepts(regular.armored, over: payload, by: key.publicKey.openSSH))
    }

    private func signature(withR r: [UInt8], over data: [UInt8]) -> SignatureParts {
        let point = Array(key.publicKey.blob.suffix(32))
        let s = Scalar25519(challengeOf: r, key: point, data: data) * Scalar25519(ofSeed: key.seed)
        return SignatureParts(ed25519Point: point, rawSignature: r + s.bytes)
    }
}
