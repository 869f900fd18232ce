// Awards inside a cut: how many are in force and how many were revoked, and which they are.

import EventLedger
import PovertyLedger

extension CutView {
    /// The awards granted inside the cut from a day on, broken down by some dimensions; those revoked inside the cut
    /// are counted separately. `revokedOnly` leaves out those in force.
    ///
    /// Throws `invalidValue` for more than 65,536 groups. Cost: one replay; memory 24 bytes an
    /// award; listing awards reads the entries that granted and revoked them too.
    public func awards(
        since first: Day? = nil, by dimensions: Set<AwardDimension> = [.form, .recipientKind],
        revokedOnly: Bool = false, listingAwards: Bool = false
    ) throws(LedgerError) -> AwardReport {
        var fold = AwardFold(cut, from: first, AwardGrouping(dimensions))
        try ledger.replay(through: cut.position, into: &fold)
        if revokedOnly { fold.keepRevoked() }
        return AwardReport(
            cut: cut, from: first, revokedOnly: revokedOnly, dimensions: dimensions, total: fold.total,
            rows: try awardRows(fold), awards: listingAwards ? try awards(fold) : nil)
    }

    /// The groups of what was folded. Throws `invalidValue` where there are too many.
    func awardRows(_ fold: AwardFold) throws(LedgerError) -> [AwardRow] {
        guard let counts = fold.counts else {
            throw AwardReport.tooManyRows
        }
        let grouping = fold.grouping
        var rows: [AwardRow] = []
        for (key, count) in counts {
            let group = AwardGroup(
                form: grouping.byForm ? fold.forms.text(key.form) : nil,
                recipientKind: grouping.byRecipientKind ? try view.word(key.recipientKind) : nil,
                authority: grouping.byAuthority ? fold.authorities.text(key.authority) : nil,
                year: grouping.byYear ? Int(key.year) : nil)
            rows.append(AwardRow(group: group, count: count))
        }
        return rows.sorted { $0.group < $1.group }
    }

    /// The awards that were folded, by day and position.
    private func awards(_ fold: AwardFold) throws(LedgerError) -> [Award] {
        var events = EventReader(ledger: view)
        var awards: [Award] = []
        for (position, _) in fold.granted {
            let event = try events.event(at: position)
            guard case .awardGranted(let fields) = try Event(event, reference: nil).body, let day = event.effectiveOn
            else { continue }
            let revocation = try fold.revocations[position].flatMap { (revocation) throws(LedgerError) in
                try self.revocation(of: event.reference, try events.event(at: revocation))
            }
            awards.append(
                Award(reference: event.reference, effectiveOn: day, fields: fields, revocation: revocation))
        }
        // Positions come in order, and a sort by day that is stable keeps them so.
        return awards.enumerated().sorted { ($0.element.effectiveOn, $0.offset) < ($1.element.effectiveOn, $1.offset) }
            .map(\.element)
    }

    private func revocation(
        of award: EventReference, _ event: RecordedEvent
    ) throws(LedgerError) -> AwardRevocation? {
        guard case .awardRevoked(let fields) = try Event(event, reference: award).body, let day = event.effectiveOn
        else { return nil }
        return AwardRevocation(reference: event.reference, effectiveOn: day, cause: fields.cause)
    }
}

extension AwardReport {
    /// The error of an answer with more rows than it may have.
    static var tooManyRows: LedgerError {
        LedgerError(
            .invalidValue, "the answer would have more than \(AidFold.maximumRows) rows",
            remedy: "break down by fewer dimensions, or ask for a shorter span")
    }
}

// The fold behind counts of awards: which were granted and which were revoked. A revocation comes after its award, so
// awards are counted when all events were seen.

/// The awards inside a cut from a day on, and the revocations of all.
struct AwardFold: Projection {
    let cut: Cut
    let from: Int32
    let grouping: AwardGrouping
    /// The awards in the order of their positions.
    private(set) var granted: [(position: Position, key: AwardKey)] = []
    /// The revocations, by the position of the award.
    private(set) var revocations: [Position: Position] = [:]
    private(set) var forms = TextNumbers()
    private(set) var authorities = TextNumbers()

    init(_ cut: Cut, from: Day?, _ grouping: AwardGrouping) {
        self.cut = cut
        self.from = (from ?? .first).daysSinceEpoch
        self.grouping = grouping
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        if event.type == AwardFold.awardGranted {
            if event.effectiveDay >= from, event.isInside(cut) { try add(event, payload) }
        } else if event.type == AwardFold.awardRevoked, event.isInside(cut) {
            guard let award = AwardRevoked.View(payload)?.award else { throw LedgerError.misfit(at: event.position) }
            revocations[award] = event.position
        }
    }

    private static var awardGranted: UInt16 { EventKind.awardGranted.recordType }
    private static var awardRevoked: UInt16 { EventKind.awardRevoked.recordType }

    private mutating func add(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard let award = AwardGranted.View(payload) else { throw LedgerError.misfit(at: event.position) }
        var key = AwardKey()
        if grouping.byForm { key.form = forms.number(of: award.form) }
        if grouping.byRecipientKind { key.recipientKind = award.recipientKind?.rawValue ?? 0 }
        if grouping.byAuthority { key.authority = authorities.number(of: award.authority) }
        if grouping.byYear { key.year = Int32(Day(daysSinceEpoch: event.effectiveDay)?.year ?? 0) }
        granted.append((event.position, key))
    }

    /// Forgets the awards that are in force.
    mutating func keepRevoked() { granted.removeAll { revocations[$0.position] == nil } }

    /// All awards.
    var total: AwardCount {
        var total = AwardCount()
        for award in granted { total.add(isRevoked: revocations[award.position] != nil) }
        return total
    }

    /// The awards by group, none where they are not broken down; nil where there are more groups than an answer may
    /// have.
    var counts: [AwardKey: AwardCount]? {
        var counts: [AwardKey: AwardCount] = [:]
        for award in granted where grouping.hasAny {
            counts[award.key, default: AwardCount()].add(isRevoked: revocations[award.position] != nil)
            if counts.count > AidFold.maximumRows { return nil }
        }
        return counts
    }
}

/// What awards are broken down by, a flag for each dimension: they are read for every award.
struct AwardGrouping {
    let byForm: Bool
    let byRecipientKind: Bool
    let byAuthority: Bool
    let byYear: Bool

    init(_ dimensions: Set<AwardDimension>) {
        byForm = dimensions.contains(.form)
        byRecipientKind = dimensions.contains(.recipientKind)
        byAuthority = dimensions.contains(.authority)
        byYear = dimensions.contains(.year)
    }

    /// Whether there are groups at all.
    var hasAny: Bool { byForm || byRecipientKind || byAuthority || byYear }
}

/// The numbers that identify a group; what is not asked for is the same in all.
struct AwardKey: Hashable {
    var form: UInt32 = 0
    var authority: UInt32 = 0
    var year: Int32 = 0
    var recipientKind: UInt8 = 0
}

extension AwardCount {
    fileprivate mutating func add(isRevoked: Bool) {
        if isRevoked { revoked += 1 } else { inForce += 1 }
    }
}
