/// A page for `man`, in the language of man(7).
struct ManualPage {
    /// `countersign-review`: its file is that with `.1` behind.
    let name: String
    let text: String

    /// The page of the command as a whole, and one for each verb.
    static func all(of reference: CommandReference) -> [ManualPage] {
        [ManualPage(reference)] + reference.verbs.map { ManualPage($0, in: reference) }
    }

    private init(_ reference: CommandReference) {
        name = "countersign"
        var page = Roff(name, reference.root.abstract ?? "")
        page.section("Synopsis")
        page.blocks([.paragraph("`countersign` VERB [ARGUMENTS]")])
        page.section("Description")
        page.blocks(Array(Manual.introduction.dropFirst()))
        for group in reference.groups {
            page.section("Verbs: \(group.name)")
            page.entries(group.verbs.map { ("`\($0.commandName)`", $0.abstract ?? "") })
        }
        page.section("What every verb understands")
        page.entries(reference.common.map { ("`\($0.spelled)`", $0.meaning) })
        for section in Manual.sections {
            page.section(section.title)
            page.blocks(section.blocks)
        }
        page.section("See also")
        page.blocks([
            .paragraph(reference.verbs.map { "**countersign-\($0.commandName)**(1)" }.joined(separator: ", "))
        ])
        text = page.text
    }

    private init(_ verb: CommandReference.Command, in reference: CommandReference) {
        name = "countersign-\(verb.commandName)"
        var page = Roff(name, verb.abstract ?? "")
        // A verb of two words is a group of one or more: each is explained.
        let parents = verb.shownSubcommands.isEmpty ? [] : [verb.commandName]
        page.section("Synopsis")
        page.blocks(verb.leaves.map { .paragraph("`\(reference.usage(of: $0, within: parents))`") })
        page.section("Description")
        page.blocks([.paragraph(verb.abstract ?? "")])
        for leaf in verb.leaves {
            if !parents.isEmpty { page.blocks([.paragraph("**\(leaf.commandName)**: \(leaf.abstract ?? "")")]) }
            if let discussion = leaf.discussion, !discussion.isEmpty { page.blocks([.paragraph(discussion)]) }
        }
        if let aliases = verb.aliases, !aliases.isEmpty {
            page.blocks([.paragraph("Also called " + aliases.map { "`\($0)`" }.joined(separator: ", ") + ".")])
        }
        let own = verb.leaves.flatMap(reference.ownArguments)
        if !own.isEmpty {
            page.section("Options")
            page.entries(own.map { ("`\($0.spelled)`", $0.meaning) })
        }
        page.section("What every verb understands")
        page.entries(reference.common.map { ("`\($0.spelled)`", $0.meaning) })
        page.section("See also")
        page.blocks([.paragraph("**countersign**(1), which tells of exit codes and of the environment")])
        text = page.text
    }
}
