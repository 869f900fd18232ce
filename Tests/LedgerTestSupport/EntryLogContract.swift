// What any log of messages must do, whatever carries it: heads, order, conflicts, bounds of what is read, sizes, and
// writers that race. A suite asks it of each implementation. It says nothing of what is in a message, and it never
// waits for a time that a log promises nothing about.

import EventLedger
import Foundation
import Synchronization
import Testing

/// The checks of one implementation of `EntryLog`.
public struct EntryLogContract: Sendable {
    private let empty: @Sendable () throws -> any EntryLog
    private let again: @Sendable (any EntryLog) throws -> any EntryLog

    /// Checks logs that `empty` makes, each time another one with nothing in it; `again` opens the same log once more,
    /// as another program would.
    public init(
        empty: @escaping @Sendable () throws -> any EntryLog,
        again: @escaping @Sendable (any EntryLog) throws -> any EntryLog
    ) {
        self.empty = empty
        self.again = again
    }

    /// All checks, one after the other.
    public func check(seed: UInt64 = 15) throws {
        try checkEmptyLog()
        try checkOrder()
        try checkConflicts()
        try checkBounds()
        try checkSizes()
        try checkBatches(seed: seed)
        try checkRaces()
        try checkWaiting()
    }

    /// Nothing is there, and nothing comes of appending nothing.
    public func checkEmptyLog() throws {
        let log = try empty()
        #expect(try log.head() == 0)
        #expect(try log.messages(after: 0, limit: 10, maximumBytes: 1_000).isEmpty)
        #expect(try log.messages(after: 7, limit: 10, maximumBytes: 1_000).isEmpty)
        #expect(try log.append([], after: 0) == 0)
        #expect(try log.head() == 0)
        #expect(log.maximumMessageBytes >= 65_536, "an entry of the largest size has to fit")
    }

    /// What was appended is read in its order, by those who appended and by others.
    public func checkOrder() throws {
        let log = try empty()
        let texts = (1...7).map { Self.message($0) }
        let first = try log.append([texts[0]], after: 0)
        let fourth = try log.append(Array(texts[1...3]), after: first)
        let last = try log.append(Array(texts[4...]), after: fourth)
        #expect(0 < first && first < fourth && fourth < last)
        for reader in [log, try again(log)] {
            #expect(try reader.head() == last)
            let all = try Self.all(of: reader)
            #expect(all.map(\.bytes) == texts)
            #expect(all.last?.sequence == last)
            #expect(zip(all, all.dropFirst()).allSatisfy { $0.sequence < $1.sequence })
            // Behind any message are those that follow it, and nothing is behind the last.
            for (index, message) in all.enumerated() {
                let rest = try reader.messages(after: message.sequence, limit: 100, maximumBytes: 1_000_000)
                Self.expectEqual(rest, all[(index + 1)...])
            }
            #expect(try reader.messages(after: last + 100, limit: 1, maximumBytes: 1_000).isEmpty)
        }
    }

    /// A message is appended directly behind the one that is named, or not at all.
    public func checkConflicts() throws {
        let log = try empty()
        #expect(Self.code { _ = try log.append([Self.message(1)], after: 3) } == .versionConflict)
        #expect(try log.head() == 0)
        let first = try log.append([Self.message(1)], after: 0)
        let second = try log.append([Self.message(2)], after: first)
        // Behind the beginning, behind what is not the last, behind what is not there; one message and several.
        for wrong in [0, first, second + 1, second + 1_000] {
            for count in [1, 3] {
                let messages = (1...count).map { Self.message(100 + $0) }
                #expect(Self.code { _ = try log.append(messages, after: wrong) } == .versionConflict)
            }
        }
        // The same bytes again are another message: they conflict too.
        #expect(Self.code { _ = try log.append([Self.message(2)], after: first) } == .versionConflict)
        #expect(try Self.all(of: log).map(\.bytes) == [Self.message(1), Self.message(2)])
        // The control: behind the last they are appended.
        let third = try log.append([Self.message(2)], after: second)
        #expect(try Self.all(of: log).map(\.sequence) == [first, second, third])
    }

    /// As many messages as are asked for, no more bytes, and always one where there is one.
    public func checkBounds() throws {
        let log = try empty()
        let messages = [10, 20, 30, 40, 50].map { [UInt8](repeating: UInt8($0), count: $0) }
        _ = try log.append(messages, after: 0)
        let all = try Self.all(of: log)
        try #require(all.count == messages.count)
        for limit in 1...6 {
            let read = try log.messages(after: 0, limit: limit, maximumBytes: 1_000)
            Self.expectEqual(read, all.prefix(limit))
        }
        // By hand: 10, 10 + 20, 10 + 20 + 30, …; on both sides of each sum.
        for (bytes, count) in [
            (1, 1), (9, 1), (10, 1), (11, 1), (29, 1), (30, 2), (31, 2), (59, 2), (60, 3), (99, 3), (100, 4), (149, 4),
            (150, 5), (151, 5),
        ] {
            let read = try log.messages(after: 0, limit: 100, maximumBytes: bytes)
            Self.expectEqual(read, all.prefix(count), "\(bytes) bytes")
        }
        // Behind the fourth one is left, which is larger than what is asked for.
        #expect(try log.messages(after: all[3].sequence, limit: 5, maximumBytes: 1) == [all[4]])
    }

    /// Messages as large as a log takes, and those that are larger.
    public func checkSizes() throws {
        let log = try empty()
        let most = log.maximumMessageBytes
        let sizes = [1, most - 1, most]
        var last: UInt64 = 0
        for size in sizes { last = try log.append([Self.bytes(size)], after: last) }
        let tooLarge = Self.bytes(most + 1)
        #expect(Self.code { _ = try log.append([tooLarge], after: last) } == .invalidValue)
        // Where one of several is too large none is appended: they are looked at before anything is sent.
        let several = [Self.message(1), tooLarge, Self.message(2)]
        #expect(Self.code { _ = try log.append(several, after: last) } == .invalidValue)
        #expect(try log.head() == last)
        let all = try Self.all(of: log, maximumBytes: most)
        try #require(all.map(\.bytes.count) == sizes)
        let isSame = all.map(\.bytes) == sizes.map { Self.bytes($0) }
        #expect(isSame)
        let both = try log.messages(after: all[1].sequence - 1, limit: 2, maximumBytes: 2 * most - 1)
        #expect(both.map(\.bytes.count) == [most - 1, most])
        let one = try log.messages(after: all[1].sequence - 1, limit: 2, maximumBytes: 2 * most - 2)
        #expect(one.map(\.bytes.count) == [most - 1])
    }

    /// Batches of random sizes, on both sides of a thousand messages too, compared with a plain array.
    public func checkBatches(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let log = try empty()
        let reader = try again(log)
        var model: [[UInt8]] = []
        var last: UInt64 = 0
        for count in [1, 2, 999, 1_000, 1_001] + (1...5).map({ _ in generator.number(1...40) }) {
            let batch = (0..<count).map { index in
                Array("\(model.count + index) ".utf8) + Self.bytes(generator.number(0...300))
            }
            last = try log.append(batch, after: last)
            model += batch
            #expect(try reader.head() == last, "\(generator)")
        }
        var read: [LogMessage] = []
        while true {
            let limit = generator.number(1...1_500)
            let page = try reader.messages(
                after: read.last?.sequence ?? 0, limit: limit, maximumBytes: generator.number(1...200_000))
            if page.isEmpty { break }
            #expect(page.count <= limit, "\(generator)")
            read += page
            guard read.count <= model.count else { break }
        }
        let isSame = read.map(\.bytes) == model
        #expect(isSame, "\(generator): \(read.count) of \(model.count) messages")
        #expect(zip(read, read.dropFirst()).allSatisfy { $0.sequence < $1.sequence }, "\(generator)")
    }

    /// Two writers, each with its own connection, append behind what both saw: exactly one of them wins each time, and
    /// nothing that was refused is in the log.
    public func checkRaces() throws {
        let log = try empty()
        let writers = [log, try again(log)]
        var model: [[UInt8]] = []
        var last: UInt64 = 0
        for round in 0..<20 {
            // One message against one, and batches against batches, which could fall in between each other.
            let batches = (0...1).map { writer in
                (0..<[1, 3, 2][round % 3]).map { Array("round \(round) writer \(writer) message \($0)".utf8) }
            }
            let before = last
            let outcomes = Mutex<[Int: Result<UInt64, LedgerError>]>([:])
            DispatchQueue.concurrentPerform(iterations: 2) { writer in
                let outcome = Result { () throws(LedgerError) in
                    try writers[writer].append(batches[writer], after: before)
                }
                outcomes.withLock { $0[writer] = outcome }
            }
            let ends = outcomes.withLock { outcomes in (0...1).compactMap { outcomes[$0] } }
            let winners = ends.indices.filter { (try? ends[$0].get()) != nil }
            #expect(winners.count == 1, "round \(round): \(ends)")
            guard winners.count == 1, let end = try? ends[winners[0]].get() else { return }
            #expect(Self.code { _ = try ends[1 - winners[0]].get() } == .versionConflict)
            model += batches[winners[0]]
            last = end
            #expect(try log.head() == last)
        }
        #expect(try Self.all(of: log).map(\.bytes) == model)
    }

    /// Waiting ends when there is a message, or returns when there is none; it never loses one.
    public func checkWaiting() throws {
        let log = try empty()
        let reader = try again(log)
        try reader.wait(beyond: 0, atMost: .milliseconds(20))
        let first = try log.append([Self.message(1)], after: 0)
        // It is there already: this returns although it may wait for an hour.
        try reader.wait(beyond: 0, atMost: .seconds(3_600))
        #expect(try reader.messages(after: 0, limit: 5, maximumBytes: 1_000).map(\.sequence) == [first])
        // It comes while another waits.
        let outcome = Mutex<Result<UInt64, LedgerError>?>(nil)
        let writer = Thread {
            usleep(100_000)
            let result = Result { () throws(LedgerError) in try log.append([Self.message(2)], after: first) }
            outcome.withLock { $0 = result }
        }
        writer.start()
        var found: [LogMessage] = []
        while found.isEmpty {
            try reader.wait(beyond: first, atMost: .seconds(60))
            found = try reader.messages(after: first, limit: 5, maximumBytes: 1_000)
        }
        #expect(found.map(\.bytes) == [Self.message(2)])
        // What is seen can be seen before its writer has its answer.
        while outcome.withLock({ $0 == nil }) { usleep(1_000) }
        let second = try outcome.withLock { try $0?.get() }
        #expect(second == found.first?.sequence)
    }
}

extension EntryLogContract {
    /// Every message of a log, page by page.
    public static func all(of log: any EntryLog, maximumBytes: Int = 1_000_000) throws -> [LogMessage] {
        var all: [LogMessage] = []
        while true {
            let page = try log.messages(after: all.last?.sequence ?? 0, limit: 500, maximumBytes: maximumBytes)
            if page.isEmpty { return all }
            guard page.allSatisfy({ $0.sequence > all.last?.sequence ?? 0 }) else {
                Issue.record("message \(page[0].sequence) is given behind message \(all.last?.sequence ?? 0)")
                return all
            }
            all += page
        }
    }

    /// The code of the error that is thrown; nil where none is.
    public static func code(of work: () throws -> Void) -> LedgerError.Code? {
        do {
            try work()
            return nil
        } catch {
            return (error as? LedgerError)?.code ?? .init(rawValue: "\(error)")
        }
    }

    /// Compares messages by what is short: a failure never prints them.
    private static func expectEqual(
        _ read: [LogMessage], _ expected: ArraySlice<LogMessage>, _ comment: Comment? = nil
    ) {
        #expect(read.map(\.sequence) == expected.map(\.sequence), comment)
        let isSame = read.map(\.bytes) == expected.map(\.bytes)
        #expect(isSame, comment)
    }

    private static func message(_ number: Int) -> [UInt8] { Array("message \(number)".utf8) }

    /// So many bytes of every value, among them zeros, ends of lines and what is no UTF-8.
    private static func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) } }
}
