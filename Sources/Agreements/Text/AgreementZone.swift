import Foundation

/// The time zone of an agreement: what every bare date of its text means.
///
/// Named as the IANA database names it, `Area/Place` (`Asia/Jakarta`, `America/Argentina/Buenos_Aires`) or `UTC`.
/// Abbreviations such as `WIB` or `EST` and offsets such as `GMT+7` are refused: they have no rules of their own.
public struct AgreementZone: Hashable, Sendable, CustomStringConvertible {
    /// The name as it was given.
    public let identifier: String
    private let zone: TimeZone

    /// The zone of that name, or nil where the name is of another kind or the database has no such zone.
    public init?(identifier: String) {
        // Known to ICU alone: a second implementation, which asks the IANA database, would not find these.
        let isForeign = identifier.utf8.starts(with: "SystemV/".utf8) || identifier == "Etc/Unknown"
        guard AgreementZone.isWellFormed(identifier), !isForeign, let zone = TimeZone(identifier: identifier) else {
            return nil
        }
        self.identifier = identifier
        self.zone = zone
    }

    /// Seconds east of UTC at the moment `unixTime` (seconds since 1970-01-01T00:00:00Z).
    public func offset(at unixTime: Int64) -> Int {
        // The rules of zones are asked about the years 1 to 9999 alone: outside them they have no answer.
        let known = Swift.min(Swift.max(unixTime, -62_135_596_800), 253_402_300_799)
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(known)))
    }

    public var description: String { identifier }

    /// Two zones are the same if they have the same name.
    public static func == (first: AgreementZone, second: AgreementZone) -> Bool {
        first.identifier == second.identifier
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(identifier)
    }

    /// Whether a zone could have this name, whatever the database of this computer holds.
    static func isWellFormed(_ text: String) -> Bool {
        if text == "UTC" { return true }
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && text.utf8.count <= 64
            && parts.allSatisfy { part in
                guard let first = part.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else {
                    return false
                }
                return part.allSatisfy {
                    $0.isDigit || ($0 | 0x20).isLowercaseLetter || [0x2B, 0x2D, 0x5F].contains($0)
                }
            }
    }
}
