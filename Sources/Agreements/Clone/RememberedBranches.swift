internal import FoundationEssentials
internal import GitStore

/// Where each open amendment's last sound act was when this clone last looked, so that the way back to it is known.
///
/// It is only ever a hint: an act is judged again before anybody is told to go back to it, and to delete the file loses
/// nothing but that.
struct RememberedBranches {
    private let path: String
    private let header: String

    init(of agreement: Agreement) {
        path = agreement.repository.gitDirectory + "/countersign/branches"
        header = "countersign branches 1 \(agreement.id)"
    }

    func read() -> [AmendmentName: ObjectID] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [:] }
        let lines = text.split(separator: "\n")
        guard lines.first == header[...] else { return [:] }
        var tips: [AmendmentName: ObjectID] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let name = AmendmentName(parts[0]), let tip = ObjectID(hex: parts[1]) else {
                return [:]
            }
            tips[name] = tip
        }
        return tips
    }

    /// Keeps where one of them was moved by this program; what git did by itself is told from that.
    func note(_ tip: ObjectID, of name: AmendmentName) {
        var tips = read()
        tips[name] = tip
        write(tips)
    }

    /// Keeps it, in one step. Failing to is no failure of the command.
    func write(_ tips: [AmendmentName: ObjectID]) {
        let lines = tips.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)\n" }
        try? WholeFile.write((header + "\n" + lines.joined()).utf8, to: path)
    }
}
