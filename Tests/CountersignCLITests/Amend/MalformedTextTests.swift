import Agreements
import Foundation
import SSHSignature
import TestSupport
import Testing

@testable import CountersignCLI

/// A text with a fault is refused by file, line and column, before anything is written.
@Suite struct MalformedTextTests {
    struct Fault: CustomTestStringConvertible, Sendable {
        let path: String
        /// What stands in the file, or what takes the place of what.
        var content: String?
        var replacing: (String, String)?
        let words: String
        var testDescription: String { words }
    }

    @Test func ofSeveralTheFirstIsToBeMendedFirst() async throws {
        let desk = try await AmendingDesk()
        try desk.write("a: 1\r\n", to: "terms/fees.yaml")
        try desk.write("# Scope\n\nA\u{202E}B\n", to: "clauses/010-scope.en.md")
        let answer = await desk.run("sari", "propose", "odd", "-m", "Odd")
        #expect(answer.code == .malformedInput)
        #expect(answer.messages.components(separatedBy: "caused by").count == 3, "\(answer.messages)")
        #expect(answer.messages.contains("\nhint: mend the first in "), "\(answer.messages)")
        #expect(answer.messages.contains(", and see what is left: countersign check\n"), "\(answer.messages)")
    }

    @Test func aFileInUTF16IsOneFault() async throws {
        let desk = try await AmendingDesk()
        let text = try desk.clone.directory.read("clauses/010-scope.en.md")
        for wide in [
            text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
        ] {
            try Data(wide).write(to: URL(filePath: desk.clone.directory.file("clauses/010-scope.en.md")))
            let check = await desk.run("sari", "check")
            #expect(check.code == .malformedInput)
            #expect(
                check.output.hasPrefix(
                    "clauses/010-scope.en.md:1:1: error: this file is in the encoding UTF-16 (valid-text)\n"
                        + "  save the file in the encoding UTF-8\n1 fault: "), "\(check.output)")
        }
    }

    @Test(arguments: [
        Fault(path: "terms/fees.yaml", content: "monthly: {amount: 1\n", words: "terms/fees.yaml:2:1: "),
        Fault(path: "terms/fees.yaml", content: "a: 1\na: 2\n", words: "terms/fees.yaml:2:1: "),
        Fault(path: "terms/fees.yaml", content: "a: &x 1\nb: *x\n", words: "terms/fees.yaml:1:4: "),
        Fault(path: "terms/fees.yaml", content: "a: 1\r\n", words: "terms/fees.yaml:1:5: "),
        Fault(
            path: "clauses/010-scope.en.md", content: "# Scope\n\nA\u{202E}B\n", words: "clauses/010-scope.en.md:3:2: "),
        Fault(
            path: "agreement.yaml", replacing: ("governing-law:", "govening-law:"),
            words: "agreement.yaml:7:1: unknown key `govening-law`, did you mean `governing-law`?"),
        Fault(path: "agreement.yaml", replacing: ("Asia/Jakarta", "Asia/Nowhere"), words: "agreement.yaml:8:12: "),
        Fault(path: "agreement.yaml", replacing: ("2026-03-01", "2026-02-30"), words: "agreement.yaml:10:18: "),
        Fault(
            path: "agreement.yaml",
            replacing: ("Agreement\nlanguages: [en]", "Agreement\n  id: Perjanjian\nlanguages: [en, id]"),
            words: "clauses/010-scope.en.md"),
        Fault(path: "parties/acme.yaml", replacing: ("may: sign", "may: bind"), words: "parties/acme.yaml:9:10: "),
        Fault(path: "clauses/030-new.fr.md", content: "# Nouveau\n", words: "clauses/030-new.fr.md"),
        Fault(path: "notes.txt", content: "mine\n", words: "notes.txt has no place in a text."),
        Fault(
            path: "parties/acme.yaml",
            replacing: (SeededKey("sari").publicKey.openSSH, SeededKey("dewi").publicKey.openSSH),
            words: "parties/"),
    ])
    func itIsNamedByPlace(fault: Fault) async throws {
        let desk = try await AmendingDesk()
        if let content = fault.content { try desk.write(content, to: fault.path) }
        if let (old, new) = fault.replacing {
            let text = try desk.clone.directory.read(fault.path)
            try #require(text.contains(old))
            try desk.write(text.replacing(old, with: new), to: fault.path)
        }
        let before = try desk.snapshot()
        for arguments in [[], ["--accept", "--yes"]] {
            let answer = await desk.shop.run("sari", ["propose", "odd", "-m", "Odd"] + arguments, in: desk.path)
            #expect(answer.code == .malformedInput, "\(answer.messages)")
            #expect(answer.messages.contains(fault.words), "\(answer.messages)")
            #expect(answer.output == "")
        }
        let failure = try await desk.run("sari", "propose", "odd", "-m", "Odd", "--json").error()
        #expect(failure["exitCode"] as? Int == 65)
        #expect((failure["findings"] as? [[String: Any]])?.isEmpty == false)
        #expect(try desk.snapshot() == before)
        #expect(try desk.faultsOfTheStore() == "")
    }

    /// Keys that could be forged or broken are refused in a party's file, at the place where they stand.
    @Test func weakKeysAreRefusedInAPartysFile() async throws {
        let desk = try await AmendingDesk()
        for key in [try WeakKey.rsa(in: desk.shop.directory), WeakKey.dsa] {
            let text = SampleText.second.files["parties/acme.yaml"] ?? ""
            try desk.write(text.replacing(SeededKey("sari").publicKey.openSSH, with: key), to: "parties/acme.yaml")
            let before = try desk.snapshot()
            let answer = await desk.run("sari", "propose", "keys", "-m", "Another key")
            #expect(answer.code == .malformedInput)
            #expect(answer.messages.contains("parties/acme.yaml:11:12: "), "\(answer.messages)")
            #expect(try desk.snapshot() == before)
        }
    }
}

/// Keys that are too weak to sign with.
enum WeakKey {
    /// An RSA key of 2,048 bits, made by OpenSSH.
    static func rsa(in directory: TemporaryDirectory) throws -> String {
        let file = directory.file("rsa-\(UUID().uuidString.prefix(8))")
        let keygen = StockProgram("/usr/bin/ssh-keygen", in: directory.path, home: directory.path)
        try keygen.run("-q", "-t", "rsa", "-b", "2048", "-N", "", "-C", "", "-f", file)
        let line = try String(contentsOfFile: file + ".pub", encoding: .utf8)
        return line.split(whereSeparator: \.isWhitespace).prefix(2).joined(separator: " ")
    }

    /// A key of the kind that OpenSSH has given up; its numbers do not matter.
    static let dsa: String = {
        var blob = Data([0, 0, 0, 7]) + Data("ssh-dss".utf8)
        for _ in 0..<4 { blob += Data([0, 0, 0, 4, 1, 2, 3, 5]) }
        return "ssh-dss " + blob.base64EncodedString()
    }()
}
