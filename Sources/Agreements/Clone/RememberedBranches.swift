import GitStore

/// Where each open amendment's last sound act was when this clone last looked, so that the way back to it is known.
///
/// An act is judged again before anybody is told to go back to it.
struct RememberedBranches {
    private let file: RememberedTips

    init(of agreement: Agreement) { file = RememberedTips("branches", of: agreement) }

    func read() -> [AmendmentName: ObjectID] {
        var tips: [AmendmentName: ObjectID] = [:]
        for (name, tip) in file.read() {
            guard let name = AmendmentName(name) else { return [:] }
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

    func write(_ tips: [AmendmentName: ObjectID]) {
        file.write(Dictionary(uniqueKeysWithValues: tips.map { ($0.key.description, $0.value) }))
    }
}
