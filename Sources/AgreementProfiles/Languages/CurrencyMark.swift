/// What names a currency in front of the digits of an amount.
enum CurrencyMark {
    /// The codes that are taken for a currency before digits; other capitals may be anything.
    static let codes = [
        "IDR", "USD", "EUR", "SGD", "MYR", "THB", "PHP", "VND", "JPY", "CNY", "HKD", "TWD", "KRW", "INR", "AUD", "NZD",
        "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "TRY", "CAD", "BRL", "MXN", "ZAR", "SAR", "AED",
    ]

    /// Signs that begin with letters, with the code that each stands for.
    static let lettered = [
        (sign: "Rp", code: "IDR"), (sign: "Rp.", code: "IDR"), (sign: "RM", code: "MYR"), (sign: "US$", code: "USD"),
        (sign: "S$", code: "SGD"), (sign: "A$", code: "AUD"), (sign: "NZ$", code: "NZD"), (sign: "HK$", code: "HKD"),
        (sign: "NT$", code: "TWD"), (sign: "CA$", code: "CAD"), (sign: "C$", code: "CAD"), (sign: "R$", code: "BRL"),
    ]

    /// The others. Those that several currencies share stand for no code, but for themselves.
    static let signs = [
        (sign: "€", code: "EUR"), (sign: "£", code: "GBP"), (sign: "$", code: "$"), (sign: "¥", code: "¥"),
    ]
}
