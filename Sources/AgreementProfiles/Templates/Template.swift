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
        /// The least that covers every element of a service level agreement.
        case slaMinimal = "sla-minimal"
        /// A promise to keep each other's information secret.
        case nda
        /// Two clauses that make any text an agreement, and guidance for writing the rest.
        case blank

        /// The value of `profile` in the `agreement.yaml` that goes with the template.
        public var profile: String {
            switch self {
            case .sla, .slaMinimal: "service-level-agreement/1"
            case .nda: "confidentiality/1"
            case .blank: "general/1"
            }
        }

        /// Whether the text is between one party that provides a service and one that uses it, and names a price.
        public var isOfService: Bool {
            switch self {
            case .sla, .slaMinimal: true
            case .nda, .blank: false
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
            case .sla: ServiceLevelTemplate(values: values).files
            case .slaMinimal: MinimalServiceLevelTemplate(values: values).files
            case .nda: ConfidentialityTemplate(values: values).files
            case .blank: BlankTemplate(values: values).files
            }
        // Paths are ASCII, so this is the bytewise order in which the text is hashed.
        return files.sorted { $0.path < $1.path }
    }

    /// What is left to fill in, each mark once: what nobody but the parties can know.
    public static func blanks(in files: [TemplateFile]) -> [Blank] {
        var paths: [String: [String]] = [:]
        for file in files {
            let bytes = Array(file.content.utf8)
            for range in Placeholder.ranges(in: bytes) {
                let mark = String(decoding: bytes[range], as: UTF8.self)
                if paths[mark]?.last != file.path { paths[mark, default: []].append(file.path) }
            }
        }
        return paths.map { Blank(mark: $0, paths: $1) }.sorted { $0.mark < $1.mark }
    }

    /// A mark that stands where something is to be written, and the files that have it.
    public struct Blank: Sendable, Hashable {
        /// As it stands there: `[PURPOSE]`.
        public let mark: String
        /// The files, in order.
        public let paths: [String]
    }
}
