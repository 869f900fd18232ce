// A form with its figures: a sheet and its rows, written as a workbook, comma-separated values or a page. It is made at
// one state of a ledger and keeps nothing of it.

import Files
import PovertyReports
import Tables

/// What a form is asked for.
public struct FormQuestion: Sendable {
    /// The year; figures are of its last day.
    public var year: Int
    /// What is known.
    public var knownAt: KnownAt
    /// The day whose units are counted by; nil for the last day of the year.
    public var unitsOn: Day?
    /// The one unit that is asked for, with all below it, by id, name or code; nil for all.
    public var unit: String?
    /// How many months back an exit makes a return a relapse; nil is without limit.
    public var lookBackMonths: Int?
    /// Names and addresses by the code of the household, for lists.
    public var names: HouseholdNames

    /// The form of a year.
    public init(
        year: Int, knownAt: KnownAt = .now, unitsOn: Day? = nil, unit: String? = nil, lookBackMonths: Int? = nil,
        names: HouseholdNames = HouseholdNames()
    ) {
        self.year = year
        self.knownAt = knownAt
        self.unitsOn = unitsOn
        self.unit = unit
        self.lookBackMonths = lookBackMonths
        self.names = names
    }
}

/// A form or a list, ready to be written.
public struct OfficialForm: Hashable, Sendable {
    /// Which.
    public let name: OfficialFormName
    /// The year.
    public let year: Int
    /// The cut of its figures.
    public let cut: Cut
    /// The day whose units it counts by.
    public let unitsOn: Day
    /// The unit that was asked for, where it is in force no longer by the day whose units it counts by.
    public let endedUnit: EndedUnit?
    /// Of a union the last position that is known of each ledger, as `KnownAt` reads it; nil for one ledger.
    public let unionPositions: String?
    /// Its titles, header, notes and how it is printed.
    public let sheet: SheetDescription
    /// What is between its header and its notes.
    public let rows: [SheetLine]
    /// The closing of the year that filed other figures than a form 7.2 or 7.3 has in its last column, which were
    /// corrected since; nil where there is none. The form of the cut `KnownAt.closing` has those that were filed.
    public internal(set) var closingBeforeCorrections: EventReference?
    /// The offices of a union whose figures were so corrected; none for one ledger.
    public internal(set) var correctedOffices: [String] = []
    /// Whether no household was ever in a unit of the form by its cut: its zeros mean no data. False for lists of aid and
    /// awards, which are not of households alone.
    public internal(set) var isWithoutHouseholds = false

    /// The title with the year.
    public var title: String { name.title(of: year) }
}

extension OfficialForm {
    /// Writes the form into a new file.
    ///
    /// Throws what `TableWriter` throws: `fileExists`, `noSuchFile` (the folder), `permissionDenied`, `noSpace`,
    /// `storage`, `unwritableTable`, and `unsupportedFormat` for a workbook where the trait `Excel` is off. Where it
    /// throws there is no file of that name.
    public func write(to path: String, as format: TableWriter.Format) throws(LedgerError) {
        let writer = try TableWriter(path: path, format: format, title: title)
        try writer.begin(sheet)
        for row in rows { try writer.append(row) }
        try writer.finish()
    }
}

extension HouseholdView {
    /// A form or a list of a year; see `UnionView.form`.
    public func form(_ name: OfficialFormName, _ question: FormQuestion) throws(LedgerError) -> OfficialForm {
        try UnionView(self).form(name, question)
    }
}

extension UnionView {
    /// A form or a list of a year, of a ledger or of all ledgers of a union.
    ///
    /// Throws `invalidValue` for a year outside 1–9999, `unknownUnit`, `notFound` for a closing that does not exist, and
    /// what the questions behind the form throw. Cost: that of these questions; a list takes memory for its rows.
    public func form(_ name: OfficialFormName, _ question: FormQuestion) throws(LedgerError) -> OfficialForm {
        guard let last = Day.endOfYear(question.year), let first = Day(year: question.year, month: 1, day: 1) else {
            throw LedgerError(
                .invalidValue, "\(question.year) is not a year", remedy: "write a year from 1 to 9999")
        }
        let cut = try at(CutExpression(last, knownAt: question.knownAt), unitsOn: question.unitsOn)
        let maker = try FormMaker(name, question, first: first, cut)
        switch name {
        case .counts: return try maker.counts()
        case .poorMovement: return try maker.movement(of: .poor)
        case .nearPoorMovement: return try maker.movement(of: .nearPoor)
        case .poorDeprivations: return try maker.deprivations(of: .poor, asRates: false)
        case .poorDeprivationRates: return try maker.deprivations(of: .poor, asRates: true)
        case .nearPoorDeprivations: return try maker.deprivations(of: .nearPoor, asRates: false)
        case .nearPoorDeprivationRates: return try maker.deprivations(of: .nearPoor, asRates: true)
        case .causes: return try maker.causes()
        case .list: return try maker.list()
        case .exits: return try maker.exits()
        case .aid: return try maker.aid()
        case .awards: return try maker.awards()
        }
    }
}
