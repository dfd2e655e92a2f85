public import Agreements

extension WorkingCheck {
    /// What the schemas of the profile have against the files that can be read, where others keep all of them from being
    /// a text: whoever mends their files is to hear of everything at once. Empty where they make a text.
    public var schemaFindings: [Finding] {
        let declaration = base.text.declaration
        guard let profile = Profile.named(declaration.profile) else { return [] }
        let faults = readable.flatMap { place, bytes -> [TextFault] in
            guard let schema = profile.schema(of: place),
                case .success(let value) = StrictYAML.parse(bytes, path: place.path),
                case .failure(let refusal) = TermsReader.read(
                    value, path: place.path, by: schema, in: declaration.languages)
            else { return [] }
            return refusal.all
        }
        return ContentChecks.findings(of: SchemaCheck.self, faults.map(SchemaCheck.remark(on:)))
    }
}
