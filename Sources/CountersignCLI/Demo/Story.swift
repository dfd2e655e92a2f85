internal import Agreements
internal import Foundation
internal import GitStore

/// What happens in the demonstration: a hosting agreement between two businesses, from opening to proof.
struct Story {
    var stage: Stage
    /// The agreement's id, once there is one.
    private(set) var agreement = ""
    /// The first days of the two months to come, which amendments take effect on.
    let nextMonth: CivilDate
    let monthAfter: CivilDate
    /// When a change of the reader's could take effect.
    var monthToTry: CivilDate { monthAfter.firstOfNextMonth }

    init(stage: Stage, today: CivilDate) {
        self.stage = stage
        nextMonth = today.firstOfNextMonth
        monthAfter = nextMonth.firstOfNextMonth
    }

    /// Everything, in order.
    mutating func play() async throws {
        try await meet()
        try await open()
        try await agree()
        try await amend()
        try await cheat()
        try await prove()
    }

    /// Two people get keys.
    private mutating func meet() async throws {
        stage.chapter("1. Two organisations, two people, two keys")
        stage.tell("Sari signs for PT Acme Hosting, Dewi for PT Nusa Retail. Their keys are ordinary OpenSSH keys.")
        for (seat, name, email) in [
            (Seat.sari, "Sari Wulandari", "sari@acme.example"), (.dewi, "Dewi Lestari", "dewi@nusa.example"),
        ] {
            try await stage.shell(seat, "ssh-keygen -q -t ed25519 -N '' -C \(email) -f keys/\(seat.person)")
            try await stage.countersign(
                seat, "setup", "--name", name, "--email", email, "--key", "keys/\(seat.person)")
        }
        stage.tell("Dewi sends Sari her party's card.")
        try await stage.countersign(
            .dewi, "card", "--party", "nusa=PT Nusa Retail", "--title", "Direktur", into: "nusa.yaml")
    }

    /// Sari opens the agreement and shares it; Dewi gets a copy that is verified first.
    private mutating func open() async throws {
        stage.chapter("2. The agreement is opened")
        try await stage.countersign(
            .sari, "init", "acme", "--template", "sla", "--party", "acme=PT Acme Hosting", "--counterparty",
            "nusa.yaml",
            "--title", "id=Perjanjian Tingkat Layanan Hosting", "--title", "en=Hosting Service Level Agreement",
            "--zone", "Asia/Jakarta", "--in-force", "execution")
        let repository = try Agreement.repository(at: stage.root + "/acme")
        agreement = Agreement.pinned(in: repository)?.description ?? ""
        stage.tell("Any git server can carry it; here it is a bare repository on disk.")
        try await stage.shell(.sari, "git init --quiet --bare --initial-branch=main server.git")
        try await stage.shell(.acme, "git remote add origin ../server.git")
        try await stage.countersign(.acme, "sync")
        try await stage.countersign(.acme, "invite", "--url", "server.git")
        try await stage.countersign(.dewi, "clone", "server.git", "nusa", "--agreement", agreement)
    }

    /// The first text is proposed, discussed, refused, mended, accepted by both, and merged.
    private mutating func agree() async throws {
        stage.chapter("3. The first text: proposed, refused, mended, accepted")
        try await stage.countersign(.acme, "propose", "-m", "The first text")
        try await stage.countersign(.nusa, "sync")
        try await stage.countersign(
            .nusa, "comment", "formation", "--clause", "support", "-m",
            "Our shop opens at 07:00. Can support begin then?", typing: ["say"])
        try await stage.countersign(
            .nusa, "reject", "formation", "-m", "Critical incidents need an answer within 15 minutes, not 30.",
            typing: ["reject"])
        stage.tell(
            "Sari edits the files and puts another text in the place of the first; at once she accepts it for Acme.")
        try await stage.shell(
            .acme,
            "sed -i -e 's/30 menit/15 menit/' -e 's/30 minutes/15 minutes/' clauses/070-support.* terms/services.yaml")
        try await stage.countersign(
            .acme, "propose", "-m", "Critical incidents are answered within 15 minutes", "--accept", typing: ["setuju"],
            lines: 30)
        stage.tell("Dewi accepts exactly that text. Hers is the last consent, so she can merge it: version 1.")
        try await stage.countersign(.nusa, "accept", "formation", typing: ["setuju", "merge"], lines: 12)
    }
}
