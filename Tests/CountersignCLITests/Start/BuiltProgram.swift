import Foundation

/// The program that the package builds.
enum BuiltProgram {
    /// It lies beside the tests' own bundle.
    static let path: String = {
        let arguments = CommandLine.arguments
        let named = arguments.firstIndex(of: "--test-bundle-path").flatMap { arguments.dropFirst($0 + 1).first }
        var url = URL(filePath: named ?? arguments[0]).resolvingSymlinksInPath()
        while url.path != "/" {
            url.deleteLastPathComponent()
            let program = url.appending(path: "countersign").path
            var isDirectory: ObjCBool = false
            if unsafe FileManager.default.fileExists(atPath: program, isDirectory: &isDirectory),
                !isDirectory.boolValue
            {
                return program
            }
        }
        return "/nowhere/countersign"
    }()

    /// A `PATH` that finds it, and stock programs.
    static let searchPath = URL(filePath: path).deletingLastPathComponent().path + ":/usr/local/bin:/usr/bin:/bin"
}
