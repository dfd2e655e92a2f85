public import Agreements
internal import FoundationEssentials
public import GitStore
public import SSHSignature

/// Finds the key a person signs with: the one they name, or the one their git is set to.
public struct SigningKey: Sendable {
    /// The public half.
    public let publicKey: PublicKey
    /// The file to hand to ssh-keygen; nil for a key that git's settings spell out and an agent alone holds.
    public let file: String?
    /// The comment in the public key's file: usually who and where.
    public let comment: String
    private let environment: ProgramEnvironment

    /// Reads the key in a file: a private key's file, with or without `.pub` beside it, or a public key's.
    ///
    /// - Parameters:
    ///   - path: may begin with `~/`.
    ///   - mayPrompt: whether ssh-keygen may ask for a passphrase.
    ///   - environment: what programs are run with, now and when signing.
    /// - Throws: `notAllowed` where there is no usable key.
    public static func inFile(
        _ path: String, mayPrompt: Bool = true, environment: ProgramEnvironment = .inherited
    ) async throws(AgreementError) -> SigningKey {
        let file = expandingHome(path, environment)
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw AgreementError(
                .notAllowed, "There is no key in \(path).", hint: "Name a key's file, or run: countersign setup")
        }
        if text.hasPrefix("-----BEGIN") {
            if let beside = try? String(contentsOfFile: file + ".pub", encoding: .utf8) {
                return try publicKey(beside, file: file, environment)
            }
            return try await derived(from: file, mayPrompt: mayPrompt, environment)
        }
        // ssh-keygen takes a public key's file where the agent holds the private half, or it lies beside it.
        return try publicKey(text, file: file, environment)
    }

    /// The key git is set to sign with (`user.signingKey`).
    ///
    /// - Parameters:
    ///   - repository: whose settings count; nil reads the person's own.
    ///   - mayPrompt: whether ssh-keygen may ask for a passphrase.
    ///   - environment: what programs are run with, now and when signing.
    /// - Throws: `notAllowed` where none is set, or it cannot be used.
    public static func configured(
        in repository: Repository?, mayPrompt: Bool = true, environment: ProgramEnvironment = .inherited
    ) async throws(AgreementError) -> SigningKey {
        // Every place where git keeps settings counts, as it does when git signs.
        let directory = repository?.workingDirectory ?? repository?.gitDirectory
        let settings =
            repository.map { GitSettings(environment: environment, of: $0) } ?? GitSettings(environment: environment)
        guard let value = try await settings["user.signingKey"] else { throw try await noKey(settings) }
        let literal = value.hasPrefix("key::") ? String(value.dropFirst(5)) : value
        if literal.hasPrefix("ssh-") || literal.hasPrefix("ecdsa-") || literal.hasPrefix("sk-") {
            return try publicKey(literal, file: nil, environment)
        }
        // git signs at the top of the working tree, so that is where a path begins that begins nowhere else.
        let isRelative = !value.hasPrefix("/") && !value.hasPrefix("~/")
        let path = isRelative ? directory.map { $0 + ($0.hasSuffix("/") ? "" : "/") + value } ?? value : value
        return try await inFile(path, mayPrompt: mayPrompt, environment: environment)
    }

    /// A program that git would ask for a key is not run: a person says which key is theirs.
    private static func noKey(_ settings: GitSettings) async throws(AgreementError) -> AgreementError {
        guard let command = try await settings["gpg.ssh.defaultKeyCommand"] else {
            return AgreementError(
                .notAllowed, "You have no signing key yet.", hint: "Find or make one: countersign setup")
        }
        return AgreementError(
            .notAllowed, "You have not said which key you sign with.",
            causes: ["git's setting gpg.ssh.defaultKeyCommand (\(command)) is not followed here."],
            hint: "Name one: git config --global user.signingKey FILE, or --key FILE")
    }

    private static func derived(
        from file: String, mayPrompt: Bool, _ environment: ProgramEnvironment
    ) async throws(AgreementError) -> SigningKey {
        var arguments = ["-y", "-f", file]
        if !mayPrompt { arguments += ["-P", ""] }
        let result = try await ExternalProgram("ssh-keygen", within: environment).run(arguments)
        guard result.succeeded else {
            throw AgreementError(
                .notAllowed, "The key in \(file) cannot be read.",
                causes: result.errors.split(separator: "\n").map(String.init),
                hint: "Where it has a passphrase, put its public key beside it: ssh-keygen -y -f \(file) > \(file).pub")
        }
        return try publicKey(result.text, file: file, environment)
    }

    private static func publicKey(
        _ text: String, file: String?, _ environment: ProgramEnvironment
    ) throws(AgreementError) -> SigningKey {
        do throws(KeyFault) {
            let (key, comment) = try PublicKey.readingFile(text)
            return SigningKey(publicKey: key, file: file, comment: comment, environment: environment)
        } catch {
            throw AgreementError(
                .notAllowed, file.map { "The key in \($0) cannot be used." } ?? "Your signing key cannot be used.",
                causes: [error.description], hint: "Use \(KeyFault.usableKinds). To make one: ssh-keygen -t ed25519")
        }
    }

    /// The key as git's `user.signingKey` names it.
    public var setting: String { file ?? "key::\(publicKey.openSSH)" }

    private static func expandingHome(_ path: String, _ environment: ProgramEnvironment) -> String {
        let variables = environment.variables ?? ProcessInfo.processInfo.environment
        guard path.hasPrefix("~/"), let home = variables["HOME"] else { return path }
        return home + path.dropFirst(1)
    }

    /// A signer that uses the key.
    public func signer(mayPrompt: Bool) -> SSHKeygenSigner {
        SSHKeygenSigner(publicKey: publicKey, file: file, mayPrompt: mayPrompt, environment: environment)
    }
}
