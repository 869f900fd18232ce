// What the review of an emulation movement asks: targets of every kind, the report of two years, and the statement of a
// fund, each beside one replay of the same history in the same rounds. The plan and the fund are recorded here, into a
// copy of the ledger, so that all other rows are of the history alone.

import EventLedger
import PovertyLedger
import PovertyReports

/// Measures trajectories, reviews and statements of funds.
struct MovementRows {
    let bench: Workbench

    private static let (first, last): (Day, Day) = ("2024-01-01", "2025-12-31")

    func measure(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events)
        let plain = try history.ledger()
        let planned = try plannedLedger(history)
        let wards = try plannedWards(history)
        guard wards.count == MovementRows.wards else { throw BenchmarkError("there are only \(wards.count) units") }
        try planned.record(MovementRows.entry(wards))
        let question = try history.question()
        bench.tell("asking what a review asks of \(Format.events(events)) events")
        try compare(planned)
        let targets = "\(MovementRows.targets) targets of every kind over \(MovementRows.wards) units"
        let asks: [(what: String, bar: Finding.Bar, run: () throws -> Void)] = [
            ("trajectory with \(targets)", .ratioAtMost(1.5), { _ = try planned.at(Self.expression).trajectory() }),
            ("review of two years with these targets", .ratioAtMost(2), { try review(planned) }),
            ("review of two years without targets", .ratioAtMost(2), { try review(plain) }),
            (
                "statement of funds of two years", .ratioAtMost(2),
                { _ = try planned.at(Self.expression).funds(since: Self.first) }
            ),
        ]
        var replays: [Double] = []
        var asked = [[Double]](repeating: [], count: asks.count)
        for _ in 0..<bench.rounds {
            replays.append(try Stopwatch.measure(bench.time) { _ = try question.ask(plain) }.seconds)
            for (index, ask) in asks.enumerated() {
                asked[index].append(try Stopwatch.measure(bench.time) { try ask.run() }.seconds)
            }
        }
        history.close()
        return zip(asks, asked).map { ask, seconds in
            Finding(
                what: "\(ask.what), \(Format.events(events)) events", figure: seconds.median,
                shown: Format.time(seconds.median), peer: "one replay: \(Format.time(replays.median))",
                ratio: seconds.median / replays.median, bar: ask.bar)
        }
    }

    private static let expression = CutExpression(last)

    private func review(_ ledger: HouseholdLedger) throws {
        _ = try ledger.at(Self.expression).review(since: Self.first)
    }

    /// All targets must be judged alike from the balances and from a replay, and most of them must have a figure.
    private func compare(_ ledger: HouseholdLedger) throws {
        let looked = try ledger.at(Self.expression).trajectory().targets
        guard try looked == ledger.at(Self.expression).replayed.trajectory().targets else {
            throw BenchmarkError("the targets differ from a replay")
        }
        guard looked.count(where: { $0.actual != nil }) * 10 >= looked.count * 9 else {
            throw BenchmarkError("more than a tenth of the targets have no figure")
        }
    }
}

// The plan and the fund.

extension MovementRows {
    private static let (targets, wards) = (60, 10)
    private static let days: [Day] = ["2024-06-30", "2024-12-31", "2025-03-31", "2025-05-31"]
    private static let kinds: [TargetKind] = [
        .reduction, .stock, .rate, .increase, .income, .lasting, .leftBehind, .resources, .sponsored,
    ]
    private static let half = ExactDecimal(digits: 5, fractionDigits: 1).map { TargetValue.decimal($0) }

    /// A copy of the ledger of a history, which can be recorded in.
    private func plannedLedger(_ history: History) throws -> HouseholdLedger {
        let path = bench.file("planned.socai")
        TextFile.remove(path, path + "-lock")
        try ChildProcess.run("/bin/cp", [try history.ledgerPath(), path])
        return try HouseholdLedger(at: path, mode: .readWrite)
    }

    private func plannedWards(_ history: History) throws -> [String] {
        Array(try history.names(.unit).prefix(MovementRows.wards))
    }

    /// The document with the plan, and with a fund that received a contribution in each month.
    private static func entry(_ wards: [String]) -> Entry {
        let months = (1...12).compactMap { Day(year: 2024, month: $0, day: 15) }
        let planned = (0..<targets).map { target($0, in: wards[$0 % wards.count]) }
        return Entry(
            id: "movement-rows", actor: "UBND", document: "1/KH-UBND",
            events: [
                .planAdopted("movement-rows", title: "Kế hoạch", targets: planned, on: "2023-01-01"),
                .fundEstablished("movement-rows", name: "Quỹ", level: .city, on: "2023-01-01"),
            ]
                + months.map {
                    .contributionReceived(
                        by: "movement-rows", .cash, donor: "Hội", donorKind: .massOrganisation, on: $0,
                        amountVND: 50_000_000)
                })
    }

    /// Each kind in turn, on each of the days in turn.
    private static func target(_ index: Int, in ward: String) -> Target {
        let kind = kinds[index % kinds.count]
        let isResources = kind == .resources
        return Target(
            id: "target-\(index)", measure: isResources ? [] : [.poor, .nearPoor], where: TargetFilter(unit: ward),
            kind: kind, statistic: kind == .income ? .mean : nil, months: kind == .lasting ? 12 : nil,
            due: days[index / kinds.count % days.count], comparison: kind == .income ? .rises : .atLeast,
            value: kind == .income ? nil : kind.isShare ? half : 10, quote: "Chỉ tiêu \(index)")
    }
}
