internal import Agreements

extension History {
    /// A text with its files read as a profile reads them.
    func profiled(_ text: Text, by profile: Profile) throws(AgreementError) -> ProfiledText {
        try ProfiledText(text, profile: profile) { file throws(AgreementError) in try content(of: file) }
    }

    /// A text with its files read as its own profile reads them, or that this program does not know that profile.
    func profiled(_ text: Text) throws(AgreementError) -> Result<ProfiledText, TermsGap> {
        let name = text.declaration.profile
        guard let profile = Profile.named(name) else {
            return .failure(
                TermsGap(
                    id: "program ini tidak mengenal profil \(name)",
                    en: "this program does not know the profile \(name)"))
        }
        return .success(try profiled(text, by: profile))
    }
}
