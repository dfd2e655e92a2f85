/// What a YAML file says, with the place where it says it. Every scalar is text: what it means is for a schema to say.
///
/// Values of this kind come from `StrictYAML` alone: no key twice, no part nested deeper than
/// `StrictYAML.depthLimit`, no text that a plain file could not show.
public indirect enum YAMLValue: Hashable, Sendable {
    /// Keys and values in the order of the file.
    case mapping([Entry], at: TextPosition)
    /// Items in the order of the file.
    case sequence([YAMLValue], at: TextPosition)
    /// A piece of text, the same whether it is written plain, in quotes or as a block.
    case scalar(String, at: TextPosition)

    /// One key of a mapping with its value.
    public struct Entry: Hashable, Sendable {
        /// The key.
        public let key: String
        /// Where the key stands.
        public let keyPosition: TextPosition
        /// What it is set to.
        public let value: YAMLValue
    }

    /// Where the value begins: the quote of quoted text, the bracket of a list in brackets, else the first item.
    public var position: TextPosition {
        switch self {
        case .mapping(_, let position), .sequence(_, let position), .scalar(_, let position): position
        }
    }
}
