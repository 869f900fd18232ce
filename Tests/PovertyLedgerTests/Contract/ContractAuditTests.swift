// The promise: an audit finds what going through the record by hand finds, no more and no less, and lasting exits are
// those that last, whatever was recorded in whatever order.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import PovertyReports
import Testing

@Suite struct ContractAuditTests {
    /// A recorded history on both sides; nil when they disagreed on the way, which is an issue already.
    private func sides(_ seed: UInt64) throws -> ContractSides? {
        var sides = try ContractSides(seed: seed, events: ContractSeeds.events)
        for step in sides.history.steps {
            guard try sides.offer(step) else { return nil }
        }
        return sides
    }

    @Test(arguments: ContractSeeds.shares)
    func findingsAndCohortsAreThoseOfTheRecord(share: Int) throws {
        var observed = 0
        for seed in ContractSeeds.of(share) {
            guard let sides = try sides(seed) else { continue }
            try compareFindings(sides, seed)
            observed += try compareCohorts(sides, seed)
        }
        #expect(observed > 0 || ContractSeeds.of(share).isEmpty)
    }

    private func compareFindings(_ sides: ContractSides, _ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var generator = CutGenerator(seed: seed, ledger: sides.model)
        for number in 0..<10 {
            var request = number == 0 ? NaiveCutRequest("2026-01-15") : generator.request()
            // The cut at 9999-12-31 has eight thousand years, each asked of the whole history by the model.
            request.effectiveOn = min(request.effectiveOn, "2040-06-30")
            var parameters = AuditParameters()
            if number > 0 {
                parameters.returnMonths = random.one(of: [1, 2, 6, 12, 36])
                parameters.bunchedDays = random.one(of: [1, 7, 14, 60, 121])
                parameters.lateDays = random.one(of: [0, 1, 30, 90])
                parameters.aheadDays = random.one(of: [0, 1, 12, 366])
            }
            guard let cut = try sides.resolve(request) else { continue }
            let audit = try sides.real.at(CutExpression(request)).audit(parameters)
            let expected = sides.model.findings(
                cut, months: parameters.returnMonths, days: parameters.bunchedDays, lateDays: parameters.lateDays,
                aheadDays: parameters.aheadDays)
            let found = audit.findings.map(NaiveFinding.init)
            compare(found, expected, "\(sides.history), \(request), \(parameters)")
            checkOrder(audit, sides.model, "\(sides.history), \(request)")
            try checkListing(audit, sides, request, &random)
        }
    }

    /// Every rule has something to find in some history, or these tests would say little.
    @Test func everyRuleIsReached() {
        var reached: [String: Int] = [:]
        for seed in UInt64(1)...24 {
            let model = GeneratedHistory.of(seed: seed, events: 300).ledger
            let cut = NaiveCut("2026-01-15", position: model.position)
            for finding in model.findings(cut, months: 12, days: 121, lateDays: 30, aheadDays: 12)
                + model.findings(cut, months: 12, days: 14, lateDays: 30, aheadDays: 366)
            {
                reached[finding.rule, default: 0] += 1
            }
        }
        // No history has an id that is refused, or three dissolutions of one class in a fortnight: these rules have
        // their ledgers written by hand.
        let unreached: [AuditRule] = [.refusedCode, .dissolvedBeforeDue]
        for rule in AuditRule.allCases where !unreached.contains(rule) {
            #expect(reached[rule.rawValue, default: 0] > 0, "\(rule): \(reached)")
        }
    }

    private func compare(_ found: [NaiveFinding], _ expected: [NaiveFinding], _ place: String) {
        let (more, less) = (Set(found).subtracting(expected), Set(expected).subtracting(found))
        #expect(found.count == expected.count, "\(place)")
        #expect(more.isEmpty, "\(place): the record doesn't say so")
        #expect(less.isEmpty, "\(place): not found")
    }

    /// By severity, rule, day, and the position of the event whose day it is.
    private func checkOrder(_ audit: Audit, _ model: NaiveLedger, _ place: String) {
        func key(_ finding: Finding) -> [Int] {
            let rule = AuditRule.allCases.firstIndex(of: finding.rule) ?? 0
            let severity = finding.severity == .error ? 0 : finding.severity == .warning ? 1 : 2
            let isOfEvent =
                ![
                    .bunchedExits, .dissolvedBeforeDue, .missingTotal, .openingMismatch, .unclassifiedAtClosing,
                    .rateTotals,
                ].contains(finding.rule)
            let event = isOfEvent ? finding.events.last.flatMap { model.event($0.reference) } : nil
            return [severity, rule, Int(finding.effectiveOn.daysSinceEpoch), event?.position ?? 0]
        }
        let keys = audit.findings.map(key)
        #expect(zip(keys, keys.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }, "\(place)")
    }

    /// A shorter list is the beginning of the whole, rules that are not asked are not there, and counts stay.
    private func checkListing(
        _ audit: Audit, _ sides: ContractSides, _ request: NaiveCutRequest, _ random: inout SeededGenerator
    ) throws {
        var parameters = audit.parameters
        parameters.listedPerRule = random.number(0...3)
        parameters.rules = Set(AuditRule.allCases.filter { _ in random.chance(60) })
        let part = try sides.real.at(CutExpression(request)).audit(parameters)
        #expect(part.counts == audit.counts.filter { parameters.rules.contains($0.rule) })
        for rule in AuditRule.allCases {
            let all = audit.findings.filter { $0.rule == rule }
            let listed = part.findings.filter { $0.rule == rule }
            #expect(audit.counts.first { $0.rule == rule }?.findings == all.count)
            #expect(listed == (parameters.rules.contains(rule) ? Array(all.prefix(parameters.listedPerRule)) : []))
        }
        for severity in Severity.allCases {
            #expect(audit.count(atLeast: severity) == audit.findings.count { $0.severity >= severity })
        }
    }

    /// Gives how many exits did not last.
    private func compareCohorts(_ sides: ContractSides, _ seed: UInt64) throws -> Int {
        var observed = 0
        var random = SeededGenerator(seed: seed)
        var generator = CutGenerator(seed: seed, ledger: sides.model)
        for number in 0..<8 {
            let request = number == 0 ? NaiveCutRequest("2026-01-15") : generator.request()
            guard let cut = try sides.resolve(request) else { continue }
            let year = random.chance(50) ? random.number(2021...2025) : nil
            let (byUnit, unitsOn) = (random.chance(50), generator.unitsOn())
            let level = random.chance(40) ? random.one(of: UnitKind.allCases) : nil
            let cohorts = try sides.real.at(CutExpression(request), unitsOn: unitsOn).cohorts(
                since: year, by: byUnit ? UnitGrouping(level) : nil)
            let expected = sides.model.cohorts(cut, from: year, byUnit: byUnit, unitsOn: unitsOn, level: level)
            var found: [NaiveCohortKey: NaiveCohortFigures] = [:]
            for row in cohorts.rows { found[NaiveCohortKey(row)] = NaiveCohortFigures(row) }
            #expect(found == expected, "\(sides.history), \(request), \(String(describing: year)), \(byUnit)")
            #expect(found.count == cohorts.rows.count)
            for horizon in cohorts.rows.flatMap(\.horizons) {
                #expect(horizon.observed == horizon.back + horizon.dissolved + horizon.lasting)
                observed += horizon.back + horizon.dissolved
            }
        }
        return observed
    }
}

extension NaiveFinding {
    init(_ finding: Finding) {
        self.init(
            finding.rule.rawValue, finding.effectiveOn, through: finding.through, household: finding.household,
            unit: finding.unit, fund: finding.fund, donor: finding.donor, events: finding.events.map(\.reference),
            figures: Dictionary(uniqueKeysWithValues: finding.figures.map { ($0.name, $0.value) }))
    }
}

extension NaiveCohortKey {
    init(_ row: Cohort) {
        self.init(unit: row.unit, year: row.year, from: row.from, isToNearPoor: row.reach == .nearPoor)
    }
}

extension NaiveCohortFigures {
    init(_ row: Cohort) {
        self.init()
        exited = row.exited
        horizons = row.horizons.map { [$0.observed, $0.back, $0.dissolved, $0.lasting] }
    }
}
