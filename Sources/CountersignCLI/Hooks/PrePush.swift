internal import Agreements
internal import ExternalPrograms
internal import GitStore

/// Runs in a person's clone before git sends anything: drafts and what is not sound stay here.
///
/// `countersign` itself sends without it, having judged the same. Source: githooks(5), "pre-push".
enum PrePush: Hook {
    static let name = "pre-push"

    static func run(_ arguments: [String], in place: Place) async throws -> ExitCode {
        guard let input = place.console.readInput() else {
            throw CommandError(.undecided, "what git is about to send cannot be read; nothing is sent")
        }
        let pushes = try input.split(separator: "\n").map { line throws(CommandError) in
            guard let push = Push(line: line) else {
                throw CommandError(.usage, "git said something that is not understood; nothing is sent: \(line)")
            }
            return push
        }
        guard !pushes.isEmpty else { return .done }
        let agreement = try place.agreement()
        let history = try place.history(of: agreement)
        for push in pushes {
            guard let refusal = try history.refusal(of: push) else { continue }
            throw CommandError(
                AgreementError(.refused, refusal.message, findings: refusal.findings, hint: refusal.hint))
        }
        let host = Receiver(arguments, agreement)
        // A main that goes along was judged by what stands in its place: with it, the host is in order.
        guard let offer = host.refusedOffer, !pushes.contains(where: { $0.destination == Agreement.main }),
            pushes.contains(where: { $0.new != nil })
        else { return .done }
        guard try await host.isInOrder(again: offer, history, in: place) else {
            throw CommandError(RefusedOfferView(offer, in: history).heldBack)
        }
        return .done
    }

    /// Where git is about to send to.
    private struct Receiver {
        /// The name of a remote, or an address where none was named. Source: githooks(5), "pre-push".
        let name: String
        let agreement: Agreement
        /// What was refused of it when it was last looked at, where whoever acts sends nothing there because of that.
        let refusedOffer: RefusedOffer?

        init(_ arguments: [String], _ agreement: Agreement) {
            let name = arguments.first ?? Remote.usual
            self.name = name
            self.agreement = agreement
            refusedOffer = agreement.refusedOffers().first { offer in
                guard offer.keepsAllBack else { return false }
                let url = (try? agreement.repository.configuration("remote.\(offer.remote).url")) ?? nil
                return offer.remote == name || url == name
            }
        }

        /// Whether the main that was refused gave way since to a version that is held here, and not to an older one than
        /// the host had shown.
        func isInOrder(again offer: RefusedOffer, _ history: History, in place: Place) async throws -> Bool {
            guard offer.references.contains(Agreement.main) else { return false }
            let exchange = RemoteExchange(place: place, agreement: agreement, offline: false, remote: name)
            guard let now = try? await exchange.transport.references(of: name)[Agreement.main],
                let number = history.ledger.number(of: now)
            else { return false }
            let shown = try agreement.offered(by: offer.remote)[Agreement.main].flatMap(history.ledger.number)
            return number >= shown ?? 0
        }
    }
}
