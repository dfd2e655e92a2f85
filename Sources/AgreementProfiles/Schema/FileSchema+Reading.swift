public import Agreements

extension FileSchema {
    /// The terms that the bytes of a file hold, or everything that is wrong with them, in reading order.
    ///
    /// - Parameters:
    ///   - path: what the file is called in faults.
    ///   - languages: those of the agreement, in which every text for people must be.
    public func read(
        _ bytes: [UInt8], path: String, in languages: [LanguageTag]
    ) -> Result<TermNode, TextFaults> {
        StrictYAML.parse(bytes, path: path).flatMap { TermsReader.read($0, path: path, by: self, in: languages) }
    }
}
