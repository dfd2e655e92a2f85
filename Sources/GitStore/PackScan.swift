internal import CLibgit2

/// Looks through a pack before anything is made of it: that each object is as large as it says, that what deltas make is,
/// too, and that making it is no endless work (gitformat-pack(5)).
///
/// An indexer builds every object in memory, and a delta of a few bytes may ask for gigabytes.
struct PackScan {
    private let operation: String
    private var work = PackUnpackingWork()
    /// What is inflated goes here, and is not looked at but for its beginning.
    private var output = [UInt8](repeating: 0, count: 1 << 15)

    /// Reads a pack from where `file` stands to the end of the file.
    static func check(_ file: inout FileBytes, _ operation: String) throws(GitError) {
        var scan = PackScan(operation: operation)
        var header: [UInt8] = []
        while header.count < 12, let byte = try file.byte() { header.append(byte) }
        guard header.count == 12, header.prefix(8).elementsEqual(Array("PACK".utf8) + [0, 0, 0, 2]) else {
            throw scan.damaged("it holds no pack that this program reads")
        }
        let count = header[8...].reduce(0) { $0 << 8 | Int($1) }
        for _ in 0..<count { try scan.checkObject(&file) }
        // The digest of all that stands before, which the indexer checks.
        for _ in 0..<20 {
            guard try file.byte() != nil else { throw scan.damaged("the pack ends too early") }
        }
        guard try file.peek().isEmpty else { throw scan.damaged("something stands behind the pack") }
    }

    private init(operation: String) { self.operation = operation }

    private mutating func checkObject(_ file: inout FileBytes) throws(GitError) {
        let start = file.position
        guard let (kind, size) = try PackNumber.header({ () throws(GitError) in try next(&file) }),
            size <= PackUnpackingWork.objectLimit
        else { throw excessive(.size) }
        switch kind {
        case 1...4:
            try reckon { (work) throws(PackUnpackingWork.Excess) in try work.add(whole: size, at: start) }
            _ = try inflate(size, &file)
        case 6:
            guard let distance = try PackNumber.distance({ () throws(GitError) in try next(&file) }) else {
                throw damaged("a delta rests on something in front of the pack")
            }
            try checkDelta(size, on: start - distance, at: start, &file)
        case 7:
            for _ in 0..<20 { _ = try next(&file) }
            try checkDelta(size, on: nil, at: start, &file)
        default: throw damaged("the pack holds an object of no kind")
        }
    }

    private mutating func checkDelta(
        _ size: Int, on base: Int?, at start: Int, _ file: inout FileBytes
    ) throws(GitError) {
        guard let (sizes, _) = PackDelta.sizes(try inflate(size, &file)),
            sizes.base <= PackUnpackingWork.objectLimit
        else { throw damaged("a delta has no sizes") }
        try reckon { (work) throws(PackUnpackingWork.Excess) in
            try work.add(delta: size, making: sizes.result, on: base, at: start)
        }
    }

    private mutating func reckon(_ body: (inout PackUnpackingWork) throws(PackUnpackingWork.Excess) -> Void)
        throws(GitError)
    {
        do throws(PackUnpackingWork.Excess) { try body(&work) } catch { throw excessive(error) }
    }

    private func next(_ file: inout FileBytes) throws(GitError) -> UInt8 {
        guard let byte = try file.byte() else { throw damaged("the pack ends too early") }
        return byte
    }

    /// Inflates what comes next, which must be of this size, and gives its first bytes.
    private mutating func inflate(_ size: Int, _ file: inout FileBytes) throws(GitError) -> [UInt8] {
        var stream = z_stream()
        guard countersign_inflate_init(&stream) == Z_OK else { throw damaged("zlib cannot start") }
        defer { inflateEnd(&stream) }
        var start: [UInt8] = []
        var made = 0
        while true {
            let result = try file.lend { input in
                output.withUnsafeMutableBufferPointer { output in
                    stream.next_in = input.baseAddress
                    stream.avail_in = UInt32(input.count)
                    stream.next_out = output.baseAddress
                    stream.avail_out = UInt32(output.count)
                    // Without input there is no progress, which is an error to zlib as the end of the file is to us.
                    return (CLibgit2.inflate(&stream, Z_NO_FLUSH), left: Int(stream.avail_in))
                }
            }
            let received = output.count - Int(stream.avail_out)
            if start.count < 20 { start += output.prefix(min(received, 20 - start.count)) }
            made += received
            guard made <= size, result == Z_OK || result == Z_STREAM_END else {
                throw damaged("an object is not as long as its header says")
            }
            if result == Z_STREAM_END { break }
        }
        guard made == size else { throw damaged("an object is not as long as its header says") }
        return start
    }

    private func damaged(_ message: String) -> GitError { GitError(.corrupt, message: message, operation: operation) }

    private func excessive(_ excess: PackUnpackingWork.Excess) -> GitError {
        GitError(excess == .base ? .corrupt : .tooLarge, message: excess.rawValue, operation: operation)
    }
}
