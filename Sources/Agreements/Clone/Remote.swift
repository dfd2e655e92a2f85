/// Remotes, as people name them.
public enum Remote {
    /// The one that a clone shares through, unless a person names another.
    public static let usual = "origin"

    /// The command that exchanges with a remote.
    public static func sync(_ name: String) -> String { "countersign sync" + (name == usual ? "" : " \(name)") }
}
