/// Remotes, as people name them.
public enum Remote {
    /// The one that a clone shares through, unless a person names another.
    public static let usual = "origin"

    /// The command that exchanges with a remote.
    public static func sync(_ name: String) -> String { "countersign sync" + (name == usual ? "" : " \(name)") }
}

extension AgreementError {
    /// What was done here does not follow what the other side did meanwhile.
    public static func actedAtOnce(at remote: String, causes: [String] = []) -> AgreementError {
        AgreementError(
            .moved, "The other side acted at the same moment.", causes: causes,
            hint: "Take in what they did, and look again: \(Remote.sync(remote))")
    }
}
