import Foundation

/// An independent reader of OpenSLO: PyYAML, and the specification's demands as a JSON Schema of ours.
enum OpenSLOReader {
    struct Refusal: Error, CustomStringConvertible { let description: String }

    /// The objects of a document, or what is wrong with them.
    static func objects(in yaml: String) throws -> [[String: Any]] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", file("read_openslo.py"), file("openslo-v1.json")]
        let (input, output, errors) = (Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
        try process.run()
        // It reads all before it writes anything, so neither side waits for the other.
        try input.fileHandleForWriting.write(contentsOf: Data(yaml.utf8))
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        let complaint = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Refusal(description: String(decoding: complaint, as: UTF8.self))
        }
        return try JSONSerialization.jsonObject(with: answer) as? [[String: Any]] ?? []
    }

    private static func file(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: name).path
    }
}

extension [String: Any] {
    /// The value behind keys, and numbers of items from 0.
    func at(_ path: String) -> Any? {
        path.split(separator: ".").reduce(Any?.some(self)) { value, step in
            if let index = Int(step) {
                return (value as? [Any]).flatMap { $0.indices.contains(index) ? $0[index] : nil }
            }
            return (value as? [String: Any])?[String(step)]
        }
    }
}
