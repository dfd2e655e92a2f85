/// The agreement changes, with a redline for whoever has to accept.
extension Story {
    mutating func amend() async throws {
        stage.chapter("4. A change: better availability for a higher fee")
        try await stage.countersign(.nusa, "draft", "availability")
        try await stage.shell(
            .nusa,
            """
            sed -i -e 's/99,9 %/99,95 %/' -e 's/99\\.9%/99.95%/' -e 's/"99\\.9"/"99.95"/' \\
                -e 's/12\\.500\\.000/13.750.000/' -e 's/12,500,000/13,750,000/' -e 's/"12500000"/"13750000"/' \\
                -e 's/^in-force: .*/in-force: {from: \(nextMonth)}/' agreement.yaml clauses/*.md terms/*.yaml
            """)
        try await stage.countersign(
            .nusa, "propose", "-m", "Availability of 99.95% for IDR 13,750,000 a month", "--reason",
            "The shop now takes orders at night.")
        try await stage.countersign(.acme, "sync")
        try await stage.countersign(.acme, "review", "availability")
        try await stage.countersign(.acme, "accept", "availability", typing: ["setuju"], lines: 12)
        try await stage.countersign(.nusa, "accept", "availability", typing: ["setuju", "merge"], lines: 12)
        try await stage.countersign(.acme, "sync")
        try await stage.countersign(.acme, "status")
    }
}
