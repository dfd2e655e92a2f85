internal import AgreementProfiles
internal import Agreements

/// The files of a new agreement: what it is opened with, and what is left to edit and propose.
struct FirstText {
    /// `agreement.yaml` of version 0.
    let opening: [UInt8]
    /// What differs from version 0, by path.
    private(set) var files: [String: [UInt8]]
    /// What is left to fill in before the text can be proposed.
    let blanks: [Template.Blank]

    /// The draft that the first text is left on.
    static var slug: Slug {
        guard let slug = Slug("formation") else { preconditionFailure("formation is a slug") }
        return slug
    }

    init(_ founding: Founding, parties: [Party]) throws {
        let declaration = founding.declaration
        do throws(TextFaults) {
            opening = try declaration.file(opening: true)
            files = ["agreement.yaml": try declaration.file(opening: false)]
        } catch {
            throw CommandError(
                .usage, "the agreement cannot say that", causes: error.all.map(\.message),
                hint: error.all.lazy.compactMap(\.hint).first)
        }
        let template = try Self.templateFiles(founding, parties)
        for file in template { files[file.path] = Array(file.content.utf8) }
        blanks = Template.blanks(in: template)
    }

    private static func templateFiles(_ founding: Founding, _ parties: [Party]) throws -> [TemplateFile] {
        let (provider, customer) = try sides(of: parties, for: founding.template)
        let declaration = founding.declaration
        do throws(Template.ValueRefusal) {
            let values = try Template.Values(
                title: Dictionary(
                    uniqueKeysWithValues: declaration.languages.map { ($0.rawValue, declaration.title[$0] ?? "") }),
                languages: declaration.languages.map(\.rawValue), prevailing: declaration.languages[0].rawValue,
                zone: declaration.zone.identifier, currencyCode: declaration.currency?.code,
                provider: (provider.id.rawValue, provider.name), customer: (customer.id.rawValue, customer.name),
                contacts: (Self.contact(of: provider), Self.contact(of: customer)),
                inForceFrom: declaration.termFrom.description, termUntil: declaration.termUntil?.description)
            return Template.files(founding.template, with: values)
        } catch {
            throw CommandError(.usage, "the template cannot say that: \(error)")
        }
    }

    /// Who is called: the first who may sign, or else the first whom the party lists.
    private static func contact(of party: Party) -> String {
        (party.signatories.first ?? party.people.first)?.id.rawValue ?? ""
    }

    /// The two parties that a template speaks of.
    private static func sides(of parties: [Party], for template: Template.Name) throws -> (Party, Party) {
        let providers = parties.filter { $0.role == .provider }
        let customers = parties.filter { $0.role == .customer }
        if providers.count == 1, customers.count == 1 { return (providers[0], customers[0]) }
        guard !template.isOfService else {
            throw CommandError(
                .usage,
                "this template is for one provider and one customer, not \(providers.count) and \(customers.count)",
                hint: "say what you are with --role, look at the role in each card, or use --template blank")
        }
        guard parties.count == 2 else {
            throw CommandError(
                .usage, "the template is for two parties, and there are \(parties.count)",
                hint: "open it between two, and add the others to its first text before it is proposed")
        }
        return (parties[0], parties[1])
    }
}
