import Agreements
import Foundation
import TestSupport
import Testing

@testable import CountersignCLI

/// The program as it is built, twice at once on one clone. One after another, so that they get the machine to themselves.
@Suite(.serialized) struct TwoProcessesTests {
    /// Runs commands at once, each as a process of its own.
    private func atOnce(_ commands: [(String, [String])], on desk: AmendingDesk) async throws -> [StockProgram.Result] {
        desk.clone.clock.advance()
        let runs = commands.map { (desk.program($0.0), $0.1) }
        return try await withThrowingTaskGroup(of: (Int, StockProgram.Result).self) { group in
            for (index, run) in runs.enumerated() {
                group.addTask {
                    try await withCheckedThrowingContinuation { continuation in
                        Thread { continuation.resume(with: Result { (index, try run.0.run(run.1)) }) }.start()
                    }
                }
            }
            var results: [(Int, StockProgram.Result)] = []
            for try await result in group { results.append(result) }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    @Test func eachCommentIsRecordedOrRefusedAndNoneIsLost() async throws {
        let desk = try await AmendingDesk.negotiating()
        var recorded: Set<String> = []
        for round in 0..<12 {
            let words = ["sari \(round)", "dewi \(round)"]
            let results = try await atOnce(
                [("sari", ["comment", "fees", "-m", words[0]]), ("dewi", ["comment", "fees", "-m", words[1]])], on: desk
            )
            for (result, word) in zip(results, words) {
                #expect([0, 75].contains(result.code), "\(result.errors)")
                if result.code == 0 {
                    recorded.insert(word)
                } else {
                    #expect(result.errors.contains("at the same moment; your act was not recorded"), "\(result.errors)")
                }
            }
            #expect(results.contains { $0.succeeded })
        }
        let acts = try desk.amendment("acme/fees").acts
        #expect(Set(acts.dropFirst().map(\.body)) == recorded)
        #expect(acts.count == recorded.count + 1)
        #expect(try desk.faultsOfTheStore() == "")
    }

    @Test func consentsAndMergesAtOnceEndInOneSoundAgreement() async throws {
        let desk = try await AmendingDesk.negotiating()
        var accepted: Set<String> = []
        while accepted.count < 2 {
            let people = ["sari", "dewi"].filter { !accepted.contains($0) }
            let results = try await atOnce(people.map { ($0, ["accept", "fees", "--yes"]) }, on: desk)
            for (person, result) in zip(people, results) {
                #expect([0, 75].contains(result.code), "\(result.errors)")
                if result.succeeded { accepted.insert(person) }
            }
        }
        let amendment = try desk.amendment("acme/fees")
        #expect(amendment.acts.map(\.kind) == [.propose, .accept, .accept])
        let merger = try #require(amendment.completion?.person.description)
        let merges = try await atOnce(
            [(merger, ["merge", "fees"]), (merger, ["merge", "fees"]), (merger, ["merge", "fees"])], on: desk)
        #expect(merges.filter(\.succeeded).count == 1, "\(merges.map(\.errors))")
        for result in merges where !result.succeeded { #expect([64, 75].contains(result.code), "\(result.errors)") }
        #expect(try desk.clone.verify().verdict == .valid)
        #expect(try desk.clone.history().current.number == 3)
        #expect(try desk.clone.agreement.edits() == [])
        #expect(try desk.faultsOfTheStore() == "")
    }

    @Test func oneNameIsGivenOnce() async throws {
        let desk = try await AmendingDesk()
        try desk.clone.write(.cheaper)
        let results = try await atOnce(
            [("sari", ["propose", "fees", "-m", "One"]), ("sari", ["propose", "fees", "-m", "Two"])], on: desk)
        #expect(results.filter(\.succeeded).count == 1, "\(results.map(\.errors))")
        for result in results where !result.succeeded { #expect([64, 75].contains(result.code), "\(result.errors)") }
        #expect(try desk.amendment("acme/fees").acts.map(\.kind) == [.propose])
        #expect(try desk.faultsOfTheStore() == "")
    }
}
