internal import AgreementProfiles

/// How the provisions that readers look for first are said: what stands before the value, and what behind it.
///
/// Where a phrase has `{}`, the name of the item that the provision belongs to stands.
struct ProvisionPhrase {
    /// What is owed by whom, in each language.
    let words: Bilingual
    /// What stands behind the value.
    let ending: Bilingual
    /// Whether a text that is new begins with it.
    let isPromise: Bool

    /// The phrase for a field, by the keys that lead to it in a file of a name; nil where the schema's words do.
    static func of(_ schema: FileSchema, _ keys: [String]) -> ProvisionPhrase? {
        all["\(schema.name): \(keys.joined(separator: "."))"]
    }

    private static func promise(
        id: String, en: String, _ ending: Bilingual = Bilingual(id: "", en: "")
    ) -> ProvisionPhrase {
        ProvisionPhrase(words: Bilingual(id: id, en: en), ending: ending, isPromise: true)
    }

    private static func phrase(id: String, en: String) -> ProvisionPhrase {
        ProvisionPhrase(words: Bilingual(id: id, en: en), ending: Bilingual(id: "", en: ""), isPromise: false)
    }

    static let all: [String: ProvisionPhrase] = [
        "services: services.ready-from": phrase(id: "{} siap sejak", en: "{} is ready from"),
        "services: services.objectives.target-percent": promise(
            id: "{} paling sedikit", en: "{} is at least"),
        "services: services.objectives.clock": phrase(id: "waktu untuk {} dihitung", en: "time for {} counts"),
        "services: support.priorities.clock": phrase(id: "{}: waktu dihitung", en: "{}: time counts"),
        "services: services.backup.every": promise(
            id: "data dicadangkan paling jarang setiap", en: "data is backed up at least every"),
        "services: services.backup.kept-for": promise(
            id: "setiap cadangan disimpan selama", en: "each backup is kept for"),
        "services: services.backup.restore-begins-within": promise(
            id: "pemulihan data dimulai dalam", en: "restoring data begins within"),
        "services: requests.fulfilled-within": promise(
            id: "permintaan dipenuhi dalam", en: "requests are fulfilled within"),
        "services: support.priorities.respond-within": promise(
            id: "{}: ditanggapi dalam", en: "{}: answered within"),
        "services: support.priorities.resolve-within": promise(
            id: "{}: diselesaikan dalam", en: "{}: resolved within"),
        "fees: fees.amount": promise(id: "{}", en: "{}"),
        "fees: invoices.sent-within": phrase(id: "tagihan dikirim dalam", en: "invoices are sent within"),
        "fees: invoices.paid-within": promise(id: "tagihan dibayar dalam", en: "invoices are paid within"),
        "fees: invoices.contested-within": phrase(
            id: "keberatan atas tagihan disampaikan dalam", en: "objections to an invoice are raised within"),
        "fees: indexation.at-most-percent": promise(
            id: "harga naik menurut indeks paling banyak", en: "prices rise with the index by at most"),
        "fees: late-payment.percent-per-day": promise(
            id: "denda keterlambatan setiap hari sebesar", en: "the charge for each day of late payment is"),
        "fees: late-payment.at-most-percent": promise(
            id: "denda keterlambatan paling banyak", en: "the charge for late payment is at most"),
        "fees: suspension.unpaid-for": phrase(
            id: "layanan boleh ditangguhkan bila tagihan menunggak selama",
            en: "the service may be suspended once an invoice is unpaid for"),
        "fees: suspension.announced-before": phrase(
            id: "penangguhan diberitahukan sebelumnya", en: "notice of a suspension is given before it, by"),
        "credits: credits.tiers.credit-percent": promise(
            id: "kredit untuk {} sebesar", en: "the credit for {} is", Bilingual(id: "dari biaya", en: "of the fee")),
        "credits: credits.tiers.credit-amount": promise(id: "kredit untuk {} sebesar", en: "the credit for {} is"),
        "credits: caps.at-most-percent": promise(
            id: "kredit selama {} paling banyak", en: "credits over {} are at most",
            Bilingual(id: "dari biaya selama itu", en: "of the fees over it")),
        "credits: caps.at-most-amount": promise(
            id: "kredit selama {} paling banyak", en: "credits over {} are at most"),
        "credits: minimum-amount": promise(id: "kredit tidak diberikan di bawah", en: "no credit is given below"),
        "credits: claim.within": promise(id: "kredit diminta dalam", en: "credits are claimed within"),
        "credits: settlement.paid-after-end-within": phrase(
            id: "setelah Perjanjian berakhir kredit dibayar dalam",
            en: "once the agreement has ended credits are paid within"),
        "credits: exit.below-percent": promise(
            id: "Pelanggan boleh mengakhiri Perjanjian bila berulang kali hasilnya di bawah",
            en: "the customer may leave where results are repeatedly below"),
        "measurement: measurement.minimum-interval": phrase(
            id: "gangguan tidak dihitung bila lebih pendek dari", en: "an outage does not count if shorter than"),
        "measurement: maintenance.announced-before": promise(
            id: "pemeliharaan terencana diberitahukan sebelumnya, paling sedikit",
            en: "planned maintenance is announced ahead by at least"),
        "measurement: maintenance.not-counted-up-to": promise(
            id: "pemeliharaan terencana tidak dihitung sebagai waktu henti paling lama",
            en: "planned maintenance is no downtime for at most"),
        "effectiveness: reports.sent-within": phrase(
            id: "laporan dikirim setelah akhir periode dalam", en: "reports follow the end of a period within"),
        "effectiveness: reports.objections-within": phrase(
            id: "keberatan atas laporan disampaikan dalam", en: "objections to a report are raised within"),
        "effectiveness: reports.kept-for": phrase(id: "laporan disimpan selama", en: "reports are kept for"),
        "escalation: news-every": phrase(
            id: "kabar diberikan paling jarang setiap", en: "news is given at least every"),
        "review: review.every": promise(id: "Perjanjian ditinjau setiap", en: "the agreement is reviewed every"),
        "review: changes.answered-within": phrase(
            id: "usul perubahan dijawab dalam", en: "proposals of change are answered within"),
        "review: renewal.discussed-before-end": promise(
            id: "perpanjangan dibahas sebelum berakhir, paling sedikit",
            en: "renewal is discussed ahead of the end by at least"),
        "review: ending.notice": promise(
            id: "pengakhiran oleh satu Pihak diberitahukan sebelumnya, paling sedikit",
            en: "a party that ends the agreement gives notice of at least"),
        "third-parties: subcontractors.change-announced-before": phrase(
            id: "perubahan subkontraktor diberitahukan sebelumnya, paling sedikit",
            en: "a change of subcontractors is announced ahead by at least"),
        "confidentiality: kept-secret-for": promise(
            id: "yang diungkapkan dirahasiakan selama", en: "what is disclosed is kept secret for"),
        "confidentiality: returned-within": promise(
            id: "yang diungkapkan dikembalikan atau dihapus, bila diminta, dalam",
            en: "what is disclosed is returned or deleted, on request, within"),
    ]
}
