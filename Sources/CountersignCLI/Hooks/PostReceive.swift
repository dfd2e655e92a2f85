internal import Agreements
internal import ExternalPrograms
internal import Foundation
internal import GitStore

/// After a push has landed: tells those by mail who can do something now, where the host is set to.
///
/// Nothing depends on it: it can neither refuse a push nor change what was pushed. The pusher heard it from the gate.
/// Source: githooks(5), "post-receive".
enum PostReceive: Hook {
    static let name = "post-receive"

    static func run(_ arguments: [String], in place: Place) async throws -> ExitCode {
        let repository = try Host.repositoryOfHook()
        let (push, lines) = try PushedReferences.read(from: place.console)
        Failpoint.pushLanded.reached()
        let host = Host(repository, in: place)
        var program: String?
        do throws(GitError) {
            program = try host.mailProgram
        } catch {
            place.console.tell("\("Warning:", .warning) nobody gets mail about this push: \(error.description).\n")
        }
        if let program { try await mail(about: push, by: program, repository, place) }
        Failpoint.pushAnnounced.reached()
        return try await host.runKept(name, beside: arguments.first, lines)
    }

    private static func mail(
        about push: [Exchange.Update], by program: String, _ repository: Repository, _ place: Place
    ) async throws {
        let history = try Agreement.open(at: repository.gitDirectory, clock: place.clock).history()
        let title = history.current.text.declaration.title[history.current.text.declaration.prevailing] ?? ""
        // What landed meanwhile is nobody's to decide any more.
        let amendments = push.filter { $0.to != nil }.compactMap { AmendmentName(reference: $0.reference) }
            .compactMap { try? history.amendment($0) }
        for notice in Notice.all(on: push, amendments, in: history) where !notice.recipients.isEmpty {
            let letter = Letter(to: notice.recipients, subject: title, body: notice.sentence)
            let result = try? await ExternalProgram(program).within(place.programs)
                .run(["-i", "--"] + notice.recipients, input: Array(letter.text.utf8), in: repository.gitDirectory)
            if result?.succeeded != true {
                place.console.tell("\("Warning:", .warning) \(program) did not take the mail about it.\n")
            }
        }
    }
}

/// A message as sendmail takes it. Source: RFC 5322, RFC 2047.
struct Letter {
    let to: [String]
    let subject: String
    let body: String

    /// Addresses and words come from a verified text, which has no line feed in either.
    var text: String {
        let encoded = Self.base64(subject)
        return """
            To: \(to.joined(separator: ", "))
            Subject: =?utf-8?b?\(encoded)?=
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit
            Auto-Submitted: auto-generated

            \(body)

            """
    }

    /// One encoded word holds at most 75 characters: the subject is cut to what fits.
    private static func base64(_ text: String) -> String {
        var bytes: [UInt8] = []
        for character in text {
            guard bytes.count + character.utf8.count <= 42 else { break }
            bytes += character.utf8
        }
        return Data(bytes).base64EncodedString()
    }
}
