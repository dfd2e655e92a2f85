/// The variables that programs are run with: this process's own, or a set that stands in for them.
///
/// With a set of one's own, whatever settings the person's account or an earlier program left in this process do not
/// reach git and OpenSSH: that is how a demonstration and tests keep apart from the machine they run on.
public struct ProgramEnvironment: Sendable {
    /// nil where programs inherit.
    let variables: [String: String]?

    /// This process's own.
    public static let inherited = ProgramEnvironment(variables: nil)

    private init(variables: [String: String]?) { self.variables = variables }

    /// Exactly these and no others.
    public init(_ variables: [String: String]) { self.init(variables: variables) }
}
