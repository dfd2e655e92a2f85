import Foundation
import TestSupport

/// The fenced blocks of `docs/hosting.md`, by the names that stand before them.
struct HostingPage {
    /// Everything on the page that can be run, in its order.
    enum Part: String, CaseIterable {
        case host, move, restored
        case authorizedKeys = "authorized-keys"
        case passwords, nginx, gitolite
        case gitoliteConfiguration = "gitolite-conf"
        case gitolitePin = "gitolite-pin"
        case check, github
        case checksBranch = "checks-branch"
        case candidate
        case candidateSent = "candidate-sent"
        case forgejo, gitlab

        /// What it is run with, where that is more than a shell and git.
        var server: ServerKind? {
            switch self {
            case .authorizedKeys: .ssh
            case .passwords, .nginx: .http
            case .gitolite, .gitoliteConfiguration, .gitolitePin: .gitolite
            default: nil
            }
        }

        /// Whether what it is run with is here. CI asks for all of it.
        var canRun: Bool {
            let isAll = ProcessInfo.processInfo.environment["COUNTERSIGN_TESTS"] == "all"
            if let server { return isAll && server.isInstalled }
            return isAll || FileManager.default.isExecutableFile(atPath: "/usr/bin/curl")
        }
    }

    struct Block {
        /// Empty where nothing stands before it.
        let name: String
        let text: String
    }

    let blocks: [Block]

    init() throws {
        var blocks: [Block] = []
        var name = ""
        var open: (name: String, lines: [String])?
        for line in try Documentation.read("hosting.md").split(separator: "\n", omittingEmptySubsequences: false) {
            if let (name, lines) = open {
                if line == "```" {
                    blocks.append(Block(name: name, text: lines.map { $0 + "\n" }.joined()))
                    open = nil
                } else {
                    open = (name, lines + [String(line)])
                }
            } else if line.hasPrefix("```") || line.hasPrefix("~~~") || line.hasPrefix("    ") {
                open = line.hasPrefix("```") ? (name, []) : nil
                if open == nil { blocks.append(Block(name: "", text: String(line))) }
                name = ""
            } else if let match = line.wholeMatch(of: /<!-- run: ([a-z-]+) -->/) {
                name = String(match.1)
            } else {
                name = ""
            }
        }
        self.blocks = blocks
    }

    /// A block as it stands on the page.
    func text(_ part: Part) throws -> String {
        guard let block = blocks.first(where: { $0.name == part.rawValue }) else { throw Missing(part: part) }
        return block.text
    }

    struct Missing: Error { let part: Part }
}

/// Where the page's paths lie in a test: below its own directory.
struct HostingPaths {
    let replacements: [(String, String)]

    init(in shop: Workshop) {
        replacements = [
            ("/srv/agreements", shop.directory.file("srv/agreements")), ("/etc/nginx", shop.directory.file("http")),
            ("/run/fcgiwrap.socket", shop.directory.file("http/s")),
        ]
    }

    func place(_ text: String) -> String {
        replacements.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
