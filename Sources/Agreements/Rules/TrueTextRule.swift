/// The digest an act names is that of the text it carries.
enum TrueTextRule: ActRule {
    static let name = RuleName.trueText

    static func refusal(of step: Step) -> Refusal? {
        guard let named = step.act.text, named != step.text.digest else { return nil }
        return Refusal("The act names the text \(named), but carries \(step.text.digest).")
    }
}
