// Recording from a program: one entry, or several all or nothing, durable when the call returns.

import EventLedger

/// Records entries one after another in one write transaction; given by `HouseholdLedger.write`.
public typealias HouseholdWriter = DomainWriter<HouseholdRules>

extension HouseholdLedger {
    /// Records an entry under the rules, or finds that it was recorded before with the same content.
    ///
    /// When this returns the entry is on the disk; when it throws, none of it is. If the process is killed before it
    /// returns, all of it is or none.
    /// `expectations` are the versions that streams must have, so that a program that decided from what it read gets
    /// `versionConflict` when somebody recorded since; `StreamName.household` and `.unit` name them.
    /// `keepingRecordedTime` keeps the entry's own `recordedAt`, marked as claimed. `keepingIdentifiers` accepts ids
    /// that are refused today because a reader cannot distinguish them from others, and totals and parts of units that
    /// had ended, as older programs recorded them; an id that the ledger has is always accepted. While the clock is
    /// more than a minute behind the last recorded time nothing is recorded, unless `allowingTimesAheadOfClock`; the
    /// entry then gets that time, marked as claimed. Throws the first rule it breaks, with the event, the household and
    /// the recorded events in conflict. Cost: one durable commit, which calls of several threads at the same time share.
    @discardableResult
    public func record(
        _ entry: Entry, expecting expectations: [StreamName: ExpectedVersion] = [:], keepingRecordedTime: Bool = false,
        keepingIdentifiers: Bool = false, allowingTimesAheadOfClock: Bool = false
    ) throws(LedgerError) -> Receipt {
        let proposal = try HouseholdProposal(
            entry, keepingRecordedTime: keepingRecordedTime, keepingIdentifiers: keepingIdentifiers)
        return try ruled.record(allowingTimesAheadOfClock: allowingTimesAheadOfClock) {
            (writer: inout HouseholdWriter) throws(LedgerError) -> Receipt in
            try writer.record(proposal, of: entry, expecting: expectations)
        }
    }

    /// Runs `body` as the only writer of all processes and commits the entries that it recorded, all of them or none.
    ///
    /// When `body` throws, nothing is recorded. Never await inside. Recording in the same ledger from inside throws
    /// `nestedWrite`; reading from inside shows what was there before. `allowingTimesAheadOfClock` as for `record`.
    /// Cost: one durable commit.
    public func write<Result, Failure: LedgerFailure>(
        allowingTimesAheadOfClock: Bool = false, _ body: (inout HouseholdWriter) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try ruled.write(allowingTimesAheadOfClock: allowingTimesAheadOfClock, body)
    }

    /// Runs `body` with a writer that judges as one of `write` would and records nothing. It takes no lock, and does not
    /// ask the clock about recorded times. Cost: that of judging.
    package func dryRun<Result>(
        _ body: (inout HouseholdWriter) throws(LedgerError) -> Result
    ) throws(LedgerError) -> Result {
        try ruled.dryRun(allowingTimesAheadOfClock: true, body)
    }

    /// `record` on a thread of the ledger's own, so that a waiting task blocks no thread of the pool. When it returns
    /// the entry is on the disk, also where the task was cancelled meanwhile.
    @discardableResult
    public func recordInBackground(
        _ entry: Entry, expecting expectations: [StreamName: ExpectedVersion] = [:], keepingRecordedTime: Bool = false,
        keepingIdentifiers: Bool = false, allowingTimesAheadOfClock: Bool = false
    ) async throws(LedgerError) -> Receipt {
        let proposal = try HouseholdProposal(
            entry, keepingRecordedTime: keepingRecordedTime, keepingIdentifiers: keepingIdentifiers)
        return try await ruled.recordInBackground(allowingTimesAheadOfClock: allowingTimesAheadOfClock) {
            (writer: inout HouseholdWriter) throws(LedgerError) -> Receipt in
            try writer.record(proposal, of: entry, expecting: expectations)
        }
    }

    /// Records entries one after another, each by itself as `recordInBackground` does, and gives for each of them, in
    /// their order, its receipt or the reason why it was refused, which keeps none of the others from being recorded.
    ///
    /// When it returns, everything that has a receipt is on the disk; if the process is killed before, each entry is
    /// recorded or not, and those behind one that is not may be. Cost: a durable commit for up to 256 entries, which
    /// other calls at the same time share.
    public func recordEachInBackground(_ entries: [Entry]) async -> [Result<Receipt, LedgerError>] {
        // What needs no ledger is checked before the turn to write is waited for.
        let proposals = entries.map { entry in
            Result { () throws(LedgerError) in
                try HouseholdProposal(entry, keepingRecordedTime: false, keepingIdentifiers: false)
            }
        }
        return await ruled.recordEachInBackground(Array(zip(entries, proposals))) {
            (item, writer: inout HouseholdWriter) throws(LedgerError) -> Receipt in
            try writer.record(item.1.get(), of: item.0, expecting: [:])
        }
    }

    /// The entry with its text in NFC and every field checked that needs no ledger.
    static func normalized(_ entry: Entry) throws(LedgerError) -> Entry {
        var entry = entry
        do {
            try entry.normalizeHead()
        } catch {
            throw LedgerError(error, entry: entry.id.utf8.count <= FieldLimits.identifierBytes ? entry.id : nil)
        }
        for index in entry.events.indices {
            do {
                try entry.events[index].normalize()
            } catch {
                throw LedgerError(error, entry: entry.id, event: index + 1, eventKind: entry.events[index].kind)
            }
        }
        return entry
    }
}

extension DomainWriter where Rules == HouseholdRules {
    /// Records an entry under the rules, after those that this writer has recorded: see `HouseholdLedger.record`. When
    /// it throws, the writer keeps nothing of the entry and may continue with another.
    @discardableResult
    public mutating func record(
        _ entry: Entry, expecting expectations: [StreamName: ExpectedVersion] = [:], keepingRecordedTime: Bool = false,
        keepingIdentifiers: Bool = false
    ) throws(LedgerError) -> Receipt {
        let proposal = try HouseholdProposal(
            entry, keepingRecordedTime: keepingRecordedTime, keepingIdentifiers: keepingIdentifiers)
        return try record(proposal, of: entry, expecting: expectations)
    }

    fileprivate mutating func record(
        _ proposal: HouseholdProposal, of entry: Entry, expecting expectations: [StreamName: ExpectedVersion]
    ) throws(LedgerError) -> Receipt {
        do throws(LedgerError) {
            return try record(proposal, expecting: expectations)
        } catch { throw error.with(entry: entry.id) }
    }
}

extension HouseholdProposal {
    /// Checks and encodes what needs no ledger. Throws the problem of an invalid field.
    fileprivate init(
        _ entry: Entry, keepingRecordedTime: Bool, keepingIdentifiers: Bool
    ) throws(LedgerError) {
        self.init(try PreparedEntry(try HouseholdLedger.normalized(entry)))
        keepsRecordedTime = keepingRecordedTime
        keepsIdentifiers = keepingIdentifiers
    }
}

extension StreamName {
    /// The stream of a household.
    public static func household(_ code: String) -> StreamName {
        StreamName(category: StreamCategory.household.rawValue, id: NormalizedText.normalized(code))
    }

    /// The stream of a unit.
    public static func unit(_ id: String) -> StreamName {
        StreamName(category: StreamCategory.unit.rawValue, id: NormalizedText.normalized(id))
    }
}

extension LedgerError {
    init(_ problem: FieldProblem, entry: String?, event: Int? = nil, eventKind: EventKind? = nil) {
        self.init(
            .invalidValue, problem.sentence, remedy: problem.remedy,
            at: Place(entry: entry, event: event, eventType: eventKind?.name))
    }
}
