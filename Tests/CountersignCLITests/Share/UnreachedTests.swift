import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// Why the other side cannot be reached is told by what git says of it.
@Suite struct UnreachedTests {
    private let shop: Workshop

    init() async throws {
        shop = try await Workshop.shared()
        try await shop.cloneForDewi()
        try shop.git("dewi", in: "nusa").run("remote", "set-url", "origin", "host:agreement.git")
    }

    /// Runs a command where what stands in for ssh says so and ends.
    private func run(_ arguments: String..., in folder: String = "nusa", saying words: String) async throws
        -> Workshop.Answer
    {
        try shop.directory.write("#!/bin/sh\nprintf '\(words)\\r\\n' >&2\nexit 255\n", to: "line")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: shop.directory.file("line"))
        return await shop.run(
            "dewi", arguments, in: folder,
            environment: ["GIT_SSH_COMMAND": shop.directory.file("line"), "GIT_SSH_VARIANT": "simple"])
    }

    enum Way: CaseIterable {
        case notLetIn, noRepository, unknownHost, noConnection

        var said: String {
            switch self {
            case .notLetIn: "sari@host: Permission denied (publickey,password)."
            case .noRepository: "ERROR: Repository not found."
            case .unknownHost: "Host key verification failed."
            case .noConnection: "ssh: connect to host host port 22: Connection timed out"
            }
        }

        var message: String {
            switch self {
            case .notLetIn: "origin did not let you in"
            case .noRepository: "there is no repository where origin is, or none that you may see"
            case .unknownHost: "ssh does not know the host of origin, or knows it by another key"
            case .noConnection: "origin could not be reached"
            }
        }

        var hint: String {
            switch self {
            case .notLetIn: "git fetch origin"
            case .noRepository: "git remote get-url origin"
            case .unknownHost: "git fetch origin"
            case .noConnection: "Try again once it can be"
            }
        }
    }

    @Test(arguments: Way.allCases) func eachWayIsToldApartAndHasItsStep(way: Way) async throws {
        for verb in [["sync"], ["comment", "formation", "-m", "Hm", "--yes"]] {
            let answer = try await run(verb[0], saying: way.said)
            guard verb.count == 1 else { continue }
            #expect(answer.code == .undecided)
            #expect(answer.messages.lowercased().contains("error: \(way.message)\n"), "\(answer.messages)")
            #expect(answer.messages.contains("caused by: \(way.said)\n"), "\(answer.messages)")
            #expect(answer.messages.contains(way.hint), "\(answer.messages)")
            #expect(answer.messages.contains("--offline"))
            for noise in ["U+000D", "Please make sure", "and the repository exists", "Could not read from remote"] {
                #expect(!answer.messages.contains(noise), "\(answer.messages)")
            }
        }
    }

    @Test(arguments: Way.allCases) func aCopyThatCannotBeMadeHasAStepToo(way: Way) async throws {
        let answer = try await run(
            "clone", "host:agreement.git", "second", "--agreement", try shop.agreement, in: "", saying: way.said)
        #expect(answer.code == .undecided)
        #expect(answer.messages.contains("error: host:agreement.git could not be copied"), "\(answer.messages)")
        #expect(answer.messages.contains("caused by: \(way.said)\n"), "\(answer.messages)")
        #expect(answer.messages.contains("hint: "), "\(answer.messages)")
        #expect(!answer.messages.contains("origin"))
    }

    @Test func aRepositoryThatIsGoneIsCalledThat() async throws {
        try shop.git("dewi", in: "nusa").run("remote", "set-url", "origin", "../nowhere.git")
        let answer = await shop.run("dewi", "sync", in: "nusa")
        #expect(answer.code == .undecided)
        #expect(answer.messages.contains("There is no repository where origin is"), "\(answer.messages)")
        let copied = await shop.run("dewi", "clone", "file:///nowhere.git", "second", in: "")
        #expect(copied.messages.contains("hint: Compare the address"), "\(copied.messages)")
    }
}
