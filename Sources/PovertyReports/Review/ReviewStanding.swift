// Units side by side by what they reached. Every criterion is shown; the order is that of the share by which the poor
// and near-poor became fewer, compared exactly, and there is no score.

import EventLedger
import PovertyLedger

/// What one unit reached in a span.
public struct ReviewStanding: Hashable, Sendable {
    /// The unit, as of the day whose units are counted by.
    public let unit: String
    /// Poor households before the span and at its end.
    public internal(set) var poor = Change()
    /// Near-poor households before the span and at its end.
    public internal(set) var nearPoor = Change()
    /// Recognised exits from poor and from near-poor.
    public internal(set) var exits = 0
    /// Returns after a recognised exit, into either class.
    public internal(set) var relapses = 0
    /// The poor and near-poor households at the end that received no gift in the span.
    public internal(set) var leftBehind = 0
    /// The gifts to the unit and its households, in VND; loans are not among them.
    public internal(set) var giftsVND: Int64 = 0
    /// The initiatives it recorded in the span.
    public internal(set) var initiativesRecorded = 0
    /// The initiatives it adopted in the span.
    public internal(set) var initiativesAdopted = 0

    /// Households at both ends.
    public struct Change: Hashable, Sendable {
        /// Before the span.
        public internal(set) var opening = 0
        /// At its end.
        public internal(set) var closing = 0

        /// By how much they became fewer; negative where there are more.
        public var reduction: Int { opening - closing }

        init() {}
    }

    init(unit: String) { self.unit = unit }

    /// The poor and near-poor before the span.
    public var opening: Int { poor.opening + nearPoor.opening }
    /// By how much they became fewer, both together.
    public var reduction: Int { poor.reduction + nearPoor.reduction }

    /// The unit, and each criterion.
    package static var columns: [AnswerColumn<ReviewStanding>] {
        [
            .text("unit", \.unit), .count("poorOpening", \.poor.opening), .count("poorClosing", \.poor.closing),
            .count("poorReduction", \.poor.reduction), .count("nearPoorOpening", \.nearPoor.opening),
            .count("nearPoorClosing", \.nearPoor.closing),
            .count("nearPoorReduction", \.nearPoor.reduction), .count("exits", \.exits),
            .count("relapses", \.relapses), .count("leftBehind", \.leftBehind), .amountVND("giftsVND", \.giftsVND),
            .count("initiativesRecorded", \.initiativesRecorded),
            .count("initiativesAdopted", \.initiativesAdopted),
        ]
    }
}

extension ReviewStanding: Comparable {
    /// By the share of the reduction in the opening, the greatest first and those without any household at the opening
    /// last; then by households left behind, the fewest first; then by unit.
    public static func < (left: ReviewStanding, right: ReviewStanding) -> Bool {
        if (left.opening == 0) != (right.opening == 0) { return right.opening == 0 }
        let (first, second) = (
            Int128(left.reduction) * Int128(right.opening), Int128(right.reduction) * Int128(left.opening)
        )
        if left.opening > 0, first != second { return first > second }
        return (left.leftBehind, left.unit) < (right.leftBehind, right.unit)
    }
}

extension ReviewWriter {
    /// The units of the level that are in force, and those with any figure, in their order.
    func standing(
        _ movement: Movement, _ leftBehind: [LeftBehindRow], _ gifts: [AidRow]
    ) throws(LedgerError) -> [ReviewStanding] {
        var names = UnitNames(ledger: at.view)
        let level = UnitTree(flows.units, on: at.unitsOn, level: question.level)
        var rows: [String: ReviewStanding] = [:]
        func add(_ unit: String, _ change: (inout ReviewStanding) -> Void) {
            change(&rows[unit, default: ReviewStanding(unit: unit)])
        }
        for (number, unit) in flows.units.units.enumerated()
        where unit.isInForce(on: at.unitsOn.daysSinceEpoch) && unit.kind?.rank == question.level?.rank {
            if let row = level.row(of: UInt32(number), within: span.unit?.number) { add(try names[row]) { _ in } }
        }
        for table in movement.tables {
            for (unit, row) in table.rows.map({ ($0.unit, $0.row) }) {
                add(unit) { standing in
                    let end = table.householdClass == .poor ? \ReviewStanding.poor : \.nearPoor
                    standing[keyPath: end].opening = row.opening.households
                    standing[keyPath: end].closing = row.closing.households
                    standing.exits += row[.exitedToNearPoor].households + row[.exitedPastNearPoor].households
                    standing.relapses += row[.relapsed].households
                }
            }
        }
        for row in leftBehind {
            let households = row.loanOnly.households + row.nothing.households
            if let unit = row.account.unit { add(unit) { $0.leftBehind += households } }
        }
        for row in gifts {
            if let unit = row.group.unit { add(unit) { $0.giftsVND += row.sum.amountVND } }
        }
        for place in fold.movement.initiatives.values where fold.movement.isInSpan(place) {
            guard let row = level.row(of: place.number, within: span.unit?.number) else { continue }
            add(try names[row]) { $0.initiativesRecorded += 1 }
        }
        for (_, place) in fold.movement.adoptions where fold.movement.isInSpan(place) {
            guard let row = level.row(of: place.number, within: span.unit?.number) else { continue }
            add(try names[row]) { $0.initiativesAdopted += 1 }
        }
        return rows.values.sorted()
    }
}
