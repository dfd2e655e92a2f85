import Agreements
import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

/// Keys that belong to two people, to nobody, or to everybody.
@Suite struct KeyAttacks {
    private let forge: Forge

    init() throws { forge = try Forge() }

    /// The party file of Nusa with these lines for keys of Dewi.
    private func text(keys: [String]) -> SampleText {
        var text = forge.cheaper
        let lines = keys.map { "\"\($0)\"" }.joined(separator: ", ")
        text.files["parties/nusa.yaml"] = text.files["parties/nusa.yaml"]?.replacing(
            "\"\(SeededKey("dewi").publicKey.openSSH)\"", with: lines)
        return text
    }

    private func expectRefused(
        _ text: SampleText, saying words: String, sourceLocation: SourceLocation = #_sourceLocation
    )
        throws
    {
        try forge.expectRefused(
            try forge.merge(try forge.executed("acme/keys", text), by: "dewi"), by: .keys, saying: words,
            sourceLocation: sourceLocation)
    }

    private static func line(_ key: String) -> String { SeededKey(key).publicKey.openSSH }

    @Test func oneKeyIsNotForBothParties() throws {
        try expectRefused(text(keys: [Self.line("dewi"), Self.line("sari")]), saying: "listed twice")
    }

    @Test func oneKeyIsNotForTwoPeople() throws {
        var text = forge.cheaper
        let twin = SamplePerson(id: "twin", name: "Dewi Twin", keys: ["dewi"])
        text.files["parties/nusa.yaml"] = SampleText.party("PT Nusa Retail", role: "customer", people: [.dewi, twin])
        try expectRefused(text, saying: "for nusa/dewi and for nusa/twin")
    }

    @Test func oneKeyIsListedOnceWhateverTheComment() throws {
        try expectRefused(text(keys: [Self.line("dewi"), Self.line("dewi")]), saying: "listed twice")
        try expectRefused(text(keys: [Self.line("dewi"), Self.line("dewi") + " laptop"]), saying: "")
        try expectRefused(text(keys: [Self.line("dewi") + "="]), saying: "")
    }

    @Test func aKeyIsNotPassedOn() throws {
        // Dewi's key for another person of her party, and for another party, after she is gone.
        let rina = SamplePerson(id: "rina", name: "Rina Hartono", keys: ["dewi"])
        var text = forge.cheaper
        text.files["parties/nusa.yaml"] = SampleText.party("PT Nusa Retail", role: "customer", people: [rina])
        try expectRefused(text, saying: "belongs to nusa/dewi and cannot be given to nusa/rina")
    }

    @Test func aKeyStaysItsOwnersAfterTheyLeft() throws {
        let rina = SamplePerson(id: "rina", name: "Rina Hartono", keys: ["rina"])
        forge.people["rina"] = Forge.Actor("nusa", "rina", "Rina Hartono <rina@customer.example>")
        var text = forge.text
        text.files["parties/nusa.yaml"] = SampleText.party("PT Nusa Retail", role: "customer", people: [rina])
        text.inForce = "2026-03-01"
        try forge.amend("acme/handover", text, enrolling: ["rina"])
        try forge.expectValid(forge.good)

        let again = SamplePerson(id: "adi", name: "Adi", keys: ["dewi"])
        text.files["parties/nusa.yaml"] = SampleText.party("PT Nusa Retail", role: "customer", people: [rina, again])
        text.inForce = "2026-04-01"
        var branch = try forge.propose("acme/again", text)
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "rina")
        try forge.expectRefused(try forge.merge(branch, by: "rina"), by: .keys, saying: "cannot be given to nusa/adi")
    }

    /// Ed25519 points under which one signature is good for any message, in the forms that libraries let through.
    @Test(arguments: [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    ])
    func aPointThatAnyoneCanSignForIsNoKey(_ hex: String) throws {
        let point = stride(from: 0, to: 64, by: 2).map { position in
            UInt8(hex.dropFirst(position).prefix(2), radix: 16) ?? 0
        }
        let blob = Self.string(Array("ssh-ed25519".utf8)) + Self.string(point)
        try expectRefused(text(keys: ["ssh-ed25519 " + Self.base64(blob)]), saying: "")
    }

    @Test func weakKindsOfKeysAreRefused() throws {
        let number = [UInt8](repeating: 0x7F, count: 256)
        let rsa = Self.string(Array("ssh-rsa".utf8)) + Self.string([1, 0, 1]) + Self.string(number)
        try expectRefused(text(keys: ["ssh-rsa " + Self.base64(rsa)]), saying: "RSA")
        let dsa = Self.string(Array("ssh-dss".utf8)) + Self.string(number) + Self.string(number)
        try expectRefused(text(keys: ["ssh-dss " + Self.base64(dsa)]), saying: "DSA")
        try expectRefused(text(keys: ["ssh-rsa " + Self.base64(dsa)]), saying: "")
    }

    @Test func anS_plus_LSignatureIsNotASecondSpelling() throws {
        let branch = try forge.executed()
        var draft: ForgedAct?
        _ = try forge.merge(branch, by: "dewi") { draft = $0 }
        let act = try #require(draft)
        let armor = SeededKey("dewi").sign(act.payload, namespace: "git")
        // Adds the order of the group to S, little-endian: the same equation, another id.
        let order: [UInt8] =
            [
                0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14,
            ] + Array(repeating: 0, count: 15) + [0x10]
        var (raw, carry) = (armor.rawSignature, 0)
        for position in 0..<32 {
            carry += Int(raw[32 + position]) + Int(order[position])
            raw[32 + position] = UInt8(carry & 0xFF)
            carry >>= 8
        }
        let blob = try #require(Self.blob(of: armor.armored).map { Array($0.dropLast(64)) + raw })
        let lines = stride(from: 0, to: Self.base64(blob).count, by: 70).map { start in
            String(Self.base64(blob).dropFirst(start).prefix(70))
        }
        let text = "-----BEGIN SSH SIGNATURE-----\n" + lines.joined(separator: "\n") + "\n-----END SSH SIGNATURE-----\n"
        let id = try forge.write(act.commit(signature: Array(text.utf8)))
        #expect(try forge.stockVerifies(id))
        try forge.expectRefused(id, by: .signed)
    }

    // MARK: Encoding

    private static func string(_ bytes: [UInt8]) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bytes.count >> $0) } + bytes
    }

    private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    private static func blob(of armor: [UInt8]) -> [UInt8]? {
        let lines = String(decoding: armor, as: UTF8.self).split(separator: "\n").dropFirst().dropLast()
        return Data(base64Encoded: lines.joined()).map { [UInt8]($0) }
    }
}
