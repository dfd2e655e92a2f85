/// A text as it is when it is carried onto another version: merged where that can be done without a guess.
public struct CarriedText: Sendable {
    /// The version that it was carried onto.
    public let version: Version
    /// The merged files by path. What a person must decide stands between markers; two annexes lie beside each other
    /// under names that say whose they are.
    public let files: [String: [UInt8]]
    /// What a person must decide, in the order of the files.
    public let conflicts: [TextConflict]
    /// What keeps the merged files from being one valid text, where nothing else has to be decided.
    public let findings: [Finding]
    /// What was carried on in other words than its author's: to be said to everyone.
    public let notes: [String]

    /// Whether the merged files are a text as they are.
    public var isClean: Bool { conflicts.isEmpty && findings.isEmpty }

    /// The same with what keeps the merged text from being signed.
    public func refused(for more: [Finding]) -> CarriedText {
        CarriedText(
            version: version, files: files, conflicts: conflicts, findings: findings + more, notes: notes)
    }
}
