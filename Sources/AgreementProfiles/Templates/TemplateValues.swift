extension Template {
    /// What is known about an agreement when its first text is laid out.
    ///
    /// The initialiser refuses what could not be printed as it was given, so `files` never fails
    /// and never alters a name or a date.
    public struct Values: Sendable {
        /// The agreement's title, by language.
        public let title: [String: String]
        /// The languages of the text, `id`, `en` or both, in the order in which they are shown.
        public let languages: [String]
        /// The language that governs where the languages differ.
        public let prevailing: String
        /// The IANA time zone of every bare date and hour, such as `Asia/Jakarta`.
        public let zone: String
        /// The ISO 4217 code of every amount. Without one the service level template takes `IDR`.
        public let currencyCode: String?
        /// The party that provides the service: its id (the name of its file) and its legal name.
        public let provider: (id: String, name: String)
        /// The party that uses the service.
        public let customer: (id: String, name: String)
        /// Who of each party is called when something goes wrong: a person's id in the party's file.
        public let contacts: (provider: String, customer: String)
        /// The first day on which the text is in force, `YYYY-MM-DD`.
        public let inForceFrom: String
        /// The day on which the agreement has ended, `YYYY-MM-DD`, itself not included; or no fixed end.
        public let termUntil: String?

        /// Dates as read, so that they are parsed once.
        let firstDay: CalendarDay
        let endDay: CalendarDay?

        /// Throws the first value that a template could not print.
        public init(
            title: [String: String],
            languages: [String],
            prevailing: String,
            zone: String,
            currencyCode: String?,
            provider: (id: String, name: String),
            customer: (id: String, name: String),
            contacts: (provider: String, customer: String),
            inForceFrom: String,
            termUntil: String?
        ) throws(ValueRefusal) {
            try Self.check(languages: languages, prevailing: prevailing, title: title)
            try Self.check(party: provider, as: .provider)
            try Self.check(party: customer, as: .customer)
            try Self.check(person: contacts.provider, as: .provider)
            try Self.check(person: contacts.customer, as: .customer)
            guard provider.id != customer.id else { throw ValueRefusal(.customer, "has the same id as the provider") }
            try Self.check(zone: zone)
            try Self.check(currencyCode: currencyCode)
            (firstDay, endDay) = try Self.days(from: inForceFrom, until: termUntil)
            self.title = title
            self.languages = languages
            self.prevailing = prevailing
            self.zone = zone
            self.currencyCode = currencyCode
            self.provider = provider
            self.customer = customer
            self.contacts = contacts
            self.inForceFrom = inForceFrom
            self.termUntil = termUntil
        }
    }

    /// A value that a template cannot print, and why.
    public struct ValueRefusal: Error, Sendable, Hashable, CustomStringConvertible {
        /// The values that can be refused, by their names in `Values`.
        public enum Field: String, Sendable {
            case title, languages, prevailing, zone, currencyCode, provider, customer, inForceFrom, termUntil
        }

        /// The value that is refused.
        public let field: Field
        /// Completes a sentence that begins with the field: "is not a day written as YYYY-MM-DD".
        public let reason: String

        init(_ field: Field, _ reason: String) {
            self.field = field
            self.reason = reason
        }

        /// The whole sentence.
        public var description: String { "\(field.rawValue) \(reason)" }
    }
}
