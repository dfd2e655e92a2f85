internal import Agreements
internal import Foundation
internal import GitStore

/// What a host's owner should know and nobody else can tell them: a line each, the newest last.
struct HostLog {
    /// The file, in the host's own directory.
    let path: String

    init(_ repository: Repository) { path = repository.note("log") }

    /// Adds a line, with the time in front.
    ///
    /// - Returns: whether it could be written; failing to is no reason to refuse a push.
    func note(_ sentence: String, at seconds: Int64) -> Bool {
        let time = ActTime(seconds: seconds, offset: 0)?.rfc3339 ?? "\(seconds)"
        let line = Data("\(time) \(sentence)\n".utf8)
        if !FileManager.default.fileExists(atPath: path) {
            return FileManager.default.createFile(atPath: path, contents: line)
        }
        guard let file = FileHandle(forWritingAtPath: path) else { return false }
        defer { try? file.close() }
        do {
            try file.seekToEnd()
            try file.write(contentsOf: line)
            return true
        } catch {
            return false
        }
    }
}

extension Gate.MovedBack {
    /// What happened, in a sentence.
    var sentence: String {
        "main of this host was moved back from version \(from.number), \(from.id), to version \(to.number), \(to.id)."
    }

    /// Says it to the owner, and to whoever pushes.
    func tell(_ log: HostLog, in place: Place) {
        let isLogged = log.note(sentence, at: place.clock.now())
        place.console.tell(
            """
            \("Beware:", .warning) \(sentence) The host's owner finds this \(isLogged ? "in \(log.path)" : "nowhere: \(log.path) cannot be written").
              hint: whoever has version \(from.number) sends it again: git push origin main

            """)
    }
}
