public import Agreements
internal import Yams

/// The service levels of a text as objects of OpenSLO v1 (https://openslo.com): one of kind Service for each service, one of
/// kind SLO for each level. What OpenSLO has no word for (credits, exclusions) is left out.
public struct OpenSLODocument: Sendable {
    /// The objects as YAML documents, one after the other.
    public let yaml: String
}

extension History {
    /// The service levels of a text in OpenSLO v1.
    ///
    /// - Parameters:
    ///   - commit: the commit that holds the text, for whoever wants to look it up; nil where none does.
    ///   - language: in which names and descriptions are.
    /// - Returns: the document, or why the terms cannot be said in OpenSLO.
    /// - Throws: where the text cannot be read.
    public func openSLO(
        of text: Text, commit: String?, in language: LanguageTag
    ) throws(AgreementError) -> Result<OpenSLODocument, TermsGap> {
        let content = try profiled(text)
        let origin = [
            ("countersign/agreement", "\(agreement.id)"), ("countersign/commit", commit),
            ("countersign/text", "\(text.digest)"),
        ].compactMap { name, value in value.map { (name, $0) } }
        do throws(TermsGap) {
            var writer = try OpenSLOWriter(content.get(), origin: origin, language: language)
            return .success(OpenSLODocument(yaml: try writer.objects().yaml()))
        } catch {
            return .failure(error)
        }
    }
}

extension [Node] {
    /// Documents, each behind `---`.
    fileprivate func yaml() throws(TermsGap) -> String {
        do {
            return try Yams.serialize(nodes: self, width: -1, allowUnicode: true, explicitStart: true)
        } catch {
            throw TermsGap(
                id: "nama-nama dalam teks ini tidak dapat ditulis sebagai YAML: \(error)",
                en: "the names of the text cannot be written as YAML: \(error)")
        }
    }
}
