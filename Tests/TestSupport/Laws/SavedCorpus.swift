import Foundation

/// The inputs of one target that are kept in `Tests/Fuzz/Corpora`.
public struct SavedCorpus: Sendable {
    /// The target that reads them.
    public let target: FuzzTarget
    /// By file name.
    public let files: [String: [UInt8]]

    /// Where every target's inputs lie, each in a folder of its name.
    public static var folder: String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Fuzz/Corpora").standardizedFileURL
            .path
    }

    /// Inputs that lie nowhere, by file name.
    public init(of target: FuzzTarget, files: [String: [UInt8]]) {
        self.target = target
        self.files = files
    }

    /// Reads the folder of a target.
    public init(of target: FuzzTarget) throws {
        let folder = URL(filePath: Self.folder).appending(path: target.rawValue)
        var files: [String: [UInt8]] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            files[file.lastPathComponent] = [UInt8](try Data(contentsOf: file))
        }
        self.init(of: target, files: files)
    }

    /// Reads every input, and says of each what went wrong: a broken law, or an answer that its name does not promise.
    public func replay() -> [String] {
        files.sorted { $0.key < $1.key }.compactMap { name, bytes in
            do throws(BrokenLaw) {
                let isAccepted = try target.accepts(bytes)
                if isAccepted, name.hasPrefix("refused-") { return "\(target)/\(name) is accepted" }
                if !isAccepted, name.hasPrefix("valid-") { return "\(target)/\(name) is refused" }
                return nil
            } catch {
                return "\(target)/\(name) breaks a law: \(error)"
            }
        }
    }
}
