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

    /// Each setting and its one value. Source: git-config(1).
    ///
    /// Deletion is left to the gate, which knows what has landed; git alone could only forbid all of it.
    static let values: [(key: String, value: String)] = [
        ("receive.fsckObjects", "true"), ("receive.denyNonFastForwards", "true"), ("receive.denyDeletes", "false"),
        ("receive.denyDeleteCurrent", "refuse"), ("receive.denyCurrentBranch", "refuse"),
        ("receive.shallowUpdate", "false"), ("receive.maxInputSize", "\(HostLimits().bytes)"),
        ("receive.advertiseAtomic", "true"), ("receive.autogc", "true"), ("core.logAllRefUpdates", "true"),
        ("core.fsync", "committed"), ("core.fsyncMethod", "fsync"),
    ]

    /// A setting that has as many values as its owner likes, and this one with them.
    static let hidden = (key: "transfer.hideRefs", value: "refs/replace")

    /// What was set before, as git lists it: for each value `key LF value NUL`, without the LF where a key has none.
    private var before: String { repository.note("settings-before") }

    /// Sets them all, and keeps what was there before the first time.
    func apply() async throws {
        if !FileManager.default.fileExists(atPath: before) {
            try WholeFile.write(try await listed().map { $0.entry + "\0" }.joined().utf8, to: before)
        }
        for (key, value) in Self.values { try await change(["--replace-all", key, value]) }
        guard !(try await listed()).contains(where: { $0.key == Self.hidden.key && $0.value == Self.hidden.value })
        else { return }
        try await change(["--add", Self.hidden.key, Self.hidden.value])
    }

    /// Puts back what was there before, every value of it.
    func restore() async throws {
        guard let data = FileManager.default.contents(atPath: before) else { return }
        for key in Set(try await listed().map(\.key)) { try await change(["--unset-all", key]) }
        for (key, value, _) in Self.read(data) { try await change(["--add", key, value]) }
        // Last: until then it can be done again from the beginning.
        try FileManager.default.removeItem(atPath: before)
    }

    /// The values that the repository itself has for these settings, in order.
    private func listed() async throws -> [(key: String, value: String, entry: String)] {
        let result = try await ExternalProgram.git.within(place.programs).expect(
            ["config", "--local", "--null", "--list"], "The host's settings cannot be read.",
            in: repository.gitDirectory)
        return Self.read(result.output)
    }

    private static func read(_ bytes: some Collection<UInt8>) -> [(key: String, value: String, entry: String)] {
        let ours = Dictionary(uniqueKeysWithValues: (values + [hidden]).map { ($0.key.lowercased(), $0.key) })
        return String(decoding: bytes, as: UTF8.self).split(separator: "\0").compactMap { entry in
            let parts = entry.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            guard let key = ours[String(parts[0])] else { return nil }
            // A key alone means that it is so.
            return (key, parts.count > 1 ? String(parts[1]) : "true", String(entry))
        }
    }

    private func change(_ arguments: [String]) async throws(AgreementError) {
        _ = try await ExternalProgram.git.within(place.programs).expect(
            ["config", "--local"] + arguments, "The host's setting \(arguments[1]) cannot be written.",
            in: repository.gitDirectory)
        Failpoint.settingWritten.reached()
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
                throw CommandError(
                    .undecided, "this host's setting \(key) is `\(value)`, which is no number from 1",
                    hint: "its owner sets another, or takes it away: git config --unset \(key)")
            }
            self[keyPath: member] = number
        }
    }
}
