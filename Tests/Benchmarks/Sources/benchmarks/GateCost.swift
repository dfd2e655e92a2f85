import Agreements
import Foundation

/// What a push of one act costs with the gate, beside the same push to the same repository without any hook.
struct GateCost {
    private let command: ReleaseCommand
    private let desks: [SharedDesk]

    init(short: Int, long: Int) async throws {
        let keys = try SigningKeys(["sari"])
        command = try ReleaseCommand()
        desks = [
            try await SharedDesk(versions: short, keys, command), try await SharedDesk(versions: long, keys, command),
        ]
    }

    func run(samples: Int) async throws {
        for way in SharedDesk.Way.allCases {
            var gate: [Double] = []
            for desk in desks {
                var (gated, plain, start) = (Measurement(), Measurement(), Measurement())
                for sample in 0..<samples {
                    let name = try await desk.comment(sample)
                    try await start.time { try command.run(["--version"]) }
                    // A B, then B A.
                    if sample.isMultiple(of: 2) {
                        try await plain.time { try push(name.reference, to: desk.plain, by: way, desk) }
                        try await gated.time { try push(name.reference, to: desk.gated, by: way, desk) }
                    } else {
                        try await gated.time { try push(name.reference, to: desk.gated, by: way, desk) }
                        try await plain.time { try push(name.reference, to: desk.plain, by: way, desk) }
                    }
                }
                report(
                    "push, \(desk.agreement.versions) versions, by \(way.name)", gated.median, beside: plain.median,
                    "without hooks")
                report("  to start this program, and nothing else", start.median, beside: plain.median, "the same")
                gate.append(gated.median - plain.median)
            }
            report("  the gate alone, long beside short", gate[1], beside: gate[0], "the short history")
        }
    }

    private func push(_ reference: String, to server: String, by way: SharedDesk.Way, _ desk: SharedDesk) throws {
        try desk.git(["push", "--quiet", "--no-verify", desk.url(of: server, by: way), reference])
    }
}
