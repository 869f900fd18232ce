// The promise that several entries are recorded under the rules in one transaction, all of them or none, and that an
// entry is refused where a stream is not at the version that the program decided on.

import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite(.timeLimit(.minutes(30))) struct RecordingTogetherTests {
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
