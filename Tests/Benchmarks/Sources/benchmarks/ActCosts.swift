import Agreements
import ExternalPrograms
import Foundation
import SSHSignature

/// What `propose`, `accept` and `merge` cost on a short and on a long history, beside the `ssh-keygen -Y sign` that
/// each of them runs.
struct ActCosts {
    private static let acts = ["propose", "accept", "merge"]
    private let keys: SigningKeys
    private var short: LongAgreement
    private var long: LongAgreement

    init(short: Int, long: Int) async throws {
        keys = try SigningKeys(["sari", "dewi"])
        self.short = try await LongAgreement(versions: short)
        self.long = try await LongAgreement(versions: long)
    }

    mutating func run(samples: Int) async throws {
        var bare = Measurement()
        var ofShort = Dictionary(uniqueKeysWithValues: Self.acts.map { ($0, Measurement()) })
        var ofLong = ofShort
        for sample in 0..<samples {
            // A B, then B A: what slows the machine down for a while slows both.
            if sample.isMultiple(of: 2) {
                try await amend(&short, &ofShort, &bare)
                try await amend(&long, &ofLong, &bare)
            } else {
                try await amend(&long, &ofLong, &bare)
                try await amend(&short, &ofShort, &bare)
            }
        }
        let peer = "ssh-keygen -Y sign"
        for act in Self.acts {
            guard let short = ofShort[act]?.median, let long = ofLong[act]?.median else { continue }
            report("\(act), \(self.short.versions) versions", short, beside: bare.median, peer)
            report("\(act), \(self.long.versions) versions", long, beside: bare.median, peer)
            report("\(act), long beside short", long, beside: short, "the short history")
        }
    }

    /// One amendment from its proposal to its merge. Each act begins from nothing, as a command does.
    private func amend(
        _ place: inout LongAgreement, _ measured: inout [String: Measurement], _ bare: inout Measurement
    ) async throws {
        let name = try place.nextText()
        let (sari, dewi) = (keys.signer("sari"), keys.signer("dewi"))
        _ = try await bare.time { try await sari.sign(Self.payload) }
        try await measured["propose", default: Measurement()].time { [place] in
            let history = try place.open().history()
            let draft = try history.draftProposal(
                name.slug, text: WorkingText.read(in: history), summary: "Propose", reason: "",
                by: history.author(sari.publicKey))
            _ = try await history.record(draft, on: history.newAmendment(name), by: sari)
        }
        try await accept(name, in: place, by: sari)
        _ = try await bare.time { try await dewi.sign(Self.payload) }
        try await measured["accept", default: Measurement()].time { [place] in
            try await accept(name, in: place, by: dewi)
        }
        _ = try await bare.time { try await dewi.sign(Self.payload) }
        try await measured["merge", default: Measurement()].time { [place] in
            let history = try place.open().history()
            let amendment = try history.amendment(name)
            let draft = try history.draftMerge(of: amendment, by: history.author(dewi.publicKey, on: amendment))
            _ = try await history.recordMerge(draft, of: amendment, by: dewi)
            try history.agreement.discardLanded(try history.agreement.history())
        }
    }

    private func accept(_ name: AmendmentName, in place: LongAgreement, by signer: SSHKeygenSigner) async throws {
        let history = try place.open().history()
        let amendment = try history.amendment(name)
        let draft = try history.draftConsent(to: amendment, by: history.author(signer.publicKey, on: amendment))
        _ = try await history.record(draft, on: amendment, by: signer)
    }

    /// As long as an act's payload is.
    private static let payload = [UInt8](repeating: UInt8(ascii: "x"), count: 900)
}

/// Keys in files of their own, for ssh-keygen.
struct SigningKeys {
    private let directory: ScratchDirectory

    init(_ names: [String]) throws {
        directory = try ScratchDirectory()
        for name in names {
            let key = BenchmarkKey(name)
            let path = file(name)
            try Data(key.file.utf8).write(to: URL(filePath: path))
            try Data((key.publicKey.openSSH + "\n").utf8).write(to: URL(filePath: path + ".pub"))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        }
    }

    /// Where a private key is.
    func file(_ name: String) -> String { directory.path + "/" + name }

    /// A signer that runs ssh-keygen.
    func signer(_ name: String) -> SSHKeygenSigner {
        SSHKeygenSigner(
            publicKey: BenchmarkKey(name).publicKey, file: file(name), mayPrompt: false)
    }
}
