/// How much a host takes in: enough for people, too little to fill its disk or keep it busy.
public struct HostLimits: Hashable, Sendable {
    /// The most amendments of one party that are neither part of the agreement nor withdrawn.
    public var openAmendments: Int
    /// The most acts that one push brings, the first push of an agreement apart.
    public var acts: Int
    /// The most bytes that one push brings, as packed.
    public var bytes: Int
    /// The most seconds that judging one push takes.
    public var seconds: Int

    /// Limits of these numbers; what is left out is as usual.
    public init(openAmendments: Int = 50, acts: Int = 2_000, bytes: Int = 128 * 1024 * 1024, seconds: Int = 120) {
        self.openAmendments = openAmendments
        self.acts = acts
        self.bytes = bytes
        self.seconds = seconds
    }
}
