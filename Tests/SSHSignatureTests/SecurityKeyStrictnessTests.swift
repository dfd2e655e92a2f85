import Crypto
import SSHSignature
import TestSupport
import Testing

/// Security keys' signatures that OpenSSH calls good and an agreement cannot: asked of `ssh-keygen` first.
@Suite(.enabled(if: SSHKeygen.isInstalled))
struct SecurityKeyStrictnessTests {
    typealias Arithmetic = SeededSecurityKey.Arithmetic

    let payload = Array("Availability: 99.9 %\n".utf8)

    private func isGoodForSSHKeygen(_ armored: [UInt8], by key: SeededSecurityKey) throws -> Bool {
        try SSHKeygen().accepts(armored, over: payload, by: openSSH(key))
    }

    /// The line of a key that need not be allowed.
    private func openSSH(_ key: SeededSecurityKey) -> String {
        let name: PublicKey.Algorithm = key.arithmetic == .ed25519 ? .securityKeyEd25519 : .securityKeyP256
        return line(name.rawValue, key.blob)
    }

    @Test(arguments: Arithmetic.allCases, ["ssh:", "ssh:work", "ssh:my desk"])
    func signatureOfADeviceIsGoodThereAndHere(arithmetic: Arithmetic, application: String) throws {
        let key = SeededSecurityKey("sari", on: arithmetic, application: application)
        for (flags, counter) in [(0x01, 0), (0x05, 7), (0x1D, UInt32.max)] as [(UInt8, UInt32)] {
            let armored = key.armored(payload, namespace: "git", flags: flags, counter: counter)
            #expect(try isGoodForSSHKeygen(armored, by: key))
            let signature = try Signature(armored: armored)
            #expect(signature.armored == armored)
            #expect(signature.key == key.publicKey)
            #expect(signature.verify(payload, namespace: "git") == .good)
            let report = try SecurityKeyReport(flags: flags, counter: counter)
            #expect(signature.method == .securityKey(report))
            #expect(report.isUserVerified == (flags & 0x04 != 0))
        }
    }

    @Test(arguments: Arithmetic.allCases) func signatureWithoutATouchIsRefused(arithmetic: Arithmetic) throws {
        let key = SeededSecurityKey("sari", on: arithmetic)
        for flags in [0x00, 0x04] as [UInt8] {
            let armored = key.armored(payload, namespace: "git", flags: flags)
            #expect(try isGoodForSSHKeygen(armored, by: key))
            #expect(fault(reading: armored) == .notTouched)
        }
    }

    @Test(arguments: Arithmetic.allCases, [0x02, 0x20, 0x40, 0x80, 0xC0] as [UInt8])
    func flagsThatAnnounceMoreAreRefused(arithmetic: Arithmetic, flag: UInt8) throws {
        let key = SeededSecurityKey("sari", on: arithmetic)
        let armored = key.armored(payload, namespace: "git", flags: 0x01 | flag)
        #expect(try isGoodForSSHKeygen(armored, by: key))
        #expect(fault(reading: armored) == .irregularFlags(0x01 | flag))
    }

    @Test func everyFlagByteIsReadOrRefusedByName() {
        for flags in UInt8.min...UInt8.max {
            let report = Result { () throws(SignatureFault) in try SecurityKeyReport(flags: flags, counter: 1) }
            switch report {
            case .success: #expect(flags & 0x01 != 0 && flags & 0xE2 == 0)
            case .failure(.notTouched): #expect(flags & 0xE3 == 0)
            case .failure(let fault):
                #expect(fault == .irregularFlags(flags))
                #expect(flags & 0xE2 != 0)
            }
        }
    }

    @Test(arguments: Arithmetic.allCases) func changedReportIsBad(arithmetic: Arithmetic) throws {
        let good = SeededSecurityKey("sari", on: arithmetic).sign(payload, namespace: "git")
        for (flags, counter) in [(0x05, 7), (0x01, 8), (0x01, 0)] as [(UInt8, UInt32)] {
            let changed = try Signature(
                key: good.key, namespace: "git", rawSignature: good.rawSignature,
                method: .securityKey(SecurityKeyReport(flags: flags, counter: counter)))
            #expect(changed.verify(payload, namespace: "git") == .bad(.contentDiffers))
        }
    }

    @Test(arguments: Arithmetic.allCases, ["", "ssh", "SSH:", "https://bank.example", " ssh:"])
    func credentialForSomethingElseIsRefused(arithmetic: Arithmetic, application: String) throws {
        let key = SeededSecurityKey("sari", on: arithmetic, application: application)
        let armored = key.armored(payload, namespace: "git")
        #expect(try isGoodForSSHKeygen(armored, by: key))
        #expect(fault(reading: armored) == .key(.foreignApplication(application)))
        #expect(fault(readingLine: openSSH(key)) == .foreignApplication(application))
    }

    @Test(arguments: Arithmetic.allCases) func zeroByteBehindTheApplicationIsRefused(arithmetic: Arithmetic) throws {
        // The same key with another fingerprint, and the same signature with another commit id.
        let good = SeededSecurityKey("sari", on: arithmetic)
        let twin = SeededSecurityKey("sari", on: arithmetic, application: "ssh:\0")
        var parts = SignatureParts(good.sign(payload, namespace: "git"))
        parts.keyBlob = twin.blob
        #expect(try isGoodForSSHKeygen(parts.armored, by: good))
        #expect(fault(reading: parts.armored) == .key(.malformed(.notAName)))
    }

    @Test(arguments: ["ssh:a\u{1B}[2J", "ssh:büro", "ssh:\n", "ssh:" + String(repeating: "a", count: 252)])
    func unreadableApplicationIsRefused(application: String) {
        let key = SeededSecurityKey("sari", application: application)
        #expect(fault(readingKey: key.blob) == .malformed(.notAName))
        let longest = SeededSecurityKey("sari", application: "ssh:" + String(repeating: "a", count: 251))
        #expect(fault(readingKey: longest.blob) == nil)
    }

    @Test func ordinaryKeyOfTheSameNumbersIsAnotherKey() throws {
        // The numbers are those of an Ed25519 key; what is signed with them is not.
        let key = SeededSecurityKey("sari")
        let signature = key.sign(payload, namespace: "git")
        let ordinary = try PublicKey(blob: SignatureParts.ed25519Blob(Array(key.blob.dropLast(8).suffix(32))))
        #expect(ordinary != key.publicKey)
        let relabelled = try Signature(key: ordinary, namespace: "git", rawSignature: signature.rawSignature)
        #expect(relabelled.verify(payload, namespace: "git") == .bad(.contentDiffers))
    }

    @Test(arguments: Arithmetic.allCases) func missingOrSurplusReportIsRefused(arithmetic: Arithmetic) throws {
        let key = SeededSecurityKey("sari", on: arithmetic)
        let good = key.sign(payload, namespace: "git")
        for count in 0..<5 {
            var parts = SignatureParts(good)
            parts.report.removeLast(5 - count)
            #expect(fault(reading: parts.armored) == .malformed(.truncated))
        }
        var parts = SignatureParts(good)
        parts.innerTrailer = [0]
        #expect(fault(reading: parts.armored) == .malformed(.trailingBytes))
        // And on a kind that reports nothing.
        parts = SignatureParts(SeededKey("sari").sign(payload, namespace: "git"))
        parts.report = SignatureParts.report(flags: 1, counter: 7)
        #expect(fault(reading: parts.armored) == .malformed(.trailingBytes))
    }

    @Test func methodOfAnotherKindIsRefused() throws {
        let signature = SeededSecurityKey("sari").sign(payload, namespace: "git")
        for method in [SigningMethod.plain, .rsa(.sha512)] {
            #expect(throws: SignatureFault.unsuitableMethod) {
                try Signature(
                    key: signature.key, namespace: "git", rawSignature: signature.rawSignature, method: method)
            }
        }
        let report = try SecurityKeyReport(flags: 1, counter: 7)
        let ordinary = SeededKey("sari").sign(payload, namespace: "git")
        #expect(throws: SignatureFault.unsuitableMethod) {
            try Signature(
                key: ordinary.key, namespace: "git", rawSignature: ordinary.rawSignature, method: .securityKey(report))
        }
    }

    // MARK: What holds of the ordinary kinds holds here

    @Test func secondSpellingOfSIsRefused() throws {
        let key = SeededSecurityKey("sari")
        let good = key.sign(payload, namespace: "git")
        var parts = SignatureParts(good)
        parts.value =
            good.rawSignature.prefix(32) + Scalar25519(reducing: Array(good.rawSignature.suffix(32))).plusOrder
        #expect(try isGoodForSSHKeygen(parts.armored, by: key))
        #expect(fault(reading: parts.armored) == .scalarOutOfRange)
    }

    @Test func pointUnderWhichAnybodyCanSignIsRefused() throws {
        // The neutral point: R = S·B satisfies the equation for every message.
        let point = [1] + [UInt8](repeating: 0, count: 31)
        let nonce = SeededKey("forgery")
        var blob = WireWriter()
        blob.write(string: "sk-ssh-ed25519@openssh.com".utf8)
        blob.write(string: point)
        blob.write(string: "ssh:".utf8)
        var parts = SignatureParts(SeededSecurityKey("sari").sign(payload, namespace: "git"))
        parts.keyBlob = blob.bytes
        parts.value = nonce.publicKey.blob.suffix(32) + Scalar25519(ofSeed: nonce.seed).bytes
        let openSSH = line("sk-ssh-ed25519@openssh.com", blob.bytes)
        #expect(try SSHKeygen().accepts(parts.armored, over: payload, by: openSSH))
        #expect(fault(reading: parts.armored) == .key(.smallOrderPoint))
    }

    @Test func paddedIntegersAreRefused() throws {
        let key = SeededSecurityKey("dewi", on: .p256)
        let good = key.sign(payload, namespace: "git")
        var parts = SignatureParts(good)
        parts.value = SignatureParts.rawIntegers(
            [0, 0] + Array(good.rawSignature.prefix(32)), [0, 0, 0] + Array(good.rawSignature.suffix(32)))
        #expect(try isGoodForSSHKeygen(parts.armored, by: key))
        #expect(fault(reading: parts.armored) == .malformed(.notCanonicalInteger))
    }

    @Test func twinWithTheOtherSIsFoundOut() throws {
        let key = SeededSecurityKey("dewi", on: .p256)
        let signatures = (UInt8(0)..<64).map { key.sign([$0], namespace: "git") }
        let (number, high) = try #require(signatures.enumerated().first { !$0.element.isLowS })
        let low = high.withLowS
        #expect(low.isLowS)
        #expect(low.method == high.method)
        #expect(low.verify([UInt8(number)], namespace: "git") == .good)
        #expect(try SSHKeygen().accepts(low.armored, over: [UInt8(number)], by: key.publicKey.openSSH))
        #expect(try Signature(armored: low.armored) == low)
    }

    @Test func otherCurveIsRefused() {
        let key = SeededSecurityKey("dewi", on: .p256)
        var blob = WireWriter()
        blob.write(string: "sk-ecdsa-sha2-nistp256@openssh.com".utf8)
        blob.write(string: "nistp384".utf8)
        blob.write(string: key.blob.dropLast(8).suffix(65))
        blob.write(string: "ssh:".utf8)
        #expect(fault(readingKey: blob.bytes) == .malformed(.contradictoryNames))
    }

    // MARK: Web Authentication

    @Test func signatureMadeInABrowserIsRefusedByName() throws {
        let key = SeededSecurityKey("dewi", on: .p256)
        let parts = webAuthentication(by: key)
        #expect(try isGoodForSSHKeygen(parts.armored, by: key))
        #expect(fault(reading: parts.armored) == .webAuthentication)
    }

    /// What a web page gets that asks for a signature of what `ssh-keygen` would have signed: PROTOCOL.u2f, "webauthn".
    private func webAuthentication(by key: SeededSecurityKey) -> SignatureParts {
        let origin = "https://bank.example"
        let data = Signature.signedData(namespace: "git", payload: payload)
        let challenge = String(decoding: Base64.encode(data), as: UTF8.self)
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        let client =
            #"{"type":"webauthn.get","challenge":"\#(challenge)","origin":"\#(origin)","clause":"all but the fifth"}"#
        var signed = WireWriter()
        signed.write(raw: Array(SHA256.hash(data: key.application)))
        signed.write(raw: [0x01])
        signed.write(7)
        signed.write(raw: Array(SHA256.hash(data: Array(client.utf8))))

        var parts = SignatureParts(key.sign(payload, namespace: "git"))
        parts.algorithm = Array("webauthn-sk-ecdsa-sha2-nistp256@openssh.com".utf8)
        parts.value = key.answer(to: signed.bytes)
        var more = WireWriter()
        more.write(string: origin.utf8)
        more.write(string: client.utf8)
        more.write(string: [])
        parts.innerTrailer = more.bytes
        return parts
    }
}
