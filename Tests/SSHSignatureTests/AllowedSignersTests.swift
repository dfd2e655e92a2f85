import SSHSignature
import TestSupport
import Testing

struct AllowedSignersTests {
    let sari = SeededKey("sari")
    let dewi = SeededKey("dewi")
    let payload = Array("Availability: 99.9 %\n".utf8)

    @Test func sameSignersGiveTheSameBytesInAnyOrder() throws {
        let one = try AllowedSigners.Signer(principals: ["sari@acme.example"], key: sari.publicKey)
        let two = try AllowedSigners.Signer(principals: ["dewi@nusa.example"], key: dewi.publicKey)
        let expected = """
            "dewi@nusa.example" namespaces="git" \(dewi.publicKey.openSSH)
            "sari@acme.example" namespaces="git" \(sari.publicKey.openSSH)

            """
        #expect(AllowedSigners([one, two]).text == expected)
        #expect(AllowedSigners([two, one, two]).text == expected)
        #expect(AllowedSigners([]).text.isEmpty)
    }

    @Test func oneKeyIsOneLineWithAllItsNames() throws {
        let old = try AllowedSigners.Signer(principals: ["sari@old.example"], key: sari.publicKey)
        let new = try AllowedSigners.Signer(principals: ["sari@acme.example", "sari@old.example"], key: sari.publicKey)
        #expect(
            AllowedSigners([old, new]).text
                == "\"sari@acme.example,sari@old.example\" namespaces=\"git\" \(sari.publicKey.openSSH)\n")
    }

    @Test(
        .enabled(if: SSHKeygen.isInstalled),
        arguments: [
            "sari@acme.example", "#sari", "Sari Wulandari", "sari+git@acme.example", "señora@acme.example",
            "o'neil@a.example",
        ])
    func stockToolsFindAndVerifyTheSigner(principal: String) throws {
        let keygen = try SSHKeygen()
        let text = AllowedSigners([
            try .init(principals: [principal], key: sari.publicKey),
            try .init(principals: ["dewi@nusa.example"], key: dewi.publicKey),
            try .init(principals: ["budi@nusa.example"], key: SeededP256Key("budi").publicKey),
        ]).text
        let armored = sari.sign(payload, namespace: "git").armored
        #expect(try keygen.principals(of: armored, allowed: text) == [principal])
        #expect(try keygen.accepts(armored, over: payload, allowed: text, principal: principal))
        // Not under another's name, and not for another purpose.
        #expect(try !keygen.accepts(armored, over: payload, allowed: text, principal: "dewi@nusa.example"))
        let file = sari.sign(payload, namespace: "file").armored
        #expect(try !keygen.accepts(file, over: payload, allowed: text, principal: principal, namespace: "file"))
    }

    @Test(.enabled(if: SSHKeygen.isInstalled)) func everyKindOfKeyIsFoundByStockTools() throws {
        let keygen = try SSHKeygen()
        let signatures = try GoldenVector.all.map { try Signature(armored: $0.armored) }
        #expect(Set(signatures.map(\.key.algorithm)) == Set(PublicKey.Algorithm.allCases))
        let text = AllowedSigners(
            try signatures.map { try .init(principals: ["\($0.key.algorithm.rawValue)/sari"], key: $0.key) }
        ).text
        // One line a key: RSA is there twice, with each of its digests.
        #expect(text.utf8.count { $0 == UInt8(ascii: "\n") } == PublicKey.Algorithm.allCases.count)
        for signature in signatures {
            let principal = "\(signature.key.algorithm.rawValue)/sari"
            #expect(try keygen.principals(of: signature.armored, allowed: text) == [principal])
            #expect(
                try keygen.accepts(
                    signature.armored, over: GoldenVector.content, allowed: text, principal: principal))
            #expect(
                try !keygen.accepts(
                    signature.armored, over: GoldenVector.content + [0], allowed: text, principal: principal))
        }
    }

    @Test(.enabled(if: SSHKeygen.isInstalled)) func nameThatStandsForEverybodyIsRefused() throws {
        // What would happen if it were written: the key answers to the other party's name.
        let armored = sari.sign(payload, namespace: "git").armored
        let careless = "* namespaces=\"git\" \(sari.publicKey.openSSH)\n"
        #expect(
            try SSHKeygen().accepts(armored, over: payload, allowed: careless, principal: "dewi@nusa.example"))
        #expect(throws: PrincipalFault.character("*")) {
            try AllowedSigners.Signer(principals: ["*"], key: sari.publicKey)
        }
    }

    @Test(arguments: [
        ("sari,dewi", "," as Unicode.Scalar), ("a\"b", "\""), ("a?", "?"), ("!a", "!"), ("a\nb", "\n"), ("a\0", "\0"),
        ("a\u{202E}b", "\u{202E}"), ("a\u{200B}b", "\u{200B}"), ("a\u{85}", "\u{85}"), ("a\\b", "\\"),
    ])
    func nameThatMeansSomethingElseIsRefused(name: String, scalar: Unicode.Scalar) {
        #expect(throws: PrincipalFault.character(scalar)) {
            try AllowedSigners.Signer(principals: ["sari@acme.example", name], key: sari.publicKey)
        }
    }

    @Test func missingAndEndlessNamesAreRefused() {
        #expect(throws: PrincipalFault.missing) { try AllowedSigners.Signer(principals: [], key: sari.publicKey) }
        #expect(throws: PrincipalFault.length) { try AllowedSigners.Signer(principals: [""], key: sari.publicKey) }
        let long = String(repeating: "a", count: 321)
        #expect(throws: PrincipalFault.length) { try AllowedSigners.Signer(principals: [long], key: sari.publicKey) }
    }
}
