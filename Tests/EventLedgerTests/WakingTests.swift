// The promise that a subscription is woken by a commit, of this process or another, without looking again and again,
// that it says when everything was delivered, and that calls in the background leave Swift's threads to others.

import Foundation
import LedgerTestSupport
import Synchronization
import Testing

@testable import EventLedger

@Suite(.timeLimit(.minutes(60))) struct WakingTests {
    /// Updates as they come, and how the subscription ended.
    private func sightings(_ updates: LedgerUpdates) -> (AsyncStream<LedgerUpdate>, Task<Void, Never>) {
        let (stream, sighting) = AsyncStream.makeStream(of: LedgerUpdate.self)
        let task = Task {
            do { for try await update in updates { sighting.yield(update) } } catch { Issue.record(error) }
            sighting.finish()
        }
        return (stream, task)
    }

    #if os(Linux)
        /// Both look again only after ten minutes. What another process records wakes the one that gets notices of
        /// writes, and not the other.
        @Test func aCommitOfAnotherProcessWakes() async throws {
            let test = try TestLedger()
            try test.record("before", facts(3, of: "s"))
            #expect(test.ledger.store.commitNotice.reportsWrites)
            let subscription = test.ledger.subscribe(lookingEvery: .seconds(86_400))
            var deaf = subscription.updates
            deaf.isNotified = false
            let (seen, following) = sightings(subscription.updates)
            let (unseen, other) = sightings(deaf)
            var (updates, others) = (seen.makeAsyncIterator(), unseen.makeAsyncIterator())
            for _ in 0..<2 { _ = await updates.next() }
            for _ in 0..<2 { _ = await others.next() }
            let writer = try TestProcess("ledger")
            #expect(writer.ask("open write \(test.path)") == "ok")
            for number in 1...20 {
                let last = 3 + number * 2
                #expect(writer.ask("record e\(number) s 2 10") == "ok \(last - 1) \(last)")
                guard case .entry(let entry) = await updates.next() else {
                    Issue.record("no entry came")
                    break
                }
                #expect(entry.id == "e\(number)")
                #expect(await updates.next() == .caughtUp(through: last))
            }
            following.cancel()
            other.cancel()
            // The other one slept: nothing more came before its end.
            #expect(await others.next() == nil)
            _ = await following.value
        }

        @Test func aCommitOfThisProcessWakesAll() async throws {
            let test = try TestLedger()
            let following = (0..<5).map { _ in sightings(test.ledger.subscribe(lookingEvery: .seconds(86_400)).updates)
            }
            var iterators = following.map { $0.0.makeAsyncIterator() }
            for index in iterators.indices { #expect(await iterators[index].next() == .caughtUp(through: 0)) }
            for number in 1...5 {
                try test.record("e\(number)", facts(1, of: "s"))
                for index in iterators.indices {
                    guard case .entry(let entry) = await iterators[index].next() else {
                        Issue.record("no entry came")
                        return
                    }
                    #expect(entry.id == "e\(number)")
                    #expect(await iterators[index].next() == .caughtUp(through: number))
                }
            }
            for (_, task) in following { task.cancel() }
        }
    #endif

    @Test func theMarkComesOnceBehindEachRunOfEntries() async throws {
        let test = try TestLedger()
        for number in 1...130 { try test.record("e\(number)", facts(1, of: "s")) }
        for start in [0, 1, 66, 129, 130] {
            let (seen, task) = sightings(test.ledger.subscribe(after: start).updates)
            var updates: [LedgerUpdate] = []
            for await update in seen {
                updates.append(update)
                if case .caughtUp = update { break }
            }
            task.cancel()
            let ids = updates.compactMap { if case .entry(let entry) = $0 { entry.id } else { nil } }
            #expect(ids == (start..<130).map { "e\($0 + 1)" })
            #expect(updates.last == .caughtUp(through: 130) && updates.count == ids.count + 1)
        }
    }

    /// More calls wait in the background than the pool has threads, for a writer that is let go only by a task of that
    /// pool; the same calls on the pool's own threads would be waited for without end.
    @Test func recordsInTheBackgroundLeaveThePoolToOthers() async throws {
        let test = try TestLedger()
        let ledger = test.ledger
        let (gate, opening) = AsyncStream.makeStream(of: Void.self)
        let (beginnings, beginning) = AsyncStream.makeStream(of: Void.self)
        let door = Door()
        async let blocked = ledger.writeInBackground { (writer: inout Writer) throws(LedgerError) -> Receipt in
            beginning.finish()
            // Not a thread of the pool: it may wait.
            while !door.isOpen.withLock({ $0 }) { Thread.sleep(forTimeInterval: 0.001) }
            return try writer.record(entry("first", facts(1, of: "s")))
        }
        // The others come behind it.
        for await _ in beginnings {}
        try await withThrowingTaskGroup(of: Receipt.self) { group in
            for number in 1...100 {
                group.addTask { try await ledger.recordInBackground(entry("e\(number)", facts(1, of: "s"))) }
            }
            // A task of the pool, behind all of them, lets them go on.
            let opener = Task {
                for await _ in gate { door.isOpen.withLock { $0 = true } }
            }
            for _ in 0..<100 { await Task.yield() }
            // Reads do not wait for the writer either.
            let last = try await ledger.readInBackground { view throws(LedgerError) in view.lastPosition }
            #expect(last == 0)
            opening.yield()
            opening.finish()
            await opener.value
            var positions: [Position] = []
            for try await receipt in group { positions.append(receipt.positions.lowerBound) }
            #expect(positions.sorted() == Array(2...101))
        }
        #expect(try await blocked.positions == 1...1)
        #expect(try ledger.lastPosition() == 101)
    }

    /// A write is reported before its commit can be read, and what is looked at then must be looked at again.
    @Test(arguments: [.milliseconds(1), .milliseconds(50), .seconds(600)] as [Duration])
    func aFollowerLooksAgainBehindEachWrite(interval: Duration) {
        var pace = LookingPace(interval: interval)
        let soon = LookingPace.Pause.sleep(min(interval, .milliseconds(5)))
        let woken = LookingPace.Pause.untilWritten(atMost: max(interval, .seconds(1)))
        #expect(pace.pause(0) == soon && pace.pause(0) == woken && pace.pause(0) == woken)
        // While a long commit writes on it is not woken by each of its writes.
        for writes in 1...100 { #expect(pace.pause(writes * 7) == soon) }
        #expect(pace.pause(700) == woken)
        // Where nothing is reported.
        var deaf = LookingPace(interval: interval)
        for _ in 0..<3 { #expect(deaf.pause(nil) == .sleep(interval)) }
    }

    /// The path that a ledger was opened at may name another file later; the ledger's own is watched.
    @Test func theNoticeIsOfTheFileThatIsOpen() async throws {
        let test = try TestLedger()
        let folder = try TemporaryFolder()
        let link = folder.file("link")
        let (place, other) = (folder.file("a"), folder.file("b"))
        for path in [place, other] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            _ = try test.ledger.backup(to: path + "/ledger")
        }
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: place)
        let ledger = try Ledger(at: link + "/ledger", clock: test.clock.reading)
        try FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other)
        let notice = ledger.store.commitNotice
        guard notice.reportsWrites else { return }
        _ = try ledger.record(entry("a", facts(1, of: "s")))
        await notice.wait(beyond: 0, atMost: .seconds(60))
        #expect(notice.writes > 0)
    }

    /// Behind a call nothing of it has the file open.
    @Test func whatRanInTheBackgroundLetsTheFileGo() async throws {
        let place = try TemporaryLedger()
        for number in 1...1_000 {
            var ledger: Ledger? = try Ledger(at: place.path, mode: .createIfMissing)
            if number.isMultiple(of: 50) {
                _ = try await ledger?.recordInBackground(entry("e\(number)", facts(1, of: "s")))
            }
            let last = try await ledger?.readInBackground { view throws(LedgerError) in view.lastPosition }
            #expect(last == number / 50)
            ledger = nil
        }
    }

    @Test func errorsComeThrough() async throws {
        let test = try TestLedger()
        let ledger = test.ledger
        _ = try await ledger.recordInBackground(entry("a", facts(1, of: "s")))
        do {
            _ = try await ledger.recordInBackground(entry("a", facts(2, of: "s")))
            Issue.record("another entry under the same id was recorded")
        } catch { #expect(error.code == .duplicateEntry) }
        do {
            try await ledger.writeInBackground { (writer: inout Writer) throws(LedgerError) in
                _ = try writer.record(entry("b", facts(1, of: "s")))
                throw LedgerError(.invalidValue, "changed its mind")
            }
            Issue.record("what threw was committed")
        } catch { #expect(error.code == .invalidValue) }
        #expect(try await ledger.readInBackground { view throws(LedgerError) in view.entryCount } == 1)
    }
}

/// What a writer waits for.
private final class Door: Sendable {
    let isOpen = Mutex(false)
}
