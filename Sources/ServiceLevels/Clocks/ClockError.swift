/// Why a clock has no answer.
public enum ClockError: Error, Hashable, Sendable {
    /// The calendar has no edition for a day.
    case calendarSilent(String, on: CivilDay)
    /// Ten years went by without the time being used up: the calendar has hardly any business hours.
    case neverReached(String)
    /// The answer lies outside the years 1 to 9999.
    case outOfRange
}

extension ClockError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .calendarSilent(let name, let day): "the calendar '\(name)' says nothing about \(day)"
        case .neverReached(let name): "the business hours of the calendar '\(name)' do not suffice within ten years"
        case .outOfRange: "the time lies outside the years 1 to 9999"
        }
    }
}
