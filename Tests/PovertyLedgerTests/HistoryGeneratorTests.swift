// The generated histories: the same for the same seed, and rich in the cases they are made for. A history that never
// reached a case would prove nothing about it.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite("History generator")
struct HistoryGeneratorTests {
    @Test func theSeedDeterminesTheHistory() {
        var first = HistoryGenerator(seed: 11)
        var second = HistoryGenerator(seed: 11)
        var third = HistoryGenerator(seed: 12)
        let entries = first.history(events: 80).steps.map(\.entry)
        #expect(entries == second.history(events: 80).steps.map(\.entry))
        #expect(entries != third.history(events: 80).steps.map(\.entry))
    }

    @Test func recordingAgainGivesTheSameVerdicts() {
        var generator = HistoryGenerator(seed: 21)
        let history = generator.history(events: 120)
        var ledger = NaiveLedger()
        for step in history.steps {
            #expect(
                ledger.record(step.entry, clock: history.clock, keepingRecordedTimes: true) == step.verdict,
                "\(history)")
        }
    }

    @Test func everyHardCaseIsReached() {
        var seen: [String: Int] = [:]
        for seed in UInt64(1)...24 {
            var generator = HistoryGenerator(seed: seed)
            tally(generator.history(events: 250), into: &seen)
        }
        let wanted =
            NaiveRefusal.allCases.map { "refused: \($0)" } + [
                "sent again", "void first", "correction first", "restated", "backdated", "same day", "chain of mergers",
                "merger at the turn of a year", "division at the turn of a year", "household left in a divided unit",
                "unit emptied without a division", "revoked award", "dissolved", "sponsor ended",
                "void of a unit event",
                "two entries at one instant", "several voids of one household", "voids of several streams",
                "fund established", "aid of a fund", "receipt of an earlier pledge", "receipt and pledge in one entry",
                "void of an event of a fund", "initiative adopted", "initiative adopted at once", "unit joined",
                "collective joined", "review held", "responsibility for a household ended",
                "responsibility for a unit ended", "plan revised", "plan below another", "targets of units",
                "sum of plans below",
                "fund overdrawn", "fund filled again", "fund overdrawn twice",
                "earmark broken", "earmark mended", "earmark broken in an overdrawn fund", "several earmarks in a fund",
                "pledge overdue",
            ]
            + TargetKind.allCases.flatMap { ["\($0): due, and a figure", "\($0): unknown"] }.filter {
                // What counts what there is always has a figure.
                !["stock", "reduction", "increase", "leftBehind", "resources"].map { "\($0): unknown" }.contains($0)
            }
        for name in wanted { #expect(seen[name, default: 0] > 0, "\(name) was never reached: \(seen)") }
    }

    @Test func theFiguresOfEveryCutAddUp() throws {
        for seed in UInt64(31)...34 {
            var generator = HistoryGenerator(seed: seed)
            let history = generator.history(events: 200)
            var cuts = CutGenerator(seed: seed, ledger: history.ledger)
            var compared = 0
            for _ in 0..<40 {
                let (first, second) = cuts.pair()
                let day = cuts.unitsOn()
                let from: NaiveCut, to: NaiveCut
                do throws(NaiveCutError) {
                    (from, to) = (try history.ledger.resolve(first), try history.ledger.resolve(second))
                } catch { continue }
                compared += 1
                let diff = history.ledger.diff(from: from, to: to, unitsOn: day, byUnit: true)
                let place = "\(history), \(first) to \(second)"
                let opening = history.ledger.counts(from).values.reduce(0) { $0 + $1.households }
                let closing = history.ledger.counts(to, unitsOn: day, byUnit: true).values.reduce(0) { $0 + $1.persons }
                #expect(diff.accounts.values.reduce(0) { $0 + $1.opening.households } == opening, "\(place)")
                #expect(diff.accounts.values.reduce(0) { $0 + $1.closing.persons } == closing, "\(place)")
                let present = diff.transitions.filter { $0.key.to != nil }.values.reduce(0) { $0 + $1.persons }
                #expect(present == closing, "\(place)")
                #expect(diff.households.allSatisfy { !$0.events.isEmpty }, "\(place)")
                // The cut at 9999-12-31 has eight thousand years, each asked of the whole history.
                guard to.effectiveOn.year < 2030 else { continue }
                let years = history.ledger.trajectory(to).years
                for (row, next) in zip(years, years.dropFirst(2)) {
                    #expect(next.year == row.year + 1 && next.opening == row.closing, "\(place)")
                }
            }
            #expect(compared > 20, "\(history): too few cuts that can be resolved")
        }
    }

    private func tally(_ history: GeneratedHistory, into seen: inout [String: Int]) {
        func saw(_ name: String) { seen[name, default: 0] += 1 }
        for step in history.steps {
            if let refusal = step.verdict.refusal { saw("refused: \(refusal)") }
            if step.verdict == .skipped { saw("sent again") }
            guard step.verdict.isAccepted else { continue }
            let kinds = step.entry.events.map(\.kind)
            if kinds.first == .eventVoided, kinds.count > 1 { saw("void first") }
            if kinds.last == .eventVoided, kinds.count > 1 { saw("correction first") }
            if step.entry.restates != nil { saw("restated") }
            if kinds.contains(.awardRevoked) { saw("revoked award") }
            if kinds.contains(.householdDissolved) { saw("dissolved") }
            if kinds.contains(.sponsorEnded) { saw("sponsor ended") }
            for event in step.entry.events { tallyMovement(event, step.entry, saw) }
            var voided: [StreamName] = []
            for case .eventVoided(let fields) in step.entry.events.map(\.body) {
                let event = history.ledger.event(fields.event)
                if event?.household == nil { saw("void of a unit event") }
                if let stream = event?.body.stream { voided.append(stream) }
                if event?.body.stream?.category == StreamCategory.fund.rawValue { saw("void of an event of a fund") }
            }
            if Set(voided).count > 1 { saw("voids of several streams") }
            let ofHouseholds = voided.filter { $0.category == StreamCategory.household.rawValue }
            if Set(ofHouseholds).count < ofHouseholds.count { saw("several voids of one household") }
        }
        let entries = history.ledger.entries
        for (earlier, later) in zip(entries, entries.dropFirst()) where earlier.recordedAt == later.recordedAt {
            saw("two entries at one instant")
        }
        var lastDay: [String: Day] = [:]
        for event in history.ledger.events {
            guard let household = event.household, let day = event.day else { continue }
            if let last = lastDay[household], day < last { saw("backdated") }
            if lastDay[household] == day { saw("same day") }
            lastDay[household] = max(day, lastDay[household] ?? day)
        }
        let now = NaiveCut("2025-12-31", position: history.ledger.position)
        if history.ledger.findings(now, months: 1, days: 1, lateDays: 30, aheadDays: 366).contains(where: {
            $0.rule == "dividedUnit"
        }) {
            saw("household left in a divided unit")
        }
        let boundaryChanges = Set(
            history.ledger.events.compactMap { (event) -> Day? in
                guard case .householdMoved(let fields) = event.body else { return nil }
                return fields.cause == .boundaryChange ? event.day : nil
            })
        for day in boundaryChanges.union(["2025-12-31"]) {
            let cut = NaiveCut(day, position: history.ledger.position)
            if !history.ledger.denominator(cut).emptied.isEmpty { saw("unit emptied without a division") }
        }
        tallyPlans(history.ledger.trajectory(now), history.ledger.plans(now), saw)
        tallyFunds(history.ledger, now, saw)
        tallyMergers(history.ledger.live(knownThrough: history.ledger.position), saw)
    }

    private func tallyMovement(_ event: Event, _ entry: Entry, _ saw: (String) -> Void) {
        switch event.body {
        case .fundEstablished: saw("fund established")
        case .aidGiven(let fields): if fields.fund != nil { saw("aid of a fund") }
        case .contributionReceived(let fields):
            guard let pledge = fields.pledge else { return }
            saw(pledge.entry == entry.id ? "receipt and pledge in one entry" : "receipt of an earlier pledge")
        case .initiativeAdopted(let fields):
            saw(fields.initiative.entry == entry.id ? "initiative adopted at once" : "initiative adopted")
        case .movementJoined(let fields): saw(fields.member.category == .unit ? "unit joined" : "collective joined")
        case .reviewHeld: saw("review held")
        case .responsibilityEnded(let fields):
            saw("responsibility for a \(fields.subject.category == .unit ? "unit" : "household") ended")
        default: break
        }
    }

    private func tallyPlans(_ trajectory: NaiveTrajectory, _ plans: [NaivePlan], _ saw: (String) -> Void) {
        var targets: [[String]: Target] = [:]
        for plan in plans {
            if plan.replaces != nil { saw("plan revised") }
            if plan.parent != nil { saw("plan below another") }
            for target in plan.targets {
                targets[[plan.plan, target.id]] = target
                if target.filter?.unit != nil { saw("targets of units") }
            }
        }
        if !trajectory.sums.isEmpty { saw("sum of plans below") }
        for row in trajectory.targets {
            guard let kind = targets[[row.plan, row.id]]?.kind else { continue }
            if row.actual != nil { saw("\(kind): due, and a figure") }
            if row.verdict == .unknown { saw("\(kind): unknown") }
        }
    }

    private func tallyFunds(_ ledger: NaiveLedger, _ cut: NaiveCut, _ saw: (String) -> Void) {
        let findings = ledger.findings(cut, months: 1, days: 1, lateDays: 30, aheadDays: 366)
        let overdrawn = findings.filter { $0.rule == "overdrawnFund" }
        let broken = findings.filter { $0.rule == "brokenEarmark" }
        for finding in overdrawn {
            saw("fund overdrawn")
            if finding.through != nil { saw("fund filled again") }
            if overdrawn.contains(where: { $0.fund == finding.fund && $0 != finding }) { saw("fund overdrawn twice") }
        }
        for finding in broken {
            saw("earmark broken")
            if finding.through != nil { saw("earmark mended") }
            let isBoth = overdrawn.contains { other in
                other.fund == finding.fund && other.day <= finding.through ?? .last
                    && finding.day <= other.through ?? .last
            }
            if isBoth { saw("earmark broken in an overdrawn fund") }
        }
        for finding in findings where finding.rule == "overduePledge" { saw("pledge overdue") }
        var earmarks: [String: Set<String>] = [:]
        for event in ledger.live(cut) {
            guard case .contributionReceived(let fields) = event.body, fields.kind == .cash else { continue }
            if let earmark = fields.earmark { earmarks[fields.fund, default: []].insert(earmark) }
        }
        if earmarks.values.contains(where: { $0.count > 1 }) { saw("several earmarks in a fund") }
    }

    private func tallyMergers(_ live: [NaiveEvent], _ saw: (String) -> Void) {
        var into: Set<String> = []
        var merged: Set<String> = []
        for event in live {
            if case .unitDivided = event.body, let day = event.day, day.civil.month == 1, day.civil.day == 1 {
                saw("division at the turn of a year")
            }
            guard case .unitMerged(let fields) = event.body, let day = event.day else { continue }
            into.insert(fields.into)
            merged.insert(fields.unit)
            if day.civil.month == 1, day.civil.day == 1 { saw("merger at the turn of a year") }
        }
        if !into.isDisjoint(with: merged) { saw("chain of mergers") }
    }
}
