/// Where somebody of the demonstration sits: who they are, and which directory they work in.
enum Seat: String {
    /// Sari of PT Acme Hosting, before there is an agreement.
    case sari
    /// Dewi of PT Nusa Retail, before there is an agreement.
    case dewi
    /// Sari, in her clone.
    case acme
    /// Dewi, in hers.
    case nusa

    /// The person's name for files.
    var person: String {
        switch self {
        case .sari, .acme: "sari"
        case .dewi, .nusa: "dewi"
        }
    }

    /// The directory within the demonstration's.
    var folder: String {
        switch self {
        case .sari, .dewi: ""
        case .acme, .nusa: "/" + rawValue
        }
    }
}
