internal import CMinizip

/// Writes a zip file from its beginning to its end, one file after another.
///
/// The same files in the same order give the same bytes: no clock, no owner and no name of this machine takes part. Every
/// file is dated 1 January 1980, the first day that the format knows. Source: PKWARE's APPNOTE.TXT, through minizip.
public final class ZipWriter {
    private let path: String
    private var file: zipFile?

    /// Begins a zip file; one that is there is replaced.
    public init(creating path: String) throws(ZipError) {
        self.path = path
        guard !path.utf8.contains(0), let file = zipOpen64(path, APPEND_STATUS_CREATE) else {
            throw ZipError(code: ZIP_ERRNO, operation: "creating \(path)")
        }
        self.file = file
    }

    deinit {
        if let file { zipClose(file, nil) }
    }

    /// How a file is kept.
    public enum Manner: Sendable {
        /// Made smaller.
        case compressed
        /// The same, and it may be run as a program where it is taken out.
        case program
        /// As it is: what is packed already is better left alone.
        case stored
    }

    /// Begins a file; what is written next is its content.
    ///
    /// - Parameter name: its path in the zip file, with `/` between folders.
    public func begin(_ name: String, _ manner: Manner) throws(ZipError) {
        guard !name.utf8.contains(0) else { throw ZipError(code: ZIP_PARAMERROR, operation: "adding a file") }
        var facts = zip_fileinfo()
        facts.dosDate = Self.firstDay
        facts.external_fa = (Self.regular | (manner == .program ? 0o755 : 0o644)) << 16
        let isStored = manner == .stored
        try check(
            zipOpenNewFileInZip4_64(
                file, name, &facts, nil, 0, nil, 0, nil, isStored ? 0 : Z_DEFLATED, isStored ? 0 : Self.level, 0,
                -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, nil, 0, Self.madeBy, 0, 0),
            "adding \(name)")
    }

    /// Writes a piece of the file that was begun.
    public func write(_ bytes: [UInt8]) throws(ZipError) {
        guard !bytes.isEmpty else { return }
        let code = bytes.withUnsafeBufferPointer { zipWriteInFileInZip(file, $0.baseAddress, UInt32($0.count)) }
        try check(code, "writing")
    }

    /// Ends the file that was begun.
    public func end() throws(ZipError) { try check(zipCloseFileInZip(file), "writing") }

    /// Ends the zip file: it is whole only then.
    public func finish() throws(ZipError) {
        let code = zipClose(file, nil)
        file = nil
        try check(code, "ending")
    }

    private func check(_ code: Int32, _ operation: String) throws(ZipError) {
        guard code == ZIP_OK else { throw ZipError(code: code, operation: "\(operation) in \(path)") }
    }

    /// 1 January 1980, midnight, as DOS counted.
    private static let firstDay: UInt = 0x0021_0000
    /// A regular file, as Unix tells them apart.
    private static let regular: UInt = 0o100000
    /// Unix, by version 2.0 of the format: so permissions mean what they say.
    private static let madeBy: UInt = 3 << 8 | 20
    /// zlib's own choice between speed and size.
    private static let level: Int32 = 6
}

/// What the zip library could not do.
public struct ZipError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The library's code; -1 where the system refused to write.
    public let code: Int32
    /// What was being done.
    public let operation: String

    public var description: String {
        code == ZIP_ERRNO
            ? "\(operation) failed: the file cannot be written" : "\(operation) failed (zip error \(code))"
    }
}
