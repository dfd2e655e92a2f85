import SSHSignature
import TestSupport
import Testing

struct SeededKeyTests {
    /// RFC 8032, section 7.1, TEST 1.
    let rfc8032 = SeededKey(seed: hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))

    @Test func keyAndSignatureOfAKnownSeedAreGolden() {
        #expect(rfc8032.publicKey.openSSH == GoldenVector.ed25519.openSSH)
        #expect(rfc8032.sign(GoldenVector.content, namespace: "git").armored == GoldenVector.ed25519.armored)
    }

    @Test func namesAndNumbersGiveTheSameKeysForever() {
        #expect(SeededKey(1).publicKey == SeededKey("1").publicKey)
        #expect(SeededKey(1).publicKey != SeededKey(2).publicKey)
        #expect(SeededKey("sari").publicKey.fingerprint == "SHA256:c0qJFoS0ezmfPNq8jYEYZ4qf2zKsJXBBZPwCOK7zBJo")
        #expect(SeededP256Key("sari").publicKey.fingerprint == "SHA256:Q8bbe/z9oeDWNOXyz8Q4GALkp/zWNA0WVjyTEgSizuQ")
    }

    @Test(.enabled(if: SSHKeygen.isInstalled)) func sshKeygenSignsWithThePrivateKeyFile() throws {
        let keygen = try SSHKeygen()
        let key = SeededKey("sari")
        let armored = try keygen.sign([1, 2, 3], with: key.openSSHPrivateKeyFile)
        #expect(armored == key.sign([1, 2, 3], namespace: "git").armored)
        #expect(try keygen.accepts(armored, over: [1, 2, 3], by: key.publicKey.openSSH))
    }

    @Test(.enabled(if: SSHKeygen.isInstalled)) func sshKeygenSignsWithTheP256PrivateKeyFile() throws {
        let keygen = try SSHKeygen()
        let key = SeededP256Key("sari")
        let theirs = try Signature(armored: keygen.sign([1, 2, 3], with: key.openSSHPrivateKeyFile))
        #expect(theirs.key == key.publicKey)
        #expect(theirs.verify([1, 2, 3], namespace: "git") == .good)
        let ours = key.sign([1, 2, 3], namespace: "git")
        #expect(try keygen.accepts(ours.armored, over: [1, 2, 3], by: key.publicKey.openSSH))
    }

    @Test func securityKeysAndTheRSAKeyAreTheSameForever() {
        #expect(
            SeededSecurityKey("sari").publicKey.fingerprint == "SHA256:TQWJ4f+GTZat+Hzhnlwr5ORPlL6vdZKz3AoMfjyKDp8")
        #expect(
            SeededSecurityKey("golden").sign(GoldenVector.content, namespace: "git").armored
                == GoldenVector.securityKeyEd25519.armored)
        #expect(SeededSecurityKey("golden", on: .p256).publicKey.openSSH == GoldenVector.securityKeyP256.openSSH)
        let rsa = SampleRSAKey()
        #expect(rsa.sign(GoldenVector.content, namespace: "git").armored == GoldenVector.rsaSHA512.armored)
        #expect(
            rsa.sign(GoldenVector.content, namespace: "git", digest: .sha256).armored == GoldenVector.rsaSHA256.armored)
    }

    @Test(.enabled(if: SSHKeygen.isInstalled)) func sshKeygenSignsWithTheRSAPrivateKeyFile() throws {
        let keygen = try SSHKeygen()
        let key = SampleRSAKey()
        let armored = try keygen.sign([1, 2, 3], with: key.openSSHPrivateKeyFile)
        #expect(armored == key.sign([1, 2, 3], namespace: "git").armored)
        #expect(try keygen.accepts(armored, over: [1, 2, 3], by: key.publicKey.openSSH))
    }
}
