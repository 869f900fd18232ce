// What a list of an office states, before any ledger is asked: households, grants, awards or totals, each value with
// the cell that states it, and every doubt as a question. Nothing is computed here that the list does not say, and what
// is missing in it stays missing.

import EventLedger
import PovertyLedger
import Tables

/// What a list is about.
public enum ListKind: String, CaseIterable, Hashable, Sendable {
    /// Households after a review, with their class.
    case review
    /// Households that left poverty or near-poverty.
    case exits
    /// Households as they are registered: unit, members, perhaps a class.
    case households
    /// What was given, a row a grant.
    case aid
    /// Awards, a row an award.
    case awards
    /// All households and persons of each unit.
    case totals
}

/// A value and the cell that states it.
public struct Stated<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// The cell; that of the title or of a row above where the list states it there once for many rows.
    public let place: CellPlace

    /// A value that a cell states.
    public init(_ value: Value, at place: CellPlace) {
        self.value = value
        self.place = place
    }
}

extension Stated: Equatable where Value: Equatable {}
extension Stated: Hashable where Value: Hashable {}

/// How a list says that a household is no longer poor or near-poor without a class: which one follows is for the person who
/// records it to decide.
public enum ListedExit: String, CaseIterable, Hashable, Sendable {
    /// It left poverty (thoát nghèo); to near-poor or beyond is not said.
    case leftPoverty
    /// It left near-poverty (thoát cận nghèo).
    case leftNearPoverty
    /// It is neither poor nor near-poor (hộ không nghèo).
    case notPoor
}

/// One household of a list: its head's row, and the rows of its other persons below it.
public struct ListedHousehold: Hashable, Sendable {
    /// The first cell of its first row.
    public let place: CellPlace
    /// Its rows.
    public internal(set) var rows: ClosedRange<Int>
    /// Its code, of `123.0` the `123`; `001` is kept.
    public internal(set) var code: Stated<String>?
    /// Who it consists of, the head first. For matching only; nothing of it is ever recorded.
    public internal(set) var identities: [PersonIdentity] = []
    /// Its ward or commune, by name as written.
    public internal(set) var unit: Stated<String>?
    /// The official code of its ward or commune.
    public internal(set) var unitCode: Stated<String>?
    /// Its hamlet, by name as written.
    public internal(set) var hamlet: Stated<String>?
    /// Its class.
    public internal(set) var `class`: Stated<HouseholdClass>?
    /// That it left poverty or near-poverty, where no class says to where.
    public internal(set) var exit: Stated<ListedExit>?
    /// Its class before, where the list states that too.
    public internal(set) var previousClass: Stated<HouseholdClass>?
    /// Its members as a cell states them.
    public internal(set) var members: Stated<Int>?
    /// Its rows that name a person, in a list of a row a person; 0 in one of a row a household.
    public internal(set) var persons = 0
    /// Whether it is under social protection.
    public internal(set) var socialProtection: Stated<Bool>?
    /// Score B1 (A in the ledger), of income.
    public internal(set) var incomeScore: Stated<Int64>?
    /// Score B2 (B in the ledger), of deprivation.
    public internal(set) var deprivationScore: Stated<Int64>?
    /// The number of the decision.
    public internal(set) var decisionNumber: Stated<String>?
    /// The day of the decision.
    public internal(set) var decisionDay: Stated<Day>?
    /// The day of its review.
    public internal(set) var reviewDay: Stated<Day>?
    /// What it is deprived in; empty where the list says that it is in nothing.
    public internal(set) var deprivations: Stated<TokenSet<Deprivation>>?
    /// The causes of its poverty.
    public internal(set) var causes: Stated<TokenSet<Cause>>?
    /// The kind of its area.
    public internal(set) var area: Stated<Area>?
    /// A row that was passed over: its code is marked as that of this household, and it states something else.
    public internal(set) var contradictedIn: Int?

    init(place: CellPlace) {
        self.place = place
        rows = place.row...place.row
    }
}

/// One grant of a list of aid.
public struct ListedGrant: Hashable, Sendable {
    /// The first cell of its row.
    public let place: CellPlace
    /// The code of the household that received it.
    public internal(set) var code: Stated<String>?
    /// Who received it. For matching only; nothing of it is ever recorded.
    public internal(set) var identities: [PersonIdentity] = []
    /// The ward or commune, by name as written.
    public internal(set) var unit: Stated<String>?
    /// The official code of the ward or commune.
    public internal(set) var unitCode: Stated<String>?
    /// The hamlet, by name as written.
    public internal(set) var hamlet: Stated<String>?
    /// The class of the household as the list states it.
    public internal(set) var `class`: Stated<HouseholdClass>?
    /// What was given.
    public internal(set) var kind: Stated<AidKind>?
    /// Its amount or worth in đồng.
    public internal(set) var amountVND: Stated<Int64>?
    /// How many.
    public internal(set) var quantity: Stated<Int64>?
    /// What the quantity counts.
    public internal(set) var measure: Stated<String>?
    /// Who gave.
    public internal(set) var donor: Stated<String>?
    /// What kind of giver that is.
    public internal(set) var donorKind: Stated<DonorKind>?
    /// The programme.
    public internal(set) var programme: Stated<String>?
    /// The fund it was paid out of.
    public internal(set) var fund: Stated<String>?
    /// The day.
    public internal(set) var day: Stated<Day>?
    /// The year, where the list has no more than that.
    public internal(set) var year: Stated<Int>?
    /// The number of the decision.
    public internal(set) var decisionNumber: Stated<String>?

    init(place: CellPlace) { self.place = place }
}

/// One award of a list of awards.
public struct ListedAward: Hashable, Sendable {
    /// The first cell of its row.
    public let place: CellPlace
    /// What kind of recipient it is.
    public internal(set) var recipientKind: Stated<RecipientKind>?
    /// The code of the recipient.
    public internal(set) var code: Stated<String>?
    /// The name of a collective; of a person or household the name is in `identities`.
    public internal(set) var recipient: Stated<String>?
    /// The person, or the head of the household. For matching only; nothing of it is ever recorded.
    public internal(set) var identities: [PersonIdentity] = []
    /// The ward or commune or office that it belongs to, as written.
    public internal(set) var unit: Stated<String>?
    /// The official code of the ward or commune.
    public internal(set) var unitCode: Stated<String>?
    /// The hamlet, by name as written.
    public internal(set) var hamlet: Stated<String>?
    /// The form of the award, such as `giấy khen`.
    public internal(set) var form: Stated<String>?
    /// Who granted it.
    public internal(set) var authority: Stated<String>?
    /// The movement.
    public internal(set) var movement: Stated<String>?
    /// What it was granted for.
    public internal(set) var achievement: Stated<String>?
    /// The number of the decision.
    public internal(set) var decisionNumber: Stated<String>?
    /// The day of the decision.
    public internal(set) var decisionDay: Stated<Day>?

    init(place: CellPlace) { self.place = place }
}

/// All households and persons of a unit.
public struct ListedTotal: Hashable, Sendable {
    /// The first cell of its row.
    public let place: CellPlace
    /// The unit, by name as written.
    public internal(set) var unit: Stated<String>?
    /// Its official code.
    public internal(set) var unitCode: Stated<String>?
    /// The kind of its area.
    public internal(set) var area: Stated<Area>?
    /// Its households.
    public internal(set) var households: Stated<Int64>?
    /// Its persons.
    public internal(set) var persons: Stated<Int64>?

    init(place: CellPlace) { self.place = place }
}

/// Rows that hold nothing of the list itself, and what they are.
public struct ListNote: Hashable, Sendable {
    /// What rows are.
    public enum Kind: String, Hashable, Sendable {
        /// Titles above the header.
        case title
        /// The header.
        case header
        /// The numbers of the columns below the header.
        case columnNumbers
        /// The header again, inside the list.
        case repeatedHeader
        /// A sum of rows.
        case total
        /// A name that applies to the rows below it: of a unit, a class, an area.
        case group
        /// What is below the list: the place, the day, signatures.
        case footer
        /// Rows that the sheet does not show. They were read like the others; a draft asks about those of the list.
        case hiddenRows
        /// A column that the sheet does not show, and that was read; `rows` are those of the header.
        case hiddenColumn
        /// The sheet itself is hidden. It was read.
        case hiddenSheet
        /// Text in an old encoding that was converted; `rows` are the first and the last with such text.
        case convertedText
        /// Grants that were not made, such as those still being looked into.
        case notGiven
        /// Hidden sheets that have such a list too and were not read; `rows` are those of the header.
        case unreadSheet
        /// Rows whose hamlet is no unit of the ledger, so that it was not used; `rows` are the first and the last.
        case unusedHamlet
    }

    /// What the rows are.
    public let kind: Kind
    /// The rows, from 1.
    public let rows: ClosedRange<Int>
    /// How many of these rows it is about.
    public let count: Int
}

/// What a sheet states.
public struct OfficeList: Hashable, Sendable {
    /// What it is about.
    public let kind: ListKind
    /// The name of its sheet; empty for a text file.
    public let sheetName: String
    /// The rows of its header.
    public internal(set) var headerRows: ClosedRange<Int>
    /// The column of each field, from 1; columns that are not read are left out.
    public internal(set) var columns: [ListField: Int] = [:]
    /// The map of its columns that was used: the given one, completed by what the headings say.
    public internal(set) var map: ColumnMap
    /// What the title says that all its households left.
    public internal(set) var exit: Stated<ListedExit>?
    /// The ward or commune that is in its title, as the office that made it. Its households have it as their unit where
    /// no column and no row above them says more.
    public internal(set) var unit: Stated<String>?
    /// The words of its title, or else of the name of its sheet, from the ward or commune on that it says it is of.
    public internal(set) var unitOfTitle: Stated<String>?
    /// The hamlet that its title, or else the name of its sheet, says that it is of.
    public internal(set) var hamlet: Stated<String>?
    /// The one class that its title, or else the name of its sheet, says that its households have.
    public internal(set) var titleClass: Stated<HouseholdClass>?
    /// The years that its title names, or else the name of its sheet; of `đầu năm 2023` also the year before.
    public internal(set) var years: [Stated<Int>] = []
    /// What its title, or else the name of its sheet, says that it is a list of; nil where it does not say that.
    public internal(set) var titleKind: Stated<ListKind>?
    /// Two bytes that differ between most lists of other cells: enough to distinguish two lists that state the same of
    /// other persons, and too few to confirm who is in one.
    public internal(set) var checksum: UInt16 = 0
    /// The number of the decision that its title says it belongs to. Its rows have it where they state none.
    public internal(set) var decisionNumber: Stated<String>?
    /// The day of that decision.
    public internal(set) var decisionDay: Stated<Day>?
    /// Whether its rows are persons, so that `ListedHousehold.persons` counts members.
    public internal(set) var isRowAPerson = false
    /// Its households, in order.
    public internal(set) var households: [ListedHousehold] = []
    /// Its grants, in order.
    public internal(set) var grants: [ListedGrant] = []
    /// Its awards, in order.
    public internal(set) var awards: [ListedAward] = []
    /// Its totals, in order.
    public internal(set) var totals: [ListedTotal] = []
    /// The rows of the list that its sheet does not show, from 1, in order.
    public internal(set) var hiddenRows: [Int] = []
    /// Its doubts, by row and column. At most `OfficeListReader.maximumQuestions` are kept.
    public internal(set) var questions: [ListQuestion] = []
    /// The questions that there were.
    public internal(set) var questionCount = 0
    /// What was passed over or is worth knowing, in order.
    public internal(set) var notes: [ListNote] = []
}
