// Making a bridge: the changes of the opening in what is known, the flows of the days between, and the proof that both
// ends meet. A bridge that does not add up is never shown.

import EventLedger
import Files
import PovertyLedger

/// What a bridge was asked with.
struct BridgeRequest {
    /// How many months back an exit makes a return a relapse; nil is without limit.
    var lookBackMonths: Int?
    /// Whether the events behind each term are listed.
    var listsEvents = false
    /// Whether rows are by unit.
    var isByUnit = false
    /// The level of the units that rows are by; nil for those that households are in.
    var level: UnitKind?
}

/// The folds of two cuts, and the flows between them.
struct BridgedCuts {
    /// The households of the first cut as it knew them, and of the second.
    let opening: HouseholdFold
    let closing: HouseholdFold
    let units: UnitFold
    let sum: BridgeSum
}

extension CutView {
    /// Folds two cuts and everything that leads from one to the other.
    ///
    /// Throws `invalidValue` when this cut is not later than the other in both times. Cost: one replay, another
    /// where this cut knows more, and the timelines of the households of which it knows more.
    func bridged(since earlier: Cut, _ request: BridgeRequest) throws(LedgerError) -> BridgedCuts {
        guard earlier.effectiveOn <= cut.effectiveOn, earlier.position <= cut.position else {
            throw LedgerError(
                .invalidValue,
                "the bridge would lead back from \(earlier.effectiveOn) as known at \(earlier.position) to "
                    + "\(cut.effectiveOn) as known at \(cut.position)",
                remedy: "give the earlier cut first; the later one must know at least as much")
        }
        let lookBack = try HouseholdView.checked(lookBackMonths: request.lookBackMonths)
        let window = FlowWindow(
            openingDay: earlier.effectiveOn.daysSinceEpoch, to: cut.effectiveOn, known: cut.position,
            lookBackMonths: lookBack)
        var flows = try view.flows(window, closing: HouseholdFold(cut, households: view.householdCount)) {
            BridgeSum(
                request.isByUnit ? UnitTree($0, on: unitsOn, level: request.level) : nil,
                listsEvents: request.listsEvents)
        }
        var opening = flows.opening
        if earlier.position < cut.position {
            opening = try view.fold(earlier).households
            let known = try KnowledgeChanges(
                view, on: earlier.effectiveOn, after: earlier.position, through: cut.position)
            for change in known.changes { flows.sum.add(change) }
        }
        return BridgedCuts(opening: opening, closing: flows.closing, units: flows.units, sum: flows.sum)
    }

    /// The bridge over what was folded.
    func bridge(_ folded: BridgedCuts, _ request: BridgeRequest) throws(LedgerError) -> Bridge {
        var balances: [BridgeSum.Key: (opening: Tally, closing: Tally)] = [:]
        for number in 0..<max(folded.opening.count, folded.closing.count) {
            let (before, after) = (folded.opening[number].standing, folded.closing[number].standing)
            if let key = folded.sum.key(before) {
                balances[key, default: (.zero, .zero)].opening += Tally(households: 1, persons: Int(before.members))
            }
            if let key = folded.sum.key(after) {
                balances[key, default: (.zero, .zero)].closing += Tally(households: 1, persons: Int(after.members))
            }
        }
        let names = try ReferenceTable(folded.sum.events, in: view)
        var accounts: [BridgeRow] = []
        var classes: [HouseholdClass: (opening: Tally, closing: Tally)] = [:]
        for key in Set(balances.keys).union(folded.sum.accounts) {
            let balance = balances[key] ?? (.zero, .zero)
            classes[key.householdClass, default: (.zero, .zero)].opening += balance.opening
            classes[key.householdClass, default: (.zero, .zero)].closing += balance.closing
            let unit = request.isByUnit ? try view.unitName(key.unit) : nil
            accounts.append(
                try row(
                    unit, key.householdClass, key.socialProtection, balance, folded.sum[key], names))
        }
        var totals: [BridgeRow] = []
        for householdClass in classes.keys.sorted(by: { $0.order < $1.order }) {
            totals.append(
                try row(
                    nil, householdClass, nil, classes[householdClass] ?? (.zero, .zero), folded.sum[householdClass],
                    names))
        }
        return Bridge(
            lookBackMonths: request.lookBackMonths,
            accounts: accounts.filter { !$0.isZero }.sorted { $0.account < $1.account }, totals: totals)
    }

    private func row(
        _ unit: String?, _ householdClass: HouseholdClass, _ socialProtection: Bool?,
        _ balance: (opening: Tally, closing: Tally), _ posted: BridgePostings?, _ names: ReferenceTable
    ) throws(LedgerError) -> BridgeRow {
        var terms: [BridgeRow.Term] = []
        for term in BridgeTerm.allCases {
            guard let posted else { continue }
            let events = posted.events(term)?.compactMap { names[$0] }
            guard posted[term] != .zero || events?.isEmpty == false else { continue }
            terms.append(BridgeRow.Term(term: term, tally: posted[term], events: events))
        }
        let row = BridgeRow(
            unit: unit, householdClass: householdClass, socialProtection: socialProtection, opening: balance.opening,
            terms: terms, closing: balance.closing)
        guard terms.reduce(row.opening, { $0 + $1.tally }) == row.closing else {
            throw LedgerError(
                .damaged,
                "the bridge of the \(term: householdClass.name)\(unit.map { " in \($0)" } ?? "" as Sentence) does not meet its end",
                remedy: "the ledger holds events that its rules refuse; restore it from a backup")
        }
        return row
    }
}

extension BridgeRow {
    /// The account of the row, for sorting.
    fileprivate var account: Account {
        Account(unit: unit, householdClass: householdClass, socialProtection: socialProtection ?? false)
    }

    /// Whether no household was ever in it.
    fileprivate var isZero: Bool { opening == .zero && closing == .zero && terms.isEmpty }
}
