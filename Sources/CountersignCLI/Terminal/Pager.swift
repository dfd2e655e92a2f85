import Glibc

/// A run of the user's pager.
///
/// The command comes from the user's environment alone and is handed to `/bin/sh -c`, as git does with it; text from a
/// repository only ever reaches its standard input.
struct Pager {
    let command: String
    let environment: [String: String]

    /// The pager that the user wants, or nil for none.
    static func command(in environment: [String: String]) -> String? {
        let command = environment["GIT_PAGER"] ?? environment["PAGER"] ?? "less"
        let trimmed = command.drop { $0 == " " }
        return trimmed.isEmpty || trimmed == "cat" ? nil : String(command)
    }

    /// Shows the bytes and waits until the reader is done; false if there is no such program.
    func show(_ bytes: [UInt8]) -> Bool {
        guard let pipe = Pipe() else { return false }
        // ^C in a pager is the pager's business; dying by it would leave two programs reading one terminal.
        let restore = ignoreTerminalSignals()
        defer { restore() }
        let child = spawn(reading: pipe.readEnd)
        close(pipe.readEnd)
        guard let child else {
            close(pipe.writeEnd)
            return false
        }
        // Failing means that the reader left early, which is theirs to do.
        try? DescriptorSink(descriptor: pipe.writeEnd).write(bytes)
        close(pipe.writeEnd)
        var status: Int32 = 0
        while unsafe waitpid(child, &status, 0) < 0 {
            if errno != EINTR { return true }
        }
        // The shell's words for "cannot be executed" and "not found".
        let hasExited = status & 0x7F == 0
        return !(hasExited && [126, 127].contains((status >> 8) & 0xFF))
    }

    /// Starts the shell with its standard input on the pipe and with untouched signals; nil if that fails.
    private func spawn(reading descriptor: Int32) -> pid_t? {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var restored = sigset_t()
        unsafe sigemptyset(&restored)
        for signal in [SIGINT, SIGQUIT, SIGPIPE] { unsafe sigaddset(&restored, signal) }
        unsafe posix_spawnattr_setsigdefault(&attributes, &restored)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

        let arguments = unsafe CStrings(["sh", "-c", command])
        let variables = unsafe CStrings(childEnvironment.map { "\($0.key)=\($0.value)" }.sorted())
        defer {
            unsafe arguments.free()
            unsafe variables.free()
        }
        var child: pid_t = 0
        let answer = unsafe posix_spawn(
            &child, "/bin/sh", &actions, &attributes, arguments.pointers, variables.pointers)
        return answer == 0 ? child : nil
    }

    /// The user's environment, with what `less` and `lv` need to pass colour on and to leave short output alone.
    var childEnvironment: [String: String] {
        var variables = environment
        if variables["LESS"] == nil { variables["LESS"] = "FRX" }
        if variables["LV"] == nil { variables["LV"] = "-c" }
        // Our output is UTF-8 whatever the locale; in the C locale less would show its bytes.
        if variables["LESSCHARSET"] == nil { variables["LESSCHARSET"] = "utf-8" }
        return variables
    }

    private func ignoreTerminalSignals() -> () -> Void {
        var ignoring = sigaction()
        unsafe ignoring.__sigaction_handler.sa_handler = SIG_IGN
        var interrupt = sigaction()
        var quit = sigaction()
        unsafe sigaction(SIGINT, &ignoring, &interrupt)
        unsafe sigaction(SIGQUIT, &ignoring, &quit)
        return {
            var (interrupt, quit) = (interrupt, quit)
            unsafe sigaction(SIGINT, &interrupt, nil)
            unsafe sigaction(SIGQUIT, &quit, nil)
        }
    }
}

/// A null-terminated list of C strings, as `posix_spawn` takes it; freed by hand.
@unsafe private struct CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [String]) { unsafe pointers = strings.map { unsafe strdup($0) } + [nil] }

    func free() {
        for index in unsafe pointers.indices { unsafe Glibc.free(pointers[index]) }
    }
}
