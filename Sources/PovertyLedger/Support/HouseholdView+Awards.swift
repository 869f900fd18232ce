// Awards inside a cut: how many are in force and how many were revoked, and which they are.

import EventLedger

extension HouseholdView {
    /// The awards granted inside a cut from a day on, told apart by some dimensions; those revoked inside the cut stand by
    /// themselves. `revokedOnly` leaves out those in force.
    ///
    /// Throws what a cut throws, and `invalidValue` for more than 65,536 groups. Cost: two replays; memory 16 bytes a
    /// revoked award; listing awards reads the entries that granted and revoked them too.
    public func awards(
        _ expression: CutExpression, from: Day? = nil, by dimensions: Set<AwardDimension> = [.form, .recipientKind],
        revokedOnly: Bool = false, listingAwards: Bool = false
    ) throws(LedgerError) -> AwardReport {
        let cut = try cut(expression)
        var revocations = RevocationFold(cut)
        try ledger.replay(through: cut.position, into: &revocations)
        let pairs = revocations.pairs.sorted { $0.award < $1.award }
        var fold = AwardFold(
            cut, from: from, dimensions, revoked: pairs.map(\.award), revokedOnly: revokedOnly,
            isListing: listingAwards)
        try ledger.replay(through: cut.position, into: &fold)
        guard !fold.hasTooManyRows else {
            throw LedgerError(
                .invalidValue, "the answer would have more than \(AidFold.maximumRows) rows",
                remedy: "tell fewer things apart, or ask for a shorter span")
        }
        return AwardReport(
            cut: cut, from: from, dimensions: dimensions, total: fold.total, rows: try rows(fold),
            awards: listingAwards ? try awards(fold.positions, pairs) : nil)
    }

    private func rows(_ fold: AwardFold) throws(LedgerError) -> [AwardRow] {
        let dimensions = fold.dimensions
        var rows: [AwardRow] = []
        for (key, count) in fold.rows {
            let group = AwardGroup(
                form: dimensions.contains(.form) ? fold.forms.text(key.form) : nil,
                recipientKind: dimensions.contains(.recipientKind) ? try word(key.recipientKind) : nil,
                authority: dimensions.contains(.authority) ? fold.authorities.text(key.authority) : nil,
                year: dimensions.contains(.year) ? Int(key.year) : nil)
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
        var events = EventReader(ledger: self)
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
