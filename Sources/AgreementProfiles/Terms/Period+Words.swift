extension Period.Unit {
    /// What it is called behind a number. Business time has capitals, since the full template defines it.
    var words: Bilingual {
        switch self {
        case .seconds: Bilingual(id: "detik", en: "seconds")
        case .minutes: Bilingual(id: "menit", en: "minutes")
        case .hours: Bilingual(id: "jam", en: "hours")
        case .businessHours: Bilingual(id: "Jam Kerja", en: "Business Hours")
        case .days: Bilingual(id: "hari", en: "days")
        case .businessDays: Bilingual(id: "Hari Kerja", en: "Business Days")
        case .months: Bilingual(id: "bulan", en: "months")
        }
    }
}
