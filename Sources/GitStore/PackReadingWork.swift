/// How much work may go into making objects of packs from others, in bytes that are made on the way.
///
/// A pack that was put together by hand can make a small object from large ones by thousands of deltas, and each of its
/// objects so. What git packs costs little for its size, and takes nothing of the allowance.
struct PackReadingWork {
    private var allowance = 32 << 30

    /// The most for one object: that of the largest file that a text may hold, at the end of a hundred deltas.
    private static let objectLimit = 2 << 30
    /// How many times an object's own size is free: git makes no delta upon what is 32 times as large, and puts 50 on
    /// one another.
    private static let usual = 2_048
    /// The least size of an object, as it is reckoned here.
    private static let least = 256
    /// What following one delta costs.
    static let link = 512

    /// How much may be spent on an object of a size.
    func left(making size: Int) -> Int {
        min(Self.objectLimit, max(size, Self.least) * Self.usual + max(0, allowance))
    }

    /// Takes what was spent on an object of a size.
    mutating func spend(_ cost: Int, making size: Int) {
        allowance -= max(0, cost - max(size, Self.least) * Self.usual)
    }
}
