internal import Agreements

/// How long one act came after another, by what their authors say.
struct Wait {
    let seconds: Int

    init(from start: ActTime, to end: ActTime) { seconds = Int(end.seconds - start.seconds) }

    /// `after 2 days`; nil within a minute.
    var words: String? {
        let units = [(86_400, "day"), (3_600, "hour"), (60, "minute")]
        guard let (size, name) = units.first(where: { seconds >= $0.0 }) else { return nil }
        let count = seconds / size
        return "after \(count) \(name)\(count == 1 ? "" : "s")"
    }
}
