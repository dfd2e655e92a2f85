internal import Agreements
internal import ExternalPrograms

extension Checkup {
    /// git and OpenSSH: whether they are there, and new enough.
    mutating func lookAtPrograms() async {
        await lookAtGit()
        await lookAtKeygen()
    }

    private mutating func lookAtGit() async {
        guard let words = await output(of: ExternalProgram.git, ["--version"]) else {
            return error("programs", "git", "git is not installed.", "apt-get install git")
        }
        let number = words.split(separator: " ").dropFirst(2).first.map(String.init) ?? "?"
        // gpg.ssh.* came with 2.34: an older git can show no signature of an act.
        if Self.isAtLeast([2, 34], number) {
            ok("programs", "git", "git \(number)")
        } else {
            error(
                "programs", "git", "git \(number) is too old: signatures by OpenSSH need 2.34.", "apt-get install git")
        }
    }

    private mutating func lookAtKeygen() async {
        let keygen = ExternalProgram("ssh-keygen", within: place.programs)
        // It has no way to say its version; what it does not know, it says so.
        guard let result = try? await keygen.run(["-Y", "sign"]) else {
            return error("programs", "sshKeygen", "ssh-keygen is not installed.", "apt-get install openssh-client")
        }
        let version = await output(of: ExternalProgram("ssh"), ["-V"])
        let words = version?.split(separator: ",").first.map(String.init) ?? "ssh-keygen"
        if result.errors.contains("unknown option") || result.errors.contains("illegal option") {
            error(
                "programs", "sshKeygen", "\(words) is too old to sign: OpenSSH 8.0 is needed.",
                "apt-get install openssh-client")
        } else {
            ok("programs", "sshKeygen", "ssh-keygen of \(words)")
        }
    }

    /// What a program prints, on either stream; nil where it is not there.
    private func output(of program: ExternalProgram, _ arguments: [String]) async -> String? {
        guard let result = try? await program.within(place.programs).run(arguments) else { return nil }
        return result.text.isEmpty ? result.errors : result.text
    }

    /// Whether a version such as `2.39.5` is no older than another.
    static func isAtLeast(_ least: [Int], _ version: String) -> Bool {
        let parts = version.split(separator: ".").map { Int($0.prefix(while: \.isNumber)) ?? 0 }
        return !parts.lexicographicallyPrecedes(least)
    }
}
