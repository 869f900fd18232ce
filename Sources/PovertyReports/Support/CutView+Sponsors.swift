// Which poor and near-poor households have a sponsor (đỡ đầu): somebody who was assigned to them and whose sponsorship
// did not end. How many sponsors a household has does not matter.

import EventLedger
import PovertyLedger

extension CutView {
    /// The poor and near-poor households of the cut by whether a sponsorship of theirs runs on its day: all, or those
    /// of one unit and all below it.
    ///
    /// Throws `unknownUnit`. Cost: one replay; memory 28 bytes a household.
    public func sponsors(unit: String? = nil) throws(LedgerError) -> SponsorReport {
        let unit = try self.unit(called: unit)
        var fold = Both(
            CountingFold(cut, households: view.householdCount), SponsorFold(cut, households: view.householdCount))
        try ledger.replay(through: cut.position, into: &fold)
        let tree = UnitTree(fold.first.units, on: unitsOn)
        return SponsorReport(
            cut: cut, unitsOn: unitsOn, unit: unit?.name,
            rows: CutView.sponsorRows(fold.first.households, fold.second) { number in
                unit.map { tree.isPart(number, of: $0.number) } ?? true
            })
    }

    /// The rows of the poor and of the near-poor, of the households whose unit is counted.
    static func sponsorRows(
        _ households: HouseholdFold, _ sponsors: SponsorFold, isCounted: (UInt32) -> Bool
    ) -> [SponsorRow] {
        var rows = [HouseholdClass.poor, .nearPoor].map { SponsorRow(householdClass: $0) }
        for number in 0..<households.count {
            let slot = households[number]
            guard slot.isPresent, let index = rows.firstIndex(where: { $0.householdClass == slot.householdClass }),
                isCounted(slot.unit)
            else { continue }
            let one = Tally(households: 1, persons: Int(slot.members))
            if sponsors.isSponsored(number) { rows[index].sponsored += one } else { rows[index].unsponsored += one }
        }
        return rows
    }
}

/// The poor and near-poor households of a cut by whether they have a sponsor.
public struct SponsorReport: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The one unit that was asked for; nil for all.
    public let unit: String?
    /// The row of the poor, then that of the near-poor.
    public let rows: [SponsorRow]
}

extension SponsorReport: LedgerAnswer {
    /// The cut, and the rows.
    public var columns: [AnswerColumn<SponsorReport>] {
        [
            .cut("cut", \.cut, unitsOn: \.unitsOn), .text("unit", \.unit).onlyInJSON,
            .list("sponsors", \.rows, SponsorRow.columns),
        ]
    }
}

/// The households of one class by whether they have a sponsor.
public struct SponsorRow: Hashable, Sendable {
    /// The class: poor or near-poor.
    public let householdClass: HouseholdClass
    /// The households with a sponsorship that runs, and their members.
    public internal(set) var sponsored = Tally.zero
    /// The households without one, and their members.
    public internal(set) var unsponsored = Tally.zero

    init(householdClass: HouseholdClass) { self.householdClass = householdClass }

    /// The class, and its households and persons with and without a sponsor.
    package static var columns: [AnswerColumn<SponsorRow>] {
        [
            .householdClass("class", \.householdClass),
            .count("sponsoredHouseholds", \.sponsored.households), .count("sponsoredPersons", \.sponsored.persons),
            .count("unsponsoredHouseholds", \.unsponsored.households),
            .count("unsponsoredPersons", \.unsponsored.persons),
        ]
    }
}
