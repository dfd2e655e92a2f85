/// Why bytes or text are not the one encoding that OpenSSH writes for a value.
///
/// A key and a signature share these: both are made of base64 text and of the
/// `string` and `mpint` fields of RFC 4251, section 5.
public enum EncodingFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// A field announces more bytes than there are.
    case truncated
    /// Bytes follow the last field.
    case trailingBytes
    /// The input is longer than anything of its kind can be, and was not read.
    case tooLong
    /// A name field holds something other than 1 to 255 visible ASCII characters.
    case notAName
    /// The text is not base64, or not the base64 that encoding its bytes gives.
    case notCanonicalBase64
    /// The text is not the one line that was expected.
    case notOneLine
    /// The name beside the base64 or inside the key differs from the key's own.
    case contradictoryNames
    /// A field does not have the number of bytes that its kind prescribes.
    case wrongLength
    /// An integer is negative, zero or padded with needless zero bytes.
    case notCanonicalInteger

    /// The end of a sentence: "it ends in the middle of a field".
    public var description: String {
        switch self {
        case .truncated: "it ends in the middle of a field"
        case .trailingBytes: "something follows its end"
        case .tooLong: "it is far longer than it can be"
        case .notAName: "a name in it is empty, too long or not plain ASCII"
        case .notCanonicalBase64: "its base64 text is not in the one usual form"
        case .notOneLine: "it is not a single line of the form 'type base64'"
        case .contradictoryNames: "it names two different kinds of key"
        case .wrongLength: "one of its fields has the wrong length"
        case .notCanonicalInteger: "a number in it is zero, negative or padded"
        }
    }
}
