// The codes of the module's error. They are open: a later version adds codes, so nobody switches over all of them.

extension PovertyError {
    /// What kind of error it is; compare against the static codes.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code's name.
        public let rawValue: String
        /// A code of that name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A line is not JSON.
        public static let malformedJSON = Code(rawValue: "malformedJSON")
        /// An object has a member that it may not have.
        public static let unknownMember = Code(rawValue: "unknownMember")
        /// An object lacks a member that it must have.
        public static let missingMember = Code(rawValue: "missingMember")
        /// An object has a member twice.
        public static let duplicateMember = Code(rawValue: "duplicateMember")
        /// The value of a member is of the wrong type or outside what is allowed.
        public static let invalidValue = Code(rawValue: "invalidValue")
        /// There is no such type of event.
        public static let unknownType = Code(rawValue: "unknownType")
        /// A line is longer than `LineReader.maximumLineBytes`, or holds more values than an entry can.
        public static let lineTooLong = Code(rawValue: "lineTooLong")
        /// A published table is not comma-separated values by RFC 4180.
        public static let malformedCSV = Code(rawValue: "malformedCSV")
        /// A published table is larger than is read.
        public static let fileTooLarge = Code(rawValue: "fileTooLarge")
        /// A file cannot be opened or read.
        public static let readFailed = Code(rawValue: "readFailed")
        /// A file that should hold entries is a workbook, an archive, a table or in another encoding.
        public static let otherFormat = Code(rawValue: "otherFormat")
        /// The task that imports was cancelled.
        public static let cancelled = Code(rawValue: "cancelled")
        /// An event breaks a rule of the domain.
        public static let ruleBroken = Code(rawValue: "ruleBroken")
        /// An event names a unit that is not established on its day.
        public static let unknownUnit = Code(rawValue: "unknownUnit")
        /// Another entry has this id.
        public static let duplicateEntry = Code(rawValue: "duplicateEntry")
        /// A reference names no event, or none of the right kind.
        public static let unknownReference = Code(rawValue: "unknownReference")
        /// The ledger is damaged.
        public static let damaged = Code(rawValue: "damaged")
        /// An event falls into a closed period and its entry does not restate.
        public static let closedPeriod = Code(rawValue: "closedPeriod")
        /// The figures of a closing are not those that the events give.
        public static let figuresDiffer = Code(rawValue: "figuresDiffer")
        /// A sum of recorded figures is larger than a figure can be.
        public static let overflow = Code(rawValue: "overflow")
    }
}
