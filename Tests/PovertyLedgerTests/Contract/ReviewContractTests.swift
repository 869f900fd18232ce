// The promise: every figure of a review that no other question answers is what going through all events by hand gives,
// and every other one equals the answer of that question, at any cut, from any day on and in any unit.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite("Review contract")
struct ReviewContractTests {
    private static let seeds = UInt64(1101)...1112

    private func words(_ event: ReviewEvent, _ words: [String?]) -> NaiveReviewRow {
        NaiveReviewRow(event.reference, event.effectiveOn, words.map { $0 ?? "-" })
    }

    /// What is new in a review, by the naive model.
    private func compareNew(
        _ report: ReviewReport, _ model: NaiveLedger, _ cut: NaiveCut, from: Day, _ unit: String?, _ level: UnitKind?,
        _ place: Comment
    ) throws {
        for row in report.sponsors {
            let tallies = [row.sponsored, row.unsponsored].map { NaiveTally($0) }
            #expect(tallies == model.sponsored(row.householdClass, cut, within: unit), place)
        }
        #expect(report.sponsors.map(\.householdClass) == [.poor, .nearPoor], place)
        let initiatives = report.initiatives.map { row in
            words(
                row.event,
                [row.fields.unit, row.fields.title, row.fields.proposer]
                    + row.adoptions.map { "\($0.unit) \($0.event.effectiveOn) \($0.event.reference)" })
        }
        #expect(initiatives == model.reviewedInitiatives(cut, from: from, within: unit), place)
        let joined = report.joined.map { row in
            switch row.fields.member {
            case .unit(let unit): words(row.event, [row.fields.movement, unit, nil])
            case .collective(let name): words(row.event, [row.fields.movement, nil, name])
            }
        }
        #expect(joined == model.reviewedMembers(cut, from: from, within: unit), place)
        let reviews = report.reviews.map { row in
            words(row.event, [row.fields.unit, row.fields.kind.name, "\(row.fields.through)", row.fields.document])
        }
        #expect(reviews == model.reviewedOccasions(cut, from: from, within: unit), place)
        let responsibilities = report.responsibilities.map { row in
            switch row.fields.subject {
            case .unit(let unit): words(row.event, [row.fields.holder, row.fields.role, unit, nil])
            case .household(let id): words(row.event, [row.fields.holder, row.fields.role, nil, id])
            }
        }
        #expect(responsibilities == model.reviewedResponsibilities(cut, within: unit), place)
        let standing = report.standing.map { row in
            var naive = NaiveReviewedUnit(row.unit)
            naive.figures =
                [
                    row.poor.opening, row.poor.closing, row.nearPoor.opening, row.nearPoor.closing, row.exits,
                    row.relapses, row.leftBehind, Int(row.giftsVND), row.initiativesRecorded, row.initiativesAdopted,
                ].map(Int64.init)
            return naive
        }
        #expect(standing == model.standing(cut, from: from, within: unit, level: level), place)
    }

    /// What other questions answer.
    private func compareKnown(
        _ report: ReviewReport, _ at: CutView, from: Day, _ unit: String?, _ place: Comment
    ) throws {
        let opening = Cut(effectiveOn: from.previous ?? .first, position: at.cut.position)
        let before = at.view.at(opening, unitsOn: at.unitsOn)
        for side in [(before, \AccountChange.opening), (at, \.closing)] {
            let counts = try side.0.counts(unit: unit).rows
            let rows = report.classes.filter { $0[keyPath: side.1] != .zero }
            #expect(rows.map { Counts.Row(account: $0.account, tally: $0[keyPath: side.1]) } == counts, place)
        }
        let movement = try at.movement(since: from, unit: unit)
        for row in report.exits {
            let total = try #require(movement.table(of: row.householdClass)).total
            #expect(row.toNearPoor == total[.exitedToNearPoor] && row.relapsed == total[.relapsed], place)
            #expect(row.pastNearPoor == total[.exitedPastNearPoor], place)
        }
        if unit == nil { #expect(try report.lasting == at.cohorts(since: from.year).rows, place) }
        let incomes = try [before, at].flatMap { end in
            try end.incomes(since: end.cut.effectiveOn.year, unit: unit).rows.filter { $0.day == end.cut.effectiveOn }
        }
        #expect(Set(report.incomes) == Set(incomes) && report.incomes.count == incomes.count, place)
        let aid = try at.aid(since: from, by: [.kind, .donorKind], unit: unit)
        #expect(report.gifts == aid.gifts && report.loans == aid.loans, place)
        #expect(report.leftBehind == aid.leftBehind.rows, place)
        #expect(try report.funds == at.funds(since: from).funds, place)
        #expect(try report.awards == at.awards(since: from, by: [.form]).rows, place)
        #expect(try report.sponsors == at.sponsors(unit: unit).rows, place)
        let due = try at.trajectory().targets.filter { $0.target.due >= from && $0.target.due <= at.cut.effectiveOn }
        #expect(report.targets.map(\.outcome) == due, place)
        for target in report.targets {
            let closing = try? at.view.cut(CutExpression(target.outcome.target.due, knownAt: .closing))
            guard let closing, closing.position <= at.cut.position else {
                #expect(target.filed == nil, place)
                continue
            }
            let filed = at.view.at(Cut(effectiveOn: at.cut.effectiveOn, position: closing.position))
            let outcome = try filed.trajectory().targets.first {
                $0.plan == target.outcome.plan && $0.target.id == target.outcome.target.id
            }
            #expect(target.filed == outcome, place)
        }
    }

    @Test(arguments: 0..<4)
    func figuresAreWhatTheEventsGive(share: Int) throws {
        for seed in ReviewContractTests.seeds where Int(seed) % 4 == share {
            let history = GeneratedHistory.of(seed: seed, events: 220)
            let place = try TemporaryLedger()
            let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
            for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
            let view = try ledger.view()
            var random = SeededGenerator(seed: seed)
            var cuts = CutGenerator(seed: seed, ledger: history.ledger)
            for _ in 0..<10 {
                let request = cuts.request()
                guard let cut = try? history.ledger.resolve(request), cut.position > 0 else { continue }
                let from = cuts.day()
                // A trajectory has at most 200 years, and a day after the last has no day before it to compare with.
                guard from <= cut.effectiveOn, from > .first, cut.effectiveOn.year <= 2100 else { continue }
                let units = history.ledger.unitIDs.filter { unit in
                    history.ledger.live(knownThrough: cut.position).contains { $0.body.stream?.id == unit }
                }
                let unit = random.chance(40) ? random.pick(units) : nil
                let level = random.chance(30) ? nil : random.one(of: UnitKind.allCases)
                let at = view.at(Cut(effectiveOn: cut.effectiveOn, position: cut.position))
                let report = try at.review(since: from, unit: unit, by: UnitGrouping(level))
                let place: Comment =
                    "\(history), from \(from) to \(cut), in \(unit ?? "all"), by \(level?.name ?? "unit")"
                try compareNew(report, history.ledger, cut, from: from, unit, level, place)
                try compareKnown(report, at, from: from, unit, place)
            }
        }
    }

    /// The hard cases are there: otherwise the contract would hold of nothing.
    @Test func historiesReachTheHardCases() {
        var seen: Set<String> = []
        for seed in ReviewContractTests.seeds {
            let model = GeneratedHistory.of(seed: seed, events: 220).ledger
            let cut = NaiveCut("2024-06-30", position: model.position)
            let from: Day = "2022-06-01"
            for someClass in [HouseholdClass.poor, .nearPoor] {
                for (index, tally) in model.sponsored(someClass, cut, within: nil).enumerated()
                where tally.households > 0 { seen.insert("\(someClass.name), \(index == 0 ? "with" : "without")") }
            }
            for row in model.reviewedInitiatives(cut, from: from, within: nil) {
                if row.day < from { seen.insert("an initiative of before") }
                if row.words.count > 4 { seen.insert("several adoptions") }
            }
            for row in model.reviewedMembers(cut, from: from, within: nil) {
                seen.insert(row.words[1] == "-" ? "a collective" : "a unit")
            }
            if !model.reviewedOccasions(cut, from: from, within: nil).isEmpty { seen.insert("reviews") }
            for row in model.reviewedResponsibilities(cut, within: nil) {
                seen.insert(row.words[2] == "-" ? "responsible for a household" : "responsible for a unit")
            }
            let standing = model.standing(cut, from: from, within: nil, level: .ward)
            if standing.contains(where: { $0.figures[0] + $0.figures[2] == 0 }) { seen.insert("none at the opening") }
            if standing.contains(where: { $0.figures[4] > 0 }) { seen.insert("exits") }
            if standing.contains(where: { $0.figures[5] > 0 }) { seen.insert("relapses") }
        }
        #expect(seen.count == 14, "\(seen.sorted())")
    }
}
