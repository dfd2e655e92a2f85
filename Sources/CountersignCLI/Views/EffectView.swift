internal import AgreementDocuments
internal import Agreements

/// What takes force when, and what that does to other versions, as a terminal shows it.
struct EffectView {
    private let words: EffectWords

    init(_ effect: Effect, in history: History) { words = EffectWords(effect, today: history.today) }

    /// Everything that there is to say of it, what is wrong at the end.
    var sentence: StyledText {
        var text = StyledText(words.sentences)
        if let end = words.end { text += "\n\(end, .warning)" }
        if let fault = words.fault {
            text += "\n\(fault.sentence, .warning)"
            if let hint = fault.hint { text += "\n  \(hint, .dim)" }
        }
        return text
    }
}
