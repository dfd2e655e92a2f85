internal import Agreements
internal import ServiceLevels

/// A value of the terms that knows the way to itself, so that whatever is made of it can say what it follows from.
struct Provision {
    let node: TermNode
    let path: String
    /// Keys, ids of items and numbers of items from 1, as a quotation in a clause has them.
    let steps: [String]

    init(_ node: TermNode, of path: String, at steps: [String] = []) {
        self.node = node
        self.path = path
        self.steps = steps
    }

    subscript(key: String) -> Provision? {
        node[key].map { Provision($0, of: path, at: steps + [key]) }
    }

    var items: [Provision] {
        node.items.enumerated().map { index, item in
            Provision(item, of: path, at: steps + [item["id"]?.text ?? String(index + 1)])
        }
    }

    var field: String { steps.joined(separator: ".") }
    var text: String? { node.text }
    /// The exact number that an amount is.
    var amount: Rational? { node.decimal.flatMap { try? Rational(decimal: $0.description) } }
    var percentage: Percentage? { amount.map(Percentage.init) }

    /// The item that answers to the given values of its keys.
    func item(_ keys: KeyValuePairs<String, String?>) -> Provision? {
        items.first { item in keys.allSatisfy { item[$0.key]?.text == $0.value } }
    }
}

extension Period {
    /// The time that a stopwatch would show; nil for business time and for months, which have no one length.
    var elapsed: ElapsedTime? {
        let count = Int32(count)
        return switch unit {
        case .seconds: .seconds(count)
        case .minutes: .minutes(count)
        case .hours: .hours(count)
        case .days: .hours(count * 24)
        case .businessHours, .businessDays, .months: nil
        }
    }

    /// The span of days that it is; nil where it is shorter than a day.
    var span: CalendarSpan? {
        switch unit {
        case .days: .days(count)
        case .businessDays: .businessDays(count)
        case .months: .months(count)
        case .seconds, .minutes, .hours, .businessHours: nil
        }
    }
}

extension PeriodKind {
    /// `calendar-month`, `calendar-quarter` or `calendar-year`.
    init?(term text: String?) {
        let kinds = [PeriodKind.month, .quarter, .year]
        guard let kind = kinds.first(where: { "calendar-\($0.length)" == text }) else { return nil }
        self = kind
    }
}
