// A sink that keeps every row, so that a test can ask rectangles by hand.

import EventLedger
import LedgerTestSupport

@testable import AnalysisExport

/// The tables of an export in memory.
final class RowsInMemory: TableSink {
    private(set) var tables: [TableDescription] = []
    private var rows: [[[ExportValue]]] = []

    func begin(_ table: TableDescription) throws(LedgerError) {
        tables.append(table)
        rows.append([])
    }

    func append(_ values: inout [ExportValue], to table: Int) throws(LedgerError) {
        precondition(values.count == tables[table].columns.count)
        rows[table].append(values)
    }

    func end(_ views: [ViewDescription], progress: () throws(LedgerError) -> Void) throws(LedgerError) {
        try progress()
    }

    func publish() throws(LedgerError) {}

    /// The rows of a table, by the names of their columns.
    func rows(of name: String) -> [Row] {
        guard let index = tables.firstIndex(where: { $0.name == name }) else { return [] }
        let columns = Dictionary(
            uniqueKeysWithValues: tables[index].columns.enumerated().map { ($0.element.name, $0.offset) })
        return rows[index].map { Row(values: $0, columns: columns) }
    }

    /// A row.
    struct Row {
        fileprivate let values: [ExportValue]
        fileprivate let columns: [String: Int]

        private subscript(name: String) -> ExportValue { columns[name].map { values[$0] } ?? .absent }

        func text(_ name: String) -> String? { if case .text(let text) = self[name] { text } else { nil } }

        func number(_ name: String) -> Int64? { if case .number(let number) = self[name] { number } else { nil } }

        func day(_ name: String) -> Int32? { if case .day(let day) = self[name] { day } else { nil } }

        /// Whether it is a rectangle that a cut is in, as the table `readme` says it.
        func holds(at cut: NaiveCut, on day: Day? = nil) -> Bool {
            guard let from = self.day("valid_from"), let to = self.day("valid_to") else { return false }
            let day = (day ?? cut.effectiveOn).daysSinceEpoch
            return from <= day && day < to && isKnown(at: cut)
        }

        /// Whether it is an event inside a cut.
        func isInside(_ cut: NaiveCut) -> Bool {
            guard let day = day("effective_on") else { return false }
            return day <= cut.effectiveOn.daysSinceEpoch && isKnown(at: cut)
        }

        private func isKnown(at cut: NaiveCut) -> Bool {
            guard let from = number("known_from"), let to = number("known_to") else { return false }
            return from <= cut.position && cut.position < to
        }
    }
}
