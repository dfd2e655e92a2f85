/// Where an evidence package keeps the files of every version, and the list by which they are read.
public struct EvidenceFolders: Sendable {
    /// How many digits a version's number is written in, so that folders stand in order.
    private let width: Int

    /// The list that says of every file under `versions/` of which versions' text it is a part.
    public static let list = "versions/FILES.txt"

    /// - Parameter newest: the number of the last version.
    public init(newest: Int) { width = max(4, String(newest).count) }

    /// The folder of what a version brought, `versions/0003`.
    public func folder(of version: Int) -> String { "versions/" + digits(version) }

    /// A line of the list: a file lies in the folder of the version `since`, and is part of the text up to `until`.
    public func line(since: Int, until: Int, _ path: String) -> String {
        "\(digits(since)) \(digits(until)) \(path)\n"
    }

    private func digits(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: width - digits.count) + digits
    }
}
