import FoundationEssentials
import GitStore

/// A small file of this clone's own that says where references were: a name and a commit on each line.
///
/// It is only ever a hint: to delete it loses nothing but that.
struct RememberedTips {
    private let path: String
    private let header: String

    /// - Parameter name: the file's, among the clone's notes.
    init(_ name: String, of agreement: Agreement) {
        path = agreement.repository.note(name)
        header = "countersign \(name) 1 \(agreement.id)"
    }

    /// What it says; nothing where there is none, or it is of another agreement or damaged.
    func read() -> [String: ObjectID] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [:] }
        let lines = text.split(separator: "\n")
        guard lines.first == header[...] else { return [:] }
        var tips: [String: ObjectID] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let tip = ObjectID(hex: parts[1]) else { return [:] }
            tips[String(parts[0])] = tip
        }
        return tips
    }

    /// Keeps it, in one step. Failing to is no failure of the command.
    func write(_ tips: [String: ObjectID]) {
        let lines = tips.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }
        try? WholeFile.write((header + "\n" + lines.joined()).utf8, to: path)
    }
}
