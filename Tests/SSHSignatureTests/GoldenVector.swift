import Testing

/// A public key and a signature that `ssh-keygen` (OpenSSH 9.2) made over ``content``, namespace `git`.
///
/// The private halves of the ECDSA keys were thrown away. No device made the security keys': see `SeededSecurityKey`.
struct GoldenVector: Sendable, CustomTestStringConvertible {
    let openSSH: String
    let fingerprint: String
    let signature: String

    /// What every one of them signs.
    static let content = Array("The service is available 99.9% of each month.\n".utf8)

    static let all = [
        ed25519, ecdsaP256, ecdsaP384, ecdsaP521, rsaSHA512, rsaSHA256, securityKeyEd25519, securityKeyP256,
    ]

    var armored: [UInt8] { Array(signature.utf8) }
    var testDescription: String { String(openSSH.prefix { $0 != " " }) }

    /// The key of RFC 8032, section 7.1, TEST 1.
    static let ed25519 = GoldenVector(
        openSSH: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea",
        fingerprint: "SHA256:bbXpuKG6zhzdmnxq256TlqzFBzRl2f6OOg722cYNbU8",
        signature: """
            -----BEGIN SSH SIGNATURE-----
            U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAg11qYAYKxCrfVS/7TyWQHOg7hcv
            PapiMlrwIaaPcHURoAAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTE5
            AAAAQH6PhhNt4afq2j/V5V8bUiM9WKTOZ9Y7mSJLyL3zUc/0b5PHV8FoMEgxGWOUI7DEG8
            27BlgpEVfVrkLUpqlGOA4=
            -----END SSH SIGNATURE-----

            """)

    /// A key on P-256.
    static let ecdsaP256 = GoldenVector(
        openSSH: """
            ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBO22QMwqa4VX4eUJ\
            N/wwaqsqoNj5kzWGISqxQn8tNKt45Jz7E1rgGXKyJcvasI6LiakIRdrsgS4Tgem9h22xXDY=
            """,
        fingerprint: "SHA256:aylv5dELJSfdtI6NMQGSd1gF8wKqbuQXoPm99XCTdmE",
        signature: """
            -----BEGIN SSH SIGNATURE-----
            U1NIU0lHAAAAAQAAAGgAAAATZWNkc2Etc2hhMi1uaXN0cDI1NgAAAAhuaXN0cDI1NgAAAE
            EE7bZAzCprhVfh5Qk3/DBqqyqg2PmTNYYhKrFCfy00q3jknPsTWuAZcrIly9qwjouJqQhF
            2uyBLhOB6b2HbbFcNgAAAANnaXQAAAAAAAAABnNoYTUxMgAAAGMAAAATZWNkc2Etc2hhMi
            1uaXN0cDI1NgAAAEgAAAAge5kMzdTVGylhoDpWvAE6y/R13XNgPcTNee58ZrBUvtQAAAAg
            B4FLBxOIbQ2DlWU+G5NpNvVkBjl1fv41FFQbO3r2obc=
            -----END SSH SIGNATURE-----

            """)

    /// A key on P-384.
    static let ecdsaP384 = GoldenVector(
        openSSH: """
            ecdsa-sha2-nistp384 AAAAE2VjZHNhLXNoYTItbmlzdHAzODQAAAAIbmlzdHAzODQAAABhBOGnNa4bi303uaMk\
            BTuMDh6Mz/b8u70GKZZPiFjzDnhDc2SrJR4GDDRjHkW6hOpf5qUKgf3cNuGxaFcqCBnZqqZB+NHBNS2pNkNMNEuQ\
            m/PQbNSS42JuV7p2p1g/i4QYgQ==
            """,
        fingerprint: "SHA256:S2F28TSxF9xvj5juFNfXW8ceZIHsdCuhCndFObiX7bk",
        signature: """
            -----BEGIN SSH SIGNATURE-----
            U1NIU0lHAAAAAQAAAIgAAAATZWNkc2Etc2hhMi1uaXN0cDM4NAAAAAhuaXN0cDM4NAAAAG
            EE4ac1rhuLfTe5oyQFO4wOHozP9vy7vQYplk+IWPMOeENzZKslHgYMNGMeRbqE6l/mpQqB
            /dw24bFoVyoIGdmqpkH40cE1Lak2Q0w0S5Cb89Bs1JLjYm5XunanWD+LhBiBAAAAA2dpdA
            AAAAAAAAAGc2hhNTEyAAAAhAAAABNlY2RzYS1zaGEyLW5pc3RwMzg0AAAAaQAAADEA01xg
            4aooraeoe4XywYR80H4cLXdXpGzdSjinm9Evor+SvPEuFiU9mk/cg5CqfwVGAAAAMA857N
            hBf3Hcoyy8jsBY0rWXgc/MtBbNTznVMsv6KlMQNJrK/2Y23XMz9Yiv0+ELUw==
            -----END SSH SIGNATURE-----

            """)

    /// A key on P-521.
    static let ecdsaP521 = GoldenVector(
        openSSH: """
            ecdsa-sha2-nistp521 AAAAE2VjZHNhLXNoYTItbmlzdHA1MjEAAAAIbmlzdHA1MjEAAACFBAEgrGjAgD3Bel4c\
            nfk5See434tdybbWI+z8VlH6w0BsW7qKJ1oGyKYOXv3cWKaZF4cvr33RG51DbN87T/ZYC+tyegGdFOIOGZ8kwoJF\
            XWhOfCJOzcWtAjsoFhB/ZdW8xByLFL14oog9TRHlIVG/CHr/r0IItT2banouYSjLV5Cpd4j0uA==
            """,
        fingerprint: "SHA256:1VaCSIF84xvaMkc3AX/2T2oh4zWsKjFUme1KSzw/Fws",
        signature: """
            -----BEGIN SSH SIGNATURE-----
            U1NIU0lHAAAAAQAAAKwAAAATZWNkc2Etc2hhMi1uaXN0cDUyMQAAAAhuaXN0cDUyMQAAAI
            UEASCsaMCAPcF6Xhyd+TlJ57jfi13JttYj7PxWUfrDQGxbuoonWgbIpg5e/dxYppkXhy+v
            fdEbnUNs3ztP9lgL63J6AZ0U4g4ZnyTCgkVdaE58Ik7Nxa0COygWEH9l1bzEHIsUvXiiiD
            1NEeUhUb8Iev+vQgi1PZtqei5hKMtXkKl3iPS4AAAAA2dpdAAAAAAAAAAGc2hhNTEyAAAA
            pgAAABNlY2RzYS1zaGEyLW5pc3RwNTIxAAAAiwAAAEFUoeafvX1vZ4NB+tCpGupXym8DoC
            yZmkKS1sP0O8JEquZl1RUXlyjYqZRHwBnt7IQn3qEF9UTTBOLPjGam11ALfgAAAEIByXoS
            o5cun3PPSwJ3pO0SKiTQjFA6zqpq+ljM8OXLj1+W/e4/F4Wf4eFatu3hI341jdsaU7qIu9
            hNSFE/bTgUDZc=
            -----END SSH SIGNATURE-----

            """)
}
