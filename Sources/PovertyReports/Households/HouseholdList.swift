// The list of the households of some classes, as an office keeps it and posts it: who, where, since when, by which
// document, and how each entered it. Households are codes: the ledger knows no names.

import EventLedger
import PovertyLedger

/// The households of some classes at a cut.
public struct HouseholdList: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The first day of the period whose entrances are named.
    public let from: Day
    /// The one unit that was asked for; nil for all.
    public let unit: String?
    /// The classes that were asked for, worst first, `unclassified` last.
    public let classes: [HouseholdClass]
    /// How many months back an exit makes a return a relapse; nil is without limit.
    public let lookBackMonths: Int?
    /// The households, by unit and code.
    public let households: [HouseholdListRow]

    /// How many households there are, and the persons in them.
    public var tally: Tally {
        Tally(households: households.count, persons: households.reduce(0) { $0 + $1.members })
    }
}

extension HouseholdList: LedgerAnswer {
    /// The cut, the period, and the households.
    public var columns: [AnswerColumn<HouseholdList>] {
        [
            .cut("cut", \.cut, unitsOn: \.unitsOn), .day("from", \.from), .text("unit", \.unit).onlyInJSON,
            .texts("classes") { $0.classes.map(\.name) }.onlyInJSON,
            .count("lookBackMonths", \.lookBackMonths).onlyInJSON,
            .object("count", \.tally, Tally.columns).onlyInJSON,
            .list("households", \.households, HouseholdListRow.columns),
        ]
    }
}

/// A household of a list.
public struct HouseholdListRow: Hashable, Sendable {
    /// Its code.
    public let household: String
    /// Its account: its unit by the units of the list's day, its class, and whether it is under social protection.
    public let account: Account
    /// Its members at the cut.
    public let members: Int
    /// The decision by which it came into its class for the last time; of one that is unclassified its registration.
    public let entered: ListedDecision
    /// The latest decision that confirmed its class since; nil when there was none.
    public let confirmed: ListedDecision?
    /// The column of the movement table of all units by which it came into its class in the period, the last one where
    /// it came several times; nil for one that was in it before, and for classes without a movement table.
    public let flow: MovementColumn?

    /// How it entered the list; nil for classes without a movement table.
    public var entrance: ListEntrance? {
        HouseholdClass.povertyClasses.contains(account.householdClass) ? ListEntrance(flow) : nil
    }
}

extension HouseholdListRow {
    /// Who, where, since when, by which documents, and how it entered the list.
    package static var columns: [AnswerColumn<HouseholdListRow>] {
        [
            .text("unit", \.account.unit), .code("household", \.household),
            .householdClass("class", \.account.householdClass),
            .truth("socialProtection", \.account.socialProtection), .count("members", \.members),
            .object("entered", \.entered, ListedDecision.columns),
            .object("confirmed", \.confirmed, ListedDecision.columns),
            .word("entrance") { $0.entrance?.rawValue }, .word("flow") { $0.flow?.rawValue },
        ]
    }
}

/// A decision on a class, and the document that brought it.
public struct ListedDecision: Hashable, Sendable {
    /// The event, which names its entry.
    public let reference: EventReference
    /// Its position.
    public let position: Position
    /// The day from which it is in effect.
    public let effectiveOn: Day
    /// The document; nil where none was recorded.
    public let document: String?

    /// Throws `damaged` for an event that has no day.
    init(_ found: DocumentedEvent) throws(LedgerError) {
        guard let day = found.event.effectiveOn else { throw LedgerError.misfit(at: found.event.position) }
        reference = found.event.reference
        position = found.event.position
        effectiveOn = day
        document = found.document
    }

    static var columns: [AnswerColumn<ListedDecision>] {
        [
            .day("effectiveOn", \.effectiveOn), .text("document", \.document), .reference("reference", \.reference),
            .number("position", .position, \.position),
        ]
    }
}

/// How a poor or near-poor household entered the list of its class in a period. Source: columns 5 to 7 of the public
/// list (Phụ lục 2.3): nghèo mới, tái nghèo, nghèo cũ.
public enum ListEntrance: String, CaseIterable, Hashable, Sendable {
    /// It came into the class in the period: for the first time, or from the other of the two classes (nghèo mới).
    case new
    /// It came back after a recognised exit, from above near-poor (tái nghèo).
    case relapsed
    /// It had moved in or split off, and brought its class along; the movement table has it under other increase, and
    /// the list has no column for it.
    case arrived
    /// It was in the class before the period (nghèo cũ).
    case before

    /// What the movement table says; nil is that it was in the class before.
    init(_ flow: MovementColumn?) {
        switch flow {
        case nil: self = .before
        case .relapsed: self = .relapsed
        case .otherIncrease: self = .arrived
        default: self = .new
        }
    }
}
