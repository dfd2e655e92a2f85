internal import AgreementProfiles
internal import Agreements

extension Certificate {
    /// Who the parties and their people ever were, with which keys, and in which versions.
    public func parties(_ roll: PartyRoll) -> [UInt8] {
        let ids = Set(roll.names.order.map(\.party)).sorted()
        return bytes(
            [
                .section(
                    words.label(
                        "Para pihak, orang, dan kunci di semua versi", "Parties, people and keys of all versions"),
                    ids.flatMap { party($0, roll) })
            ])
    }

    /// A party under its latest name, with those before it, and its people.
    private func party(_ id: PartyID, _ roll: PartyRoll) -> [HTMLNode] {
        let names = roll.names.order.filter { $0.party == id }
        let latest = names.first(where: roll.names.still) ?? names.last
        let headings = names.sorted { first, second in first == latest && second != latest }.map { name in
            let facts: [HTMLNode] = [
                .quoted(name.name),
                .make(
                    .span, .quiet,
                    " \(name.role.label(in: words)) · \(id), \(stays(roll.names.stays(of: name)))"),
            ]
            return HTMLNode.make(name == latest ? .h3 : .p, facts)
        }
        let people = roll.listings.order.filter { $0.party == id }
        return headings + [
            .table(
                .annex,
                columns: [
                    words.label("Orang", "Person"), words.label("Berwenang", "May"), words.label("Kunci", "Key"),
                    words.label("Di versi", "In versions"),
                ],
                rows: people.map { person in
                    let title = person.title.map { ", \($0)" } ?? ""
                    return [
                        .make(.td, [.quoted("\(person.name)\(title)"), .make(.small, .path, person.email)]),
                        .make(.td, may(person.may)),
                        .make(.td, [.make(.span, .mono, person.key ?? "—")]),
                        .make(.td, stays(roll.listings.stays(of: person))),
                    ]
                })
        ]
    }

    private func stays<Thing>(_ stays: [Stays<Thing>.Stay]) -> String {
        words.label { notation in
            stays.map { stay in
                switch stay.last {
                case nil: notation.words(id: "sejak versi \(stay.first)", en: "since version \(stay.first)")
                case stay.first: notation.words(id: "versi \(stay.first)", en: "version \(stay.first)")
                case let last?:
                    notation.words(
                        id: "versi \(stay.first) sampai \(last)", en: "versions \(stay.first) to \(last)")
                }
            }.joined(separator: ", ")
        }
    }

    private func may(_ authority: Person.Authority?) -> String {
        switch authority {
        case .sign: words.label("menandatangani", "sign")
        case .propose: words.label("mengusulkan dan mengomentari", "propose and comment")
        case nil: words.label("tidak ada", "nothing")
        }
    }
}
