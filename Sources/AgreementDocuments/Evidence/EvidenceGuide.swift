/// The parts of an evidence package that are the same in every one.
public enum EvidenceGuide {
    /// `check.sh`: the check by stock programs.
    public static var check: [UInt8] { PackageResources.check_sh }

    /// `README.txt`: what is in the package, how to check it, and what that does not decide.
    ///
    /// - Parameter covers: whether every version's text lies in it, or one alone.
    public static func readme(_ covers: Certificate.Coverage) -> String {
        let texts =
            switch covers {
            case .everyVersion:
                """
                text/               the newest version's text: every file of it
                versions/0003/      the files that version 3 brought or changed
                \(EvidenceFolders.list)  one line for each of these files. "0003 0009 terms/fees.yaml" says: the file
                                    versions/0003/terms/fees.yaml is part of the text of versions 3 to 9, and of no other.

                """
            case .oneVersion:
                """
                text/               the text of the one version that this package is about: every file of it

                """
            }
        let listing = covers == .everyVersion ? reading("The files of version 5, for example, all of them:") : ""
        let lines =
            covers == .everyVersion ? "; the lines of\n  \(EvidenceFolders.list) are those of the history too" : ""
        return """
            EVIDENCE OF AN AGREEMENT

            index.html          who agreed to what and when: open it in any browser
            certification.html  a page on which the custodian of the records may certify this package
            \(texts)agreement.bundle    the signed history itself, for git
            allowed_signers     whose key is whose, for ssh-keygen
            SHA256SUMS          the SHA-256 of every file here but itself
            check.sh            the check, about 300 lines to read


            HOW TO CHECK IT

            You need sh, the GNU coreutils, git 2.34 or later and ssh-keygen, and no network.

            1. Ask the parties for the agreement's id, 40 digits, and for the digest of the package, which
               "countersign export" printed when it made it. Have both from them and not from this package.
            2. Compare the digest of the file you were given:  sha256sum FILE.zip
            3. Run the check:  sh check.sh AGREEMENT
            4. Read the words of consent that it prints.

            It ends with 0 where everything holds, with 1 where something does not, and names it, and with 2 where it could
            not decide. A check that was itself changed can say anything: step 2 is what rules that out, or having check.sh
            from another package and comparing the two.

            \(listing)To have any version's whole text in a folder:
                git clone agreement.bundle copy && git -C copy checkout COMMIT
            with its commit from index.html.


            WHAT IT DECIDES

            - Every file is the one that SHA256SUMS lists, and no file is here that is no part of a package.
            - The history is whole, is one git can read, and goes back to the agreement that you named.
            - Every act in it is signed by the person whom it names, by a key that allowed_signers lists.
            - Each version is a merge of exactly the tree, and the text digest, that was consented to on the version before,
              and every party that signs has consented, by as many people as the agreement asks for, with keys that the
              text itself lists for these very people, who may sign for that party. A swapped allowed_signers changes nothing in that.
            - The texts in plain files are those of the history, and, by SHA-256, those whose digest was signed\(lines).


            WHAT IT DOES NOT DECIDE

            - Whether index.html, certification.html and this file say what the history says. They are as SHA256SUMS lists
              them, which whoever made the package wrote too: rely on the text and on what check.sh prints.
            - Whether the id you were given is the right one, whether there are newer versions than the newest here, or
              whether another history was shown to somebody else.
            - Who holds a key. The agreement lists keys for people; whether they kept them to themselves is for people.
            - When something happened. Times are claims of those who signed; their order is proved.
            - The rules of the format beyond those above: the wording of a consent (it prints each, to be read), the paths
              that a person may bind a party on, the proof that each new key is held, dates, the strict form of every file.
              "countersign verify agreement.bundle --agreement AGREEMENT" decides them all.

            The parties' files are read line by line here, not as YAML: where one is written so that lines do not tell, the
            check says that it could not decide.

            """
    }

    /// How a shell lists the files of one version, under a sentence that says so.
    static func reading(_ sentence: String) -> String {
        """
        \(sentence)
            while read -r from until file; do
                [ $from -gt 5 ] || [ $until -lt 5 ] || echo versions/$from/$file
            done <\(EvidenceFolders.list)


        """
    }
}
