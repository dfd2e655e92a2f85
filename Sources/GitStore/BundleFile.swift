/// A `git bundle` file: references, and a pack with what they name (gitformat-bundle(5)).
///
/// The header is read strictly, and the pack is looked through before libgit2 indexes it, so that a small file cannot
/// make anyone take memory or time without bound.
public struct BundleFile: Sendable {
    /// The file's path.
    public let path: String
    /// What a reader must have already; nothing in a bundle that stands by itself.
    public let prerequisites: [ObjectID]
    /// The references that it brings, by their full names.
    public let references: [Reference]
    /// Where the pack begins, in bytes.
    private let packOffset: Int

    /// The most bytes that a header may have, and a bundle.
    static let headerLimit = 1 << 20
    static let sizeLimit = 1 << 30

    /// Reads the header.
    ///
    /// - Throws: `.notFound`; `.wrongKind` where the file is no bundle, or one of a kind that this does not read;
    ///   `.tooLarge`.
    public init(at path: String) throws(GitError) {
        self.path = path
        let operation = "reading the bundle \(path)"
        var file = try FileBytes(path, operation)
        guard file.size <= Self.sizeLimit else {
            throw GitError(.tooLarge, message: "it has more than \(Self.sizeLimit >> 20) MiB", operation: operation)
        }
        func refuse(_ message: String) -> GitError { GitError(.wrongKind, message: message, operation: operation) }
        var prerequisites: [ObjectID] = []
        var references: [Reference] = []
        let signature = try file.line(limit: 64)
        guard signature == "# v2 git bundle" || signature == "# v3 git bundle" else {
            throw refuse("it does not begin as a bundle does")
        }
        while let line = try file.line(limit: 4_096), !line.isEmpty {
            guard file.position <= Self.headerLimit else { throw refuse("its header is longer than 1 MiB") }
            if line.utf8.first == UInt8(ascii: "@") {
                // Any other capability changes what the bundle holds, as a filter does.
                guard signature == "# v3 git bundle", line == "@object-format=sha1" else {
                    throw refuse("it asks for something that this program does not know: \(line)")
                }
            } else if line.utf8.first == UInt8(ascii: "-") {
                guard let id = ObjectID(hex: line.utf8.dropFirst().prefix(40).text) else {
                    throw refuse("it rests on something that is no commit")
                }
                prerequisites.append(id)
            } else {
                let name = line.utf8.dropFirst(41).text
                guard let id = ObjectID(hex: line.utf8.prefix(40).text), line.utf8.dropFirst(40).first == 0x20,
                    !name.isEmpty
                else { throw refuse("its list of references is malformed") }
                references.append(Reference(name: name, target: id))
            }
        }
        guard file.isBehindEmptyLine else { throw refuse("its header does not end") }
        self.prerequisites = prerequisites
        self.references = references
        packOffset = file.position
    }

    /// Looks through the pack, which the header says nothing of.
    ///
    /// - Throws: `.corrupt` where it is damaged; `.tooLarge` where it holds more than this program takes.
    public func check() throws(GitError) {
        let operation = "looking through the bundle \(path)"
        var scan = try FileBytes(path, operation)
        try scan.skip(to: packOffset)
        try PackScan.check(&scan, operation)
    }

    /// Puts what the bundle holds into a repository: the objects, then each branch.
    ///
    /// - Throws: `.corrupt` where the pack is damaged, or rests on objects that it does not hold; `.tooLarge`.
    public func unpack(into repository: Repository) throws(GitError) {
        let operation = "unpacking the bundle \(path)"
        try check()
        var file = try FileBytes(path, operation)
        try file.skip(to: packOffset)
        try repository.indexPack(operation) { () throws(GitError) in try file.chunk() }
        for reference in references where reference.name.hasPrefix("refs/heads/") {
            // A name that git would not take is no branch, and one that names nothing is none either.
            try? repository.updateReference(
                reference.name, to: reference.target, expecting: nil, message: "countersign: unbundle")
        }
    }
}

extension Collection<UInt8> {
    /// The bytes as text.
    fileprivate var text: String { String(decoding: Array(self), as: UTF8.self) }
}
