import Foundation
import GitStore
import Synchronization
import Testing

@Suite struct ConcurrencyTests {
    let sandbox: Sandbox
    let repository: Repository
    let main = "refs/heads/main"

    init() throws {
        sandbox = try Sandbox()
        repository = try sandbox.clone()
    }

    /// Runs `body` on threads of their own, all at once.
    func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Int) async throws -> [Int] {
        let work = Work(body)
        // A thread outlives its result a little, and shall not keep the sandbox until after the tests.
        defer { work.forget() }
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<count {
                group.addTask {
                    try await withCheckedThrowingContinuation { continuation in
                        Thread { continuation.resume(with: work.result(of: number)) }.start()
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    final class Work: Sendable {
        private let body: Mutex<(@Sendable (Int) throws -> Int)?>

        init(_ body: @escaping @Sendable (Int) throws -> Int) { self.body = Mutex(body) }

        func result(of number: Int) -> Result<Int, any Error> {
            Result { try body.withLock { $0 }.map { try $0(number) } ?? -1 }
        }

        func forget() { body.withLock { $0 = nil } }
    }

    /// Whether the reference moved; false where someone else was first.
    static func moves(
        _ name: String, in repository: Repository, to id: ObjectID, expecting expected: ObjectID?
    ) throws -> Bool {
        do throws(GitError) {
            try repository.updateReference(name, to: id, expecting: expected, message: "race")
            return true
        } catch  where error.code == .moved {
            return false
        }
    }

    @Test(arguments: [false, true]) func onlyOneOfManyMakesAReference(ownRepositories: Bool) async throws {
        let ids = try (0..<6).map { try repository.write([UInt8($0)], as: .blob) }
        for round in 0..<15 {
            let winners = try await onThreads(6) { [sandbox, repository] number in
                let own =
                    ownRepositories
                    ? try Repository.open(at: sandbox.path("clone"), discovering: false) : repository
                let won = try Self.moves("refs/heads/race/\(round)", in: own, to: ids[number], expecting: nil)
                return won ? number : -1
            }.filter { $0 >= 0 }
            #expect(winners.count == 1)
            #expect(try repository.reference("refs/heads/race/\(round)") == winners.first.map { ids[$0] })
        }
    }

    @Test func noMoveIsLostAmongThreadsAndRepositories() async throws {
        let start = try repository.write(Array("start".utf8), as: .blob)
        try repository.updateReference(main, to: start, expecting: nil, message: "start")
        let moves = try await onThreads(5) { [sandbox, repository, main] number in
            let own =
                number.isMultiple(of: 2)
                ? repository : try Repository.open(at: sandbox.path("clone"), discovering: false)
            var won = 0
            for step in 0..<12 {
                // Every value names the one it replaced, so that the whole chain can be followed afterwards.
                guard let before = try own.reference(main) else { throw CocoaError(.featureUnsupported) }
                let next = try own.write(Array("\(before) \(number) \(step)".utf8), as: .blob)
                won += try Self.moves(main, in: own, to: next, expecting: before) ? 1 : 0
            }
            return won
        }.reduce(0, +)
        var length = 0
        var current = try #require(try repository.reference(main))
        while current != start {
            let text = String(decoding: try repository.object(current, limit: 100).bytes, as: UTF8.self)
            current = try sandbox.id(String(text.prefix(40)))
            length += 1
        }
        #expect(moves == length)
        #expect(moves > 0)
    }

    @Test func gitAndTheStoreRespectEachOther() async throws {
        let start = try sandbox.commit(["a": "0\n"])
        try repository.updateReference(main, to: start, expecting: nil, message: "start")
        let mine = try sandbox.commit(["a": "mine\n"], parents: [start])
        let theirs = try sandbox.commit(["a": "theirs\n"], parents: [start])
        for round in 0..<8 {
            let name = "refs/heads/race/\(round)"
            try repository.updateReference(name, to: start, expecting: nil, message: "start")
            let winners = try await onThreads(2) { [sandbox, repository] number in
                if number == 0 { return try Self.moves(name, in: repository, to: mine, expecting: start) ? 1 : 0 }
                let arguments = ["update-ref", name, theirs.description, start.description]
                return try sandbox.run(arguments).status == 0 ? 2 : 0
            }.filter { $0 > 0 }
            #expect(winners.count == 1)
            #expect(try repository.reference(name) == (winners == [1] ? mine : theirs))
        }
    }

    @Test func oneRepositoryServesManyTasks() async throws {
        let found = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask { [repository] in
                    let bytes = Array("task \(number)".utf8)
                    let id = try repository.write(bytes, as: .blob)
                    let missing = try ObjectID.of(Array("absent \(number)".utf8), as: .blob)
                    // Errors of one task must not be mistaken for another's.
                    let error = code { () throws(GitError) in _ = try repository.object(missing, limit: 10) }
                    return try repository.object(id, limit: 100).bytes == bytes && error == .notFound
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(found.count == 64 && found.allSatisfy { $0 })
    }
}
