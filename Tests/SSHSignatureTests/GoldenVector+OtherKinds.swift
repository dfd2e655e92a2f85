/// RSA, and security keys.
extension GoldenVector {
    /// The key of `SampleRSAKey`, over SHA-512 as `ssh-keygen` signs.
    static let rsaSHA512 = GoldenVector(
        openSSH: """
            ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQCpOXU3VaIU1uB8JuWT5uOFDduLw7WbdZjfuiDPvY1+N4u0nrj3AQIS\
            sm2y/0sgGIv7U2q/o6AxnZcy4I0GcuGy/GbPNx/7NajshryD6tit6VCJOTnBvph/wLj3qNvdC/aJdViFhMQKlGRtM556\
            0HLE+lLln63+SCvmQm2SduXutUzJZVGSj8tbmgFRBJZCJk6IP14Fqu2+bu8VJDUTs32gsbzYmuMgXbkQ3m53CNON2Yx+\
            +9wKjNhhhN6Bn9c0QImnMl8B7SKBC0hz2lm37h6NdZhroZXZaqB7+twSavel91/ULbM4qk0oLse1uhmxbCbuDHLf1NLY\
            muoO0rF/4NOl5KUyYqIZcOEsW48a5O/yK4S5DFgY+gAJVH57nBjKa84WJ99KHLvrTWCMES6Ly+U7WM5N/z/t8kLNQg8m\
            3n2MLxAqZGxnmUDSHB+NwSnFjMPIMEyqenDdm0DS7EO193mBHR1sDJ4y0HAJYyeBz69/47lAMPLo/ZLiDVVmZxdk2iE=
            """,
        fingerprint: "SHA256:4H+jZkMyyKLGfhgbln5vZFpB6UvRGxtsYCJH/VAWs9s",
        signature: """
            -----BEGIN SSH SIGNATURE-----
            U1NIU0lHAAAAAQAAAZcAAAAHc3NoLXJzYQAAAAMBAAEAAAGBAKk5dTdVohTW4Hwm5ZPm44
            UN24vDtZt1mN+6IM+9jX43i7SeuPcBAhKybbL/SyAYi/tTar+joDGdlzLgjQZy4bL8Zs83
            H/s1qOyGvIPq2K3pUIk5OcG+mH/AuPeo290L9ol1WIWExAqUZG0znnrQcsT6UuWfrf5IK+
            ZCbZJ25e61TMllUZKPy1uaAVEElkImTog/XgWq7b5u7xUkNROzfaCxvNia4yBduRDebncI
            043ZjH773AqM2GGE3oGf1zRAiacyXwHtIoELSHPaWbfuHo11mGuhldlqoHv63BJq96X3X9
            QtsziqTSgux7W6GbFsJu4Mct/U0tia6g7SsX/g06XkpTJiohlw4Sxbjxrk7/IrhLkMWBj6
            AAlUfnucGMprzhYn30ocu+tNYIwRLovL5TtYzk3/P+3yQs1CDybefYwvECpkbGeZQNIcH4
            3BKcWMw8gwTKp6cN2bQNLsQ7X3eYEdHWwMnjLQcAljJ4HPr3/juUAw8uj9kuINVWZnF2Ta
            IQAAAANnaXQAAAAAAAAABnNoYTUxMgAAAZQAAAAMcnNhLXNoYTItNTEyAAABgHJIzcdlWT
            2j1xX96cyBLSAARZPIqmTQCNHiIxNfNzSTfLlnnFotWA7ejIs+liYmieer/Hzsa8GqKwFO
            Y1BK1HmY5xnr1iBIza8HXQPurzvMSbm913Q5qSpGsPoY1ERUmt8RwksWNr+q7ucY6QKD36
            OBpVexb4YyE9IF22AvvQPK1nShkbqHhh0RSdyFc0PD+83glNtn/NxkLk54g4UX4111vyib
            /0A9efdwgJBd6k78Oi6+uvr6BdI0xYdr5OBsyV7Yq7qFAS0DcYf72P9fvcnHpZq5QI/agQ
            r+cyROm0uZc+x3iaMJ/N7jRhYG0Ldpde5HfKr8e0VvSgcTlwYFQ+CpY3gPMyBOzh+ROLZf
            GqIn2ItPrbKPs4j0tUag6Pn+yKwlUcm3QIQwGN1uViTXyNGjS43iIrv2PNNQ1sT5iLTAL8
            3O5+FocXzwQeSkTegMRXVfS3iLZ83KEmEIK55Awwv8mOn7hUbN0hrX4hdR4pHGbXmFKxOi
            /GkNfBIl9DpMuw==
            -----END SSH SIGNATURE-----

            """)

    /// The same key over SHA-256, as some agents sign; `ssh-keygen` accepts it.
    static let rsaSHA256 = GoldenVector(
        openSSH: rsaSHA512.openSSH,
        fingerprint: rsaSHA512.fingerprint,
        signature: """
            -----BEGIN SSH SIGNATURE-----
            U1NIU0lHAAAAAQAAAZcAAAAHc3NoLXJzYQAAAAMBAAEAAAGBAKk5dTdVohTW4Hwm5ZPm44
            UN24vDtZt1mN+6IM+9jX43i7SeuPcBAhKybbL/SyAYi/tTar+joDGdlzLgjQZy4bL8Zs83
            H/s1qOyGvIPq2K3pUIk5OcG+mH/AuPeo290L9ol1WIWExAqUZG0znnrQcsT6UuWfrf5IK+
            ZCbZJ25e61TMllUZKPy1uaAVEElkImTog/XgWq7b5u7xUkNROzfaCxvNia4yBduRDebncI
            043ZjH773AqM2GGE3oGf1zRAiacyXwHtIoELSHPaWbfuHo11mGuhldlqoHv63BJq96X3X9
            QtsziqTSgux7W6GbFsJu4Mct/U0tia6g7SsX/g06XkpTJiohlw4Sxbjxrk7/IrhLkMWBj6
            AAlUfnucGMprzhYn30ocu+tNYIwRLovL5TtYzk3/P+3yQs1CDybefYwvECpkbGeZQNIcH4
            3BKcWMw8gwTKp6cN2bQNLsQ7X3eYEdHWwMnjLQcAljJ4HPr3/juUAw8uj9kuINVWZnF2Ta
            IQAAAANnaXQAAAAAAAAABnNoYTUxMgAAAZQAAAAMcnNhLXNoYTItMjU2AAABgEbDyqIyQY
            LH7kf8nBNXhmSyMBcz5iPeJTItLKQWfvvnv+r/pMkShLr3jIsnFg+3Srrqh0xOZy+Vr/JT
            D3gtQDLnnT5Ti1S3YMcPFtAddZT+kt6T81dV3TVIRM0VZGhLLlPbTtFVmDNnw1/OchjIYZ
            8n8NniQjxLQLsOcXaKRuW5mz09TzL5yysKRTyhph9cH+DDjLl4/JHJOsC87LUDXTFoNuvu
            xyJ3rpcz/VyFhr1HU99ewTNVcX6SVhCSESu/uryIsLvV1c5k1CukiuyZpdohrsOQ5Soyu/
            YswykuNMIoG4AJoG85CHDzFjlegWpsbrd5Q9eH5nmrvpVqHj2s/JqxnpBh4KrStHX62k2J
            NYKFiB3+Jagt/J/MGtuEg4NCGdFJBDNmI33cuVqoLEhUl1Bq5kVxqTOFxO4zFU1bQeje2W
            h1j/Wf0OZEQo5nWdUCVWbtVcEWRKcayZYEs0DFP8x2+M9FyTZXJQvou7r03pVoSG+Xwd7F
            P4TTz9h7Dw7tLg==
            -----END SSH SIGNATURE-----

            """)

    /// A security key on Ed25519, touched, that has signed six times before.
    static let securityKeyEd25519 = GoldenVector(
        openSSH: """
            sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAICfOgEys0gn0bUSSkzjBa\
            I30hns/eeCqfwrmsvJwz3iTAAAABHNzaDo=
            """,
        fingerprint: "SHA256:8t32L77kd94kORbSRpSXnfV8xOaGiIMZg/PyMVaSm8E",
        signature: """
            -----BEGIN SSH SIGNATURE-----
            U1NIU0lHAAAAAQAAAEoAAAAac2stc3NoLWVkMjU1MTlAb3BlbnNzaC5jb20AAAAgJ86ATK
            zSCfRtRJKTOMFojfSGez954Kp/Cuay8nDPeJMAAAAEc3NoOgAAAANnaXQAAAAAAAAABnNo
            YTUxMgAAAGcAAAAac2stc3NoLWVkMjU1MTlAb3BlbnNzaC5jb20AAABAGWOyEKK25L44Ho
            PdOu0+cMbp6SnoqjLqTA8XHDSxZmkjNmnpDeYM/xmzdihkPE2HT3zJNSVLR/Dwu32MZBY2
            CgEAAAAH
            -----END SSH SIGNATURE-----

            """)

    /// A security key on P-256, likewise.
    static let securityKeyP256 = GoldenVector(
        openSSH: """
            sk-ecdsa-sha2-nistp256@openssh.com AAAAInNrLWVjZHNhLXNoYTItbmlzdHAyNTZAb3BlbnNzaC5jb20AAAAIb\
            mlzdHAyNTYAAABBBIa+w1FNzNaO0mbEaFMvrRVywQj38T86ipHL5PYSDNpkT0P578dTLvRaclAiErrrU6pjwyvLQbtlV\
            P8Bmo7Bp6QAAAAEc3NoOg==
            """,
        fingerprint: "SHA256:gEEzpmhBOnWgHPBmAKe22kZyJsOR28N4hkgyOtMbHsA",
        signature: """
            -----BEGIN SSH SIGNATURE-----
            U1NIU0lHAAAAAQAAAH8AAAAic2stZWNkc2Etc2hhMi1uaXN0cDI1NkBvcGVuc3NoLmNvbQ
            AAAAhuaXN0cDI1NgAAAEEEhr7DUU3M1o7SZsRoUy+tFXLBCPfxPzqKkcvk9hIM2mRPQ/nv
            x1Mu9FpyUCISuutTqmPDK8tBu2VU/wGajsGnpAAAAARzc2g6AAAAA2dpdAAAAAAAAAAGc2
            hhNTEyAAAAdwAAACJzay1lY2RzYS1zaGEyLW5pc3RwMjU2QG9wZW5zc2guY29tAAAASAAA
            ACAX1eboN7Um7ZfNSVt5cyutuJt8V4sB6kokXWGyP76hPAAAACALE2VCtveG2Xnf66U5/Y
            4UjNXSefULwjw3ETRPq3S0dAEAAAAH
            -----END SSH SIGNATURE-----

            """)
}
