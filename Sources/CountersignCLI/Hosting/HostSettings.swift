internal import Agreements
internal import ExternalPrograms
internal import Foundation
internal import GitStore

/// What a host's own configuration says, so that git itself keeps it whole.
struct HostSettings {
    private let repository: Repository
    private let place: Place

    init(_ repository: Repository, in place: Place) {
        self.repository = repository
        self.place = place
    }

    /// Each setting and its value. Source: git-config(1).
    ///
    /// Deletion is left to the gate, which knows what has landed; git alone could only forbid all of it.
    static let values: [(key: String, value: String)] = [
        ("receive.fsckObjects", "true"), ("receive.denyNonFastForwards", "true"), ("receive.denyDeletes", "false"),
        ("receive.denyDeleteCurrent", "refuse"), ("receive.denyCurrentBranch", "refuse"),
        ("receive.shallowUpdate", "false"), ("receive.maxInputSize", "\(HostLimits().bytes)"),
        ("receive.advertiseAtomic", "true"), ("receive.autogc", "true"), ("core.logAllRefUpdates", "true"),
        ("core.fsync", "committed"), ("core.fsyncMethod", "fsync"), ("transfer.hideRefs", "refs/replace"),
    ]

    /// What was set before, by key; empty where nothing was.
    private var before: URL { URL(filePath: repository.commonDirectory + "/countersign/settings-before") }

    /// Sets them all, and keeps what was there before the first time.
    func apply() async throws {
        if !FileManager.default.fileExists(atPath: before.path) {
            var lines: [String] = []
            for (key, _) in Self.values {
                let value = try await git(["config", "--local", "--get", key]).text.replacing("\n", with: " ")
                lines.append("\(key) \(value)\n")
            }
            try Data(lines.joined().utf8).write(to: before, options: .atomic)
        }
        for (key, value) in Self.values {
            let result = try await git(["config", "--local", "--replace-all", key, value])
            guard result.succeeded else {
                throw CommandError(.undecided, "the setting \(key) cannot be written", causes: [result.errors])
            }
        }
    }

    /// Puts back what was there before.
    func restore() async throws {
        guard let data = FileManager.default.contents(atPath: before.path) else { return }
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            _ = try await git(
                parts[1].isEmpty
                    ? ["config", "--local", "--unset-all", String(parts[0])]
                    : ["config", "--local", "--replace-all", String(parts[0]), String(parts[1])])
        }
        try FileManager.default.removeItem(at: before)
    }

    private func git(_ arguments: [String]) async throws(AgreementError) -> ExternalProgram.Result {
        try await ExternalProgram.git.within(place.programs).run(arguments, in: repository.gitDirectory)
    }
}

extension HostLimits {
    /// The limits that a host's owner has set: `countersign.maxOpenAmendments`, `.maxActs`, `.maxBytes`, `.maxSeconds`.
    ///
    /// - Throws: an error of the command where one is no number: better no push than no limit.
    init(of repository: Repository) throws {
        self.init()
        let keys: [(String, WritableKeyPath<HostLimits, Int>)] = [
            ("countersign.maxOpenAmendments", \.openAmendments), ("countersign.maxActs", \.acts),
            ("countersign.maxBytes", \.bytes), ("countersign.maxSeconds", \.seconds),
        ]
        for (key, member) in keys {
            guard let value = try repository.configuration(key) else { continue }
            guard let number = Int(value), number > 0 else {
                throw CommandError(.undecided, "this host's setting \(key) is `\(value)`, which is no number")
            }
            self[keyPath: member] = number
        }
    }
}
