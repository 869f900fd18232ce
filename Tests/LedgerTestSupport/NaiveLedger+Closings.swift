// What a closing signs off, by the naive model: every account of the cut, and aid and awards one by one.

import EventLedger
import PovertyLedger

/// The figures of a closing in the naive model's words.
public struct NaiveFigures: Hashable, Sendable {
    /// Every account that holds a household, by the units of the period's last day.
    public var counts: [NaiveAccount: NaiveTally] = [:]
    /// The number and the sum of gifts, then of loans.
    public var aid: [Int64] = [0, 0, 0, 0]
    /// Awards in force, then revoked ones.
    public var awards: [Int64] = [0, 0]

    /// Figures of nothing.
    public init() {}
}

extension NaiveLedger {
    /// The figures at a cut.
    public func figures(_ cut: NaiveCut) -> NaiveFigures {
        var figures = NaiveFigures()
        figures.counts = counts(cut, byUnit: true)
        let live = live(cut)
        var revoked: Set<EventReference> = []
        for event in live {
            if case .awardRevoked(let fields) = event.body { revoked.insert(fields.award) }
        }
        for event in live {
            switch event.body {
            case .aidGiven(let fields):
                let place = fields.kind == .credit ? 2 : 0
                figures.aid[place] += 1
                figures.aid[place + 1] += fields.amountVND ?? 0
            case .awardGranted: figures.awards[revoked.contains(event.reference) ? 1 : 0] += 1
            default: break
            }
        }
        return figures
    }

    /// Each closing, with the cut that it closed.
    public var closings: [(reference: EventReference, cut: NaiveCut)] {
        events.compactMap { event in
            guard case .periodClosed(let fields) = event.body,
                let recorded = entries.first(where: { ($0.first...$0.last).contains(event.position) })
            else { return nil }
            return (event.reference, NaiveCut(fields.through, position: recorded.last))
        }
    }
}
