/// The starting texts of an agreement.
///
/// A template leaves clauses, terms and calendars in the working tree of a new agreement: a whole text
/// that may be signed as it stands, or edited first. `agreement.yaml` and `parties/` are not part of it:
/// they say who agrees, and only the parties know that. Follows section 3.2 of the format.
public struct Template: Sendable {
    /// The templates there are, by the name used on the command line.
    public enum Name: String, CaseIterable, Sendable {
        /// A service level agreement for hosting, with prose and machine-readable terms.
        case sla
        /// Two clauses that make any text an agreement, and guidance for writing the rest.
        case blank

        /// The value of `profile` in the `agreement.yaml` that goes with the template.
        public var profile: String {
            switch self {
            case .sla: "service-level-agreement/1"
            case .blank: "general/1"
            }
        }
    }

    /// The files of a template, sorted by path.
    ///
    /// The same values always give the same bytes. Each clause has one file per language, and each
    /// sentence of the terms is there once per language, both in the order of `values.languages`.
    public static func files(_ name: Name, with values: Values) -> [TemplateFile] {
        let files =
            switch name {
            case .sla: ServiceLevelTemplate(values).files
            case .blank: BlankTemplate(values).files
            }
        // Paths are ASCII, so this is the bytewise order in which the text is hashed.
        return files.sorted { $0.path < $1.path }
    }
}
