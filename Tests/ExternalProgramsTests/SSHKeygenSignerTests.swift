import Agreements
import Foundation
import GitStore
import SSHSignature
import TestSupport
import Testing

@testable import ExternalPrograms

@Suite struct SSHKeygenSignerTests {
    private let payload = Array("tree and words".utf8)

    /// A private key's file, by an odd name, and its signer.
    private func signer(
        _ seed: String = "sari", file name: String = "my key;$(touch ran)", in place: TemporaryDirectory,
        environment: [String: String] = [:]
    ) throws -> SSHKeygenSigner {
        try place.write(SeededKey(seed).openSSHPrivateKeyFile, to: name)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.file(name))
        let surroundings = StockProgram.environment(home: place.path).merging(environment) { $1 }
        return SSHKeygenSigner(
            publicKey: SeededKey("sari").publicKey, file: place.file(name), mayPrompt: false,
            environment: ProgramEnvironment(surroundings))
    }

    @Test func itSignsWithAFileOfAnyName() async throws {
        let place = try TemporaryDirectory("signer")
        let signature = try Signature(armored: try await signer(in: place).sign(payload))
        #expect(signature.key == SeededKey("sari").publicKey)
        #expect(signature.verify(payload, namespace: "git") == .good)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path) == ["my key;$(touch ran)"])
    }

    @Test func anotherKeysSignatureIsNotGivenBack() async throws {
        let place = try TemporaryDirectory("signer")
        let other = try signer("dewi", in: place)
        let error = await #expect(throws: AgreementError.self) { try await other.sign(payload) }
        #expect(error?.kind == .notAllowed)
        #expect(error?.message == "ssh-keygen gave back something that is not your signature.")
    }

    @Test func afileThatOthersMayReadIsRefusedInOpenSSHsWords() async throws {
        let place = try TemporaryDirectory("signer")
        let open = try signer(in: place)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: open.file ?? "")
        let error = await #expect(throws: AgreementError.self) { try await open.sign(payload) }
        #expect(error?.kind == .notAllowed)
        #expect(error?.causes.contains { $0.contains("too open") } == true)
    }

    @Test func withoutTheProgramNothingIsSigned() async throws {
        let place = try TemporaryDirectory("signer")
        let lost = try signer(in: place, environment: ["PATH": place.path])
        let error = await #expect(throws: AgreementError.self) { try await lost.sign(payload) }
        #expect(error?.kind == .programMissing)
    }

    @Test func theKeyGitIsSetToIsFound() async throws {
        let place = try TemporaryDirectory("signer")
        let file = try #require(try signer(file: "id", in: place).file)
        let repository = try Repository.create(at: place.file("clone"), bare: false, initialBranch: "main")
        let environment = ProgramEnvironment(StockProgram.environment(home: place.path))
        let git = StockProgram("/usr/bin/git", in: place.file("clone"), home: place.path)
        func configured(_ value: String) async throws -> SigningKey {
            try git.run("config", "user.signingKey", value)
            return try await SigningKey.configured(in: repository, mayPrompt: false, environment: environment)
        }
        let none = await #expect(throws: AgreementError.self) {
            try await SigningKey.configured(in: repository, mayPrompt: false, environment: environment)
        }
        #expect(none?.kind == .notAllowed)
        for value in [file, "~/id", "../id"] {
            let key = try await configured(value)
            #expect(key.publicKey == SeededKey("sari").publicKey)
            #expect(URL(filePath: key.setting).standardizedFileURL.path == file)
        }
        let line = SeededKey("dewi").publicKey.openSSH
        for value in [line, "key::" + line, "key::\(line) dewi@office"] {
            let key = try await configured(value)
            #expect(key.publicKey == SeededKey("dewi").publicKey)
            #expect(key.file == nil)
            #expect(key.setting == "key::" + line)
        }
        for value in ["key::ssh-ed25519 AAAA", "/nowhere/key", "ABCD1234"] {
            let error = await #expect(throws: AgreementError.self) { try await configured(value) }
            #expect(error?.kind == .notAllowed, "\(value)")
            #expect(error?.hint != nil)
        }
    }
}
