// Nobody left behind: which poor and near-poor households got no gift in a span. What was given to their unit is not
// theirs.

import EventLedger
import PovertyLedger

extension CutView {
    /// The poor and near-poor households of the cut by what they got from a day on: a gift, a loan only, or nothing; by
    /// account, of one unit and all below it or of all.
    ///
    /// Aid counts wherever the household was when it got it. Throws `unknownUnit`. Cost: one replay, memory 25 bytes a
    /// household; listing households reads the timelines of those left behind too.
    public func leftBehind(
        since first: Day? = nil, by grouping: UnitGrouping? = nil, unit: String? = nil, listingHouseholds: Bool = false
    ) throws(LedgerError) -> LeftBehind {
        let span = try aidSpan(since: first, unit: unit, level: grouping?.level)
        var fold = leftBehindFold(span)
        try ledger.replay(through: cut.position, into: &fold)
        return try leftBehind(fold, span, byUnit: grouping != nil, listing: listingHouseholds)
    }

    /// What has to be folded for it.
    func leftBehindFold(_ span: AidSpan) -> Both<CountingFold, AidMarkFold> {
        Both(
            CountingFold(cut, households: view.householdCount),
            AidMarkFold(cut, from: span.firstDay, households: view.householdCount))
    }

    /// The answer from what was folded.
    func leftBehind(
        _ fold: Both<CountingFold, AidMarkFold>, _ span: AidSpan, byUnit: Bool, listing: Bool
    ) throws(LedgerError) -> LeftBehind {
        var names = UnitNames(ledger: view)
        let tree = UnitTree(fold.first.units, on: unitsOn, level: span.level)
        var rows: [UInt64: LeftBehindRow] = [:]
        var households: [LeftBehindHousehold] = []
        let (counting, marks) = (fold.first, fold.second)
        for number in 0..<counting.households.count {
            let slot = counting.households[number]
            guard slot.isPresent, HouseholdClass.povertyClasses.contains(slot.householdClass) else { continue }
            guard let unit = tree.row(of: slot.unit, within: span.unit?.number) else { continue }
            let key = (byUnit ? UInt64(unit) << 4 : 0) | UInt64(slot.accountBits)
            if rows[key] == nil {
                rows[key] = LeftBehindRow(account: slot.account(unit: byUnit ? try names[unit] : nil))
            }
            let (hasGift, hasLoan) = (marks.hasGift(number), marks.hasLoan(number))
            rows[key]?.add(members: Int(slot.members), hasGift: hasGift, hasLoan: hasLoan)
            guard listing, !hasGift else { continue }
            let account = slot.account(unit: try names[tree.root(of: slot.unit)])
            households.append(try leftBehind(UInt32(number), account, slot, hasLoan: hasLoan))
        }
        return LeftBehind(
            cut: cut, unitsOn: unitsOn, from: span.from,
            rows: rows.values.sorted { $0.account < $1.account },
            households: listing ? households.sorted { $0.household < $1.household } : nil)
    }

    private func leftBehind(
        _ number: UInt32, _ account: Account, _ slot: HouseholdSlot, hasLoan: Bool
    ) throws(LedgerError) -> LeftBehindHousehold {
        let last = try view.timeline(ofHousehold: number, at: cut).last { $0.type == EventKind.aidGiven.recordType }
        return LeftBehindHousehold(
            household: try view.householdName(number), account: account, members: Int(slot.members), hasLoan: hasLoan,
            lastAid: try last.flatMap { (item) throws(LedgerError) in try lastAid(item) })
    }

    private func lastAid(_ item: TimelineItem) throws(LedgerError) -> LastAid? {
        guard let event = try ledger.event(at: item.position),
            let day = event.effectiveOn, let aid = AidGiven.View(event.payload.span.bytes)
        else {
            return nil
        }
        return LastAid(reference: event.reference, effectiveOn: day, kind: try view.word(aid.kind?.rawValue ?? 0))
    }
}

extension LeftBehindRow {
    fileprivate mutating func add(members: Int, hasGift: Bool, hasLoan: Bool) {
        let one = Tally(households: 1, persons: members)
        all += one
        if hasGift {
            helped += one
        } else if hasLoan {
            loanOnly += one
        } else {
            nothing += one
        }
    }
}

// Nobody left behind: the poor and near-poor households of a cut by what they got in a span. A loan alone is no help,
// but it is distinguished from nothing at all.

/// The poor and near-poor households of a cut by what they got in a span.
public struct LeftBehind: Hashable, Sendable {
    /// The cut; the span ends on its day.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The first day of the span; nil where it reaches back to the first event.
    public let from: Day?
    /// The accounts of poor and near-poor households that are not zero, sorted as counts are.
    public let rows: [LeftBehindRow]
    /// The households that got no gift, by code; nil when they were not asked for.
    public let households: [LeftBehindHousehold]?

    /// All of them as the last row of a table.
    package var totalRow: LeftBehindRow {
        var total = LeftBehindRow(account: .all)
        for row in rows { total += row }
        return total
    }
}

/// One account of poor or near-poor households by what they got: `all` is the sum of the three others.
public struct LeftBehindRow: Hashable, Sendable {
    /// The account.
    public let account: Account
    /// All its households.
    public internal(set) var all = Tally.zero
    /// Those that got a gift.
    public internal(set) var helped = Tally.zero
    /// Those that got a loan and no gift.
    public internal(set) var loanOnly = Tally.zero
    /// Those that got nothing.
    public internal(set) var nothing = Tally.zero

    init(account: Account) { self.account = account }

    /// Adds other households of the same account.
    static func += (left: inout LeftBehindRow, right: LeftBehindRow) {
        left.all += right.all
        left.helped += right.helped
        left.loanOnly += right.loanOnly
        left.nothing += right.nothing
    }

    /// The account, and its households and persons by what they got.
    package static func columns(byUnit: Bool) -> [AnswerColumn<LeftBehindRow>] {
        [
            .part(\.account, Account.columns(byUnit: byUnit)),
            .count("households", \.all.households), .count("persons", \.all.persons),
            .count("helpedHouseholds", \.helped.households), .count("helpedPersons", \.helped.persons),
            .count("loanOnlyHouseholds", \.loanOnly.households), .count("loanOnlyPersons", \.loanOnly.persons),
            .count("nothingHouseholds", \.nothing.households), .count("nothingPersons", \.nothing.persons),
        ]
    }
}

/// A poor or near-poor household that got no gift in a span.
public struct LeftBehindHousehold: Hashable, Sendable {
    /// Its code.
    public let household: String
    /// Its account at the cut, with its unit.
    public let account: Account
    /// Its members at the cut.
    public let members: Int
    /// Whether it got a loan in the span.
    public let hasLoan: Bool
    /// The last aid inside the cut, also before the span and also a loan; nil when it never got any.
    public let lastAid: LastAid?

    /// The household, and the last it got.
    package static var columns: [AnswerColumn<LeftBehindHousehold>] {
        let aid: [AnswerColumn<LastAid>] = [
            .reference("reference", \.reference), .day("effectiveOn", \.effectiveOn), .word("kind", \.kind.name),
        ]
        let names = ["reference": "lastAid", "effectiveOn": "lastAidOn", "kind": "lastAidKind"]
        return [
            .code("household", \.household), .part(\.account, Account.columns(byUnit: true)),
            .count("members", \.members), .truth("loan", \.hasLoan), .object("lastAid", \.lastAid, aid) { names[$0] },
        ]
    }
}

/// The last aid that a household got.
public struct LastAid: Hashable, Sendable {
    /// The event.
    public let reference: EventReference
    /// The day it took effect.
    public let effectiveOn: Day
    /// What was given.
    public let kind: AidKind
}
