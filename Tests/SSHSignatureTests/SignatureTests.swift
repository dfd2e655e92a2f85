import Crypto
import SSHSignature
import TestSupport
import Testing

struct SignatureTests {
    @Test(arguments: GoldenVector.all)
    func signatureOfSSHKeygenIsGoodAndWrittenBack(_ vector: GoldenVector) throws {
        let signature = try Signature(armored: vector.armored)
        #expect(signature.armored == vector.armored)
        #expect(signature.key.openSSH == vector.openSSH)
        #expect(signature.namespace == "git")
        #expect(signature.hashAlgorithm == .sha512)
        #expect(signature.verify(GoldenVector.content, namespace: "git") == .good)
        #expect(try Signature(blob: signature.blob) == signature)
        #expect(
            try Signature(
                key: signature.key, namespace: "git", rawSignature: signature.rawSignature, method: signature.method)
                == signature)
    }

    @Test(arguments: GoldenVector.all)
    func anyOtherContentIsBad(_ vector: GoldenVector) throws {
        let signature = try Signature(armored: vector.armored)
        let content = GoldenVector.content
        let others = [[], content.dropLast(), content + [0], content + content, [0] + content.dropFirst()]
        for other in others {
            #expect(signature.verify(Array(other), namespace: "git") == .bad(.contentDiffers))
        }
    }

    @Test func otherKeyIsBad() throws {
        let signature = SeededKey(1).sign([1, 2, 3], namespace: "git")
        let claimed = try Signature(
            key: SeededKey(2).publicKey, namespace: "git", rawSignature: signature.rawSignature)
        #expect(claimed.verify([1, 2, 3], namespace: "git") == .bad(.contentDiffers))
    }

    @Test func signedDataIsThatOfTheFormat() {
        // PROTOCOL.sshsig, section 2: preamble, namespace, reserved, hash algorithm, H(message).
        let expected =
            Array("SSHSIG".utf8) + [0, 0, 0, 3] + Array("git".utf8) + [0, 0, 0, 0]
            + [0, 0, 0, 6] + Array("sha512".utf8) + [0, 0, 0, 64] + Array(SHA512.hash(data: GoldenVector.content))
        #expect(Signature.signedData(namespace: "git", payload: GoldenVector.content) == expected)
    }

    @Test(
        .enabled(if: SSHKeygen.isInstalled),
        arguments: [["ed25519"], ["ecdsa", "-b", "256"], ["ecdsa", "-b", "384"], ["ecdsa", "-b", "521"], ["rsa"]])
    func freshSignaturesOfEveryKindAreGood(kind: [String]) throws {
        let keygen = try SSHKeygen()
        let key = try keygen.makeKey(kind).privateKeyFile
        // Several, since r and s of ECDSA vary in length.
        for number in UInt8(0)..<12 {
            let armored = try keygen.sign([number], with: key)
            let signature = try Signature(armored: armored)
            #expect(signature.armored == armored)
            #expect(signature.verify([number], namespace: "git") == .good)
        }
    }

    @Test(.enabled(if: SSHKeygen.isInstalled), arguments: 30...48)
    func linesAreWrappedAsSSHKeygenWrapsThem(length: Int) throws {
        // Lengths around those where the base64 fills its last line exactly.
        let key = SeededKey("sari")
        let namespace = String(repeating: "n", count: length)
        let armored = try SSHKeygen().sign([7], with: key.openSSHPrivateKeyFile, namespace: namespace)
        #expect(key.sign([7], namespace: namespace).armored == armored)
        #expect(try Signature(armored: armored).verify([7], namespace: namespace) == .good)
    }

    @Test func faultsReadAsSentences() {
        let faults: [SignatureFault] = [
            .notCanonicalArmor, .malformed(.truncated), .notSSHSignature, .unsupportedVersion(2), .key(.notOnCurve),
            .reservedNotEmpty, .unsupportedHash("sha256"), .contradictoryAlgorithm("ssh-rsa"), .unsuitableMethod,
            .weakRSADigest, .webAuthentication, .notTouched, .irregularFlags(0x41), .scalarOutOfRange,
            .nonCanonicalPoint, .wrongNamespace(found: "file", expected: "git"), .contentDiffers,
        ]
        for sentence in faults.map(\.description) {
            #expect(sentence.first?.isUppercase == true)
            #expect(sentence.hasSuffix("."))
        }
        #expect(Set(faults.map(\.description)).count == faults.count)
    }
}
