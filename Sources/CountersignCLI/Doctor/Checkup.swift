internal import Agreements
internal import ExternalPrograms
internal import Foundation
internal import GitStore

/// Everything that `doctor` looks at, one after the other.
struct Checkup {
    /// One thing that was looked at.
    struct Item {
        enum State: String { case ok, warning, error }

        /// `programs`, `key`, `machine` or `clone`.
        let area: String
        /// A camelCase word for programs, such as `prePushHook`.
        let name: String
        let state: State
        let message: String
        /// How to mend it, or what to do about it.
        let mend: String?
    }

    let place: Place
    private(set) var items: [Item] = []
    /// The clone that the directory belongs to, where it is one.
    private(set) var agreement: Agreement?
    /// What it says, where that can be read.
    private(set) var history: History?

    init(in place: Place) { self.place = place }

    /// Whether nothing needs mending.
    var isHealthy: Bool { items.allSatisfy { $0.state != .error } }

    mutating func run() async {
        await lookAtPrograms()
        openClone()
        await lookAtKey()
        lookAtMachine()
        await lookAtClone()
    }

    mutating func ok(_ area: String, _ name: String, _ message: String) { add(area, name, .ok, message, nil) }

    mutating func warning(_ area: String, _ name: String, _ message: String, _ mend: String?) {
        add(area, name, .warning, message, mend)
    }

    mutating func error(_ area: String, _ name: String, _ message: String, _ mend: String?) {
        add(area, name, .error, message, mend)
    }

    private mutating func add(
        _ area: String, _ name: String, _ state: Item.State, _ message: String, _ mend: String?
    ) {
        items.append(Item(area: area, name: name, state: state, message: message, mend: mend))
    }

    /// Finds the clone before anything else, since whose key it is depends on it.
    private mutating func openClone() {
        guard (try? Agreement.repository(at: place.directory)) != nil else {
            return ok("clone", "clone", "This directory is inside no clone, so there is none to look at.")
        }
        do throws(AgreementError) {
            let opened = try place.agreement()
            agreement = opened
            let read = try place.history(of: opened)
            history = read
            let version = "version \(read.current.number) is verified"
            if read.findings.isEmpty {
                ok("clone", "main", "main is sound: \(version).")
            } else {
                error("clone", "main", "main holds something that is not sound; \(version).", "countersign status")
            }
        } catch {
            self.error("clone", agreement == nil ? "agreement" : "main", error.description, error.hint)
        }
    }

    /// A setting of git's as it counts here.
    func setting(_ key: String) async -> String? {
        let repository = agreement?.repository
        let settings = GitSettings(
            environment: place.programs, in: repository?.workingDirectory ?? repository?.gitDirectory)
        return (try? await settings[key]) ?? nil
    }
}
