internal import Glibc

/// Ends the process, and with it the push, where judging takes longer than the host allows.
enum Deadline {
    /// Begins to count; whatever runs after these seconds is ended with a refusal.
    static func set(seconds: Int) {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { _ in
            // Only async-signal-safe calls here (signal-safety(7)).
            let words: StaticString = """
                refused: judging this push took too long (limits); nothing of it was taken
                  hint: push again, and it goes on from what was judged; or ask the host's owner to raise \
                countersign.maxSeconds

                """
            _ = unsafe write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
            _exit(ExitCode.undecided.rawValue)
        }
        unsafe sigaction(SIGALRM, &action, nil)
        alarm(UInt32(clamping: max(1, seconds)))
    }
}
