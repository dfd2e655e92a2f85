public import Agreements
internal import FoundationEssentials
internal import GitStore
public import SSHSignature

/// Signs with `ssh-keygen -Y sign`, which knows private files, passphrases, agents and security keys.
///
/// The private key never comes near this process. Source: ssh-keygen(1), `-Y sign`.
public struct SSHKeygenSigner: Signer {
    /// The key whose private half ssh-keygen finds.
    public let publicKey: PublicKey
    /// A private key's file, or the file of a public key whose private half an agent holds; nil where there is none.
    public let file: String?
    private let program: ExternalProgram

    /// - Parameters:
    ///   - mayPrompt: whether ssh-keygen may ask for a passphrase.
    ///   - environment: what ssh-keygen is run with; an agent is found through it.
    public init(
        publicKey: PublicKey, file: String?, mayPrompt: Bool = true, environment: ProgramEnvironment = .inherited
    ) {
        self.publicKey = publicKey
        self.file = file
        program = ExternalProgram(
            "ssh-keygen", environment: mayPrompt ? [:] : ExternalProgram.unasked, within: environment)
    }

    /// Has ssh-keygen sign, and checks what it gives back; see `Signer`.
    public func sign(_ payload: [UInt8]) async throws(AgreementError) -> [UInt8] {
        guard let file else { return try await signByAgent(payload) }
        return try await sign(payload, with: file)
    }

    /// ssh-keygen reads from a file which of the agent's keys is meant: one that is there as long as it takes.
    private func signByAgent(_ payload: [UInt8]) async throws(AgreementError) -> [UInt8] {
        let name = "countersign-\(UUID().uuidString).pub"
        let url = FileManager.default.temporaryDirectory.appending(path: name)
        do {
            try Data((publicKey.openSSH + "\n").utf8).write(to: url, options: .withoutOverwriting)
        } catch {
            throw AgreementError(.undecided, "\(url.path) cannot be written.", causes: ["\(error)"])
        }
        defer { try? FileManager.default.removeItem(at: url) }
        return try await sign(payload, with: url.path)
    }

    private func sign(_ payload: [UInt8], with file: String) async throws(AgreementError) -> [UInt8] {
        let result = try await program.run(["-Y", "sign", "-n", "git", "-f", file], input: payload)
        guard result.succeeded else {
            throw AgreementError(
                .notAllowed, "Your key \(publicKey.fingerprint) could not sign.",
                causes: result.errors.split(separator: "\n").map(String.init),
                hint: publicKey.algorithm.isSecurityKey
                    ? "Check that your security key is plugged in, and touch it when it blinks."
                    : self.file.map { "Check the file \($0), its passphrase, or that your agent holds it: ssh-add -l" }
                        ?? "Check that your agent holds the key: ssh-add -l")
        }
        do throws(SignatureFault) {
            // Whatever the program printed: it counts only as one canonical signature by this key over these bytes.
            let signature = try Signature(armored: result.output)
            guard signature.key == publicKey, signature.verify(payload, namespace: "git") == .good else {
                throw SignatureFault.contentDiffers
            }
        } catch {
            throw AgreementError(
                .notAllowed, "ssh-keygen gave back something that is not your signature.", causes: ["\(error)"])
        }
        Failpoint.signed.reached()
        return result.output
    }
}
