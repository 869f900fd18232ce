// Mirrors and outboxes of ledgers of households: the generic ones, with the form and the rules of this domain.

import EventLedger

/// A read-only copy of a ledger of households, kept by folding its log: see `LedgerMirror`.
public final class HouseholdMirror: Sendable {
    private let mirror: LedgerMirror<HouseholdForm>

    /// A mirror in the file at a path, which may not be there yet: see `LedgerMirror.init`.
    public init(
        at path: String, trusting keys: [VerifierKey] = [], clock: @escaping LedgerClock = SystemClock.now
    ) throws(LedgerError) {
        mirror = try LedgerMirror(at: path, form: HouseholdForm(), trusting: keys, clock: clock)
    }

    /// The path of its file.
    public var path: String { mirror.path }

    /// The ledger, to be asked, verified, proved and backed up; recording in it throws `mirror`. Nil while there is no
    /// file.
    public var ledger: HouseholdLedger? { mirror.ledger.map { HouseholdLedger(ruled: $0) } }

    /// What it is a mirror of, and how far; nil while nothing was folded.
    public func state() throws(LedgerError) -> MirrorState? { try mirror.state() }

    /// Folds what a log has behind the mirror's position: see `LedgerMirror.fold`.
    @discardableResult
    public func fold(
        from source: NamedLog, progress: (FoldReport) -> Void = { _ in }
    ) throws(LedgerError) -> FoldReport { try mirror.fold(from: source, progress: progress) }

    /// Folds what any of several copies of one log has: see `LedgerMirror.fold(fromAnyOf:)`.
    @discardableResult
    public func fold(
        fromAnyOf sources: [NamedLog], progress: (FoldReport) -> Void = { _ in }
    ) throws(LedgerError) -> FoldReports { try mirror.fold(fromAnyOf: sources, progress: progress) }
}

extension HouseholdLedger {
    /// The way of this ledger's entries into a log: see `Outbox`.
    public func outbox(
        to log: NamedLog, origin: KeyName? = nil, maximumSegmentBytes: Int = .max
    ) -> Outbox<HouseholdForm> {
        Outbox(ledger, form: HouseholdForm(), to: log, origin: origin, maximumSegmentBytes: maximumSegmentBytes)
    }
}
