// Importing JSON Lines: all of it or nothing, in bounded memory, whatever the size of the files.

import EventLedger

extension HouseholdLedger {
    /// Records the entries of files of JSON Lines, `-` for standard input, in order; all of them or none.
    ///
    /// The first bad line is thrown, with file and line, and nothing is recorded. A dry run records nothing, hands every
    /// bad line to `problem` and goes on behind it. Entries that were recorded before with the same content are skipped
    /// and counted. When this returns, everything is on the disk; if the process dies before, nothing is visible, and
    /// the next writer clears away what was staged. Other writers wait meanwhile.
    public func importLines(
        from paths: [String], options: ImportOptions = ImportOptions(), progress: (ImportProgress) -> Void = { _ in },
        problem: (PovertyError) -> Void = { _ in }
    ) throws(PovertyError) -> ImportReport {
        let totalBytes = try HouseholdLedger.totalBytes(of: paths)
        let lines = ParsedLines(paths)
        defer { lines.stop() }
        var report = ImportReport()
        do {
            try ledger.writeForDomain(allowingTimesAheadOfClock: options.allowsTimesAheadOfClock) {
                (writer: inout Writer) throws(ImportEnd) in
                let recorder = EntryRecorder(keepsRecordedTimes: options.keepsRecordedTimes)
                var bytesRead = 0
                while let batch = lines.next() {
                    bytesRead = batch.bytesRead
                    for line in batch.lines {
                        do throws(PovertyError) {
                            try HouseholdLedger.record(line, recorder, &writer, &report)
                        } catch {
                            guard options.isDryRun, !error.isSystemFailure else { throw .failed(error) }
                            report.problems += 1
                            problem(error)
                        }
                        if writer.isFull { try HouseholdLedger.stage(&writer) }
                    }
                    lines.giveBack(batch)
                    progress(
                        ImportProgress(bytesRead: bytesRead, totalBytes: totalBytes, events: report.events))
                }
                report.lastPosition = writer.lastPosition
                if let last = writer.lastRecordedAt, last > ledger.now { report.lastRecordedAheadOfClock = last }
                if options.isDryRun { throw .dryRun }
                progress(
                    ImportProgress(
                        bytesRead: bytesRead, totalBytes: totalBytes, events: report.events, isCommitting: true))
            }
        } catch {
            guard case .failed(let error) = error else { return report }
            throw error
        }
        return report
    }

    private static func record(
        _ line: ParsedLines.Line, _ recorder: EntryRecorder, _ writer: inout Writer, _ report: inout ImportReport
    ) throws(PovertyError) {
        do throws(PovertyError) {
            let receipt = try recorder.record(try line.entry.get(), &writer)
            if receipt.wasAlreadyRecorded {
                report.skippedEntries += 1
            } else {
                report.entries += 1
                report.events += receipt.positions.count
            }
        } catch {
            guard error.line == nil, line.number > 0, !error.isSystemFailure else { throw error }
            throw error.with(file: line.file, line: line.number)
        }
    }

    private static func stage(_ writer: inout Writer) throws(ImportEnd) {
        do throws(LedgerError) {
            try writer.stage()
        } catch { throw ImportEnd(error) }
    }

    /// The bytes of all files; nil when one is a pipe. Throws `readFailed` before anything is begun.
    private static func totalBytes(of paths: [String]) throws(PovertyError) -> Int? {
        var total: Int? = 0
        for path in paths {
            let bytes = try LineReader.bytes(ofFileAt: path)
            total = total.flatMap { sum in bytes.map { sum + $0 } }
        }
        return total
    }
}

/// How the write transaction of an import ends without recording anything.
private enum ImportEnd: LedgerFailure {
    case failed(PovertyError)
    case dryRun

    init(_ error: LedgerError) { self = .failed(PovertyError(error)) }
}
