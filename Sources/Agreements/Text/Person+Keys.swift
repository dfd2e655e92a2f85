internal import SSHSignature

extension Person {
    /// The fingerprints of the person's keys (`SHA256:…`), in their order; a line that is no key stands as it is.
    public var fingerprints: [String] { keys.map { (try? PublicKey(openSSH: $0))?.fingerprint ?? $0 } }
}

extension Act {
    /// The fingerprint of the key that signed (`SHA256:…`).
    public var fingerprint: String { key.fingerprint }
}
