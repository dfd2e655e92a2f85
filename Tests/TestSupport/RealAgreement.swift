import Foundation

/// One edition of an agreement that others published.
///
/// The files are not part of the project. They lie beside a checkout that has them, in `../shared/real`.
public struct RealAgreement: Sendable {
    /// The file's name without its ending.
    public let name: String
    public let published: String
    /// The published text, as an agreement can hold it.
    public var text: String { Self.signable(published) }

    /// Seconds in a day.
    public static let day: Int64 = 86_400
    /// The clause that editions are replayed as.
    public static let path = "clauses/010-intellectual-property.en.md"

    public static var areHere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    private static var folder: URL {
        var root = URL(filePath: #filePath)
        // TestSupport, Tests, and the package's own folder.
        for _ in 0..<4 { root.deleteLastPathComponent() }
        return root.appending(path: "shared/real")
    }

    /// The editions of an agreement, oldest first.
    public static func editions(in agreement: String) throws -> [RealAgreement] {
        let files = try FileManager.default.contentsOfDirectory(
            at: folder.appending(path: agreement), includingPropertiesForKeys: nil)
        return try files.sorted { $0.lastPathComponent < $1.lastPathComponent }.map { file in
            let published = try String(contentsOf: file, encoding: .utf8)
            return RealAgreement(name: file.deletingPathExtension().lastPathComponent, published: published)
        }
    }

    /// A clone in which each edition was agreed on, one a day: odd ones proposed by Sari of Acme, even ones by Dewi of Nusa.
    public static func replay(_ editions: [RealAgreement]) async throws -> SharedClone {
        let clone = try await SharedClone(.opening())
        for (number, edition) in editions.enumerated() {
            clone.clock.advance(day)
            let slug = number == 0 ? "formation" : "revision-\(number)"
            // Whoever proposes consents first, so the other side's consent completes it and the other side merges.
            let people = number.isMultiple(of: 2) ? ["sari", "dewi"] : ["dewi", "sari"]
            let party = number.isMultiple(of: 2) ? "acme" : "nusa"
            try await clone.amend("\(party)/\(slug)", .holding(edition.text, at: path), by: people)
        }
        return clone
    }

    /// The published text without the one character in it that no text may hold.
    ///
    /// U+2028 came into three revisions (22 to 24) with a statute copied from a web page. It breaks a line on some
    /// screens and not on others, and git does not take it for a line's end, so the format refuses it; the authors
    /// took it out themselves in revision 25. No-break spaces, en spaces and typographic quotes can be seen, and stay.
    private static func signable(_ published: String) -> String {
        published.replacingOccurrences(of: lineSeparator, with: "\n")
    }

    public static let lineSeparator = "\u{2028}"

    /// The words alone, with single spaces between them.
    public static func onOneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .replacing("**", with: "").replacing("`", with: "")
    }
}

extension SampleText {
    /// The sample parties, agreeing on one published clause; in force from the day it is executed.
    public static func holding(_ clause: String, at path: String) -> SampleText {
        var text = SampleText.opening()
        text.inForce = "execution"
        text.files[path] = clause
        return text
    }
}
