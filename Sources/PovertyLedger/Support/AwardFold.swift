// The folds behind counts of awards: first which awards are revoked, then the awards themselves. Both walk the events in
// the order of their positions, so that the revoked ones are met in the order in which they were granted.

import EventLedger

/// The awards that a cut knows to be revoked by its day.
struct RevocationFold: Projection {
    let cut: Cut
    private(set) var pairs: [(award: Position, revocation: Position)] = []

    init(_ cut: Cut) { self.cut = cut }

    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        guard event.type == RevocationFold.awardRevoked, event.isInside(cut) else { return }
        guard let award = PayloadLayout.revokedAward(payload) else { throw HouseholdFold.damaged(event) }
        pairs.append((award, event.position))
    }

    private static var awardRevoked: UInt16 { EventKind.awardRevoked.recordType }
}

/// The awards inside a cut, group by group.
struct AwardFold: Projection {
    let cut: Cut
    let from: Int32
    let dimensions: Set<AwardDimension>
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
        _ cut: Cut, from: Day?, _ dimensions: Set<AwardDimension>, revoked: [Position], revokedOnly: Bool,
        isListing: Bool
    ) {
        self.cut = cut
        self.from = (from ?? .first).daysSinceEpoch
        self.dimensions = dimensions
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
        guard let award = PayloadLayout.award(payload) else { throw HouseholdFold.damaged(event) }
        total.add(isRevoked: isRevoked)
        if isListing { positions.append(event.position) }
        guard !hasTooManyRows, !dimensions.isEmpty else { return }
        var key = AwardKey()
        if dimensions.contains(.form) { key.form = forms.number(of: payload, award.form) }
        if dimensions.contains(.recipientKind) { key.recipientKind = award.recipientKind }
        if dimensions.contains(.authority) { key.authority = authorities.number(of: payload, award.authority) }
        if dimensions.contains(.year) { key.year = Int32(Day(daysSinceEpoch: event.effectiveDay)?.year ?? 0) }
        rows[key, default: AwardCount()].add(isRevoked: isRevoked)
        if rows.count > AidFold.maximumRows { hasTooManyRows = true }
    }
}

/// The numbers that tell a group apart; what is not asked for is the same in all.
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
