// Aid and awards over a union: sums of those of its ledgers. Aid counts in the ledger that recorded it: a gift that one
// office recorded of a household of another helps nobody there.

import EventLedger
import PovertyLedger

extension UnionCutView {
    /// What was given inside the cut; see `CutView.aid`. A household counts once in each ledger that recorded aid to it,
    /// a unit once in all.
    ///
    /// Throws `unknownUnit` where no ledger has the unit, and what the call of one ledger throws. Cost: that of one for
    /// each ledger.
    public func aid(
        since first: Day? = nil, by dimensions: Set<AidDimension> = [.kind], unit: String? = nil,
        level: UnitKind? = nil, listingLeftBehind: Bool = false
    ) throws(LedgerError) -> AidReport {
        if let alone {
            return try alone.aid(
                since: first, by: dimensions, unit: unit, level: level, listingLeftBehind: listingLeftBehind)
        }
        let asked = try unit.map { (text) throws(LedgerError) in try self.unit(called: text) }
        var parts: [AidReport] = []
        for cut in cuts where try cut.hasUnit(asked) {
            parts.append(
                try cut.aid(
                    since: first, by: dimensions, unit: asked, level: level, listingLeftBehind: listingLeftBehind,
                    namingUnits: true))
        }
        return AidReport(
            cut: cut, unitsOn: unitsOn, from: first, unit: asked, dimensions: dimensions,
            gifts: try AidTable.sum(parts.map(\.gifts)), loans: try AidTable.sum(parts.map(\.loans)),
            leftBehind: leftBehind(parts.map(\.leftBehind), since: first, listing: listingLeftBehind))
    }

    private func leftBehind(_ parts: [LeftBehind], since first: Day?, listing: Bool) -> LeftBehind {
        var rows: [Account: LeftBehindRow] = [:]
        for row in parts.flatMap(\.rows) { rows[row.account, default: LeftBehindRow(account: row.account)] += row }
        return LeftBehind(
            cut: cut, unitsOn: unitsOn, from: first, rows: rows.values.sorted { $0.account < $1.account },
            households: listing ? parts.flatMap { $0.households ?? [] }.sorted { $0.household < $1.household } : nil)
    }

    /// The awards granted inside the cut; see `CutView.awards`. Cost: that of one for each ledger.
    public func awards(
        since first: Day? = nil, by dimensions: Set<AwardDimension> = [.form, .recipientKind],
        revokedOnly: Bool = false, listingAwards: Bool = false
    ) throws(LedgerError) -> AwardReport {
        if let alone {
            return try alone.awards(
                since: first, by: dimensions, revokedOnly: revokedOnly, listingAwards: listingAwards)
        }
        var (total, counts, awards) = (AwardCount(), [AwardGroup: AwardCount](), [Award]())
        for cut in cuts {
            let part = try cut.awards(
                since: first, by: dimensions, revokedOnly: revokedOnly, listingAwards: listingAwards)
            total = total + part.total
            for row in part.rows { counts[row.group] = counts[row.group, default: AwardCount()] + row.count }
            awards += part.awards ?? []
        }
        guard counts.count <= AidFold.maximumRows else { throw AwardReport.tooManyRows }
        return AwardReport(
            cut: cut, from: first, revokedOnly: revokedOnly, dimensions: dimensions, total: total,
            rows: counts.map { AwardRow(group: $0.key, count: $0.value) }.sorted { $0.group < $1.group },
            // A stable sort: those of one day stay in the order of the offices.
            awards: listingAwards
                ? awards.enumerated().sorted {
                    ($0.element.effectiveOn, $0.offset) < ($1.element.effectiveOn, $1.offset)
                }.map(\.element) : nil)
    }
}

extension AidTable {
    /// The sum of the tables of several ledgers. Throws `overflow`, and `invalidValue` for too many rows.
    fileprivate static func sum(_ parts: [AidTable]) throws(LedgerError) -> AidTable {
        var groups: [AidGroup: [AidSum]] = [:]
        for row in parts.flatMap(\.rows) { groups[row.group, default: []].append(row.sum) }
        guard groups.count <= AidFold.maximumRows else { throw tooManyRows }
        var rows: [AidRow] = []
        for (group, sums) in groups { rows.append(AidRow(group: group, sum: try AidSum.sum(sums))) }
        return AidTable(total: try AidSum.sum(parts.map(\.total)), rows: rows.sorted { $0.group < $1.group })
    }
}
