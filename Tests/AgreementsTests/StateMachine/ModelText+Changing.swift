import Agreements

/// Changes of the kinds that people make to a text, at random; the result may be one that nobody may propose.
extension ModelText {
    /// Acme and Nusa with two signatories and a delegate each; the third party has two signatories.
    static let acme = Party(
        name: "PT Acme Hosting", role: "provider",
        people: [
            Person(id: "sari", name: "Sari", keys: ["sari"]), Person(id: "budi", name: "Budi", keys: ["budi"]),
            Person(id: "adi", name: "Adi", signs: false, keys: ["adi"]),
        ])
    static let nusa = Party(
        name: "PT Nusa Retail", role: "customer",
        people: [
            Person(id: "dewi", name: "Dewi", keys: ["dewi"]), Person(id: "rina", name: "Rina", keys: ["rina"]),
            Person(id: "eko", name: "Eko", signs: false, keys: ["eko"]),
        ])
    static let rapi = Party(
        name: "PT Rapi Data", role: "party",
        people: [
            Person(id: "hadi", name: "Hadi", keys: ["hadi"]), Person(id: "tono", name: "Tono", keys: ["tono"]),
        ])

    /// Every key that is ever used.
    static let allKeys = ["sari", "budi", "adi", "dewi", "rina", "eko", "hadi", "tono"].flatMap { [$0, $0 + "2"] }

    /// The text with a few changes, valid by itself.
    func changed(_ random: inout some RandomNumberGenerator) -> ModelText {
        for _ in 0..<20 {
            var text = self
            for _ in 0..<Int.random(in: 1...2, using: &random) { text.change(&random) }
            if text.isValid { return text }
        }
        return self
    }

    private mutating func change(_ random: inout some RandomNumberGenerator) {
        let place = ["terms/fees.yaml", "terms/credits.yaml", "clauses/010-scope.en.md", "annexes/map.svg"]
        let path = place.randomElement(using: &random) ?? place[0]
        switch Int.random(in: 0..<20, using: &random) {
        case 0: eachParty = 3 - eachParty
        case 1: parties["rapi"] = parties["rapi"] == nil ? Self.rapi : nil
        case 2: parties["warga"] = parties["warga"] == nil ? Party(name: "Warga", role: "beneficiary", people: []) : nil
        case 3: files[path] = nil
        case 4...9: changePerson(&random)
        default: files[path] = Int.random(in: 1...999, using: &random)
        }
    }

    private mutating func changePerson(_ random: inout some RandomNumberGenerator) {
        guard let id = signing.randomElement(using: &random), var party = parties[id],
            let index = party.people.indices.randomElement(using: &random)
        else { return }
        var person = party.people[index]
        switch Int.random(in: 0..<9, using: &random) {
        case 0, 1: if !person.keys.contains(person.id + "2") { person.keys.append(person.id + "2") }
        case 2: if person.keys.count > 1 { person.keys.removeFirst() }
        case 3: person.name += "a"
        case 4: person.signs.toggle()
        case 5: person.scope = Scope.allCases.randomElement(using: &random) ?? .everything
        case 6: person.keys = [Self.allKeys.randomElement(using: &random) ?? "sari"]
        case 7: person.keys.append(Self.allKeys.randomElement(using: &random) ?? "sari")
        default:
            if party.people.count > 1 {
                party.people.remove(at: index)
                parties[id] = party
                return
            }
        }
        party.people[index] = person
        parties[id] = party
    }
}
