import Agreements
import GitStore
import SSHSignature
import TestSupport
import Testing

/// What stands in a commit beside, behind or around what was signed.
@Suite struct CommitBytesAttacks {
    private let forge: Forge
    private let branch: Forge.Branch
    private let honest: ObjectID

    init() throws {
        forge = try Forge()
        branch = try forge.executed()
        honest = try forge.merge(branch, by: "dewi")
    }

    /// The merge, changed before it is signed.
    private func merge(_ edit: (inout ForgedAct) -> Void) throws -> ObjectID {
        forge.time -= 60
        return try forge.merge(branch, by: "dewi", edit: edit)
    }

    /// The bytes of the honest merge: headers without signature, the signature's header, and the rest.
    private func parts() throws -> (head: String, signature: String, rest: String) {
        let content = try forge.content(of: honest)
        let start = try #require(content.firstRange(of: "gpgsig "))
        let end = try #require(content.firstRange(of: " -----END SSH SIGNATURE-----\n"))
        return (
            String(content[..<start.lowerBound]), String(content[start.lowerBound..<end.upperBound]),
            String(content[end.upperBound...])
        )
    }

    @Test func signatureInsideTheMessageIsNone() throws {
        let (head, signature, rest) = try parts()
        let lines = rest.split(separator: "\n", omittingEmptySubsequences: false)
        // Behind the first line of the message.
        let moved = head + lines[0...1].joined(separator: "\n") + "\n" + signature + lines[2...].joined(separator: "\n")
        let id = try forge.write(Array(moved.utf8))
        #expect(try NaiveLibgit2.verifies(id, of: forge))
        try forge.expectRefused(id, by: .signed, saying: "no signature")
    }

    @Test func nothingHidesBehindANul() throws {
        let id = try forge.rewrite(honest) { $0 + "\0Liability: unlimited\n" }
        #expect(try NaiveLibgit2.verifies(id, of: forge))
        try forge.expectRefused(id, by: .canonical, saying: "NUL")
    }

    @Test(arguments: ["gpgsigX anything\n", "gpgsig-sha256 junk\n", "encoding ISO-8859-1\n", "mergetag x\n"])
    func noHeaderRidesAlong(_ rider: String) throws {
        let (head, signature, rest) = try parts()
        for bytes in [head + rider + signature + rest, head + signature + rider + rest] {
            let id = try forge.write(Array(bytes.utf8))
            if rider.hasPrefix("gpgsig-sha256") { #expect(try forge.stockVerifies(id)) }
            try forge.expectRefused(id, by: .canonical)
        }
    }

    @Test func aSignedHeaderThatDoesNotBelongIsRefused() throws {
        let id = try merge { $0.headers = ["encoding ISO-8859-1"] }
        #expect(try forge.stockVerifies(id))
        try forge.expectRefused(id, by: .canonical)
    }

    @Test func aSecondSignatureIsRefused() throws {
        let (head, signature, rest) = try parts()
        let junk = String(
            decoding: ForgedAct.header(of: Array("-----BEGIN SSH SIGNATURE-----\nAAAA\n".utf8)), as: UTF8.self)
        let id = try forge.write(Array((head + signature + junk + rest).utf8))
        try forge.expectRefused(id, by: .canonical, saying: "header")
    }

    @Test(arguments: ["tree", "author", "committer", "parent"]) func noHeaderStandsTwice(_ key: String) throws {
        let id = try merge { act in
            let line = act.head.split(separator: "\n").last { $0.hasPrefix(key + " ") }
            act.headers = [line.map(String.init) ?? ""]
        }
        #expect(try forge.stockVerifies(id))
        try forge.expectRefused(id, by: .canonical)
    }

    @Test func twoTreesAreNotTwoTexts() throws {
        // Programs that look for a header by name find one tree or the other.
        let other = try forge.write(forge.text).tree
        let id = try forge.rewrite(honest) { "tree \(other)\n" + $0 }
        try forge.expectRefused(id, by: .root, sound: .some(nil))
    }

    @Test func committerAndAuthorAreOnePersonAtOneTime() throws {
        let id = try merge { $0.committer = "Dewi Lestari <dewi@customer.example> \($0.seconds + 60) +0700" }
        #expect(try forge.stockVerifies(id))
        try forge.expectRefused(id, by: .canonical, saying: "committer")
    }

    @Test func anArmorHasOneSpelling() throws {
        let (head, signature, rest) = try parts()
        let base64 = signature.split(separator: "\n").dropFirst().dropLast().joined().replacing(" ", with: "")
        let rewrapped = "gpgsig -----BEGIN SSH SIGNATURE-----\n \(base64)\n -----END SSH SIGNATURE-----\n"
        let spellings = [
            rewrapped, signature + " \n", signature + " trailing\n",
            signature.replacing("SIGNATURE-----\n ", with: "SIGNATURE-----\n  "),
            signature.replacing("=\n", with: "= \n").replacing("\n ", with: "\n \t"),
        ]
        for spelling in spellings where spelling != signature {
            let id = try forge.write(Array((head + spelling + rest).utf8))
            try forge.expectRefused(id, by: .canonical)
        }
        #expect(try forge.stockVerifies(try forge.write(Array((head + rewrapped + rest).utf8))))
    }

    @Test func aDateHasOneSpelling() throws {
        for zone in ["+700", "-0000", "+07000", "+0760", "+1500", "WIB"] {
            try forge.expectRefused(try merge { $0.zone = zone }, by: .canonical)
        }
        for seconds in ["01767582999", "+1767582999", "-1", "99999999999", "1767582999.5"] {
            let id = try merge { act in
                let author = "\(act.identity) \(seconds) +0700"
                act.committer = author
                act.identity = author + "\ncommitter \(author)\nx <x>"
            }
            try forge.expectRefused(id, by: .canonical)
        }
    }

    @Test(arguments: [
        "Sa\u{202E}ri", "zero\u{200B}width", "\u{1B}[2Jcleared", "carriage\rreturn", "tag\u{E0041}", "bell\u{7}",
        "e\u{301}", "tab\there", "trailing ", "\u{2028}", "\u{FFFE}",
    ])
    func whatCannotBeSeenIsNotSigned(_ words: String) throws {
        var branch = try forge.propose("acme/other", forge.cheaper) { $0.body = words }
        try forge.add(.accept, to: &branch, by: "sari")
        try forge.add(.accept, to: &branch, by: "dewi")
        #expect(try forge.stockVerifies(branch.tip))
        try forge.expectRefused(try forge.merge(branch, by: "dewi"), by: .canonical)
    }

    @Test func bytesThatAreNotUTF8AreRefused() throws {
        let act = Array(try forge.content(of: honest).utf8)
        try forge.expectRefused(try forge.write(act.dropLast() + [0xC3, 0x28, 0x0A]), by: .canonical, saying: "UTF-8")
    }

    @Test func aMissingSignatureIsRefusedByItsName() throws {
        let (head, _, rest) = try parts()
        try forge.expectRefused(try forge.write(Array((head + rest).utf8)), by: .signed, saying: "no signature")
    }

    @Test func aChangedByteIsNotWhatWasSigned() throws {
        let id = try forge.rewrite(honest) { $0.replacing("1767", with: "1768", maxReplacements: 2) }
        #expect(try !forge.stockVerifies(id))
        try forge.expectRefused(id, by: .signed)
    }
}
