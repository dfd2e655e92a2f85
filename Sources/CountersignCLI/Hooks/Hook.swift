/// A hook of git's that is answered here.
///
/// git runs a file of a few lines, which runs `countersign hook NAME`; each hook is one type in one file.
protocol Hook: Sendable {
    /// As git calls it.
    static var name: String { get }

    /// Lets git go on, by `.done`, or keeps it from going on.
    ///
    /// - Parameter arguments: what git handed over on the command line; more may wait on standard input.
    static func run(_ arguments: [String], in place: Place) async throws -> ExitCode
}

/// The hooks there are.
enum Hooks {
    static let all: [any Hook.Type] = [PrePush.self, PreReceive.self, PostReceive.self]
}
