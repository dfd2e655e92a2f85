import Crypto
import SSHSignature
import TestSupport
import Testing

/// Second spellings of the armor and of the fields inside it. Each would be a second commit id for one act.
@Suite(.enabled(if: SSHKeygen.isInstalled))
struct EnvelopeStrictnessTests {
    let key = SeededKey("sari")
    let payload = Array("Availability: 99.9 %\n".utf8)
    var good: Signature { key.sign(payload, namespace: "git") }
    var text: [UInt8] { Base64.encode(good.blob) }

    private func isGoodForSSHKeygen(_ armored: [UInt8]) throws -> Bool {
        try SSHKeygen().accepts(armored, over: payload, by: key.publicKey.openSSH)
    }

    @Test(arguments: [1, 4, 64, 69, 71, 76, 1000])
    func rewrappedLinesAreRefused(columns: Int) throws {
        let rewrapped = SignatureParts.armor(text, columns: columns)
        #expect(try isGoodForSSHKeygen(rewrapped))
        #expect(fault(reading: rewrapped) == .notCanonicalArmor)
    }

    @Test func spacesTabsAndCarriageReturnsAreRefused() throws {
        let lines = String(decoding: good.armored, as: UTF8.self)
        let variants = [
            lines.replacing("\n-----END", with: "\n\n-----END"),
            lines.replacing("BEGIN SSH SIGNATURE-----\n", with: "BEGIN SSH SIGNATURE-----\n\n"),
            lines.replacing("BEGIN SSH SIGNATURE-----\n", with: "BEGIN SSH SIGNATURE-----\n "),
            lines.replacing("\n-----END", with: "\t\n-----END"),
            lines.replacing("\n-----END", with: "\r\n-----END"),
        ].map { Array($0.utf8) }
        for variant in variants {
            #expect(try isGoodForSSHKeygen(variant))
            #expect([.notCanonicalArmor, .malformed(.notCanonicalBase64)].contains(fault(reading: variant)))
        }
    }

    @Test func textAfterTheEndIsRefused() throws {
        let followed = good.armored + Array("Liability: unlimited\n".utf8)
        #expect(try isGoodForSSHKeygen(followed))
        #expect(fault(reading: followed) == .notCanonicalArmor)
    }

    @Test func missingOrSurplusLineEndIsRefused() {
        #expect(fault(reading: good.armored.dropLast()) == .notCanonicalArmor)
        #expect(fault(reading: good.armored + [0x0A]) == .notCanonicalArmor)
        #expect(fault(reading: [0x0A] + good.armored) == .notCanonicalArmor)
        #expect(fault(reading: SignatureParts.armor(text, lineEnd: "\r\n")) == .notCanonicalArmor)
    }

    @Test func unusedBitsAndPaddingAreRefused() throws {
        // 230 bytes of blob end in "==", behind four bits that no byte takes.
        var parts = SignatureParts(good)
        parts.namespace = Array("gi".utf8)
        let plain = Base64.encode(parts.blob)
        let padding = plain.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        try #require(padding > 0)
        var stray = plain
        stray[plain.count - padding - 1] += 1
        #expect(fault(reading: SignatureParts.armor(stray)) == .malformed(.notCanonicalBase64))
        #expect(fault(reading: SignatureParts.armor(plain.dropLast(padding))) == .malformed(.notCanonicalBase64))
        #expect(fault(reading: SignatureParts.armor(plain + plain)) == .malformed(.notCanonicalBase64))
        #expect(fault(reading: SignatureParts.armor(plain)) == nil)
    }

    @Test func reservedFieldIsRefusedUnlessEmpty() throws {
        // OpenSSH skips the field and does not hash it: anybody can add it to anybody's signature.
        var parts = SignatureParts(good)
        parts.reserved = Array("except clause 5".utf8)
        #expect(try isGoodForSSHKeygen(parts.armored))
        #expect(fault(reading: parts.armored) == .reservedNotEmpty)
    }

    @Test func digestOtherThanSHA512IsRefused() throws {
        let armored = try SSHKeygen().sign(
            payload, with: key.openSSHPrivateKeyFile, options: ["-O", "hashalg=sha256"])
        #expect(try isGoodForSSHKeygen(armored))
        #expect(fault(reading: armored) == .unsupportedHash("sha256"))
    }

    @Test func signatureForAnotherPurposeIsBad() throws {
        let armored = try SSHKeygen().sign(payload, with: key.openSSHPrivateKeyFile, namespace: "file")
        let signature = try Signature(armored: armored)
        #expect(signature.verify(payload, namespace: "file") == .good)
        #expect(
            signature.verify(payload, namespace: "git") == .bad(.wrongNamespace(found: "file", expected: "git")))
        // Relabelling does not help: the purpose is part of what was signed.
        let relabelled = try Signature(key: signature.key, namespace: "git", rawSignature: signature.rawSignature)
        #expect(relabelled.verify(payload, namespace: "git") == .bad(.contentDiffers))
    }

    @Test func otherVersionsPreamblesAndNamesAreRefused() {
        func fault(_ change: (inout SignatureParts) -> Void) -> SignatureFault? {
            var parts = SignatureParts(good)
            change(&parts)
            return SSHSignatureTests.fault(reading: parts.armored)
        }
        #expect(fault { $0.version = 2 } == .unsupportedVersion(2))
        #expect(fault { $0.version = 0 } == .unsupportedVersion(0))
        #expect(fault { $0.preamble = Array("SSHSIH".utf8) } == .notSSHSignature)
        #expect(fault { $0.hash = Array("SHA512".utf8) } == .unsupportedHash("SHA512"))
        #expect(fault { $0.hash = [] } == .malformed(.notAName))
        #expect(fault { $0.namespace = [] } == .malformed(.notAName))
        #expect(fault { $0.namespace = Array("git\u{202E}".utf8) } == .malformed(.notAName))
        #expect(fault { $0.namespace = Array("gi t".utf8) } == .malformed(.notAName))
        #expect(fault { $0.namespace = Array("git\0".utf8) } == .malformed(.notAName))
        #expect(fault { $0.algorithm = Array("ssh-ed448".utf8) } == .contradictoryAlgorithm("ssh-ed448"))
        #expect(fault { $0.algorithm = Array("rsa-sha2-512".utf8) } == .contradictoryAlgorithm("rsa-sha2-512"))
    }

    @Test func anythingBehindAFieldIsRefused() {
        func fault(_ change: (inout SignatureParts) -> Void) -> SignatureFault? {
            var parts = SignatureParts(good)
            change(&parts)
            return SSHSignatureTests.fault(reading: parts.armored)
        }
        #expect(fault { $0.trailer = [0] } == .malformed(.trailingBytes))
        #expect(fault { $0.innerTrailer = [0] } == .malformed(.trailingBytes))
        #expect(fault { $0.keyBlob.append(0) } == .key(.malformed(.trailingBytes)))
        #expect(fault { $0.value.append(0) } == .malformed(.wrongLength))
        #expect(fault { $0.value.removeLast() } == .malformed(.wrongLength))
        #expect(fault { $0.value = [] } == .malformed(.wrongLength))
    }

    @Test func everyCutAndEveryHugeLengthIsRefused() {
        let blob = good.blob
        for count in 0..<blob.count {
            #expect(throws: SignatureFault.self) { try Signature(blob: Array(blob.prefix(count))) }
        }
        for position in 0...(blob.count - 4) {
            for length in [0xFFFF_FFFF, 0x8000_0000, 0x7FFF_FFFF, 0x0000_FFFF] as [UInt32] {
                var hostile = blob
                for index in 0..<4 {
                    hostile[position + index] = UInt8(truncatingIfNeeded: length >> UInt32(24 - 8 * index))
                }
                // Where four bytes lie inside R or S they are no length; then nothing may verify.
                let verdict = (try? Signature(blob: hostile))?.verify(payload, namespace: "git")
                #expect(verdict != .good)
            }
        }
    }

    @Test func enormousInputIsRefusedBeforeItIsRead() {
        let text = [UInt8](repeating: UInt8(ascii: "A"), count: 40_000)
        #expect(fault(reading: SignatureParts.armor(text)) == .malformed(.tooLong))
        #expect(fault(reading: []) == .notCanonicalArmor)
        #expect(fault(reading: SignatureParts.armor([])) == .notCanonicalArmor)
        #expect(fault(reading: Array("-----BEGIN SSH SIGNATURE-----\n".utf8)) == .notCanonicalArmor)
        #expect(fault(reading: Array("-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----\n".utf8)) != nil)
    }
}
