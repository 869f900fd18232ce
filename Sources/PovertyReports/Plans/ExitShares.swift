// How the exits that targets look at ended. It is handed the exits of each household, whoever walks the timelines.

import EventLedger
import PovertyLedger

/// The exits of targets that promise lasting ones.
struct ExitShares {
    private struct Share {
        let target: Target
        /// The units that it counts in; nil for all.
        let units: Set<UInt32>?
        var lasting: Int64 = 0
        var back: Int64 = 0
        var exits: [(exit: RecognisedExit, isLasting: Bool)] = []
    }

    private var shares: [Share]
    private let isListing: Bool

    /// `isListing` keeps the exits.
    init(_ targets: [Target], _ units: TargetUnits, isListing: Bool) {
        shares = targets.map { Share(target: $0, units: units.numbers(of: $0)) }
        self.isListing = isListing
    }

    /// Whether no target asks for them.
    var isEmpty: Bool { shares.isEmpty }

    /// Takes in the exits of a household.
    mutating func take(_ household: HouseholdExits) {
        guard !shares.isEmpty else { return }
        for exit in household.firstOfEachYear {
            for index in shares.indices where isCounted(exit, shares[index]) {
                let target = shares[index].target
                guard let end = Day(daysSinceEpoch: exit.day)?.adding(months: Int(target.months ?? 0)),
                    end <= target.due
                else { continue }
                let isLasting: Bool
                if let back = exit.back, back.day <= end.daysSinceEpoch {
                    isLasting = false
                    shares[index].back += 1
                } else if household.dissolvedOn > end.daysSinceEpoch {
                    isLasting = true
                    shares[index].lasting += 1
                } else {
                    continue
                }
                if isListing { shares[index].exits.append((exit, isLasting)) }
            }
        }
    }

    private func isCounted(_ exit: RecognisedExit, _ share: Share) -> Bool {
        share.target.measure.contains(exit.from) && exit.day >= share.target.spanBegins
            && share.units?.contains(exit.unit) ?? true
    }

    /// The exits of a target and whether each lasted, where they were listed.
    func exits(of target: Target) -> [(exit: RecognisedExit, isLasting: Bool)] {
        shares.first { $0.target == target }?.exits ?? []
    }

    /// The exits of a target that lasted, and all that are looked at.
    func share(of target: Target) -> (part: Int64, of: Int64) {
        guard let share = shares.first(where: { $0.target == target }) else { return (0, 0) }
        return (share.lasting, share.lasting + share.back)
    }
}
