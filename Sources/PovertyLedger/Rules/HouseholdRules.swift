// The rules of the domain as the generic ledger uses them: for recording, verifying and rebuilding. An entry is decoded
// or prepared, judged and encoded; a recorded one is checked against the rules. It records nothing.

import EventLedger

/// The rules of poverty-reduction work.
public struct HouseholdRules: LedgerRules {
    /// The domain of this module.
    public var domain: LedgerDomain { .povertyReduction }

    init() {}

    /// Judges a proposed entry.
    public func judge(
        _ proposal: HouseholdProposal, on ledger: inout WorkingLedger
    ) throws(LedgerError) -> JudgedEntry {
        let prepared = proposal.prepared
        var judge = EntryJudge(prepared, after: ledger.lastPosition)
        do throws(LedgerError) {
            if !proposal.keepsIdentifiers { try checkIdentifiers(prepared, &ledger) }
            try judge.judge(&ledger)
            if !proposal.keepsIdentifiers { try judge.judgeEndedUnits(&ledger) }
            if proposal.addsFigures { try judge.addFigures(&ledger) }
            var encoded = try judge.encoded(keepingTime: proposal.keepsRecordedTime)
            encoded.secret = prepared.secret
            encoded.isTimeClaimed = prepared.isTimeClaimed
            return JudgedEntry(encoded, streams: judge.events.map(\.handle))
        } catch { throw error.with(entry: prepared.entry.id) }
    }

    /// Throws for the first id that a reader cannot distinguish from another, unless the ledger has it already.
    private func checkIdentifiers(_ prepared: PreparedEntry, _ ledger: inout WorkingLedger) throws(LedgerError) {
        let entry = prepared.entry
        if let problem = IdentifierRules.problem(entry.id) {
            throw LedgerError(
                .invalidValue, "\"id\" is \(Excerpt.quoted(entry.id)), which \(problem)",
                remedy: IdentifierRules.remedy, entry: entry.id)
        }
        for (index, refused) in prepared.refusedIdentifiers {
            if try isRecorded(refused, &ledger) { continue }
            throw LedgerError(
                refused.fieldProblem, entry: entry.id, event: index + 1, eventKind: prepared.events[index].kind)
        }
    }

    /// Whether an id is recorded.
    private func isRecorded(_ refused: RefusedIdentifier, _ ledger: inout WorkingLedger) throws(LedgerError) -> Bool {
        guard let category = refused.category else { return false }
        return try ledger.version(try ledger.open(StreamName(category: category.rawValue, id: refused.id))) > 0
    }

    /// The entry that was recorded before with the id of a proposal; its figures are the ledger's where the proposal
    /// has none.
    public func recorded(
        _ proposal: HouseholdProposal, on ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> RecordedEntry? {
        let entry = proposal.prepared.entry
        guard let recorded = try ledger.entry(withID: entry.id) else { return nil }
        var known = try Entry(recorded, in: ledger)
        known.recordedAt = entry.recordedAt
        known.leaveOutFigures(whereAbsentIn: entry)
        guard known == entry else {
            throw LedgerError(
                .duplicateEntry, "another entry was recorded under this id, at position \(recorded.firstPosition)",
                remedy: "give the new entry an id of its own, or send the same content again", entry: entry.id)
        }
        return recorded
    }

    /// A recorded entry as it was proposed. Its ids are accepted, and the closings of older programs have no figures.
    public func proposal(
        of recorded: RecordedEntry, on ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> HouseholdProposal {
        var entry = try Entry(recorded, in: ledger)
        if !recorded.claimedTime { entry.recordedAt = nil }
        var proposal = HouseholdProposal(try PreparedEntry(try HouseholdLedger.normalized(entry)))
        proposal.keepsRecordedTime = recorded.claimedTime
        proposal.keepsIdentifiers = true
        proposal.addsFigures = entry.events.contains(where: \.hasFigures)
        return proposal
    }

    /// Figures of a closing that differ from those of the events are a finding of their own kind.
    public func finding(_ error: LedgerError) -> VerificationKind { error.code == .figuresDiffer ? .figures : .rules }

    /// Gives the state of a household, unit or fund after an entry, or the last closed day, and posts what becomes of a
    /// household.
    public func follow(
        _ addition: StreamAddition, on ledger: borrowing WorkingLedger, posting: inout Postings
    ) throws(LedgerError) -> StreamSnapshot? {
        switch StreamCategory(rawValue: addition.category) {
        case .household: try HouseholdPostings.follow(addition, on: ledger, &posting)
        case .unit: try UnitState.follow(addition, on: ledger)
        case .fund: try FundState.follow(addition, on: ledger)
        case .closing:
            addition.items.last { $0.type != EventHead.voidType }
                .map { StreamSnapshot(first: UInt64($0.summary), second: 0) } ?? addition.snapshot
        case .plan, .recipient, .checkpoint, nil: nil
        }
    }

    /// The events that say which units there are, and how many households they reported.
    public var keyEvents: KeyEvents? { HouseholdRules.unitEvents }

    private static let unitEvents = KeyEvents(
        category: StreamCategory.unit.rawValue,
        types: Set(
            [EventKind.unitEstablished, .unitChanged, .unitMerged, .unitDivided, .householdTotalReported]
                .map(\.recordType)))

    /// Ordinary entries are judged in place.
    public func inPlaceJudge() -> (any InPlaceJudge)? { HouseholdJudge() }
}

/// A proposed entry, its fields checked, with the options of recording it.
public struct HouseholdProposal: Sendable {
    let prepared: PreparedEntry
    /// Whether the entry's own recorded time is kept, as claimed by an older system.
    var keepsRecordedTime = false
    /// Whether content that is refused today is accepted as an older program recorded it: ids, and totals and parts of
    /// ended units.
    var keepsIdentifiers = false
    /// Whether closings get their figures.
    var addsFigures = true

    init(_ prepared: PreparedEntry) { self.prepared = prepared }
}

extension Entry {
    /// Takes the figures out of each closing that has none in another entry: the ledger adds them, so they are not
    /// compared.
    fileprivate mutating func leaveOutFigures(whereAbsentIn other: Entry) {
        for (index, event) in zip(events.indices, other.events) {
            guard case .periodClosed(let given) = event.body, given.figures == nil,
                case .periodClosed(var known) = events[index].body
            else { continue }
            known.figures = nil
            events[index].body = .periodClosed(known)
        }
    }
}

extension Event {
    /// Whether it is a closing with figures.
    var hasFigures: Bool {
        guard case .periodClosed(let fields) = body else { return false }
        return fields.figures != nil
    }
}
