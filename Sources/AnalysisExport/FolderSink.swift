// A folder of CSV files, one a table, as spreadsheets, DuckDB and pandas read them: a header row, CR LF, an empty field
// where there is no value. A spreadsheet takes no field for a formula (`CSVText`).

import Files
import PovertyLedger

/// Writes tables into a new folder.
final class FolderSink: TableSink {
    /// A file with what is not written yet.
    private struct OpenFile {
        let file: StagedFolderFile
        var bytes: [UInt8] = []
    }

    private let folder: StagedFolder
    private var files: [OpenFile] = []

    /// Bytes of a file that are kept before they are written.
    private static let bufferBytes = 65_536

    init(_ path: String) throws(LedgerError) {
        folder = try StagedFolder(for: path, filePermissions: 0o640)
    }

    func begin(_ table: TableDescription) throws(LedgerError) {
        var file = OpenFile(file: try folder.begin(table.name + ".csv"))
        file.bytes.append(contentsOf: table.columns.map(\.name).joined(separator: ",").utf8)
        FolderSink.endRow(&file.bytes)
        files.append(file)
    }

    func append(_ values: inout [ExportValue], to table: Int) throws(LedgerError) {
        for (index, value) in values.enumerated() {
            if index > 0 { files[table].bytes.append(UInt8(ascii: ",")) }
            FolderSink.append(value, to: &files[table].bytes)
        }
        FolderSink.endRow(&files[table].bytes)
        if files[table].bytes.count >= FolderSink.bufferBytes { try flush(table) }
    }

    private static func append(_ value: ExportValue, to bytes: inout [UInt8]) {
        switch value {
        case .absent: break
        case .text(let text): CSVText.append(text, to: &bytes)
        case .json(let json): CSVText.append(String(decoding: json, as: UTF8.self), to: &bytes)
        case .number(let number): bytes.append(contentsOf: String(number).utf8)
        case .day(let day): DayText.append(day, to: &bytes)
        }
    }

    private static func endRow(_ bytes: inout [UInt8]) {
        bytes.append(0x0D)
        bytes.append(0x0A)
    }

    private func flush(_ table: Int) throws(LedgerError) {
        try files[table].file.write(files[table].bytes)
        files[table].bytes.removeAll(keepingCapacity: true)
    }

    /// A folder has neither indexes nor views.
    func end(_ views: [ViewDescription], progress: () throws(LedgerError) -> Void) throws(LedgerError) {
        for table in files.indices {
            try progress()
            try flush(table)
            try files[table].file.end()
        }
    }

    func publish() throws(LedgerError) { try folder.publish() }
}
