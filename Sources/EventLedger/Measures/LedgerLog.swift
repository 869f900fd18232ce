// What a ledger reports of itself while it works, for the log of a program: sizes, positions and durations. It never has
// the text of an entry, the name of a stream or the folder of the file, since logs are read by more people than ledgers.

/// Something that an open ledger did.
enum LedgerOccurrence: Sendable, Equatable {
    /// The file was opened.
    case opened(formatVersion: Int, isReadOnly: Bool)
    /// A commit became durable, with what it made visible where it did.
    case committed(RecordedAmount?, lastPosition: Position?, nanoseconds: Int64)
    /// A commit failed.
    case commitFailed(code: String)
    /// A call got the writers' lock behind another writer.
    case waited(nanoseconds: Int64)
    /// What an import that was cut short had staged was taken out again.
    case discarded(events: Int, behind: Position)
    /// A replay came to its end.
    case replayed(events: Int, nanoseconds: Int64)
    /// The derived tables were made again, in the newest format where they were of an older one.
    case rebuilt(through: Position, isUpgrade: Bool)
}

/// Where occurrences are reported; nowhere by default.
struct LedgerLog: Sendable {
    let report: (@Sendable (LedgerOccurrence) -> Void)?

    static let none = LedgerLog(report: nil)

    func callAsFunction(_ occurrence: @autoclosure () -> LedgerOccurrence) {
        if let report { report(occurrence()) }
    }
}
