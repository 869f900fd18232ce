// Single durable `record` calls beside bare LMDB commits of the same bytes, one after the other in turn; and calls of
// many threads at once, which share commits, beside those of one.

import EventLedger
import Foundation
import PovertyLedger
import PovertyReports

/// Measures single records.
struct RecordRows {
    let bench: Workbench
    /// How many calls are measured.
    let calls: Int

    private static let households = 1_000
    /// A clock that does not move, so that both ledgers have the same bytes.
    static let clock: LedgerClock = { Instant("2026-01-01T00:00:00Z") ?? .epoch }

    func measure() throws -> [Finding] { [try alone()] + (try together()) }

    private func alone() throws -> Finding {
        bench.tell("recording \(calls) single entries")
        let records = try rehearse()
        let ledger = try ledger("record.socai")
        let path = bench.file("record.lmdb")
        TextFile.remove(path, path + "-lock")
        let bare = try BareScan(path: path)
        var own: [Double] = []
        var other: [Double] = []
        for call in 0..<calls {
            let entry = RecordRows.entry(call)
            own.append(try Stopwatch.measure { try ledger.record(entry) }.seconds)
            other.append(try Stopwatch.measure { try bare.commit(call + 1, records[call]) }.seconds)
        }
        return Finding(
            what: "single durable record", figure: own.median,
            shown: "\(Format.time(own.median)), \(Format.fixed(1 / own.median, digits: 0))/s",
            peer: "bare LMDB commit of the same \(records[calls / 2].count) bytes: \(Format.time(other.median))",
            ratio: other.median / own.median, bar: .ratioAtLeast(0.7))
    }

    /// Callers at once, and how many times the entries of one caller they are to record in a second.
    private static let callers: [(count: Int, bar: Finding.Bar)] = [
        (4, .none), (16, .ratioAtLeast(6)), (64, .ratioAtLeast(12)),
    ]

    private func together() throws -> [Finding] {
        var rates: [Int: [Double]] = [:]
        for round in 1...min(bench.rounds, 3) {
            bench.tell("recording with up to \(RecordRows.callers.last?.count ?? 1) callers at once, round \(round)")
            for count in [1] + RecordRows.callers.map(\.count) { rates[count, default: []].append(try rate(count)) }
        }
        let one = rates[1]?.median ?? 0
        return RecordRows.callers.map { count, bar in
            let rate = rates[count]?.median ?? 0
            return Finding(
                what: "durable records of \(count) callers at once", figure: rate,
                shown: "\(Format.fixed(rate, digits: 0))/s", peer: "one caller: \(Format.fixed(one, digits: 0))/s",
                ratio: rate / one, bar: bar)
        }
    }

    /// The entries that so many callers, each on a thread of its own, record in a second.
    private func rate(_ callers: Int) throws -> Double {
        let ledger = try ledger("together.socai")
        let each = max(20, calls / callers * min(callers, 8))
        let ended = DispatchSemaphore(value: 0)
        let before = try ledger.info().entries
        let seconds = Stopwatch.measure {
            for caller in 0..<callers {
                Thread.detachNewThread {
                    for call in 0..<each { _ = try? ledger.record(RecordRows.entry(call * callers + caller)) }
                    ended.signal()
                }
            }
            for _ in 0..<callers { ended.wait() }
        }.seconds
        let recorded = try ledger.info().entries - before
        guard recorded == callers * each else {
            throw BenchmarkError("\(recorded) entries were recorded, not \(callers * each)")
        }
        return Double(recorded) / seconds
    }

    /// The entry records that the calls come to, from a ledger of their own.
    private func rehearse() throws -> [[UInt8]] {
        var first = 0
        do {
            let ledger = try ledger("rehearsal.socai")
            first = try ledger.ledger.lastPosition() + 1
            for call in 0..<calls { try ledger.record(RecordRows.entry(call)) }
        }
        // The ledger is closed by now: LMDB must not open a file twice in a process.
        let records = try BareScan.entries(of: bench.file("rehearsal.socai"), from: first)
        guard records.count == calls else { throw BenchmarkError("there are \(records.count) records, not \(calls)") }
        return records
    }

    /// A new ledger with a unit and households in it.
    private func ledger(_ name: String) throws -> HouseholdLedger {
        let path = bench.file(name)
        TextFile.remove(path, path + "-lock")
        let ledger = try HouseholdLedger(at: path, mode: .create, clock: RecordRows.clock)
        try ledger.record(RecordRows.opening)
        return ledger
    }

    /// A unit and the households that are reviewed.
    static var opening: Entry {
        var events: [Event] = [.unitEstablished("ward-1", name: "Phường 1", kind: .ward, on: "2022-01-01")]
        for number in 0..<RecordRows.households {
            events.append(.householdRegistered("H\(number)", in: "ward-1", members: 4, on: "2022-01-01"))
            events.append(.householdClassified("H\(number)", as: .poor, on: "2022-01-01"))
        }
        return Entry(id: "opening", actor: "UBND Phường 1", events: events)
    }

    /// A review of a household, the next entry of both sides.
    static func entry(_ call: Int) -> Entry {
        let event = Event.householdClassified(
            "H\(call % households)", as: .poor, on: "2023-12-20", standard: "nd07-2021", review: .regular)
        return Entry(
            id: "review-\(call)", actor: "UBND Phường 1", document: "\(call)/QĐ-UBND", reason: "Rà soát thường xuyên",
            events: [event])
    }
}
