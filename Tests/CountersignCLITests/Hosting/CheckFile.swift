import Foundation
import TestSupport
import Yams

/// A file of a host without hooks, as the page has it: what it runs, and with which variables.
struct CheckFile {
    /// As the file declares them.
    let variables: [String: String]
    /// Each is run by a shell of its own.
    let scripts: [String]
    /// Whether the whole history is there when they run.
    let hasFullHistory: Bool

    /// Reads GitHub's and Forgejo's kind, and GitLab's.
    init(_ yaml: String) throws {
        let file = try Yams.load(yaml: yaml) as? [String: Any]
        if let job = file?["verify"] as? [String: Any] {
            let lines = ["before_script", "script"].flatMap { job[$0] as? [String] ?? [] }
            variables = job["variables"] as? [String: String] ?? [:]
            scripts = [lines.joined(separator: "\n")]
            hasFullHistory = variables["GIT_DEPTH"] == "0"
            return
        }
        let job = (file?["jobs"] as? [String: Any])?["verify"] as? [String: Any]
        let steps = job?["steps"] as? [[String: Any]] ?? []
        variables = job?["env"] as? [String: String] ?? [:]
        scripts = steps.compactMap { $0["run"] as? String }
        hasFullHistory = steps.contains { step in
            (step["uses"] as? String)?.contains("actions/checkout@") == true
                && (step["with"] as? [String: Any])?["fetch-depth"] as? Int == 0
        }
    }

    /// Runs it to its end, or to the first script that fails.
    ///
    /// - Parameter given: what the host gives, and what whoever uses the file fills in.
    func run(in checkout: String, home: String, given: [String: String]) throws -> StockProgram.Result {
        let shell = StockProgram(
            "/bin/bash", in: checkout, home: home, adding: variables.merging(given) { $1 })
        var result = try shell.expect("-c", "true")
        for script in scripts {
            result = try shell.run("-e", "-o", "pipefail", "-c", script)
            guard result.succeeded else { break }
        }
        return result
    }
}

/// Where a check says what came of it: it takes statuses of commits as GitHub and Forgejo do.
struct StatusService {
    let url: String
    private let log: String
    private let daemon: Daemon

    init(in directory: TemporaryDirectory) throws {
        let port = try Daemon.freePort()
        let log = directory.file("statuses")
        (self.log, url) = (log, "http://127.0.0.1:\(port)")
        try directory.write("", to: "statuses")
        let program = """
            import http.server, json, sys
            class Handler(http.server.BaseHTTPRequestHandler):
                def do_POST(self):
                    body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                    good = self.headers["Authorization"].split()[1] == "secret" and self.path.startswith("/repos/acme/")
                    with open(sys.argv[2], "a") as log:
                        log.write(" ".join([self.path.split("/")[-1], body["context"], body["state"]]) + "\\n")
                    self.send_response(201 if good else 401)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                def log_message(self, *words): pass
            http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()

            """
        try directory.write(program, to: "statuses.py")
        daemon = try Daemon(
            "/usr/bin/env", ["python3", directory.file("statuses.py"), "\(port)", log], in: directory,
            environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/"]
        ) { Daemon.answers(onPort: port) }
    }

    /// Every status so far: `COMMIT CONTEXT STATE`.
    var statuses: [String] {
        get throws { try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map(String.init) }
    }
}
