import Agreements
import Testing

/// An address is shown without what lets one in.
@Suite struct RemoteAddressTests {
    @Test(arguments: [
        ("https://sari:pass@host/x.git", "https://host/x.git"),
        // A token may stand in the place of the name, or of both.
        ("https://ghp_token@host/x.git", "https://host/x.git"),
        ("https://oauth2:token@host:8443/x.git", "https://host:8443/x.git"),
        ("https://:token@host/x.git", "https://host/x.git"),
        ("HTTPS://sari:pass@host", "HTTPS://host"),
        ("https://sari%40acme.example:p%40ss%2Fword@host/x.git", "https://host/x.git"),
        ("https://sari:p@ss@host/x.git", "https://host/x.git"), ("https://sari:pa/ss@host/x.git", "https://host/x.git"),
        ("https://sari:pass word@host/x.git", "https://host/x.git"),
        ("https://sari:pass@[::1]:8443/x.git", "https://[::1]:8443/x.git"),
        ("ssh://git@host/x.git", "ssh://git@host/x.git"), ("ssh://git:pass@host:22/x.git", "ssh://git@host:22/x.git"),
        ("git+ssh://git:pass@host/x.git", "git+ssh://git@host/x.git"), ("ssh://:pass@host/x.git", "ssh://host/x.git"),
        ("ftp://sari:pass@host/x.git", "ftp://host/x.git"),
        ("persistent-https::https://sari:pass@host/x.git", "persistent-https::https://host/x.git"),
    ])
    func whatLetsOneInIsLeftOut(url: String, shown: String) { #expect(RemoteAddress(url).shown == shown) }

    @Test(arguments: [
        "git@host:hosting.git", "host:team@acme/x.git", "/home/a@b/x.git", "../a:b@c/x.git", "file:///home/a:b@c/x.git",
        "https://host/team@acme/x.git", "https://host:8443/team@acme/x.git", "https://[::1]/a@b/x.git",
        "https://host/x.git?a=b@c", "C:\\a@b\\x.git", "", "://", "hosting.bundle",
    ])
    func whatHoldsNoSecretIsLeftAsItIs(url: String) { #expect(RemoteAddress(url).shown == url) }

    @Test func wordsAreShownWithoutTheSecretsOfTheAddressesInThem() {
        let words = "fatal: unable to access 'https://sari:pass@host/x/':  no\n\tssh://git:p@h/y,https://t@h/z a@b"
        #expect(
            RemoteAddress.shown(in: words)
                == "fatal: unable to access 'https://host/x/':  no\n\tssh://git@h/y,https://h/z a@b")
        #expect(RemoteAddress.shown(in: "nothing of the kind") == "nothing of the kind")
    }
}
