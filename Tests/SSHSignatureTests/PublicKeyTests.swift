import SSHSignature
import TestSupport
import Testing

struct PublicKeyTests {
    @Test(arguments: GoldenVector.all)
    func keyIsReadAndWrittenBack(_ vector: GoldenVector) throws {
        let key = try PublicKey(openSSH: vector.openSSH)
        #expect(key.openSSH == vector.openSSH)
        #expect(key.fingerprint == vector.fingerprint)
        #expect(try PublicKey(blob: key.blob) == key)
        #expect(key.description == "\(key.algorithm.rawValue) \(vector.fingerprint)")
    }

    @Test(
        .enabled(if: SSHKeygen.isInstalled),
        arguments: [["ed25519"], ["ecdsa", "-b", "256"], ["ecdsa", "-b", "521"], ["rsa"]])
    func freshKeyAndItsFingerprintAreThoseOfSSHKeygen(kind: [String]) throws {
        let keygen = try SSHKeygen()
        let file = try keygen.makeKey(kind, comment: "sari@acme.example on her desk").publicKeyFile
        let (key, comment) = try PublicKey.readingFile(file)
        #expect(comment == "sari@acme.example on her desk")
        #expect(key.openSSH + " " + comment + "\n" == file)
        #expect(try keygen.fingerprint(key.openSSH) == key.fingerprint)
    }

    @Test func fileIsReadWithAndWithoutCommentAndLineEnd() throws {
        let line = GoldenVector.ed25519.openSSH
        for (text, comment) in [
            (line, ""), (line + "\n", ""), (line + "\r\n", ""), (line + " sari\n", "sari"), (line + " a b", "a b"),
        ] {
            let (key, found) = try PublicKey.readingFile(text)
            #expect(key.openSSH == line)
            #expect(found == comment)
        }
    }

    @Test(arguments: ["", "\n", "ssh-ed25519", "ssh-ed25519 ", "LINE\n\n", "LINE\nLINE\n", " LINE", "LINE a\u{1B}[2J"])
    func otherFilesAreRefused(pattern: String) {
        let text = pattern.replacing("LINE", with: GoldenVector.ed25519.openSSH)
        #expect(throws: KeyFault.self) { try PublicKey.readingFile(text) }
    }

    @Test func secondSpellingsOfALineAreRefused() {
        let line = GoldenVector.ed25519.openSSH
        let base64 = line.dropFirst("ssh-ed25519 ".count)
        #expect(fault(readingLine: line) == nil)
        #expect(fault(readingLine: line + " sari") == .malformed(.notCanonicalBase64))
        #expect(fault(readingLine: line + "\n") == .malformed(.notCanonicalBase64))
        #expect(fault(readingLine: line + " ") == .malformed(.notCanonicalBase64))
        #expect(fault(readingLine: line + "=") == .malformed(.notCanonicalBase64))
        #expect(fault(readingLine: line + "====") == .malformed(.notCanonicalBase64))
        #expect(fault(readingLine: "ssh-ed25519  \(base64)") == .malformed(.notCanonicalBase64))
        #expect(fault(readingLine: "ssh-ed25519\t\(base64)") == .malformed(.notOneLine))
        #expect(fault(readingLine: " " + line) == .malformed(.notCanonicalBase64))
        #expect(fault(readingLine: "SSH-ED25519 \(base64)") == .malformed(.contradictoryNames))
        #expect(fault(readingLine: "ecdsa-sha2-nistp256 \(base64)") == .malformed(.contradictoryNames))
        // A combining mark makes the space part of another `Character`.
        #expect(fault(readingLine: "ssh-ed25519 \u{301}\(base64)") == .malformed(.notCanonicalBase64))
    }

    @Test func strayBitsBehindTheLastByteAreRefused() {
        // 104 bytes of a P-256 key end in "=", behind two bits that no byte takes.
        let line = GoldenVector.ecdsaP256.openSSH
        #expect(line.hasSuffix("DY="))
        #expect(fault(readingLine: line.dropLast(2) + "Z=") == .malformed(.notCanonicalBase64))
    }

    @Test func everyCutOfAKeyIsRefused() throws {
        for vector in GoldenVector.all {
            let blob = try PublicKey(openSSH: vector.openSSH).blob
            for count in 0..<blob.count {
                #expect(throws: KeyFault.self) { try PublicKey(blob: Array(blob.prefix(count))) }
            }
            #expect(fault(readingKey: blob + [0]) == .malformed(.trailingBytes))
        }
    }

    private func named(_ name: String) -> [UInt8] {
        var writer = WireWriter()
        writer.write(string: name.utf8)
        writer.write(string: [UInt8](repeating: 7, count: 32))
        return writer.bytes
    }

    @Test func otherKindsOfKeyAreRefusedByName() {
        #expect(fault(readingKey: named("ssh-dss")) == .weakDSA)
        for name in [
            "ssh-ed25519-cert-v01@openssh.com", "sk-ssh-ed25519-cert-v01@openssh.com", "ssh-rsa-cert-v01@openssh.com",
            "webauthn-sk-ecdsa-sha2-nistp256@openssh.com", "rsa-sha2-512", "ssh-ed448", "none",
        ] {
            #expect(fault(readingKey: named(name)) == .unknownAlgorithm(name))
        }
        // A name is shown to people, so it must not draw on their screen.
        #expect(fault(readingKey: named("ssh-\u{1B}[31m")) == .malformed(.notAName))
    }

    @Test func faultsReadAsSentences() {
        let faults: [KeyFault] = [
            .malformed(.truncated), .unknownAlgorithm("none"), .weakRSA(bits: 1024), .oversizedRSA(bits: 16384),
            .evenRSAModulus, .irregularRSAExponent, .foreignApplication("https://bank.example"), .weakDSA,
            .nonCanonicalPoint, .smallOrderPoint, .notOnCurve,
        ]
        for sentence in faults.map(\.description) {
            #expect(sentence.first?.isUppercase == true || sentence.hasPrefix("none"))
            #expect(sentence.hasSuffix("."))
        }
        #expect(Set(faults.map(\.description)).count == faults.count)
    }
}
