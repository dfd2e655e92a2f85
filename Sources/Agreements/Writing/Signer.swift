public import SSHSignature

/// Something that holds a person's key and signs with it.
///
/// Private keys never come near this library: a signer hands the bytes to a program that does (`ssh-keygen`, an agent,
/// a hardware key) and gives back what it says.
public protocol Signer: Sendable {
    /// The key that signatures are made with.
    var publicKey: PublicKey { get }

    /// Signs what a commit says.
    ///
    /// - Parameter payload: the commit's bytes without its signature.
    /// - Returns: an armored OpenSSH signature in the namespace `git`, as `ssh-keygen -Y sign -n git` writes it.
    /// - Throws: `notAllowed` where the key cannot be used, `programMissing` where the program is not there.
    func sign(_ payload: [UInt8]) async throws(AgreementError) -> [UInt8]
}
