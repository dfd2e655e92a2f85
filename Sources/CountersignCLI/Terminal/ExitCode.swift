/// What the process says to its caller when it ends (the design's table of exit codes).
///
/// Numbers from 64 up follow `sysexits.h`; 130 and 141 are what a shell reports for SIGINT and SIGPIPE.
public enum ExitCode: Int32, CaseIterable, Sendable {
    /// The answer is yes, or the work is done.
    case done = 0
    /// The answer is no: invalid, or refused by a rule.
    case no = 1
    /// No answer could be found, or the operation failed.
    case undecided = 2
    /// The command line was wrong.
    case usage = 64
    /// A file that the user supplied is malformed.
    case malformedInput = 65
    /// The place named is not an agreement.
    case notAnAgreement = 66
    /// A needed program is missing.
    case programMissing = 69
    /// A bug of ours.
    case internalError = 70
    /// Someone else moved it, or a person must decide.
    case moved = 75
    /// No key, or not allowed.
    case notAllowed = 77
    /// The person ended the command at a prompt, with ^C or end of input.
    case interrupted = 130
    /// The reader of standard output went away.
    case brokenPipe = 141

    /// The code of an operation that waits for a person; it shares its number with ``moved``.
    public static var decisionNeeded: ExitCode { .moved }

    /// The stable camelCase word for this code in JSON.
    public var name: String { "\(self)" }
}

extension ExitCode {
    /// What it says, for the manual.
    var meaning: String {
        switch self {
        case .done: "yes, or done"
        case .no: "the answer is no: not valid, refused by a rule, nothing in force"
        case .undecided:
            "it could not be decided, or it failed: objects are missing, a copy is incomplete, the other side cannot be "
                + "reached"
        case .usage: "the command line makes no sense here"
        case .malformedInput: "a file that you supplied is malformed"
        case .notAnAgreement: "what you named is no agreement"
        case .programMissing: "a program that is needed is missing"
        case .internalError: "a fault of this program"
        case .moved: "someone else acted at the same moment, or a person must decide"
        case .notAllowed: "no key, or one that may not do this"
        case .interrupted: "you ended it at a question"
        case .brokenPipe: "the reader of the output went away"
        }
    }
}
