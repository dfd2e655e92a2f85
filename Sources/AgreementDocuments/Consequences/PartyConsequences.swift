internal import AgreementProfiles
internal import Agreements

/// What a change of a party's file comes to: who may act for it, and with which keys.
struct PartyConsequences {
    private let path: String
    private let words: ConsequenceWords
    private var found: [Consequence] = []

    static func of(
        _ change: TextComparison.Change, _ id: PartyID, _ words: ConsequenceWords
    ) -> [Consequence] {
        let old = try? Party.read(change.old, id: id).get()
        let new = try? Party.read(change.new, id: id).get()
        var consequences = PartyConsequences(path: change.path, words: words)
        switch (old, new) {
        case (let old?, let new?): consequences.compare(old, new)
        case (nil, let new?): consequences.join(new)
        case (let old?, nil) where change.kind == .removed:
            consequences.say(words(id: "\(old.name) bukan pihak lagi", en: "\(old.name) is no longer a party"))
        default: break
        }
        return consequences.found
    }

    private mutating func join(_ party: Party) {
        say(
            words(id: "\(party.name) bergabung sebagai ", en: "\(party.name) joins as ")
                + party.role.label(in: words.notation))
        for person in party.people { say("\(party.name): " + introduction(of: person)) }
    }

    private mutating func compare(_ old: Party, _ new: Party) {
        note(words(id: "nama resmi", en: "legal name"), old.name, new.name)
        note(
            "\(new.name): " + words(id: "peran", en: "role"), old.role.label(in: words.notation),
            new.role.label(in: words.notation))
        if old.notices != new.notices {
            note(
                "\(new.name): " + words(id: "pemberitahuan dikirim ke", en: "notices go to"), Self.addresses(of: old),
                Self.addresses(of: new))
        }
        let staying = Set(new.people.map(\.id))
        for person in old.people where !staying.contains(person.id) {
            say(
                "\(new.name): "
                    + words(
                        id: "\(person.name) tidak boleh bertindak lagi atas namanya",
                        en: "\(person.name) may no longer act for it"))
        }
        let known = Dictionary(old.people.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for person in new.people {
            guard let before = known[person.id] else {
                say("\(new.name): " + introduction(of: person))
                continue
            }
            compare(before, person, of: new)
        }
    }

    private mutating func compare(_ old: Person, _ new: Person, of party: Party) {
        let who = "\(party.name): \(new.name)"
        note("\(party.name): " + words(id: "nama \(new.id)", en: "name of \(new.id)"), old.name, new.name)
        note("\(who), " + words(id: "jabatan", en: "position"), old.title, new.title)
        note("\(who), email", old.email, new.email)
        note("\(who) " + words(id: "boleh", en: "may"), authority(old), authority(new))
        if old.may == .sign, new.may == .sign, old.signsFor != new.signsFor {
            note(
                "\(who) " + words(id: "boleh mengikatnya atas", en: "may bind it on"), Self.paths(old), Self.paths(new))
        }
        let (before, after) = (Set(old.fingerprints), Set(new.fingerprints))
        for key in new.fingerprints where !before.contains(key) {
            say("\(who), " + words(id: "kunci baru \(key)", en: "new key \(key)"))
        }
        for key in old.fingerprints where !after.contains(key) {
            say("\(who), " + words(id: "kunci \(key) tidak berlaku lagi", en: "key \(key) no longer counts"))
        }
    }

    /// `Dewi Lestari may sign, new key SHA256:…`.
    private func introduction(of person: Person) -> String {
        let position = person.title.map { " (\($0))" } ?? ""
        let keys = person.fingerprints.map { words(id: ", kunci baru \($0)", en: ", new key \($0)") }.joined()
        let limits =
            person.may == .sign && Self.paths(person) != Self.everything
            ? words(id: " atas ", en: " on ") + Self.paths(person) : ""
        return "\(person.name)\(position) " + words(id: "boleh", en: "may") + " \(authority(person))\(limits)\(keys)"
    }

    private func authority(_ person: Person) -> String {
        switch person.may {
        case .sign: words(id: "menandatangani", en: "sign")
        case .propose: words(id: "mengusulkan dan mengomentari", en: "propose and comment")
        case nil: words(id: "tidak bertindak di sini", en: "do nothing here")
        }
    }

    private static let everything = "**"

    private static func paths(_ person: Person) -> String {
        person.signsFor.map { "\($0)" }.joined(separator: ", ")
    }

    private static func addresses(of party: Party) -> String? {
        party.notices.isEmpty ? nil : party.notices.map { "\($0.channel) \($0.address)" }.joined(separator: ", ")
    }

    private mutating func note(_ subject: String, _ old: String?, _ new: String?) {
        guard old != new else { return }
        found.append(Consequence(kind: .party, subject: subject, old: old, new: new, paths: [path]))
    }

    private mutating func say(_ sentence: String) {
        found.append(Consequence(kind: .party, subject: sentence, old: nil, new: nil, paths: [path]))
    }
}
