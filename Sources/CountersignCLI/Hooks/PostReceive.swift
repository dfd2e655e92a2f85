internal import Agreements
internal import ExternalPrograms
internal import Foundation
internal import GitStore

/// After a push has landed: says what now waits for whom, to the pusher, and by mail where the host is set to.
///
/// Nothing depends on it: it can neither refuse a push nor change what was pushed.
/// Source: githooks(5), "post-receive".
enum PostReceive: Hook {
    static let name = "post-receive"

    static func run(_ arguments: [String], in place: Place) async throws -> ExitCode {
        let repository = try Host.repositoryOfHook()
        let (push, lines) = try PushedReferences.read(from: place.console)
        Failpoint.pushLanded.reached()
        // What landed is remembered by this, so that the next push is judged from here.
        Gate.remember(landedIn: repository)
        let agreement = try Agreement.open(at: repository.gitDirectory, clock: place.clock)
        let history = try agreement.history()
        let notices = try push.compactMap { try Notice(of: $0, in: history) }
        for notice in notices { place.console.tell(StyledText(notice.sentence + "\n")) }
        await mail(notices, history, repository, place)
        Failpoint.pushAnnounced.reached()
        return try await Host(repository, in: place).runKept(name, beside: arguments.first, lines)
    }

    private static func mail(
        _ notices: [Notice], _ history: History, _ repository: Repository, _ place: Place
    ) async {
        guard let program = (try? repository.configuration("countersign.sendmail")) ?? nil, !program.isEmpty else {
            return
        }
        let title = history.current.text.declaration.title[history.current.text.declaration.prevailing] ?? ""
        for notice in notices where !notice.recipients.isEmpty {
            let letter = Letter(to: notice.recipients, subject: title, body: notice.sentence)
            let result = try? await ExternalProgram(program).within(place.programs)
                .run(["-i", "--"] + notice.recipients, input: Array(letter.text.utf8), in: repository.gitDirectory)
            if result?.succeeded != true {
                place.console.tell("\("Warning:", .warning) \(program) did not take the mail about it.\n")
            }
        }
    }
}

/// What one reference of a push means for people.
private struct Notice {
    let sentence: String
    /// The addresses of those who can do something now.
    let recipients: [String]

    /// nil where it means nothing new, as the end of a branch that has landed does.
    init?(of update: Exchange.Update, in history: History) throws {
        if update.reference == Agreement.main {
            let version = history.current
            let from = version.inForceFrom.map { ", in force from \($0)" } ?? ""
            sentence = "Version \(version.number) of the agreement is here\(from)."
            recipients = version.number == 0 ? [] : Self.people(of: version.text.signingParties.map(\.id), in: history)
            return
        }
        guard update.to != nil, let name = AmendmentName(reference: update.reference) else { return nil }
        let amendment = try history.amendment(name)
        let standing = history.standing(of: amendment)
        sentence = "\(name): \(standing.sentence(on: amendment).plain)"
        var parties = Set(standing.missingConsents.map(\.party.id) + standing.uncovered.map(\.party.id))
        if standing.stage == .executed, let merging = standing.mergingParty { parties = [merging] }
        if standing.stage == .negotiating, !standing.rejectedBy.isEmpty { parties = [name.party] }
        recipients =
            standing.stage == .withdrawn
            ? [] : Self.people(of: parties.sorted { $0.description < $1.description }, in: history)
    }

    private static func people(of parties: [PartyID], in history: History) -> [String] {
        parties.flatMap { history.current.text.parties[$0]?.people.map(\.email) ?? [] }
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
