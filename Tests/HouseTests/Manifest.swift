import Foundation

/// What `Package.swift` says each target depends on, read as text: the package manager cannot be asked from in here.
struct Manifest {
    /// Dependencies by target, as the names of modules.
    let dependencies: [String: Set<String>]

    init() throws {
        let text = try SourceTree.file("Package.swift").lines.joined(separator: "\n")
        var products: [String: String] = [:]
        for match in text.matches(of: /let (\w+): Target\.Dependency = \.product\(name: "(\w+)"/) {
            products[String(match.1)] = String(match.2)
        }
        var dependencies: [String: Set<String>] = [:]
        let targets = text.components(separatedBy: "    targets: [").last ?? ""
        let begins = targets.matches(of: /\.(?:target|executableTarget|testTarget|systemLibrary)\(/).map(\.range)
        for (index, begin) in begins.enumerated() {
            let end = index + 1 < begins.count ? begins[index + 1].lowerBound : targets.endIndex
            let target = targets[begin.upperBound..<end]
            guard let name = target.firstMatch(of: /name: "(\w+)"/)?.1 else { continue }
            let list = target.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
            let names = list.split(whereSeparator: { ", \n".contains($0) }).map { item in
                item.hasPrefix("\"") ? String(item.dropFirst().dropLast()) : products[String(item)] ?? String(item)
            }
            dependencies[String(name)] = Set(names)
        }
        self.dependencies = dependencies
    }
}
