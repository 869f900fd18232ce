// Importing JSON Lines: all of it or nothing, in bounded memory, for files of any size.

import EventLedger

extension HouseholdLedger {
    /// Records the entries of files of JSON Lines, `-` for standard input, in order; all of them or none.
    ///
    /// The first bad line is thrown, with file and line, and nothing is recorded. A dry run records nothing, passes
    /// every bad line to `problem` and continues after it; it judges by what is recorded when it begins, takes no lock
    /// and needs no write permission. Entries that were recorded before with the same content are skipped and counted.
    /// When this returns, everything is on the disk; if the process dies before, nothing is visible, and the next
    /// writer removes what was staged. Other writers wait meanwhile, but never for a pipe: its content is read to the
    /// end first. A task that is cancelled throws `cancelled` before it commits.
    public func importLines(
        from paths: [String], options: ImportOptions = ImportOptions(), progress: (ImportProgress) -> Void = { _ in },
        problem: (LedgerError) -> Void = { _ in }
    ) throws(LedgerError) -> ImportReport {
        let sources = try sources(of: paths, progress)
        var totalBytes = 0
        for source in sources { totalBytes += try source.bytes }
        let lines = ParsedLines(sources, batchEvents: options.batchEvents)
        defer { lines.stop() }
        var report = ImportReport()
        func record(_ writer: inout HouseholdWriter) throws(LedgerError) {
            var bytesRead = 0
            while let batch = lines.next() {
                if Task.isCancelled { throw HouseholdLedger.cancelled }
                bytesRead = batch.bytesRead
                for line in batch.lines {
                    do throws(LedgerError) {
                        try HouseholdLedger.record(line, options, &writer, &report)
                    } catch {
                        guard options.isDryRun, !error.isSystemFailure else { throw error }
                        report.problems += 1
                        problem(error)
                    }
                    if writer.isFull { try writer.stage() }
                }
                lines.giveBack(batch)
                progress(ImportProgress(bytesRead: bytesRead, totalBytes: totalBytes, events: report.events))
            }
            report.lastPosition = writer.ledger.lastPosition
            if let last = writer.ledger.lastRecordedAt, last > ledger.now { report.lastRecordedAheadOfClock = last }
            guard !options.isDryRun else { return }
            progress(
                ImportProgress(
                    bytesRead: bytesRead, totalBytes: totalBytes, events: report.events, isCommitting: true))
        }
        if options.isDryRun {
            try ruled.dryRun(allowingTimesAheadOfClock: options.allowsTimesAheadOfClock, record)
        } else {
            try write(allowingTimesAheadOfClock: options.allowsTimesAheadOfClock, record)
        }
        return report
    }

    private static func record(
        _ line: ParsedLines.Line, _ options: ImportOptions, _ writer: inout HouseholdWriter,
        _ report: inout ImportReport
    ) throws(LedgerError) {
        do throws(LedgerError) {
            let prepared = try line.entry.get()
            var proposal = HouseholdProposal(prepared)
            proposal.keepsRecordedTime = options.keepsRecordedTimes
            proposal.keepsIdentifiers = options.keepsIdentifiers
            let receipt = try writer.record(proposal)
            if receipt.wasAlreadyRecorded {
                try report.note(skipped: prepared.entry.id, receipt.positions, writer.ledger)
            } else {
                report.entries += 1
                report.events += receipt.positions.count
                if !options.keepsRecordedTimes, prepared.entry.recordedAt != nil { report.timesNotKept += 1 }
            }
        } catch {
            guard error.place.line == nil, line.number > 0, !error.isSystemFailure else { throw error }
            throw error.with(file: line.file, line: line.number)
        }
    }

    /// The sources to be read. Waits for the end of every pipe, before any other writer has to wait.
    private func sources(
        of paths: [String], _ progress: (ImportProgress) -> Void
    ) throws(LedgerError) -> [ImportSource] {
        var sources: [ImportSource] = []
        for path in paths {
            sources.append(
                try ImportSource(path: path, besideFileAt: ledger.path) { bytes in
                    progress(ImportProgress(bytesRead: bytes, totalBytes: nil, events: 0))
                })
        }
        return sources
    }

    private static var cancelled: LedgerError {
        LedgerError(.cancelled, "the import was cancelled", remedy: "nothing was recorded; start it again")
    }
}

extension ImportReport {
    /// Counts an entry that was recorded before, and whether its events were voided since.
    fileprivate mutating func note(
        skipped id: String, _ positions: ClosedRange<Position>, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) {
        skippedEntries += 1
        var isVoided = false
        for position in positions {
            guard let void = try ledger.void(ofEventAt: position) else { continue }
            isVoided = true
            guard voidedEvents.count < ImportReport.maximumListedVoids,
                let reference = try ledger.event(at: void)?.reference
            else { continue }
            let event = EventReference(entry: id, ordinal: position - positions.lowerBound + 1)
            voidedEvents.append(VoidedEvent(event: event, void: reference))
        }
        if isVoided { voidedEntries += 1 }
    }
}
