internal import Glibc
internal import Synchronization

/// While it lasts, ^C is noted instead of ending the process, so that what was begun can be cleared away.
///
/// Programs that we run are ended by it as always: a handler does not outlive `exec`, unlike ignoring the signal.
struct InterruptNote {
    private let previous: sigaction

    init() {
        noted.store(false, ordering: .sequentiallyConsistent)
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in noted.store(true, ordering: .sequentiallyConsistent) }
        var before = sigaction()
        unsafe sigaction(SIGINT, &action, &before)
        previous = before
    }

    /// Whether ^C was pressed meanwhile.
    var came: Bool { noted.load(ordering: .sequentiallyConsistent) }

    /// Gives ^C back its former meaning.
    func end() {
        var action = previous
        unsafe sigaction(SIGINT, &action, nil)
    }
}

/// What the handler writes; a global, since a C function carries no context.
private let noted = Atomic<Bool>(false)
