// The real ledger and the naive model with the same history of aid, awards and incomes, and the questions asked of
// both.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

/// Both sides, holding the same entries.
struct SupportSides {
    let name: String
    let real: HouseholdLedger
    let model: NaiveLedger
    private let place: TemporaryLedger

    init(seed: UInt64, events: Int) throws {
        let history = GeneratedHistory.of(seed: seed, events: events, breakPercent: 0)
        let scatter = SupportScatter(history, seed: seed)
        name = "support on \(history)"
        model = scatter.ledger
        place = try TemporaryLedger()
        real = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
        for entry in scatter.entries { try real.record(entry, keepingRecordedTime: true) }
        #expect(try real.info().lastPosition == model.position, "\(name)")
    }

    /// A cut that both sides can resolve; nil where neither can, for the same reason.
    func resolve(_ request: NaiveCutRequest) throws -> NaiveCut? { try real.resolve(request, beside: model, name) }

    /// Sums of aid, group by group and in all, and who was left behind.
    func compareAid(_ request: NaiveCutRequest, _ question: SupportQuestion) throws {
        guard let cut = try resolve(request) else { return }
        let unitsOn = question.unitsOn ?? cut.effectiveOn
        let place: Comment = "\(name), \(request), \(question)"
        let report = try real.at(CutExpression(request), unitsOn: question.unitsOn).aid(
            since: question.from, by: question.aid, unit: question.unit, level: question.level, listingLeftBehind: true)
        #expect(NaiveCut(report.cut) == cut && report.unitsOn == unitsOn && report.from == question.from, place)
        let expected = model.aid(
            cut, from: question.from, by: question.aid, unit: question.unit, unitsOn: unitsOn, level: question.level)
        let totals = model.aid(cut, from: question.from, by: [], unit: question.unit, unitsOn: unitsOn)
        for (table, isLoan) in [(report.gifts, false), (report.loans, true)] {
            let groups = table.rows.map(\.group)
            #expect(groups == groups.sorted() && Set(groups).count == groups.count, place)
            // Without dimensions there is nothing but the total.
            let rows = question.aid.isEmpty ? [:] : expected.filter { $0.key.isLoan == isLoan }
            #expect(table.rows.count == rows.count, place)
            for row in table.rows {
                #expect(row.sum == AidSum(rows[NaiveAidGroup(row.group, isLoan: isLoan)]), "\(place) \(row.group)")
            }
            #expect(table.total == AidSum(totals[NaiveAidGroup(isLoan: isLoan)]), place)
        }
        try compareLeftBehind(report.leftBehind, cut, request, question)
    }

    private func compareLeftBehind(
        _ given: LeftBehind, _ cut: NaiveCut, _ request: NaiveCutRequest, _ question: SupportQuestion
    ) throws {
        let place: Comment = "\(name), \(request), \(question)"
        let byUnit = question.aid.contains(.unit)
        let alone = try real.at(CutExpression(request), unitsOn: question.unitsOn).leftBehind(
            since: question.from, by: byUnit ? (UnitGrouping(question.level)) : nil,
            unit: question.unit, listingHouseholds: true)
        #expect(alone == given, place)
        let needy = model.needy(
            cut, from: question.from, unit: question.unit, unitsOn: question.unitsOn ?? cut.effectiveOn)
        var expected: [NaiveAccount: [NaiveTally]] = [:]
        for household in needy {
            var account = household.account
            account.unit = byUnit ? row(household.account.unit ?? "", cut, question) : nil
            var tallies = expected[account] ?? [NaiveTally](repeating: NaiveTally(), count: 4)
            for index in [0, household.hasGift ? 1 : household.hasLoan ? 2 : 3] {
                tallies[index].households += 1
                tallies[index].persons += Int64(household.members)
            }
            expected[account] = tallies
        }
        let rows = given.rows.map { row in
            (NaiveAccount(row.account), [row.all, row.helped, row.loanOnly, row.nothing].map { NaiveTally($0) })
        }
        #expect(rows.map(\.0) == rows.map(\.0).sorted() && rows.count == expected.count, place)
        #expect(Dictionary(rows, uniquingKeysWith: { first, _ in first }) == expected, place)
        let left = needy.filter { !$0.hasGift }
        let listed = try #require(given.households)
        #expect(listed.map(\.household) == left.map(\.household), place)
        #expect(listed.map { NaiveAccount($0.account) } == left.map(\.account), place)
        #expect(listed.map(\.hasLoan) == left.map(\.hasLoan), place)
        #expect(listed.map(\.members) == left.map { Int($0.members) }, place)
        #expect(listed.map(\.lastAid?.reference) == left.map(\.lastAid), place)
        for aid in listed.compactMap(\.lastAid) {
            let event = model.event(aid.reference)
            #expect(event?.day == aid.effectiveOn, place)
            if case .aidGiven(let fields)? = event?.body { #expect(fields.kind == aid.kind, place) }
        }
    }

    /// The unit of the row that a unit counts in.
    private func row(_ unit: String, _ cut: NaiveCut, _ question: SupportQuestion) -> String? {
        model.row(
            ofUnit: unit, cut, unitsOn: question.unitsOn ?? cut.effectiveOn, level: question.level,
            within: question.unit)
    }

    /// Awards by group and one by one.
    func compareAwards(_ request: NaiveCutRequest, _ question: SupportQuestion) throws {
        guard let cut = try resolve(request) else { return }
        let place: Comment = "\(name), \(request), \(question)"
        let report = try real.at(CutExpression(request)).awards(
            since: question.from, by: question.awards, revokedOnly: question.revokedOnly, listingAwards: true)
        let awards = model.awards(cut, from: question.from).filter { $0.revokedBy != nil || !question.revokedOnly }
        #expect(report.awards?.map { NaiveAward($0) } == awards, place)
        var expected: [AwardGroup: AwardCount] = [:]
        for award in awards {
            let by = question.awards
            let group = AwardGroup(
                form: by.contains(.form) ? award.fields.form : nil,
                recipientKind: by.contains(.recipientKind) ? award.fields.recipientKind : nil,
                authority: by.contains(.authority) ? award.fields.authority : nil,
                year: by.contains(.year) ? award.day.civil.year : nil)
            let before = expected[group] ?? AwardCount()
            expected[group] =
                award.revokedBy == nil
                ? AwardCount(inForce: before.inForce + 1, revoked: before.revoked)
                : AwardCount(inForce: before.inForce, revoked: before.revoked + 1)
        }
        let groups = report.rows.map(\.group)
        #expect(groups == groups.sorted(), place)
        let rows = Dictionary(report.rows.map { ($0.group, $0.count) }, uniquingKeysWith: { first, _ in first })
        #expect(rows == (question.awards.isEmpty ? [:] : expected), place)
        let revoked = awards.count { $0.revokedBy != nil }
        #expect(report.total == AwardCount(inForce: awards.count - revoked, revoked: revoked), place)
    }

    /// Incomes by class and year.
    func compareIncomes(_ request: NaiveCutRequest, _ question: SupportQuestion) throws {
        guard request.effectiveOn.year <= 2100, let cut = try resolve(request) else { return }
        let place: Comment = "\(name), \(request), \(question)"
        let byUnit = question.aid.contains(.unit)
        let year = question.from?.year
        let report = try real.at(CutExpression(request), unitsOn: question.unitsOn).incomes(
            since: year, by: byUnit ? (UnitGrouping(question.level)) : nil, unit: question.unit)
        let expected = model.incomes(
            cut, from: year, byUnit: byUnit, only: question.unit, unitsOn: question.unitsOn ?? cut.effectiveOn,
            level: question.level)
        #expect(report.rows.count == expected.count, place)
        for row in report.rows {
            let income = expected[NaiveIncomeGroup(row.year, unit: row.unit, row.householdClass)]
            #expect(NaiveTally(row.all) == income?.all && NaiveTally(row.assessed) == income?.assessed, place)
            #expect(row.perPerson == income.flatMap { ExactMean(of: $0.ofPersons) }, place)
            #expect(row.perHousehold == income.flatMap { ExactMean(of: $0.ofHouseholds) }, place)
            #expect(row.median == income.flatMap { ExactMean(medianOf: $0.ofHouseholds) }, place)
            #expect(row.day == min(Day(year: row.year, month: 12, day: 31) ?? .last, cut.effectiveOn), place)
        }
        let order = report.rows.map {
            (NaiveAccount(unit: $0.unit, $0.householdClass), $0.year)
        }
        #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 }, place)
    }
}
