internal import Agreements

/// A party as its counterparty should compare it.
enum PartyView {
    /// Every person, what they may do, and their keys' fingerprints: to be compared over another channel.
    static func people(of party: Party, eachParty: Int) -> StyledText {
        var text: StyledText = "\("Who may sign for \(party.name)", .heading)"
        text +=
            " (\(eachParty) of them \(eachParty == 1 ? "binds" : "bind") it; compare the fingerprints with theirs)\n"
        for person in party.people {
            let role = person.may == .sign ? "signs" : "proposes and comments"
            text += "  \(person.name, .bold) <\(person.email)>, \(role)"
            if let title = person.title { text += ", \(title)" }
            text += "\n"
            for fingerprint in person.fingerprints { text += "    \(fingerprint)\n" }
        }
        return text
    }
}
