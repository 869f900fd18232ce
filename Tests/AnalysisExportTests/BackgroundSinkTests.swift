// The promise that rows which are written beside their caller are those that were handed over, in their order, and that
// the first error of the other sink ends the export.

import EventLedger
import Files
import PovertyLedger
import Testing

@testable import AnalysisExport

@Suite(.timeLimit(.minutes(60))) struct BackgroundSinkTests {
    /// Keeps rows, and fails at one of them.
    private final class Rows: TableSink {
        private(set) var rows: [(table: Int, values: [ExportValue])] = []
        private(set) var calls: [String] = []
        private let failing: Int

        init(failingAt failing: Int = .max) { self.failing = failing }

        func begin(_ table: TableDescription) throws(LedgerError) { calls.append("begin \(rows.count)") }

        func append(_ values: inout [ExportValue], to table: Int) throws(LedgerError) {
            guard rows.count < failing else { throw LedgerError(.storage, "row \(rows.count)") }
            rows.append((table, values))
        }

        func end(_ views: [ViewDescription], progress: () throws(LedgerError) -> Void) throws(LedgerError) {
            calls.append("end \(rows.count)")
            try progress()
        }

        func publish() throws(LedgerError) { calls.append("publish \(rows.count)") }
    }

    private static let table = ExportTable<HouseholdClass>.classes.description

    /// The row of a number: to one of three tables, of one to four values.
    private static func row(_ number: Int) -> (table: Int, values: [ExportValue]) {
        let values: [ExportValue] = [.number(Int64(number)), .text("row \(number)"), .absent, .day(Int32(number))]
        return (number % 3, Array(values.prefix(1 + number % 4)))
    }

    /// Adds rows as an export does, which fills the same array again and again.
    private static func append(_ numbers: Range<Int>, to sink: BackgroundSink) throws(LedgerError) {
        var values: [ExportValue] = []
        for number in numbers {
            let (table, row) = row(number)
            values.removeAll(keepingCapacity: true)
            values += row
            try sink.append(&values, to: table)
        }
    }

    @Test(arguments: [
        0, 1, BackgroundSink.rowsAtOnce - 1, BackgroundSink.rowsAtOnce, BackgroundSink.rowsAtOnce + 1,
        3 * BackgroundSink.rowsAtOnce, 5 * BackgroundSink.rowsAtOnce + 7,
    ]) func everyRowComesInItsOrder(count: Int) throws {
        let rows = Rows()
        let sink = BackgroundSink(rows)
        try sink.begin(Self.table)
        try Self.append(0..<count, to: sink)
        var indexed = 0
        try sink.end([]) { indexed += 1 }
        try sink.publish()
        #expect(rows.calls == ["begin 0", "end \(count)", "publish \(count)"] && indexed == 1)
        #expect(rows.rows.map(\.table) == (0..<count).map { Self.row($0).table })
        #expect(rows.rows.map(\.values) == (0..<count).map { Self.row($0).values })
    }

    @Test(arguments: [
        0, 1, BackgroundSink.rowsAtOnce - 1, BackgroundSink.rowsAtOnce, 2 * BackgroundSink.rowsAtOnce + 1,
    ]) func theFirstErrorEndsIt(failing: Int) throws {
        let rows = Rows(failingAt: failing)
        let sink = BackgroundSink(rows)
        try sink.begin(Self.table)
        var error: LedgerError?
        do throws(LedgerError) {
            try Self.append(0..<10 * BackgroundSink.rowsAtOnce, to: sink)
        } catch let thrown { error = thrown }
        #expect(error?.problem.description == "row \(failing)")
        #expect(rows.rows.count == failing)
        // Nothing gets a name behind it.
        #expect(throws: LedgerError.self) { try sink.end([]) {} }
        #expect(throws: LedgerError.self) { try sink.publish() }
        #expect(rows.calls == ["begin 0"])
    }

    /// An error among the last rows, which are fewer than are handed over together.
    @Test func anErrorInTheLastRowsIsThrown() throws {
        let sink = BackgroundSink(Rows(failingAt: 2))
        try Self.append(0..<5, to: sink)
        #expect(throws: LedgerError.self) { try sink.end([]) {} }
    }
}
