public import Agreements
internal import FoundationEssentials
public import GitStore
public import SSHSignature

/// Finds the key a person signs with: the one they name, or the one their git is set to.
public struct SigningKey: Sendable {
    /// The public half.
    public let publicKey: PublicKey
    /// The file to hand to ssh-keygen.
    public let file: String
    /// The comment in the public key's file: usually who and where.
    public let comment: String

    /// Reads the key in a file: a private key's file, with or without `.pub` beside it, or a public key's.
    ///
    /// - Throws: `notAllowed` where there is no usable key.
    public static func inFile(_ path: String, mayPrompt: Bool = true) async throws(AgreementError) -> SigningKey {
        let file = expandingHome(path)
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw AgreementError(
                .notAllowed, "There is no key in \(path).", hint: "Name a key's file, or run: countersign setup")
        }
        if text.hasPrefix("-----BEGIN") {
            if let beside = try? String(contentsOfFile: file + ".pub", encoding: .utf8) {
                return try publicKey(beside, file: file)
            }
            return try await derived(from: file, mayPrompt: mayPrompt)
        }
        // ssh-keygen takes a public key's file where the agent holds the private half, or it lies beside it.
        return try publicKey(text, file: file)
    }

    /// The key git is set to sign with (`user.signingKey`).
    ///
    /// - Parameter repository: whose settings count; nil reads the person's own.
    public static func configured(in repository: Repository?) async throws(AgreementError) -> SigningKey {
        let value: String
        if let repository, let text = try? repository.configuration("user.signingKey") {
            value = text
        } else {
            let result = try await ExternalProgram.git.run(["config", "--get", "user.signingKey"])
            guard result.succeeded, !result.text.isEmpty else {
                throw AgreementError(
                    .notAllowed, "You have no signing key yet.", hint: "Find or make one: countersign setup")
            }
            value = result.text
        }
        let literal = value.hasPrefix("key::") ? String(value.dropFirst(5)) : value
        if literal.hasPrefix("ssh-") || literal.hasPrefix("ecdsa-") || literal.hasPrefix("sk-") {
            return try inAgent(literal)
        }
        return try await inFile(value)
    }

    /// A public key whose private half an agent holds; ssh-keygen wants to read it from a file.
    private static func inAgent(_ line: String) throws(AgreementError) -> SigningKey {
        let folder = FileManager.default.temporaryDirectory.appending(path: "countersign-keys")
        var key = try publicKey(line, file: "")
        let name = key.publicKey.fingerprint.filter { $0.isLetter || $0.isNumber } + ".pub"
        let url = folder.appending(path: name)
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data((key.publicKey.openSSH + "\n").utf8).write(to: url, options: .atomic)
        } catch {
            throw AgreementError(.undecided, "\(url.path) cannot be written.", causes: ["\(error)"])
        }
        key = SigningKey(publicKey: key.publicKey, file: url.path, comment: key.comment)
        return key
    }

    private static func derived(from file: String, mayPrompt: Bool) async throws(AgreementError) -> SigningKey {
        var arguments = ["-y", "-f", file]
        if !mayPrompt { arguments += ["-P", ""] }
        let result = try await ExternalProgram("ssh-keygen").run(arguments)
        guard result.succeeded else {
            throw AgreementError(
                .notAllowed, "The key in \(file) cannot be read.",
                causes: result.errors.split(separator: "\n").map(String.init))
        }
        return try publicKey(result.text, file: file)
    }

    private static func publicKey(_ text: String, file: String) throws(AgreementError) -> SigningKey {
        do throws(KeyFault) {
            let (key, comment) = try PublicKey.readingFile(text)
            return SigningKey(publicKey: key, file: file, comment: comment)
        } catch {
            throw AgreementError(
                .notAllowed, file.isEmpty ? "Your signing key cannot be used." : "The key in \(file) cannot be used.",
                causes: [error.description], hint: "Use \(KeyFault.usableKinds). To make one: ssh-keygen -t ed25519")
        }
    }

    static func expandingHome(_ path: String) -> String {
        guard path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] else { return path }
        return home + path.dropFirst(1)
    }

    /// A signer that uses the key.
    public func signer(mayPrompt: Bool) -> SSHKeygenSigner {
        SSHKeygenSigner(publicKey: publicKey, file: file, mayPrompt: mayPrompt)
    }
}
