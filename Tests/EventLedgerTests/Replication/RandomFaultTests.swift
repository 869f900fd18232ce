// The promise that whatever a transport does, a mirror ends at the root of its origin once the faults stop, and before
// that at the root of some segment: random histories, random faults of every kind, each repeated from its seed.

import LedgerTestSupport
import LedgerTesting
import Synchronization
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct RandomFaultTests {
    /// A log with faults of some kinds, which stop on request; and how many of each kind there were.
    private final class Weather: Sendable {
        private let state: Mutex<(random: SeededGenerator, counts: [MemoryLog.Fault: Int], isFair: Bool)>
        private let kinds: Set<MemoryLog.Fault>

        init(seed: UInt64, _ kinds: Set<MemoryLog.Fault>) {
            state = Mutex((SeededGenerator(seed: seed), [:], false))
            self.kinds = kinds
        }

        func clear() { state.withLock { $0.isFair = true } }

        var counts: [MemoryLog.Fault: Int] { state.withLock { $0.counts } }

        func fault(_ kind: MemoryLog.Fault) -> Int? {
            state.withLock { state in
                guard !state.isFair, kinds.contains(kind), state.random.chance(12) else { return nil }
                state.counts[kind, default: 0] += 1
                return state.random.number(0...1_000_000_000)
            }
        }
    }

    /// Runs one history with faults; gives what was wrong in the end, and the faults there were.
    private func run(
        seed: UInt64, _ kinds: Set<MemoryLog.Fault>
    ) throws -> [MemoryLog.Fault: Int] {
        var random = SeededGenerator(seed: seed)
        let weather = Weather(seed: seed &+ 1_000, kinds)
        let log = MemoryLog { weather.fault($0) }
        let office = try Office(seed: seed)
        let mirror = try MirrorPlace()
        var acknowledged: Position = 0
        for _ in 1...random.number(4...10) {
            try office.record(random.number(1...8))
            let limit = random.number(700...4_000)
            if random.chance(80) {
                if let report = try? office.outbox(to: log, maximumSegmentBytes: limit).push() {
                    acknowledged = report.position
                }
            }
            if random.chance(80) {
                let error = try mirror.failure(log)
                if let error { #expect([.brokenLog, .unreachable].contains(error.code), "seed \(seed): \(error)") }
                // Wherever it is, it is a state of the origin.
                let head = try mirror.head()
                #expect(try office.ledger.root(ofSize: head.size) == head.root, "seed \(seed)")
            }
        }
        weather.clear()
        // What was acknowledged is in the log, whatever became of the answers.
        let kept = try log.messages.compactMap { try Segment.isSegment($0) ? Segment.header(of: $0).after.size : nil }
        #expect((kept.last ?? 0) >= acknowledged, "seed \(seed)")
        try office.outbox(to: log).push()
        try mirror.fold(log)
        #expect(try mirror.head() == office.ledger.treeHead(), "seed \(seed)")
        try mirror.with { mirror in
            let ledger = try #require(mirror.ledger)
            #expect(try ledger.entries(limit: 999) == office.ledger.entries(limit: 999), "seed \(seed)")
            #expect(try ledger.verify().isSound, "seed \(seed)")
        }
        return weather.counts
    }

    @Test func everyMixtureEndsAtTheSameRoot() throws {
        var counts: [MemoryLog.Fault: Int] = [:]
        for seed in 1...40 as ClosedRange<UInt64> {
            counts.merge(try run(seed: seed, Set(MemoryLog.Fault.allCases)), uniquingKeysWith: +)
        }
        for kind in MemoryLog.Fault.allCases { #expect(counts[kind, default: 0] > 5, "too few of \(kind)") }
    }

    /// Each kind alone, and the control: it happened.
    @Test(arguments: MemoryLog.Fault.allCases) func everyKindAlone(_ kind: MemoryLog.Fault) throws {
        var count = 0
        for seed in 101...106 as ClosedRange<UInt64> { count += try run(seed: seed, [kind])[kind, default: 0] }
        #expect(count > 0)
    }

    /// Each fault of reading, in every page: what comes wrong is never folded; what comes twice or in another order is
    /// folded as it was published.
    @Test func faultsOfReadingAreSeen() throws {
        let office = try Office(seed: 61)
        try office.record(20)
        let sound = try office.log(maximumSegmentBytes: 1_000).messages
        let ends = try sound.map { try Segment.header(of: $0).after }
        #expect(ends.count > 5)
        func failure(
            _ kind: MemoryLog.Fault, _ mirror: MirrorPlace
        ) throws -> (error: LedgerError?, times: Int) {
            let times = Mutex(0)
            let log = MemoryLog(sound) { asked in
                guard asked == kind else { return nil }
                times.withLock { $0 += 1 }
                return 1
            }
            return (try mirror.failure(log), times.withLock { $0 })
        }
        for kind in [MemoryLog.Fault.flipped, .cutShort, .missing] {
            // Always, at the second message of what is read. A message that is not whole stops the mirror there. Where it
            // is missing, what is read again begins with it: each but the last comes once, and that one never does, which
            // nobody can see.
            let mirror = try MirrorPlace()
            let (error, times) = try failure(kind, mirror)
            #expect(times >= (kind == .missing ? ends.count - 1 : 1), "\(kind)")
            let last = kind == .missing ? ends[ends.count - 2] : ends[0]
            #expect(try mirror.head() == last, "\(kind)")
            #expect(error?.code == (kind == .missing ? nil : .brokenLog), "\(kind)")
            #expect(error?.place.position == (kind == .missing ? nil : last.size + 1), "\(kind)")
            #expect(try mirror.with { try $0.ledger?.verify().isSound } == true, "\(kind)")
            // The control: it is the transport alone.
            try mirror.fold(MemoryLog(sound))
            #expect(try mirror.head() == office.ledger.treeHead(), "\(kind)")
        }
        for kind in [MemoryLog.Fault.duplicated, .reordered] {
            let mirror = try MirrorPlace()
            let (error, times) = try failure(kind, mirror)
            #expect(times > 0 && error == nil, "\(kind)")
            #expect(try mirror.head() == office.ledger.treeHead(), "\(kind)")
        }
    }
}
