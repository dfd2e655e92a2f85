internal import Agreements

extension CheckContext {
    /// The days that the agreement lasts; nil where it has no end.
    var daysOfTerm: Int? {
        guard let term = content.text.declaration.term, let until = term.until else { return nil }
        return until.daysSinceEpoch - term.from.daysSinceEpoch
    }

    /// A period that is longer than the agreement lasts, as a remark.
    func remark(longerThanTerm node: TermNode?, in path: String, _ what: String, hint: String) -> Remark? {
        guard let node, let period = node.period, let days = daysOfTerm, period.fewestDays > days else { return nil }
        return Remark(path, node.position, "\(what) \(period), and the agreement lasts \(days) days.", hint: hint)
    }
}
