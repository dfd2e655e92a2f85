import TestSupport
import Testing

@testable import CountersignCLI

/// The password that somebody wrote into a remote's address is shown to nobody.
@Suite struct SecretAddressTests {
    private static let address = "https://sari:passsari@acme.example/hosting.git"

    @Test func anInvitationTellsWhereTheAgreementIsAndNotHowOneGetsIn() async throws {
        let shop = try await Workshop.shared()
        try shop.git("sari", in: "acme").run("remote", "set-url", "origin", Self.address)
        for answer in [
            try await shop.sari("invite"), try await shop.sari("invite", "--json"),
            try await shop.sari("invite", "--url", Self.address),
        ] {
            #expect(answer.output.contains("https://acme.example/hosting.git"), "\(answer.output)")
            #expect(!answer.output.contains("sari:") && !answer.output.contains("passsari"), "\(answer.output)")
        }
        try shop.git("sari", in: "acme").run("remote", "set-url", "origin", "git@acme.example:hosting.git")
        #expect(try await shop.sari("invite").output.contains("clone git@acme.example:hosting.git --agreement"))
        try shop.git("sari", in: "acme").run("remote", "set-url", "origin", "ssh://git:x1@acme.example/hosting.git")
        #expect(try await shop.sari("invite").output.contains("clone ssh://git@acme.example/hosting.git --agreement"))
    }

    @Test func noCommandThatFailsOrLooksPrintsIt() async throws {
        let shop = try await Workshop.shared()
        let secret = "http://sari:passsari@127.0.0.1:1/hosting.git"
        try shop.git("sari", in: "acme").run("remote", "set-url", "origin", secret)
        for arguments in [
            ["doctor"], ["doctor", "--json"], ["status"], ["sync"], ["sync", "--json"], ["sync", secret],
            ["comment", "formation", "-m", "Hm"], ["clone", secret, "../copy"], ["clone", secret, "../copy", "--json"],
        ] {
            let answer = await shop.run("sari", arguments, in: "acme")
            #expect(!(answer.output + answer.messages).contains("passsari"), "\(arguments): \(answer)")
        }
        let doctor = await shop.run("sari", "doctor", in: "acme")
        #expect(doctor.output.contains("http://127.0.0.1:1/hosting.git"), "\(doctor.output)")
    }
}
