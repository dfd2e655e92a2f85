import SSHSignature

/// What holds of every signature that is read, from its armor or from the bytes inside.
enum SignatureLaws {
    static func hold(for bytes: [UInt8]) throws(BrokenLaw) -> Bool {
        if let signature = try? Signature(armored: bytes) {
            try BrokenLaw.unless(signature.armored == bytes, "An armored signature is written as it was read.")
            try hold(for: signature)
            return true
        }
        // Base64 is a wall to mutation, so the same bytes are tried without it.
        guard let signature = try? Signature(blob: bytes) else { return false }
        try BrokenLaw.unless(signature.blob == bytes, "A signature is written as it was read.")
        try hold(for: signature)
        return true
    }

    private static func hold(for signature: Signature) throws(BrokenLaw) {
        try BrokenLaw.unless(
            (try? Signature(armored: signature.armored)) == signature, "A signature survives its armor.")
        try BrokenLaw.unless((try? Signature(blob: signature.blob)) == signature, "A signature has one blob.")
        try BrokenLaw.unless(
            (try? PublicKey(openSSH: signature.key.openSSH)) == signature.key, "The key of a signature is a key.")
        try BrokenLaw.unless(
            signature.verify(unsigned, namespace: signature.namespace) != .good,
            "Nothing is signed by bytes that no key made.")
        let twin = signature.withLowS
        try BrokenLaw.unless(
            twin.isLowS && (signature.isLowS == (twin == signature)), "Of two ECDSA signatures one has the low s.")
        try BrokenLaw.unless((try? Signature(armored: twin.armored)) == twin, "The low s is as canonical as the high.")
    }

    /// No seed signs this.
    private static let unsigned = Array("Nobody has signed this.\n".utf8)
}
