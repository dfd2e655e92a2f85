internal import AgreementProfiles
internal import ArgumentParser

/// What a new agreement is to be: its title, languages, dates and money.
struct FoundingOptions: ParsableArguments {
    @Option(
        name: .customLong("title"),
        help: ArgumentHelp(
            "The agreement's title; once for each language as id=Judul where they differ.", valueName: "title"))
    var titles: [String]
    @Option(
        name: .customLong("language"),
        help: ArgumentHelp("A language of the text, the prevailing one first: id or en.", valueName: "language"))
    var languages: [String] = []
    @Option(
        help: "What to begin the text from: sla (a hosting agreement), sla-minimal, nda or blank.",
        transform: { text throws(ValidationError) in
            guard let name = Template.Name(rawValue: text) else {
                throw ValidationError("--template takes sla, sla-minimal, nda or blank")
            }
            return name
        })
    var template = Template.Name.blank
    @Option(
        help: ArgumentHelp(
            "The time zone of every date, such as Asia/Jakarta; this computer's where left out.", valueName: "zone"))
    var zone: String?
    @Option(help: ArgumentHelp("What money is counted in, such as IDR.", valueName: "code"))
    var currency: String?
    @Option(
        help: ArgumentHelp(
            "From when the first text governs: a date, or 'execution'; the first of next month where left out.",
            valueName: "date"))
    var inForce: String?
    @Option(help: ArgumentHelp("The first day on which it has ended; none where left out.", valueName: "date"))
    var until: String?
}
