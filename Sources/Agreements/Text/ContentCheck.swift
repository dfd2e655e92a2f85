/// What one file must be by itself, whatever the other files say.
///
/// Prose and YAML must be text (`RefusedCharacters` lists what may not be in it), YAML must have one meaning
/// (`StrictYAML`). Annexes are never looked into, apart from their size: they are bound by digest as they are.
/// What the keys of `agreement.yaml` and of parties mean is read by `Declaration` and `Party`.
public enum ContentCheck {
    /// Everything that is wrong with `bytes` as the file at `place`, in reading order; empty where nothing is.
    public static func faults(in bytes: [UInt8], at place: TextPlace) -> [TextFault] {
        guard bytes.count <= place.sizeLimit else {
            let limit = place.sizeLimit >> 20
            return [
                TextFault(
                    path: place.path, message: "the file has \(bytes.count) bytes; at most \(limit) MiB is allowed here"
                )
            ]
        }
        switch place {
        case .annex:
            return []
        case .clause:
            switch PlainText.read(bytes, as: .prose, path: place.path) {
            case .failure(let faults): return faults.all
            case .success(let text):
                // A clause nobody can read says nothing, and looks as if it had been forgotten.
                let isBlank = text.string.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
                return isBlank ? [.empty(place.path)] : []
            }
        case .agreement, .party, .terms, .calendar:
            switch StrictYAML.parse(bytes, path: place.path) {
            case .failure(let faults): return faults.all
            case .success: return []
            }
        }
    }
}
