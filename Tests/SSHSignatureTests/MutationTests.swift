import SSHSignature
import TestSupport
import Testing

/// Damaged signatures by the thousand: none may crash, none may be a second spelling, none may verify.
struct MutationTests {
    private func check(_ mutant: [UInt8], of vector: GoldenVector, read: inout Int) throws {
        guard mutant != vector.armored, let signature = try? Signature(armored: mutant) else { return }
        read += 1
        #expect(signature.armored == mutant)
        #expect(signature.verify(GoldenVector.content, namespace: "git") != .good)
        #expect(signature.verify(GoldenVector.content, namespace: signature.namespace) != .good)
    }

    @Test(arguments: GoldenVector.all)
    func damagedArmorNeverVerifies(_ vector: GoldenVector) throws {
        var random = SplitMix64(seed: 20_260_701)
        var read = 0
        for _ in 0..<1500 {
            var mutant = vector.armored
            for _ in 0..<Int.random(in: 1...3, using: &random) { mutant.damage(using: &random) }
            try check(mutant, of: vector, read: &read)
        }
        // Some must get past the parser, or the property above says nothing.
        #expect(read > 50)
    }

    @Test(arguments: GoldenVector.all)
    func damagedFieldsNeverVerify(_ vector: GoldenVector) throws {
        var random = SplitMix64(seed: 20_270_701)
        let blob = try Signature(armored: vector.armored).blob
        var read = 0
        for _ in 0..<1500 {
            var mutant = blob
            for _ in 0..<Int.random(in: 1...2, using: &random) { mutant.damage(using: &random) }
            try check(SignatureParts.armor(Base64.encode(mutant)), of: vector, read: &read)
        }
        #expect(read > 50)
    }

    @Test func damagedKeysAreRefusedOrAreOtherKeys() throws {
        var random = SplitMix64(seed: 20_280_701)
        for vector in GoldenVector.all {
            let blob = try PublicKey(openSSH: vector.openSSH).blob
            for _ in 0..<500 {
                var mutant = blob
                mutant.damage(using: &random)
                guard let key = try? PublicKey(blob: mutant) else { continue }
                #expect(key.blob == mutant)
                #expect(try PublicKey(openSSH: key.openSSH) == key)
            }
        }
    }

    @Test func noiseIsRefused() {
        var random = SplitMix64(seed: 20_290_701)
        for _ in 0..<500 {
            let noise = (0..<Int.random(in: 0...300, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            #expect(throws: SignatureFault.self) { try Signature(blob: noise) }
            #expect(throws: SignatureFault.self) { try Signature(armored: noise) }
            #expect(throws: SignatureFault.self) { try Signature(armored: SignatureParts.armor(Base64.encode(noise))) }
            #expect(throws: KeyFault.self) { try PublicKey(blob: noise) }
        }
    }
}

/// Random numbers that are the same in every run: Steele, Lea and Flood's SplitMix64.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension [UInt8] {
    /// Flips, replaces, inserts, removes, doubles or swaps something somewhere.
    fileprivate mutating func damage(using random: inout SplitMix64) {
        guard !isEmpty else { return }
        let base64 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\n".utf8)
        let position = Int.random(in: 0..<count, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: self[position] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: self[position] = UInt8.random(in: 0...255, using: &random)
        case 2...4: self[position] = base64[Int.random(in: 0..<base64.count, using: &random)]
        case 5: insert(base64[Int.random(in: 0..<base64.count, using: &random)], at: position)
        case 6: remove(at: position)
        default: swapAt(position, Int.random(in: 0..<count, using: &random))
        }
    }
}
