/// Words and codes that stand beside a number and make it an amount of money.
enum Currencies {
    /// ISO 4217 codes in use, and customary short forms.
    static let areAmountWords = Set(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF \
        CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD \
        HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD \
        LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK \
        PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS \
        TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG Rp RP rp \
        RM kr Kr Fr Rs
        """.split(separator: " ").map(String.init))
}

/// Names of months, as they stand in dates.
enum Months {
    static let shortNames = Set(
        """
        Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mei Agu Agt Ags Okt Des
        """.split(separator: " ").map(String.init))

    /// English, Indonesian and Arabic, capitalised where the script has capitals: "may" is no month.
    static let names = shortNames.union(
        """
        January February March April May June July August September October November December \
        Januari Februari Maret Juni Juli Agustus Oktober Desember Nopember \
        يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
        """.split(separator: " ").map(String.init))
}

/// Units of service levels: a change of one changes the figure before it, though the digits stay.
enum Units {
    static let names = Set(
        """
        second seconds minute minutes hour hours day days week weeks month months quarter quarters year years percent \
        business working calendar thousand million billion \
        detik menit jam hari minggu pekan bulan triwulan kuartal tahun persen kerja kalender ribu juta miliar \
        秒 分 时 時 天 日 周 週 月 年 ثانية دقيقة ساعة ساعات يوم أيام أسبوع شهر أشهر سنة سنوات
        """.split(separator: " ").map(String.init))
}

extension Character {
    /// A decimal digit of any script, or a number form such as ½.
    var isDigit: Bool {
        if let code = plainCode { return code.isDigit }
        let properties = firstScalar.properties
        return properties.numericType == .decimal || properties.generalCategory == .otherNumber
    }

    /// A letter, digit or mark: what words and numbers are made of, in scripts that put spaces between them.
    var isWordPart: Bool {
        if let code = plainCode { return code.isLetter || code.isDigit }
        if isUnspaced { return false }
        switch firstScalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return true
        default: return isLetter || isDigit
        }
    }

    /// Its byte, where it is a single one of ASCII: quicker to ask about than what Unicode says of it.
    private var plainCode: UInt8? { utf8.count == 1 ? utf8.first : nil }

    /// Belongs to a script that is written without spaces between words.
    var isUnspaced: Bool {
        let value = firstScalar.value
        if value < 0xE00 { return false }
        switch value {
        case 0xE00...0xE4F, 0xE80...0xECF, 0xF00...0xF1F, 0xF40...0xFFF, 0x1000...0x103F, 0x1780...0x17DF: return true
        case 0x3041...0x312F, 0x31F0...0x31FF, 0xFF66...0xFF9F: return true
        default: return firstScalar.properties.isIdeographic
        }
    }

    var isCurrencySymbol: Bool {
        self == "$" || (!isASCII && firstScalar.properties.generalCategory == .currencySymbol)
    }

    /// One of the spaces that may stand inside a figure.
    var isFigureSpace: Bool { self == " " || self == "\u{A0}" || self == "\u{202F}" || self == "\u{2009}" }

    private var firstScalar: Unicode.Scalar { unicodeScalars[unicodeScalars.startIndex] }
}

extension UInt8 {
    /// Whether it is a letter of ASCII.
    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    /// Whether it is a digit of ASCII.
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
