// Which poor and near-poor households have a sponsor (đỡ đầu): somebody who was assigned to them and whose sponsorship
// did not end; and who sponsors which household. A household with several sponsors counts once, and under each of them.

import EventLedger
import PovertyLedger

extension CutView {
    /// The poor and near-poor households of the cut by whether a sponsorship of theirs runs on its day, and the
    /// sponsorships that run, by sponsor and by household: all, or those of one unit and all below it.
    ///
    /// Sponsorships of households of better classes are listed too; those of dissolved ones are not. Throws
    /// `unknownUnit`. Cost: one replay, and a search for each sponsorship; memory 28 bytes a household and 48 an
    /// assignment or end.
    public func sponsors(unit: String? = nil) throws(LedgerError) -> SponsorReport {
        let unit = try self.unit(called: unit)
        var fold = Both(
            Both(CountingFold(cut, households: view.householdCount), SponsorshipFold(cut)),
            SponsorFold(cut, households: view.householdCount))
        try ledger.replay(through: cut.position, into: &fold)
        let (counting, tree) = (fold.first.first, UnitTree(fold.first.first.units, on: unitsOn))
        let isCounted = { (number: UInt32) in unit.map { tree.isPart(number, of: $0.number) } ?? true }
        let sponsorships = try sponsorships(fold.first.second.running, counting.households, tree, isCounted)
        return SponsorReport(
            cut: cut, unitsOn: unitsOn, unit: unit?.name,
            rows: CutView.sponsorRows(counting.households, fold.second, isCounted: isCounted),
            sponsors: SponsorSum.sums(of: sponsorships), sponsorships: sponsorships)
    }

    /// The sponsorships of the households that are present and counted, by unit, household and sponsor.
    private func sponsorships(
        _ running: [SponsorshipFold.Running], _ households: HouseholdFold, _ tree: UnitTree,
        _ isCounted: (UInt32) -> Bool
    ) throws(LedgerError) -> [Sponsorship] {
        var names = UnitNames(ledger: view)
        var rows: [Sponsorship] = []
        for one in running {
            let slot = households[Int(one.household)]
            guard slot.isPresent, isCounted(slot.unit) else { continue }
            guard let event = try ledger.event(at: one.position), let day = event.effectiveOn else {
                throw LedgerError.missingEvent(at: one.position)
            }
            rows.append(
                Sponsorship(
                    household: try view.householdName(one.household),
                    account: slot.account(unit: try names[tree.root(of: slot.unit)]), members: Int(slot.members),
                    sponsor: one.sponsor, assigned: event.reference, effectiveOn: day))
        }
        return rows.sorted {
            ($0.account.unit ?? "", $0.household, $0.sponsor) < ($1.account.unit ?? "", $1.household, $1.sponsor)
        }
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

/// The poor and near-poor households of a cut by whether they have a sponsor, and who sponsors whom.
public struct SponsorReport: Hashable, Sendable {
    /// The cut.
    public let cut: Cut
    /// The day whose units are counted by.
    public let unitsOn: Day
    /// The one unit that was asked for; nil for all.
    public let unit: String?
    /// The row of the poor, then that of the near-poor.
    public let rows: [SponsorRow]
    /// The sponsors, by name.
    public let sponsors: [SponsorSum]
    /// The sponsorships that run, by unit, household and sponsor.
    public let sponsorships: [Sponsorship]
}

extension SponsorReport: LedgerAnswer {
    /// The cut, and the three lists.
    public var columns: [AnswerColumn<SponsorReport>] {
        [
            .cut("cut", \.cut, unitsOn: \.unitsOn), .text("unit", \.unit).onlyInJSON,
            .list("sponsors", \.rows, SponsorRow.columns), .list("bySponsor", \.sponsors, SponsorSum.columns),
            .list("sponsorships", \.sponsorships, Sponsorship.columns),
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

/// The households of one sponsor, by class.
public struct SponsorSum: Hashable, Sendable {
    /// The sponsor.
    public let sponsor: String
    /// The poor households it sponsors, and their members.
    public private(set) var poor = Tally.zero
    /// The near-poor ones.
    public private(set) var nearPoor = Tally.zero
    /// Those of all other classes.
    public private(set) var others = Tally.zero

    /// All of them.
    public var all: Tally { poor + nearPoor + others }

    /// The sums of some sponsorships, by the name of the sponsor.
    static func sums(of sponsorships: [Sponsorship]) -> [SponsorSum] {
        var sums: [String: SponsorSum] = [:]
        for one in sponsorships {
            sums[one.sponsor, default: SponsorSum(sponsor: one.sponsor)].add(one)
        }
        return sums.values.sorted { $0.sponsor < $1.sponsor }
    }

    private init(sponsor: String) { self.sponsor = sponsor }

    private mutating func add(_ sponsorship: Sponsorship) {
        let one = Tally(households: 1, persons: sponsorship.members)
        switch sponsorship.account.householdClass {
        case .poor: poor += one
        case .nearPoor: nearPoor += one
        default: others += one
        }
    }

    /// The sponsor, and how many households and persons it sponsors.
    package static var columns: [AnswerColumn<SponsorSum>] {
        [
            .text("sponsor", \.sponsor), .part(\.all, Tally.columns), .count("poorHouseholds", \.poor.households),
            .count("poorPersons", \.poor.persons), .count("nearPoorHouseholds", \.nearPoor.households),
            .count("nearPoorPersons", \.nearPoor.persons), .count("otherHouseholds", \.others.households),
            .count("otherPersons", \.others.persons),
        ]
    }
}

/// A sponsor and a household that it sponsors.
public struct Sponsorship: Hashable, Sendable {
    /// The household.
    public let household: String
    /// Its account at the cut, with its unit.
    public let account: Account
    /// Its members at the cut.
    public let members: Int
    /// The sponsor.
    public let sponsor: String
    /// The event that assigned it.
    public let assigned: EventReference
    /// The day from which it sponsors the household.
    public let effectiveOn: Day

    /// The household, its sponsor, and since when.
    package static var columns: [AnswerColumn<Sponsorship>] {
        [
            .text("unit", \.account.unit), .code("household", \.household),
            .householdClass("class", \.account.householdClass),
            .truth("socialProtection", \.account.socialProtection), .count("members", \.members),
            .text("sponsor", \.sponsor), .day("effectiveOn", \.effectiveOn), .reference("assigned", \.assigned),
        ]
    }
}
