// The promise that where two ledgers part, each side's event is told in the domain's terms, by its own ledger.

import LedgerTestSupport
import PovertyLedger
import Testing

@Suite struct HouseholdComparisonTests {
    private func ledger(_ place: TemporaryLedger, members: Int) throws -> HouseholdLedger {
        let ledger = try HouseholdLedger(at: place.path)
        let options = ImportOptions(keepsRecordedTimes: true)
        let events = [
            #"{"type":"unitEstablished","effectiveOn":"2021-01-01","unit":"u","name":"Phường U","kind":"ward"}"#,
            #"{"type":"householdRegistered","effectiveOn":"2022-01-10","household":"A","unit":"u","members":\#(members)}"#,
        ].joined(separator: ",")
        let line = #"{"id":"e-1","recordedAt":"2022-02-01T00:00:00Z","actor":"UBND","events":[\#(events)]}"#
        let file = try place.folder.write("lines.jsonl", line + "\n")
        _ = try ledger.importLines(from: [file], options: options)
        return ledger
    }

    @Test func eventsThatDifferAreDecoded() throws {
        let (one, two, three) = try (TemporaryLedger(), TemporaryLedger(), TemporaryLedger())
        let left = try ledger(one, members: 4)
        let right = try ledger(two, members: 5)
        let found = try left.compare(with: right)
        guard case .forked(let fork) = found.comparison.relation else {
            Issue.record("no fork")
            return
        }
        #expect(fork.position == 2 && fork.differences == [.events])
        guard case .householdRegistered(let mine)? = found.event?.body,
            case .householdRegistered(let theirs)? = found.otherEvent?.body
        else {
            Issue.record("other events")
            return
        }
        #expect(mine.members == 4 && theirs.members == 5)
        let same = try left.compare(with: ledger(three, members: 4))
        #expect(same.comparison.isEqual && same.event == nil && same.otherEvent == nil)
        let backup = try left.backup(to: one.folder.file("copy"))
        #expect(backup.entries == 1 && backup.lastPosition == 2)
        #expect(try left.compare(withLedgerAt: backup.path).comparison.isEqual)
        #expect(try left.compare(withLedgerAt: one.path).comparison.isEqual)
    }
}
