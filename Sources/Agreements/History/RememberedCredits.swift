internal import FoundationEssentials
public import GitStore

/// Which version each sentence or field of a file goes back to, kept in the clone so that the next look need go back no
/// further than to here.
///
/// It is only ever a shortcut for reading: no verdict rests on it, and it is safe to delete.
public struct RememberedCredits: Hashable, Sendable {
    /// The version whose text was looked at.
    public let version: Int
    /// The content of the file there.
    public let blob: ObjectID
    /// For each sentence or field, in the order of the file, the version that last changed it.
    public let credits: [Int]

    /// What was found for a version.
    public init(version: Int, blob: ObjectID, credits: [Int]) {
        self.version = version
        self.blob = blob
        self.credits = credits
    }
}

extension History {
    /// The layout's number, raised whenever it, the way of taking texts apart or the way back changes.
    private static let creditsHeader = "countersign credits 2"

    /// What was remembered of a file; nil where nothing usable is there.
    public func rememberedCredits(of place: TextPlace) -> RememberedCredits? {
        guard let data = try? Data(contentsOf: creditsFile(of: place)) else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        guard let end = text.utf8.dropLast().lastIndex(of: UInt8(ascii: "\n")) else { return nil }
        let (body, sum) = (text[...end], text[text.utf8.index(after: end)...].dropLast())
        let lines = body.split(separator: "\n")
        guard sum == ContentDigest(of: Array(body.utf8)).hex, lines.count == 5,
            lines[0] == Self.creditsHeader, let version = Int(lines[1]), ledger.versions.indices.contains(version),
            lines[2] == ledger.versions[version].description, let blob = ObjectID(hex: String(lines[3]))
        else { return nil }
        let credits = lines[4].dropFirst().split(separator: " ").compactMap { Int($0) }
        guard credits.allSatisfy({ (0...version).contains($0) }) else { return nil }
        return RememberedCredits(version: version, blob: blob, credits: credits)
    }

    /// Keeps what was found, in one step. Failing to is no failure of the command.
    public func remember(_ found: RememberedCredits, of place: TextPlace) {
        let body = """
            \(Self.creditsHeader)
            \(found.version)
            \(ledger.versions[found.version])
            \(found.blob)
            :\(found.credits.map(String.init).joined(separator: " "))

            """
        let digest = ContentDigest(of: Array(body.utf8)).hex
        try? WholeFile.write("\(body)\(digest)\n".utf8, to: creditsFile(of: place).path)
    }

    private func creditsFile(of place: TextPlace) -> URL {
        URL(filePath: agreement.repository.note("credits/" + place.identity))
    }
}
