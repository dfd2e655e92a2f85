public import GitStore

/// One commit on `main`'s first-parent chain: a text that every party signed, and its place in the agreement.
public struct Version: Hashable, Sendable {
    /// 0 is the opening, which never governs.
    public let number: Int
    /// The commit on `main`.
    public let id: ObjectID
    /// When it was opened or merged, as its author says.
    public let time: ActTime
    /// What the parties signed.
    public let text: Text
    /// From when the text governs; nil for version 0.
    public let inForceFrom: CivilDate?
}
