// The promise that several machines record into one ledger: whoever comes first, an entry is recorded once, judged on
// all that is before it, and every copy ends at the same root. Races are forced at the one moment where they matter,
// between judging and appending; faults and orders are random, from a seed.

import Dispatch
import Files
import LedgerTestSupport
import LedgerTesting
import Synchronization
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct SharedLedgerTests {
    /// A machine's copy; the file stays when the ledger is closed and opened again.
    private final class Machine {
        let place: MirrorPlace
        let clock: TestClock
        private(set) var shared: SharedLedger<LineForm>?
        private let log: any EntryLog
        private let rules: CountingRules

        init(_ log: any EntryLog, rules: CountingRules = CountingRules(), clock: TestClock = TestClock(.test)) throws {
            place = try MirrorPlace(rules: rules)
            self.log = log
            self.rules = rules
            self.clock = clock
            try open()
        }

        func open(origin: KeyName? = .office) throws {
            shared = nil
            shared = try SharedLedger(
                at: place.path, form: LineForm(rules: rules), through: NamedLog("log", log), origin: origin,
                offset: .plusSeven, clock: clock.reading)
        }

        func close() { shared = nil }

        var ledger: DomainLedger<CountingRules> { get throws { try #require(shared).ledger } }

        @discardableResult
        func record(
            _ id: String, events: Int = 1, stream: String = "hộ-1", expecting: [StreamName: ExpectedVersion] = [:],
            type: UInt16 = 1
        ) throws -> Receipt {
            try ledger.record(.test(id, events: events, stream: stream, type: type), expecting: expecting)
        }

        func head() throws -> TreeHead {
            try #require(shared).catchUp()
            return try ledger.treeHead()
        }
    }

    @Test func machinesRecordInTurn() throws {
        let log = MemoryLog()
        let (first, second) = (try Machine(log), try Machine(log))
        #expect(try first.record("a", events: 2).positions == 1...2)
        #expect(try second.record("b").positions == 3...3)
        #expect(try first.record("c", events: 3).positions == 4...6)
        #expect(try first.head() == second.head())
        #expect(try second.ledger.lastPosition() == 6)
        // Somebody who only reads has the same.
        let reader = try MirrorPlace()
        try reader.fold(log)
        #expect(try reader.head() == first.head())
        #expect(try first.ledger.verify().isSound)
        // Each entry is one message here, and none is there twice.
        #expect(log.messages.count == 3)
    }

    @Test func whoIsLateIsJudgedAgain() throws {
        let log = RacingLog()
        let late = try Machine(log)
        let fast = try Machine(log.log)
        let ledger = try fast.ledger
        let stream = StreamName(category: 1, id: "hộ-1")
        log.once { [ledger] in try ledger.record(.test("fast")) }
        #expect(try late.record("late").positions == 2...2)
        // What only held before the other one recorded is refused, and nothing of it is in the log.
        log.once { [ledger] in try ledger.record(.test("faster")) }
        let error = #expect(throws: LedgerError.self) { try late.record("later", expecting: [stream: .exactly(2)]) }
        #expect(error?.code == .versionConflict)
        #expect(log.log.messages.count == 3)
        #expect(try late.ledger.lastPosition() == 3)
        // The control: nobody is faster.
        #expect(try late.record("later", expecting: [stream: .exactly(3)]).positions == 4...4)
        #expect(try late.head() == fast.head())
    }

    /// A copy that was the last to record looks for what others recorded only where it would refuse something.
    @Test func nothingIsRefusedByAnOlderState() throws {
        let log = MemoryLog()
        let (first, second) = (try Machine(log), try Machine(log))
        let stream = StreamName(category: 1, id: "hộ-1")
        try first.record("a")
        try second.record("b")
        #expect(try first.record("c", expecting: [stream: .exactly(2)]).positions == 3...3)
        // The same for an id: what another recorded under it is found, or is another entry.
        try second.record("d")
        let found = try first.record("d")
        #expect(found.positions == 4...4 && found.wasAlreadyRecorded)
        try second.record("e")
        let error = #expect(throws: LedgerError.self) { try first.record("e", events: 2) }
        #expect(error?.code == .duplicateEntry)
        // The control: what was true before is refused, and so is what never was.
        try second.record("f")
        for version in [3, 5, 7] {
            let refused = #expect(throws: LedgerError.self) {
                try first.record("g", expecting: [stream: .exactly(version)])
            }
            #expect(refused?.code == .versionConflict)
        }
        #expect(try first.record("g", expecting: [stream: .exactly(6)]).positions == 7...7)
        #expect(try first.head() == second.head())
        #expect(log.messages.count == 7)
    }

    @Test func whoIsAlwaysLateIsToldSo() throws {
        let log = RacingLog()
        let late = try Machine(log)
        let fast = try Machine(log.log)
        let ledger = try fast.ledger
        log.everyTime { [ledger] in try ledger.record(.test("fast-\(ledger.lastPosition())")) }
        let error = #expect(throws: LedgerError.self) { try late.record("late") }
        #expect(error?.code == .versionConflict)
        #expect(try late.ledger.entry(withID: "late") == nil)
        log.everyTime {}
        #expect(try late.record("late").positions.lowerBound == ledger.lastPosition() + 1)
    }

    @Test func oneIdIsOneEntryOnAllMachines() throws {
        let log = MemoryLog()
        let (first, second) = (try Machine(log), try Machine(log))
        let receipt = try first.record("a", events: 2)
        let again = try second.record("a", events: 2)
        #expect(again.wasAlreadyRecorded && again.positions == receipt.positions)
        #expect(throws: LedgerError.self) { try second.record("a", events: 3) }
        #expect(log.messages.count == 1)
    }

    @Test func aLostAnswerIsFoundAgain() throws {
        for fault in [MemoryLog.Fault.lostAnswer, .unreachable] {
            let isLost = Atomic(false)
            let log = MemoryLog { kind in kind == fault && isLost.load(ordering: .relaxed) ? 0 : nil }
            let machine = try Machine(log)
            try machine.record("a")
            isLost.store(true, ordering: .relaxed)
            let error = #expect(throws: LedgerError.self) { try machine.record("b") }
            #expect(error?.code == .unreachable)
            #expect(try machine.ledger.lastPosition() == 1)
            isLost.store(false, ordering: .relaxed)
            let receipt = try machine.record("b")
            #expect(receipt.positions == 2...2)
            #expect(receipt.wasAlreadyRecorded == (fault == .lostAnswer))
            #expect(log.messages.count == 2)
        }
    }

    @Test func severalEntriesAreRecordedTogether() throws {
        // Each line has some 200 bytes, so that a message holds a few; what is read back is cut at the same places.
        let log = RacingLog(maximumMessageBytes: 1_200)
        let machine = try Machine(log)
        let other = try Machine(log.log)
        let ledger = try other.ledger
        func record(_ prefix: String, _ count: Int) throws -> Position {
            try machine.ledger.write { (writer) throws(LedgerError) in
                for index in 1...count { try writer.record(.test("\(prefix)-\(index)")) }
                return writer.ledger.lastPosition
            }
        }
        for count in [1, 2, 3, 4, 5, 40] {
            let before = log.log.messages.count
            let last = try record("n\(count)", count)
            #expect(try machine.ledger.lastPosition() == last)
            for message in log.log.messages[before...] { #expect(message.count <= 1_200) }
            #expect(try other.head() == machine.head())
        }
        #expect(log.log.messages.count > 6)
        // A race ends all of it, since what the body decided is not decided again.
        let position = try machine.ledger.lastPosition()
        log.once { [ledger] in try ledger.record(.test("fast")) }
        let error = #expect(throws: LedgerError.self) { try record("late", 3) }
        #expect(error?.code == .versionConflict)
        #expect(try machine.ledger.lastPosition() == position)
        #expect(try record("late", 3) == position + 4)
        // What throws leaves nothing, here or in the log.
        let messages = log.log.messages.count
        #expect(throws: LedgerError.self) {
            try machine.ledger.write { (writer) throws(LedgerError) in
                try writer.record(.test("x"))
                try writer.record(.test("y", type: CountingRules.refusedType))
            }
        }
        #expect(log.log.messages.count == messages)
        #expect(try other.head() == machine.head())
    }

    @Test func anEntryThatFitsIntoNoMessageIsRefused() throws {
        let log = MemoryLog(maximumMessageBytes: 1_000)
        let machine = try Machine(log)
        let error = #expect(throws: LedgerError.self) { try machine.record("large", events: 60) }
        #expect(error?.code == .entryTooLarge)
        #expect(log.messages.isEmpty)
        #expect(try machine.record("small").positions == 1...1)
        // Staging would show a part of it to nobody, and could not be taken back in the log.
        let staging = #expect(throws: LedgerError.self) {
            try machine.ledger.write { (writer) throws(LedgerError) in try writer.stage() }
        }
        #expect(staging?.code == .entryTooLarge)
    }

    @Test func onlyTheEntryIsRefusedThatIsTooLarge() throws {
        let log = RacingLog(maximumMessageBytes: 1_000)
        let machine = try Machine(log)
        defer { withExtendedLifetime(machine) {} }
        let ledger = try machine.ledger
        let outcomes = Guarded([String: LedgerError.Code?]())
        let group = DispatchGroup()
        // Both wait while the first appends, and share the next transaction.
        log.once {
            for (id, events) in [("large", 60), ("small", 1)] {
                DispatchQueue.global().async(group: group) {
                    var code: LedgerError.Code?
                    do throws(LedgerError) {
                        try ledger.record(.test(id, events: events, stream: id))
                    } catch { code = error.code }
                    outcomes.withLock { [code] in $0[id] = .some(code) }
                }
            }
            while ledger.store.recordQueue.state.withLock({ $0.count }) < 2 {}
        }
        try ledger.record(.test("first"))
        group.wait()
        #expect(outcomes.withLock { $0 } == ["large": .entryTooLarge, "small": nil])
        #expect(try ledger.lastPosition() == 2)
        #expect(log.log.messages.count == 2)
    }

    @Test func manyThreadsEachGetTheirReceipt() throws {
        let log = MemoryLog()
        let (first, second) = (try Machine(log), try Machine(log))
        let ledgers = [try first.ledger, try second.ledger]
        let receipts = Mutex<[String: ClosedRange<Position>]>([:])
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for index in 0..<25 {
                let id = "t\(thread)-\(index)"
                do {
                    let receipt = try ledgers[thread % 2].record(
                        .test(id, events: 1 + index % 3, stream: "hộ-\(thread)"))
                    receipts.withLock { $0[id] = receipt.positions }
                } catch { Issue.record("\(id): \(error)") }
            }
        }
        #expect(try first.head() == second.head())
        let all = receipts.withLock { $0 }
        #expect(all.count == 200)
        var position = 0
        for (id, positions) in all.sorted(by: { $0.value.lowerBound < $1.value.lowerBound }) {
            #expect(positions.lowerBound == position + 1)
            position = positions.upperBound
            #expect(try first.ledger.entry(withID: id)?.firstPosition == positions.lowerBound)
        }
        #expect(try second.ledger.lastPosition() == position)
        #expect(try second.ledger.verify().isSound)
    }

    @Test func clocksMayDiffer() throws {
        let log = MemoryLog()
        let ahead = try Machine(log, clock: TestClock(.test))
        let behind = try Machine(log, clock: TestClock(.test))
        let slow = try Machine(log, clock: TestClock(.test))
        behind.clock.advance(seconds: -59)
        slow.clock.advance(seconds: -61)
        try ahead.record("a")
        // No time goes back: a clock a little behind takes the last one, one far behind records nothing.
        try behind.record("b")
        let times = try ["a", "b"].map { try #require(try behind.ledger.entry(withID: $0)).recordedAt }
        #expect(times == [.test, .test])
        let error = #expect(throws: LedgerError.self) { try slow.record("c") }
        #expect(error?.code == .clockBehind)
        #expect(log.messages.count == 2)
        #expect(try slow.head() == ahead.head())
    }

    @Test func whatIsNotACopyIsRefused() throws {
        let log = MemoryLog()
        let machine = try Machine(log)
        try machine.record("a")
        let path = machine.place.path
        machine.close()
        // Nothing is recorded in a copy past the log.
        let ledger = try DomainLedger(at: path, mode: .readWrite, rules: CountingRules())
        let refused = #expect(throws: LedgerError.self) { try ledger.record(.test("b")) }
        #expect(refused?.code == .mirror)
        // And no ledger with entries of its own becomes one.
        let office = try Office()
        try office.record(1)
        let own = office.place.path
        let error = #expect(throws: LedgerError.self) {
            try SharedLedger(at: own, form: LineForm(), through: NamedLog("log", log))
        }
        #expect([.mirror, .alreadyOpen].contains(error?.code))
        // A new log has no name of its own.
        let place = try MirrorPlace()
        let unnamed = #expect(throws: LedgerError.self) {
            try SharedLedger(at: place.path, form: LineForm(), through: NamedLog("new", MemoryLog()))
        }
        #expect(unnamed?.code == .invalidValue)
        let other = #expect(throws: LedgerError.self) {
            try SharedLedger(
                at: place.path, form: LineForm(), through: NamedLog("log", log), origin: KeyName("example.com/other"))
        }
        #expect(other?.code == .brokenLog)
    }

    @Test func olderRulesStop() throws {
        let log = MemoryLog()
        let old = try Machine(log)
        try old.record("a")
        let new = try Machine(log, rules: CountingRules(version: 2))
        try new.record("b")
        let error = #expect(throws: LedgerError.self) { try old.record("c") }
        #expect(error?.code == .newerRules)
        #expect(log.messages.count == 2)
        #expect(try new.record("d").positions == 3...3)
    }

    @Test(arguments: UInt64(1)...24) func randomMachinesAgree(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let weather = Mutex((random: SeededGenerator(seed: seed &+ 500), isFair: false))
        let log = MemoryLog(maximumMessageBytes: random.number(1_000...5_000)) { kind in
            guard [.unreachable, .lostAnswer, .partialAppend].contains(kind) else { return nil }
            return weather.withLock { weather in
                guard !weather.isFair, weather.random.chance(8) else { return nil }
                return weather.random.number(0...1_000_000)
            }
        }
        var machines: [Machine] = []
        weather.withLock { $0.isFair = true }
        for _ in 0..<random.number(2...4) { machines.append(try Machine(log)) }
        weather.withLock { $0.isFair = false }
        // What was acknowledged, by id.
        var acknowledged: [String: ClosedRange<Position>] = [:]
        for step in 1...60 {
            let machine = machines[random.number(0...(machines.count - 1))]
            if random.chance(10) {
                try? machine.open()
                if machine.shared == nil { continue }
            }
            if machine.shared == nil { continue }
            for clock in machines.map(\.clock) { clock.advance(seconds: Int64(random.number(0...3))) }
            // One in five is something that was tried before.
            let id = "e-\(random.chance(20) ? random.number(1...step) : step)"
            let events = 1 + Int(id.utf8.reduce(0) { $0 &+ UInt64($1) } % 4)
            do {
                let receipt = try machine.record(id, events: events, stream: "hộ-\(events)")
                if let known = acknowledged[id] { #expect(known == receipt.positions, "seed \(seed), \(id)") }
                acknowledged[id] = receipt.positions
            } catch let error as LedgerError {
                #expect([.unreachable, .versionConflict, .clockBehind].contains(error.code), "seed \(seed): \(error)")
            }
        }
        weather.withLock { $0.isFair = true }
        for machine in machines where machine.shared == nil { try machine.open() }
        let head = try machines[0].head()
        for machine in machines {
            #expect(try machine.head() == head, "seed \(seed)")
            for (id, positions) in acknowledged {
                let entry = try machine.ledger.entry(withID: id)
                #expect(entry?.firstPosition == positions.lowerBound, "seed \(seed), \(id)")
                #expect(entry?.lastPosition == positions.upperBound, "seed \(seed), \(id)")
            }
        }
        #expect(!acknowledged.isEmpty, "seed \(seed)")
        #expect(try machines[0].ledger.verify().isSound, "seed \(seed)")
    }
}

extension NewEntry {
    /// An entry of so many events of one stream.
    fileprivate static func test(
        _ id: String, events: Int = 1, stream: String = "hộ-1", type: UInt16 = 1
    ) -> NewEntry {
        NewEntry(
            id: id,
            events: (1...events).map { index in
                NewEvent(
                    stream: StreamName(category: 1, id: stream), type: type, effectiveOn: "2022-01-01",
                    summary: UInt32(index), payload: [])
            })
    }
}
