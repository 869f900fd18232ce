// Counts looked up in balances at random cuts, through the public calls, beside a replay of the same ledger and beside
// the peers, which fold or scan. Counts, series and trajectory are compared with a replay before they are timed.

import EventLedger
import PovertyLedger

/// Measures what is asked at many cuts.
struct BalanceRows {
    let bench: Workbench

    /// How many cuts are asked for.
    private static let cuts = 2_000

    func measure(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events)
        let ledger = try history.ledger()
        bench.tell("looking up balances of \(Format.events(events)) events")
        let last = try ledger.ledger.lastPosition()
        var random = Steps(state: 11)
        let ends = try ends(of: ledger, last, &random)
        let units = try history.names(.unit)
        func day() -> Day { Day(daysSinceEpoch: Int32.random(in: 18_600...20_600, using: &random)) ?? .last }
        let cuts = ends.map { Cut(effectiveOn: day(), position: $0) }
        try compare(ledger, cuts.prefix(5), units)
        let size = "of \(Format.events(events)) events"
        var findings: [Finding] = []
        findings += percentiles(
            "counts of one unit \(size)", 10e-6, 50e-6,
            try cuts.map { cut in
                let unit = units.randomElement(using: &random)
                return try Stopwatch.measure { try ledger.at(cut).counts(unit: unit) }.seconds
            })
        let together = try cuts.map { cut in try Stopwatch.measure { try ledger.at(cut).counts() }.seconds }
        findings += percentiles("counts of all units together \(size)", 40e-6, 200e-6, together)
        findings += percentiles(
            "counts by unit \(size)", 40e-6, 200e-6,
            try cuts.map { cut in try Stopwatch.measure { try ledger.at(cut).counts(by: .unit) }.seconds })
        let known = try cuts.map { cut in
            let expression = CutExpression(cut.effectiveOn, knownAt: .day(day()))
            return try Stopwatch.measure { try ledger.at(expression).counts() }.seconds
        }
        findings.append(
            Finding(
                what: "the same as known on a day, all units together \(size), median", figure: known.median,
                shown: Format.time(known.median), peer: "at a position: \(Format.time(together.median))",
                bar: .atMost(together.median + 5e-6, shown: "5 µs more")))
        findings.append(try series(ledger, size))
        findings.append(try trajectory(ledger, size))
        findings += try beside(ledger, history, events)
        return findings
    }

    /// The ends of entries at random positions.
    private func ends(
        of ledger: HouseholdLedger, _ last: Position, _ random: inout some RandomNumberGenerator
    ) throws -> [Position] {
        try (0..<BalanceRows.cuts).map { _ in
            let position = Position.random(in: 1...last, using: &random)
            return try ledger.ledger.positions(ofEntryHolding: position)?.upperBound ?? last
        }
    }

    private func compare(_ ledger: HouseholdLedger, _ cuts: some Sequence<Cut>, _ units: [String]) throws {
        for cut in cuts {
            let (looked, folded) = (try ledger.at(cut), try ledger.at(cut).replayed)
            guard try looked.counts(by: .unit) == folded.counts(by: .unit),
                try units.allSatisfy({ try looked.counts(unit: $0) == folded.counts(unit: $0) })
            else { throw BenchmarkError("the balances differ from a replay at \(cut)") }
        }
        let (looked, folded) = (try ledger.at("2025-12-31"), try ledger.at("2025-12-31").replayed)
        let (from, to): (Day, Day) = ("2022-01-01", "2025-12-31")
        guard try looked.trajectory().targets == folded.trajectory().targets,
            try looked.view.series(from: from, to: to, every: .month)
                == folded.view.series(from: from, to: to, every: .month)
        else { throw BenchmarkError("a series or trajectory differs from a replay") }
    }

    /// The median and the 99th percentile of a question.
    private func percentiles(_ what: String, _ median: Double, _ last: Double, _ seconds: [Double]) -> [Finding] {
        let sorted = seconds.sorted()
        let high = sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
        return [
            Finding(
                what: "\(what), median", figure: seconds.median, shown: Format.time(seconds.median),
                bar: .atMost(median, shown: Format.time(median))),
            Finding(
                what: "\(what), 99 of 100", figure: high, shown: Format.time(high),
                bar: .atMost(last, shown: Format.time(last))),
        ]
    }

    private func series(_ ledger: HouseholdLedger, _ size: String) throws -> Finding {
        let seconds = try (0..<bench.rounds + 1).map { _ in
            try Stopwatch.measure {
                try ledger.series(from: "2022-01-01", to: "2025-12-31", every: .day)
            }.seconds
        }
        return Finding(
            what: "every day of four years, all units together \(size)", figure: seconds.median,
            shown: Format.time(seconds.median), bar: .atMost(0.002, shown: "2 ms"))
    }

    private func trajectory(_ ledger: HouseholdLedger, _ size: String) throws -> Finding {
        let seconds = try (0..<bench.rounds + 1).map { _ in
            try Stopwatch.measure { try ledger.at("2025-12-31").trajectory() }.seconds
        }
        return Finding(
            what: "trajectory \(size)", figure: seconds.median, shown: Format.time(seconds.median),
            bar: .atMost(0.001, shown: "1 ms"))
    }

    /// The counts by unit beside those who fold or scan the events.
    private func beside(_ ledger: HouseholdLedger, _ history: History, _ events: Int) throws -> [Finding] {
        let peers = try ReplayPeers(history, bench)
        let question = try history.question()
        let opened = try history.ledger()
        let expected = try question.ask(opened)
        let own = try (0..<BalanceRows.cuts).map { _ in
            try Stopwatch.measure { try opened.at(question.cut).counts(by: .unit) }.seconds
        }.median
        let folded = try (0..<bench.rounds).map { _ in
            try Stopwatch.measure { try question.ask(opened) }.seconds
        }.median
        let what = "counts by unit of \(Format.events(events)) events, looked up"
        var findings = [finding(what, own, "own replay", folded, .none)]
        for side in peers.sides {
            let seconds = try (0..<bench.rounds).map { _ in
                let (answer, seconds) = try side.ask(question)
                try expected.mustEqual(answer, of: side.name)
                return seconds
            }.median
            findings.append(finding(what, own, side.name, seconds, .ratioAtLeast(1_000)))
        }
        for side in try PostingPeers(history, question, bench).sides {
            let bar = side.name.hasPrefix("DuckDB") ? 100.0 : 1_000
            findings.append(finding(what, own, side.name, side.seconds, .ratioAtLeast(bar)))
        }
        return findings
    }

    private func finding(
        _ what: String, _ own: Double, _ peer: String, _ other: Double, _ bar: Finding.Bar
    ) -> Finding {
        Finding(
            what: what, figure: own, shown: Format.time(own), peer: "\(peer): \(Format.time(other))",
            ratio: other / own, bar: bar)
    }
}

/// The same cuts in every run.
struct Steps: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 32
    }
}
