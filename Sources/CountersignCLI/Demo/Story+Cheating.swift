/// Each side tries to bring a text onto `main` that the other did not accept, with nothing but stock git.
extension Story {
    mutating func cheat() async throws {
        try await staleConsent()
        try await forgedMerge()
    }

    /// The text is revised after the counterparty's consent, and merged by hand as if the consent still held.
    private mutating func staleConsent() async throws {
        stage.chapter("5. Sari cheats: a consent that was given to another text")
        try await stage.countersign(.acme, "draft", "support-hours")
        try await stage.shell(
            .acme,
            """
            sed -i -e 's/08[.]00/07.00/' -e 's/08:00/07:00/' -e 's/^in-force: .*/in-force: {from: \(monthAfter)}/' \\
                agreement.yaml clauses/020-definitions.* calendars/business-hours.yaml
            """)
        try await stage.countersign(.acme, "propose", "-m", "Support from 07:00")
        try await stage.countersign(.nusa, "accept", "acme/support-hours", typing: ["setuju"], lines: 9)
        stage.tell("Now that Dewi has accepted, Sari raises the fee in the same amendment.")
        try await stage.shell(
            .acme,
            "sed -i -e 's/13\\.750\\.000/15.750.000/' -e 's/13,750,000/15,750,000/' -e 's/\"13750000\"/\"15750000\"/' "
                + "clauses/090-fees.* terms/fees.yaml")
        try await stage.countersign(.acme, "propose", "-m", "Wording", "--accept", typing: ["setuju"], lines: 9)
        try await stage.countersign(.acme, "merge", "support-hours", endingWith: .no)
        stage.tell(
            "countersign will not do it for her. So she writes the merge with git itself, signs it, and sends it past the hook of her own clone."
        )
        try await stage.shell(.acme, message(after: "nusa/availability"))
        try await stage.shell(
            .acme,
            """
            forged=$(git commit-tree -S -p main -p amendment/acme/support-hours -F ../message.txt \\
                'amendment/acme/support-hours^{tree}')
            git push --no-verify --quiet origin "$forged:refs/heads/main"
            """)
        stage.tell("On the server main has moved. To git, everything is in order. Dewi's copy does not take it:")
        try await stage.countersign(.nusa, "sync", endingWith: .no)
        stage.tell(
            "Sari puts the server back in order and the fee back where it was. It is another text once more, so Dewi's consent is needed once more."
        )
        try await stage.shell(.acme, "git push --no-verify --quiet --force origin main")
        try await stage.shell(
            .acme,
            "sed -i -e 's/15\\.750\\.000/13.750.000/' -e 's/15,750,000/13,750,000/' -e 's/\"15750000\"/\"13750000\"/' "
                + "clauses/090-fees.* terms/fees.yaml")
        try await stage.countersign(
            .acme, "propose", "-m", "Support from 07:00 and nothing else", "--accept", typing: ["setuju"], lines: 9)
        try await stage.countersign(.nusa, "accept", "support-hours", typing: ["setuju", "later"], lines: 9)
    }

    /// Every consent is there, and the merge carries another text than the one they are for.
    private mutating func forgedMerge() async throws {
        stage.chapter("6. Dewi cheats: a merge with another text than the accepted one")
        stage.tell(
            "Both have accepted, and Dewi may merge. She makes a merge of her own, in which hosting costs a tenth.")
        try await stage.shell(.nusa, message(after: "nusa/availability"))
        try await stage.shell(
            .nusa,
            """
            export GIT_INDEX_FILE=../forged.index
            git read-tree amendment/acme/support-hours
            fees=$(git show :terms/fees.yaml | sed 's/13750000/1375000/' | git hash-object -w --stdin)
            git update-index --cacheinfo "100644,$fees,terms/fees.yaml"
            forged=$(git commit-tree -S -p main -p amendment/acme/support-hours -F ../message.txt $(git write-tree))
            git push --no-verify --quiet origin "$forged:refs/heads/main"
            rm ../forged.index ../message.txt
            """)
        try await stage.countersign(.acme, "sync", endingWith: .no)
        stage.tell("She puts the server back in order, and merges the text that both accepted.")
        try await stage.shell(.nusa, "git push --no-verify --quiet --force origin main")
        try await stage.countersign(.nusa, "merge", "support-hours")
        try await stage.countersign(.acme, "sync")
    }

    /// The words of a merge, taken from an earlier one, and the trailers of the newest consent.
    private func message(after merged: String) -> String {
        """
        git cat-file commit main | sed -e '1,/^$/d' -e '/^Agreement: /,$d' -e 's,\(merged),acme/support-hours,' > ../message.txt
        git cat-file commit amendment/acme/support-hours | sed -n -e 's/^Act: .*/Act: merge/' -e '/^Agreement: /,$p' >> ../message.txt
        """
    }
}
