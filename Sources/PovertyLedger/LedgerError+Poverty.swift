// What the domain adds to the one error: its codes, and the household, unit or fund and the kind of event that an error
// is about.

import EventLedger

extension LedgerError.Code {
    /// A line is not JSON.
    public static let malformedJSON = Self(rawValue: "malformedJSON")
    /// An object has a member that is not allowed.
    public static let unknownMember = Self(rawValue: "unknownMember")
    /// An object lacks a member that it must have.
    public static let missingMember = Self(rawValue: "missingMember")
    /// An object has a member twice.
    public static let duplicateMember = Self(rawValue: "duplicateMember")
    /// An unknown type of event.
    public static let unknownType = Self(rawValue: "unknownType")
    /// A line is longer than `LineReader.maximumLineBytes`, or holds more values than an entry can.
    public static let lineTooLong = Self(rawValue: "lineTooLong")
    /// The task that imports was cancelled.
    public static let cancelled = Self(rawValue: "cancelled")
    /// An event breaks a rule of the domain.
    public static let ruleBroken = Self(rawValue: "ruleBroken")
    /// An event names a unit that is not established on its day.
    public static let unknownUnit = Self(rawValue: "unknownUnit")
    /// An event is of a fund that is not established on its day.
    public static let unknownFund = Self(rawValue: "unknownFund")
    /// A reference names no event, or none of the right kind.
    public static let unknownReference = Self(rawValue: "unknownReference")
    /// An event falls into a closed period and its entry does not restate.
    public static let closedPeriod = Self(rawValue: "closedPeriod")
    /// A union file breaks its format, or names ledgers that can't be asked together.
    public static let malformedUnion = Self(rawValue: "malformedUnion")
    /// The system allows the process too few open files for the ledgers of a union.
    public static let tooManyFiles = Self(rawValue: "tooManyFiles")
    /// A question that one ledger answers and a union of several does not.
    public static let askAnOffice = Self(rawValue: "askAnOffice")
    /// The figures of a closing are not those that the events give.
    public static let figuresDiffer = Self(rawValue: "figuresDiffer")
}

extension LedgerError {
    /// An event that the ledger refers to and does not contain.
    package static func missingEvent(at position: Position) -> LedgerError {
        LedgerError(
            .damaged, "the event at position \(position) is missing", remedy: "restore the ledger from a backup")
    }

    /// An event whose payload or summary can't be one of its type.
    @inline(never)
    package static func misfit(at position: Position) -> LedgerError {
        LedgerError(
            .damaged, "the event does not fit its type", remedy: "restore the ledger from a backup", position: position)
    }

    /// The same error with the entry and event it concerns; what is nil stays as it was.
    func with(entry: String?, event: Int? = nil, eventKind: EventKind? = nil) -> LedgerError {
        var error = self
        error.place.entry = entry ?? place.entry
        error.place.event = event ?? place.event
        error.place.eventType = eventKind?.name ?? place.eventType
        return error
    }
}

extension LedgerError.Place {
    /// The kind of the event it concerns.
    public var eventKind: EventKind? { eventType.flatMap(EventKind.init) }
    /// The code of the household it concerns.
    public var household: String? { subjects.first { $0.kind == Self.householdWord }?.id }
    /// The id of the unit it concerns.
    public var unit: String? { subjects.first { $0.kind == Self.unitWord }?.id }

    /// The id of the fund it concerns.
    public var fund: String? { subjects.first { $0.kind == Self.fundWord }?.id }

    static let householdWord = "household"
    static let unitWord = "unit"
    static let fundWord = "fund"

    /// What an event is about, as far as each is known.
    static func subjects(household: String?, unit: String?, fund: String? = nil) -> [LedgerError.Subject] {
        [
            household.map { .init(kind: householdWord, id: $0) }, unit.map { .init(kind: unitWord, id: $0) },
            fund.map { .init(kind: fundWord, id: $0) },
        ].compactMap(\.self)
    }
}
