// Awards inside a cut: how many are in force and how many were revoked, and which they are.

import EventLedger
import PovertyLedger

extension CutView {
    /// The awards granted inside the cut from a day on, broken down by some dimensions; those revoked inside the cut
    /// are counted separately. `revokedOnly` leaves out those in force.
    ///
    /// Throws `invalidValue` for more than 65,536 groups. Cost: two replays; memory 16 bytes a
    /// revoked award; listing awards reads the entries that granted and revoked them too.
    public func awards(
        since first: Day? = nil, by dimensions: Set<AwardDimension> = [.form, .recipientKind],
        revokedOnly: Bool = false, listingAwards: Bool = false
    ) throws(LedgerError) -> AwardReport {
        var revocations = RevocationFold(cut)
        try ledger.replay(through: cut.position, into: &revocations)
        let pairs = revocations.pairs.sorted { $0.award < $1.award }
        var fold = AwardFold(
            cut, from: first, AwardGrouping(dimensions), revoked: pairs.map(\.award), revokedOnly: revokedOnly,
            isListing: listingAwards)
        try ledger.replay(through: cut.position, into: &fold)
        return AwardReport(
            cut: cut, from: first, revokedOnly: revokedOnly, dimensions: dimensions, total: fold.total,
            rows: try awardRows(fold),
            awards: listingAwards ? try awards(fold.positions, pairs) : nil)
    }

    /// The groups of what was folded. Throws `invalidValue` where there are too many.
    func awardRows(_ fold: AwardFold) throws(LedgerError) -> [AwardRow] {
        guard !fold.hasTooManyRows else {
            throw LedgerError(
                .invalidValue, "the answer would have more than \(AidFold.maximumRows) rows",
                remedy: "break down by fewer dimensions, or ask for a shorter span")
        }
        let grouping = fold.grouping
        var rows: [AwardRow] = []
        for (key, count) in fold.rows {
            let group = AwardGroup(
                form: grouping.byForm ? fold.forms.text(key.form) : nil,
                recipientKind: grouping.byRecipientKind ? try view.word(key.recipientKind) : nil,
                authority: grouping.byAuthority ? fold.authorities.text(key.authority) : nil,
                year: grouping.byYear ? Int(key.year) : nil)
            rows.append(AwardRow(group: group, count: count))
        }
        return rows.sorted { $0.group < $1.group }
    }

    /// The awards at these positions, by day and position.
    private func awards(
        _ positions: [Position], _ pairs: [(award: Position, revocation: Position)]
    ) throws(LedgerError) -> [Award] {
        var revocations: [Position: Position] = [:]
        for pair in pairs { revocations[pair.award] = pair.revocation }
        var events = EventReader(ledger: view)
        var awards: [Award] = []
        for position in positions {
            let event = try events.event(at: position)
            guard case .awardGranted(let fields) = try Event(event, reference: nil).body, let day = event.effectiveOn
            else { continue }
            let revocation = try revocations[position].flatMap { (revocation) throws(LedgerError) in
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

// The folds behind counts of awards: first which awards are revoked, then the awards themselves. Both walk the events
// in the order of their positions, so that the revoked ones are met in the order in which they were granted.

/// The awards that a cut knows to be revoked by its day.
struct RevocationFold: Projection {
    let cut: Cut
    private(set) var pairs: [(award: Position, revocation: Position)] = []

    init(_ cut: Cut) { self.cut = cut }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == RevocationFold.awardRevoked, event.isInside(cut) else { return }
        guard let award = AwardRevoked.View(payload)?.award else { throw LedgerError.misfit(at: event.position) }
        pairs.append((award, event.position))
    }

    private static var awardRevoked: UInt16 { EventKind.awardRevoked.recordType }
}

/// The awards inside a cut, group by group.
struct AwardFold: Projection {
    let cut: Cut
    let from: Int32
    let grouping: AwardGrouping
    private let revokedOnly: Bool
    private let isListing: Bool
    /// The positions of revoked awards, and how many of them were passed.
    private let revoked: [Position]
    private var passed = 0
    private(set) var total = AwardCount()
    private(set) var rows: [AwardKey: AwardCount] = [:]
    private(set) var forms = TextNumbers()
    private(set) var authorities = TextNumbers()
    /// The positions of the awards, where they are listed.
    private(set) var positions: [Position] = []
    /// Whether there were more groups than an answer may have; what is beyond them is not counted.
    private(set) var hasTooManyRows = false

    /// `revoked` are the positions of revoked awards in ascending order.
    init(
        _ cut: Cut, from: Day?, _ grouping: AwardGrouping, revoked: [Position], revokedOnly: Bool,
        isListing: Bool
    ) {
        self.cut = cut
        self.from = (from ?? .first).daysSinceEpoch
        self.grouping = grouping
        self.revoked = revoked
        self.revokedOnly = revokedOnly
        self.isListing = isListing
    }

    @inline(__always)
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == AwardFold.awardGranted, event.effectiveDay >= from, event.isInside(cut) else { return }
        try add(event, payload)
    }

    private static var awardGranted: UInt16 { EventKind.awardGranted.recordType }

    private mutating func add(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        while passed < revoked.count, revoked[passed] < event.position { passed += 1 }
        let isRevoked = passed < revoked.count && revoked[passed] == event.position
        guard isRevoked || !revokedOnly else { return }
        guard let award = AwardGranted.View(payload) else { throw LedgerError.misfit(at: event.position) }
        total.add(isRevoked: isRevoked)
        if isListing { positions.append(event.position) }
        guard !hasTooManyRows, grouping.hasAny else { return }
        var key = AwardKey()
        if grouping.byForm { key.form = forms.number(of: award.form) }
        if grouping.byRecipientKind { key.recipientKind = award.recipientKind?.rawValue ?? 0 }
        if grouping.byAuthority { key.authority = authorities.number(of: award.authority) }
        if grouping.byYear { key.year = Int32(Day(daysSinceEpoch: event.effectiveDay)?.year ?? 0) }
        rows[key, default: AwardCount()].add(isRevoked: isRevoked)
        if rows.count > AidFold.maximumRows { hasTooManyRows = true }
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
