import Foundation
import Synchronization

/// The verifier in `Tests/SecondOpinion`, written in another language from `docs/format.md` alone.
///
/// One process answers all tests, a question at a time: it costs less than starting one for each.
public final class SecondOpinion: Sendable {
    public static let shared = SecondOpinion()

    private let peer = Mutex<Peer?>(nil)

    /// What it says of a copy, or why it could not.
    ///
    /// - Parameters:
    ///   - gitDirectory: the repository itself, as in `.git`.
    ///   - main: the commit that `main` points at.
    public func verdict(on gitDirectory: String, agreement: String, main: String) throws -> Opinion {
        let line = try peer.withLock { peer in
            let running = try peer ?? Peer()
            peer = running
            return try running.answer("\(gitDirectory)\t\(agreement)\t\(main)\n")
        }
        let answer = try JSONDecoder().decode(Answer.self, from: line)
        guard let opinion = answer.opinion else { throw Failure(words: answer.crash ?? answer.error ?? "no answer") }
        return opinion
    }

    /// One line that it prints.
    private struct Answer: Decodable {
        let opinion: Opinion?
        let crash: String?
        let error: String?

        private enum Key: CodingKey {
            case crash
            case error
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: Key.self)
            crash = try fields.decodeIfPresent(String.self, forKey: .crash)
            error = try fields.decodeIfPresent(String.self, forKey: .error)
            opinion = crash == nil && error == nil ? try Opinion(from: decoder) : nil
        }
    }

    private struct Failure: Error { let words: String }

    /// The process, which ends with ours: then nothing more is to be read from its standard input.
    private final class Peer {
        private let process = Process()
        private let (input, output) = (Pipe(), Pipe())
        private var received = Data()

        init() throws {
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = ["python3", "-B", "-m", "second_opinion", "--batch", "--git-dir"]
            process.currentDirectoryURL =
                URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../SecondOpinion").standardizedFileURL
            process.environment = StockProgram.environment(home: "/nonexistent")
            process.standardInput = input
            process.standardOutput = output
            try process.run()
        }

        func answer(_ question: String) throws -> Data {
            try input.fileHandleForWriting.write(contentsOf: Data(question.utf8))
            while true {
                if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
                    defer { received = Data(received[(end + 1)...]) }
                    return Data(received[..<end])
                }
                let more = output.fileHandleForReading.availableData
                guard !more.isEmpty else { throw Failure(words: "the second verifier has ended") }
                received += more
            }
        }
    }
}
