// What an import says that it did not do: recorded times that it did not keep, and entries that it skipped although
// they are no longer in force.

import EventLedger
import LedgerTestSupport
import PovertyLedger
import Testing

@Suite(.timeLimit(.minutes(60))) struct ImportReportTests {
    private static let opening = """
        {"id":"u","recordedAt":"2022-01-01T00:00:00Z","actor":"UBND","events":[{"type":"unitEstablished","effectiveOn":"2022-01-01","unit":"u1","name":"Phường 1","kind":"ward"}]}
        {"id":"a","recordedAt":"2022-01-02T00:00:00Z","actor":"UBND","events":[{"type":"householdRegistered","effectiveOn":"2022-01-01","household":"H1","unit":"u1","members":3},{"type":"incomeAssessed","effectiveOn":"2022-01-01","household":"H1","perPersonMonthlyVND":1000},{"type":"incomeAssessed","effectiveOn":"2022-02-01","household":"H1","perPersonMonthlyVND":2000}]}
        {"id":"b","actor":"UBND","events":[{"type":"incomeAssessed","effectiveOn":"2022-03-01","household":"H1","perPersonMonthlyVND":3000}]}

        """
    private static let void = """
        {"id":"v","actor":"UBND","events":[{"type":"eventVoided","event":"b#1","reason":"sai"},{"type":"eventVoided","event":"a#3","reason":"sai"}]}

        """

    @Test func timesThatAreNotKeptAreCounted() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("a.jsonl", ImportReportTests.opening)
        let ledger = try HouseholdLedger(at: folder.file("t.socai"))
        let dry = try ledger.importLines(from: [path], options: ImportOptions(isDryRun: true))
        #expect(dry.timesNotKept == 2)
        #expect(try ledger.importLines(from: [path]).timesNotKept == 2)
        // What is skipped was recorded before: its time stays what it is.
        #expect(try ledger.importLines(from: [path]).timesNotKept == 0)
        let other = try HouseholdLedger(at: folder.file("o.socai"))
        #expect(try other.importLines(from: [path], options: ImportOptions(keepsRecordedTimes: true)).timesNotKept == 0)
    }

    @Test func skippedEntriesThatWereVoidedAreNamed() throws {
        let folder = try TemporaryFolder()
        let opening = try folder.write("a.jsonl", ImportReportTests.opening)
        let ledger = try HouseholdLedger(at: folder.file("t.socai"))
        _ = try ledger.importLines(from: [opening])
        #expect(try ledger.importLines(from: [opening]).voidedEntries == 0)
        _ = try ledger.importLines(from: [try folder.write("v.jsonl", ImportReportTests.void)])
        for isDryRun in [true, false] {
            let again = try ledger.importLines(from: [opening], options: ImportOptions(isDryRun: isDryRun))
            #expect(again.skippedEntries == 3 && again.voidedEntries == 2)
            #expect(
                again.voidedEvents.map { "\($0.event) by \($0.void)" } == ["a#3 by v#2", "b#1 by v#1"])
        }
    }

    /// A file with a byte order mark, and one whose lines came through a pipe, are as any other.
    @Test func aByteOrderMarkIsNoPartOfTheFirstLine() throws {
        let folder = try TemporaryFolder()
        let ledger = try HouseholdLedger(at: folder.file("t.socai"))
        let path = try folder.write("a.jsonl", "\u{FEFF}" + ImportReportTests.opening)
        #expect(try ledger.importLines(from: [path]).entries == 3)
        let bad = try folder.write("b.jsonl", "\u{FEFF}[]\n")
        let error = #expect(throws: LedgerError.self) { try ledger.importLines(from: [bad]) }
        #expect(error?.place.line == 1 && error?.place.column == 1, "columns are counted behind the mark")
        #expect(try ledger.importLines(from: [try folder.write("c.jsonl", "\u{FEFF}")]).entries == 0)
        // In the middle of a file it is no blank.
        let inside = try folder.write("d.jsonl", ImportReportTests.opening + "\u{FEFF}" + ImportReportTests.void)
        #expect(throws: LedgerError.self) { try ledger.importLines(from: [inside]) }
    }
}
