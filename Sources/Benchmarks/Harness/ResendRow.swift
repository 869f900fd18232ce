// Re-sending a whole year's reviews five times under new entry ids: every household again, back-dated to the class in
// force. The fifth time must not cost much more than the first.

import EventLedger
import PovertyLedger
import PovertyReports

/// Measures re-sent reviews.
struct ResendRow {
    let bench: Workbench

    private static let day: Day = "2023-12-31"
    private static let times = 5
    private static let eventsAnEntry = 400

    func measure(_ events: Int) throws -> [Finding] {
        let history = try bench.history(events)
        let reviews = try reviews(of: history)
        history.close()
        let ledger = bench.file("resend.socai")
        TextFile.remove(ledger, ledger + "-lock")
        defer { TextFile.remove(ledger, ledger + "-lock") }
        try bench.importLines(history.lines, into: ledger)
        var seconds: [Double] = []
        for time in 1...ResendRow.times {
            bench.tell("re-sending \(Format.grouped(reviews.count)) reviews, time \(time) of \(ResendRow.times)")
            let lines = bench.file("resend.jsonl")
            try write(reviews, time: time, to: lines)
            let sending = try Stopwatch.measure { try ChildProcess.run(bench.socai, ["import", ledger, lines]) }
            seconds.append(sending.seconds)
        }
        return [
            Finding(
                what: "re-sending \(Format.grouped(reviews.count)) reviews into \(Format.events(events)) events",
                figure: seconds[4], shown: "the fifth time: \(Format.time(seconds[4]))",
                peer: "the first time: \(Format.time(seconds[0]))", ratio: seconds[4] / seconds[0],
                bar: .ratioAtMost(1.5))
        ]
    }

    /// Every household in the register on the day, classified as it stands then.
    private func reviews(of history: History) throws -> [Event] {
        let ledger = try history.ledger().ledger
        var fold = ReviewFold()
        try ledger.replay(Cut(effectiveOn: ResendRow.day, position: try ledger.lastPosition()), into: &fold)
        let names = try history.names(.household)
        return zip(names, fold.states).compactMap { name, state in
            guard state.isPresent, let summary = state.classification,
                let householdClass = HouseholdClass(rawValue: UInt8(summary & 7))
            else { return nil }
            return .householdClassified(
                name, as: householdClass, on: ResendRow.day, socialProtection: summary & 8 != 0, review: .periodic)
        }
    }

    private func write(_ reviews: [Event], time: Int, to path: String) throws {
        try TextFile.write(path) { write in
            var writer = EntryWriter()
            for (number, start) in stride(from: 0, to: reviews.count, by: ResendRow.eventsAnEntry).enumerated() {
                let events = Array(reviews[start..<min(start + ResendRow.eventsAnEntry, reviews.count)])
                writer.append(
                    EntryLine(Entry(id: "resent-\(time)-\(number + 1)", actor: "UBND (synthetic)", events: events)))
                write(String(decoding: writer.bytes, as: UTF8.self))
                writer.removeAll()
            }
        }
    }
}

/// Which class each household has at a cut, by stream number.
private struct ReviewFold: Projection {
    struct State {
        var isRegistered = false
        var isDissolved = false
        var classifiedOn = Int32.min
        /// The summary of the latest classification or exit.
        var classification: UInt32?
        var isPresent: Bool { isRegistered && !isDissolved }
    }

    private(set) var states: [State] = []

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.category == StreamCategory.household.rawValue else { return }
        let number = Int(event.streamNumber)
        while states.count <= number { states.append(State()) }
        switch event.type {
        case 5: states[number].isRegistered = true
        case 8: states[number].isDissolved = true
        case 9, 10:
            guard event.effectiveDay >= states[number].classifiedOn else { return }
            states[number].classifiedOn = event.effectiveDay
            states[number].classification = event.summary
        default: break
        }
    }
}
