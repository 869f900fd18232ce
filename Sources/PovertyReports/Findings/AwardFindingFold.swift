// Awards while the ledger is folded: which achievement each was granted for, by a digest of its text, and which were
// revoked. 32 bytes an award with an achievement; the texts themselves are not kept.

import EventLedger
import Files
import PovertyLedger

/// The awards inside a cut.
struct AwardFindingFold {
    private struct Award {
        let stream: UInt32
        let category: UInt8
        let day: Int32
        let position: Position
        /// Of the recipient's kind and the achievement's text, seeded anew in each run: nobody can make two texts give
        /// the same.
        let digest: Int

        /// By recipient and achievement, then in the order of a timeline.
        var order: (UInt8, UInt32, Int, Int32, Position) { (category, stream, digest, day, position) }
        func isForSame(as other: Award) -> Bool {
            (category, stream, digest) == (other.category, other.stream, other.digest)
        }
    }

    private struct Revocation {
        let award: Position
        let day: Int32
        let position: Position

        var order: (Int32, Position) { (day, position) }
    }

    private struct Closing {
        let through: Int32
        let position: Position
        /// The last position of its entry: what it knows.
        let known: Position
    }

    private var awards: [Award] = []
    private var revocations: [Revocation] = []
    private var closings: [Closing] = []

    /// Takes in an `awardGranted` inside the cut.
    mutating func grant(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard let granted = AwardGranted.View(payload) else { throw LedgerError.misfit(at: event.position) }
        guard let achievement = granted.achievement else { return }
        var hasher = Hasher()
        // Individuals and collectives have their streams in common.
        hasher.combine(granted.recipientKind)
        achievement.withUnsafeBytes { hasher.combine(bytes: $0) }
        awards.append(
            Award(
                stream: event.streamNumber, category: event.category, day: event.effectiveDay,
                position: event.position, digest: hasher.finalize()))
    }

    /// Takes in an `awardRevoked` inside the cut.
    mutating func revoke(_ event: EventHead, _ payload: RawSpan) throws(LedgerError) {
        guard let award = AwardRevoked.View(payload)?.award else { throw LedgerError.misfit(at: event.position) }
        revocations.append(Revocation(award: award, day: event.effectiveDay, position: event.position))
    }

    /// Takes in a `periodClosed` that is known, with the end of its entry.
    mutating func close(_ event: EventHead, known: Position) {
        closings.append(
            Closing(through: Int32(bitPattern: event.summary), position: event.position, known: known))
    }

    /// Adds what was found. An award in force is one of two for the same achievement when another before it in timeline
    /// order is in force too. A revoked one is still counted by the first closing that reaches the day of its
    /// revocation, knew the award and did not know the revocation; and it is counted anew by an award in force that was
    /// granted for the same achievement after its revocation.
    func find(repeated: inout FindingList, counted: inout FindingList) {
        var revoked: [Position: Revocation] = [:]
        for revocation in revocations {
            revoked[revocation.award] = revocation
            let closing = closings.first {
                $0.through >= revocation.day && $0.known >= revocation.award && $0.known < revocation.position
            }
            guard let closing else { continue }
            counted.add(
                FindingCandidate(
                    day: revocation.day, position: revocation.position, first: revocation.award,
                    second: closing.position))
        }
        let sorted = awards.sorted { $0.order < $1.order }
        var start = 0
        for end in 1...max(sorted.count, 1) where start < sorted.count {
            guard end == sorted.count || !sorted[end].isForSame(as: sorted[start]) else { continue }
            AwardFindingFold.find(sorted[start..<end], revoked, &repeated, &counted)
            start = end
        }
    }

    /// Adds what was found among the awards for one achievement, which come in timeline order.
    private static func find(
        _ awards: ArraySlice<Award>, _ revoked: [Position: Revocation], _ repeated: inout FindingList,
        _ counted: inout FindingList
    ) {
        guard awards.count > 1 else { return }
        let revocations = awards.compactMap { revoked[$0.position] }.sorted { $0.order < $1.order }
        // The number of revocations that come before an award in timeline order.
        var before = 0
        var inForce: Position?
        for award in awards where revoked[award.position] == nil {
            while before < revocations.count, revocations[before].order < (award.day, award.position) { before += 1 }
            if before > 0 {
                let revocation = revocations[before - 1]
                counted.add(
                    FindingCandidate(
                        day: award.day, position: award.position, first: revocation.award,
                        second: revocation.position))
            }
            if let other = inForce {
                repeated.add(FindingCandidate(day: award.day, position: award.position, first: other))
            } else {
                inForce = award.position
            }
        }
    }
}
