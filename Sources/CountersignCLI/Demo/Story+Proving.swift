/// What anyone can check who holds a copy, with this program and without it.
extension Story {
    mutating func prove() async throws {
        stage.chapter("7. The proof, offline, from the bytes alone")
        try await stage.countersign(.nusa, "verify")
        try await stage.countersign(.nusa, "log")
        stage.tell("Stock git says the same of every signature, and that nothing is damaged:")
        try await stage.shell(.nusa, "git verify-commit $(git rev-list main)", lines: 6)
        try await stage.shell(.nusa, "git fsck --strict --no-dangling && echo sound")
        try await stage.countersign(.sari, "verify", "server.git", "--agreement", agreement)
    }
}
