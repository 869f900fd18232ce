// Recording from a program: one entry, durable when the call returns.

import EventLedger

extension HouseholdLedger {
    /// Records an entry under the rules, or finds that it was recorded before with the same content.
    ///
    /// When this returns the entry is on the disk; when it throws, or the process dies before that, none of it is.
    /// `keepingRecordedTime` keeps the entry's own `recordedAt`, marked as claimed. `keepingIdentifiers` accepts ids that
    /// are refused today because they cannot be told from others by reading them, and totals and parts of units that had
    /// ended, as older programs recorded them; an id that the ledger has is always accepted. While the clock stands more than a minute behind the last recorded time nothing is recorded, unless
    /// `allowingTimesAheadOfClock`; the entry then gets that time, marked as claimed. Throws the first rule it breaks,
    /// with the event, the household and the recorded events in conflict. Cost: one durable commit.
    @discardableResult
    public func record(
        _ entry: Entry, keepingRecordedTime: Bool = false, keepingIdentifiers: Bool = false,
        allowingTimesAheadOfClock: Bool = false
    ) throws(LedgerError) -> Receipt {
        let entry = try PreparedEntry(try HouseholdLedger.normalized(entry))
        return try ledger.writeForDomain(allowingTimesAheadOfClock: allowingTimesAheadOfClock) {
            (writer: inout Writer) throws(LedgerError) -> Receipt in
            try EntryRecorder(keepsRecordedTimes: keepingRecordedTime, keepsIdentifiers: keepingIdentifiers)
                .record(entry, &writer)
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

extension LedgerError {
    init(_ problem: FieldProblem, entry: String?, event: Int? = nil, eventKind: EventKind? = nil) {
        let member = problem.member.isEmpty ? "" : "\"\(problem.member)\" "
        self.init(
            .invalidValue, member + problem.problem, remedy: problem.remedy,
            at: Place(entry: entry, event: event, eventType: eventKind?.name))
    }
}
