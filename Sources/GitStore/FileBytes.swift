#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The bytes of a file, front to back, a little at a time.
struct FileBytes: ~Copyable {
    private let descriptor: Int32
    private let operation: String
    /// In bytes, when it was opened.
    let size: Int
    private var buffer: [UInt8] = []
    private var next = 0
    /// How many bytes were taken.
    private(set) var position = 0
    private var lastLine: Int?

    private static let chunkSize = 1 << 16

    /// - Throws: `.notFound` where there is no regular file that can be read.
    init(_ path: String, _ operation: String) throws(GitError) {
        // Without waiting for whoever would write into a pipe of that name.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw GitError(.notFound, message: String(cString: strerror(errno)), operation: operation)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw GitError(.notFound, message: "it is no file", operation: operation)
        }
        self.descriptor = descriptor
        self.operation = operation
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// What was read and not taken yet; empty at the end of the file.
    mutating func peek() throws(GitError) -> ArraySlice<UInt8> {
        if next == buffer.count {
            let descriptor = descriptor
            var failed = false
            buffer = [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { bytes, count in
                let received = read(descriptor, bytes.baseAddress, bytes.count)
                failed = received < 0
                count = max(0, received)
            }
            next = 0
            guard !failed else {
                throw GitError(.corrupt, message: String(cString: strerror(errno)), operation: operation)
            }
        }
        return buffer[next...]
    }

    /// Lends what was read and not taken yet, which is nothing at the end of the file.
    ///
    /// - Parameter body: gives what it made of it, and how many bytes of it are left.
    mutating func lend<Result>(
        _ body: (UnsafeMutableBufferPointer<UInt8>) -> (Result, left: Int)
    ) throws(GitError) -> Result {
        _ = try peek()
        let (start, count) = (next, buffer.count - next)
        let (result, left) = buffer.withUnsafeMutableBufferPointer { body(.init(rebasing: $0[start...])) }
        take(count - left)
        return result
    }

    /// Takes as many of the bytes that `peek` showed.
    mutating func take(_ count: Int) {
        next += count
        position += count
    }

    /// Takes what is at hand; empty at the end of the file.
    mutating func chunk() throws(GitError) -> ArraySlice<UInt8> {
        let bytes = try peek()
        take(bytes.count)
        return bytes
    }

    /// Takes one byte; nil at the end of the file.
    mutating func byte() throws(GitError) -> UInt8? {
        guard let byte = try peek().first else { return nil }
        take(1)
        return byte
    }

    /// Takes everything before a place.
    mutating func skip(to place: Int) throws(GitError) {
        while position < place {
            let bytes = try peek()
            guard !bytes.isEmpty else { return }
            take(min(bytes.count, place - position))
        }
    }

    /// Takes a line, and gives it without its line feed; nil at the end of the file or where it is too long.
    mutating func line(limit: Int) throws(GitError) -> String? {
        var bytes: [UInt8] = []
        while bytes.count <= limit, let byte = try byte() {
            if byte == UInt8(ascii: "\n") {
                lastLine = bytes.count
                return String(validating: bytes, as: UTF8.self)
            }
            bytes.append(byte)
        }
        lastLine = nil
        return nil
    }

    /// Whether the line taken last was whole, and empty.
    var isBehindEmptyLine: Bool { lastLine == 0 }
}
