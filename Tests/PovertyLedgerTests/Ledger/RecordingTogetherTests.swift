// The promise that several entries are recorded under the rules in one transaction, all of them or none, and that an
// entry is refused where a stream is not at the version that the program decided on.

import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite(.timeLimit(.minutes(60))) struct RecordingTogetherTests {
    private let unit = Entry(
        id: "unit", actor: "UBND", events: [.unitEstablished("A", name: "A", kind: .ward, on: "2022-01-01")])

    private func registered(_ household: String) -> Entry {
        Entry(
            id: "register-\(household)", actor: "UBND",
            events: [.householdRegistered(household, in: "A", members: 3, on: "2022-02-01")])
    }

    private func classified(_ household: String, _ id: String) -> Entry {
        Entry(id: id, actor: "UBND", events: [.householdClassified(household, as: .poor, on: "2022-03-01")])
    }

    @Test func severalEntriesAreRecordedAllOrNothing() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        // The last one is of a household that nobody registered.
        for last in ["H2", "H1"] {
            do {
                try ledger.write { (writer: inout HouseholdWriter) throws(LedgerError) in
                    try writer.record(unit)
                    try writer.record(registered("H1"))
                    try writer.record(classified(last, "class"))
                    #expect(writer.ledger.lastPosition == 3)
                }
                #expect(last == "H1")
            } catch {
                #expect(last == "H2" && error.code == .ruleBroken && error.place.entry == "class")
                #expect(try ledger.info().lastPosition == 0)
            }
        }
        #expect(try ledger.info().entries == 3)
        let poor = try ledger.read { view throws(LedgerError) in
            try view.at("2022-12-31").counts().tally(of: .poor).households
        }
        #expect(poor == 1)
        #expect(try ledger.verify().isSound)
    }

    @Test func anEntryIsRefusedWhereAnotherWasFaster() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        try ledger.record(unit, expecting: [.unit("A"): .noneYet])
        try ledger.record(registered("H1"), expecting: [.unit("A"): .exists, .household("H1"): .noneYet])
        for version in [0, 2] {
            let refused = #expect(throws: LedgerError.self) {
                try ledger.record(classified("H1", "class"), expecting: [.household("H1"): .exactly(version)])
            }
            #expect(refused?.code == .versionConflict && refused?.place.entry == "class")
        }
        try ledger.record(classified("H1", "class"), expecting: [.household("H1"): .exactly(1)])
        #expect(try ledger.ledger.version(of: .household("H1")) == 2)
    }

    /// Threads whose entries share commits are judged each on what those before it left, and each gets its own error.
    @Test func threadsAreJudgedEachForItself() throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        try ledger.record(unit)
        let group = DispatchGroup()
        for thread in 0..<8 {
            group.enter()
            Thread.detachNewThread {
                for number in 0..<20 {
                    let own = "H\(thread)-\(number)"
                    do {
                        try ledger.record(registered(own))
                        try ledger.record(classified(own, "class-\(own)"))
                        // The same entry of several threads is recorded once; one of an unknown household never.
                        for refused in [registered("H9-\(number)"), classified("none-\(own)", "refused-\(own)")] {
                            do throws(LedgerError) {
                                let receipt = try ledger.record(refused)
                                #expect(receipt.positions.count == 1 && refused.id == "register-H9-\(number)")
                            } catch {
                                #expect(error.code == .ruleBroken && error.place.entry == "refused-\(own)")
                                #expect(error.place.household == "none-\(own)")
                            }
                        }
                    } catch { Issue.record(error) }
                }
                group.leave()
            }
        }
        #expect(group.wait(timeout: .now() + 600) == .success, "a thread does not end")
        let counts = try ledger.at("2022-12-31").counts()
        #expect(counts.tally(of: .poor).households == 160 && counts.tally(of: .poor).persons == 480)
        #expect(try ledger.info().households == 180 && ledger.info().entries == 1 + 160 + 160 + 20)
        #expect(try ledger.verify().isSound)
    }

    @Test func entriesAreRecordedInTheBackground() async throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        try ledger.record(unit)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...40 {
                let entry = registered("H\(number)")
                group.addTask { _ = try await ledger.recordInBackground(entry) }
            }
            try await group.waitForAll()
        }
        #expect(try ledger.info().households == 40)
        do {
            try await ledger.recordInBackground(classified("H99", "class"))
            Issue.record("an entry that breaks a rule was recorded")
        } catch { #expect(error.code == .ruleBroken) }
    }

    /// Entries that are handed over together are judged in their order, each by itself: one is there for the next, and
    /// what is refused keeps none from being recorded. The sizes are those around what shares a commit.
    @Test(arguments: [0, 1, 2, 255, 256, 257, 600])
    func severalAreRecordedInTheirOrderEachByItself(count: Int) async throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        try ledger.record(unit)
        // Each household is registered and then classified; one in seven is not registered, and one id is not valid.
        let entries = (0..<count).map { number in
            if number == 5 { return Entry(id: "", actor: "UBND", events: unit.events) }
            let household = "H\(number / 2)"
            if number.isMultiple(of: 2) {
                return number / 2 % 7 == 6 ? classified("none", "none-\(number)") : registered(household)
            }
            return classified(household, "class-\(household)")
        }
        let outcomes = await ledger.recordEachInBackground(entries)
        try #require(outcomes.count == count)
        var position = 1
        for (number, outcome) in outcomes.enumerated() {
            switch outcome {
            case .success(let receipt):
                position += 1
                #expect(number / 2 % 7 != 6 && number != 5, "\(number)")
                #expect(receipt.positions == position...position && !receipt.wasAlreadyRecorded, "\(number)")
            case .failure(let error):
                #expect(number == 5 ? error.code == .invalidValue : error.code == .ruleBroken, "\(number): \(error)")
                #expect(number == 5 || number / 2 % 7 == 6, "\(number)")
            }
        }
        #expect(try ledger.info().lastPosition == position)
        // Handed over again, the same is found, and the same is refused.
        let again = await ledger.recordEachInBackground(entries)
        for (first, second) in zip(outcomes, again) {
            #expect((try? first.get().positions) == (try? second.get().positions))
            #expect((try? second.get().wasAlreadyRecorded) ?? true)
        }
        #expect(try ledger.info().lastPosition == position)
        #expect(try ledger.verify().isSound)
    }

    /// Several such calls at a time, beside calls of single entries, each keep their order.
    @Test func severalAtATimeKeepTheirOrder() async throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        try ledger.record(unit)
        await withTaskGroup(of: Void.self) { group in
            for clerk in 0..<8 {
                let households = (0..<60).map { "H\(clerk)-\($0)" }
                let entries = households.flatMap { [registered($0), classified($0, "class-\($0)")] }
                let single = registered("S\(clerk)")
                group.addTask {
                    let outcomes = await ledger.recordEachInBackground(entries)
                    let positions = outcomes.compactMap { try? $0.get().positions.lowerBound }
                    #expect(positions.count == entries.count && positions == positions.sorted())
                }
                group.addTask { #expect(throws: Never.self) { try ledger.record(single) } }
            }
        }
        #expect(try ledger.info().households == 8 * 61)
        #expect(try ledger.verify().isSound)
    }

    /// A ledger that can't be written gives each entry the reason.
    @Test func readersRecordNone() async throws {
        let place = try TemporaryLedger()
        do { _ = try HouseholdLedger(at: place.path) }
        let ledger = try HouseholdLedger(at: place.path, mode: .readOnly)
        let outcomes = await ledger.recordEachInBackground([unit, registered("H1")])
        #expect(outcomes.map { (try? $0.get()) == nil } == [true, true])
        for outcome in outcomes {
            #expect(throws: LedgerError.self) { try outcome.get() }
            if case .failure(let error) = outcome { #expect(error.code == .readOnly) }
        }
    }

    /// What needs no ledger is checked before the turn to write is waited for.
    @Test func anInvalidEntryIsRefusedWhileAnotherWriterIsAtWork() async throws {
        let place = try TemporaryLedger()
        let ledger = try HouseholdLedger(at: place.path)
        let refused = DispatchSemaphore(value: 0)
        let ended = AsyncStream<Bool>.makeStream()
        await withCheckedContinuation { begun in
            Thread.detachNewThread {
                try? ledger.write { (_: inout HouseholdWriter) throws(LedgerError) in
                    begun.resume()
                    // Far longer than the other tests can keep this one from going on.
                    ended.continuation.yield(refused.wait(timeout: .now() + 1_200) == .success)
                }
            }
        }
        do {
            try await ledger.recordInBackground(Entry(id: "", actor: "UBND", events: unit.events))
            Issue.record("an entry without an id was recorded")
        } catch { #expect(error.code == .invalidValue) }
        refused.signal()
        for await wasAtWork in ended.stream.prefix(1) { #expect(wasAtWork) }
    }
}
