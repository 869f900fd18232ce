// The gifts of targets that promise resources, summed when all aid and all moves are known.

import EventLedger
import PovertyLedger

/// The sums of the gifts of targets.
struct ResourceSums {
    private struct Sum {
        let target: Target
        /// The units that it counts in; nil where gifts count wherever they are.
        let units: Set<UInt32>?
        var gifts: Int64 = 0
        var amountVND: Int128 = 0
        var positions: [Position] = []
    }

    private var sums: [Sum]
    private let isListing: Bool

    /// `isListing` keeps the positions of the gifts.
    init(_ targets: [Target], _ units: TargetUnits, isListing: Bool) {
        sums = targets.map { Sum(target: $0, units: units.numbers(of: $0)) }
        self.isListing = isListing
    }

    /// Whether no target asks for them.
    var isEmpty: Bool { sums.isEmpty }

    /// The first day of all spans, in days since 1970-01-01.
    var firstDay: Int32 { sums.map(\.target.spanBegins).min() ?? .max }

    /// Adds the gifts up. Throws `damaged` for one of an unknown donor.
    mutating func add(_ aid: PlacedAidFold, _ placements: Placements) throws(LedgerError) {
        var programmes = aid.programmes
        for index in sums.indices {
            let target = sums[index].target
            let (from, due) = (target.spanBegins, target.due.daysSinceEpoch)
            let asked = Set(target.programmes.map { programmes.number(of: Array($0.utf8).span.bytes) })
            for item in aid.items where item.day >= from && item.day <= due && !item.isLoan {
                guard let giver = DonorKind(rawValue: item.donorKind) else {
                    throw LedgerError.misfit(at: item.position)
                }
                guard target.givers.isEmpty || target.givers.contains(giver) else { continue }
                guard asked.isEmpty || asked.contains(item.programme) else { continue }
                if let units = sums[index].units {
                    guard let unit = item.unit(placements), units.contains(unit) else { continue }
                }
                sums[index].gifts += 1
                sums[index].amountVND += Int128(item.amountVND ?? 0)
                if isListing { sums[index].positions.append(item.position) }
            }
        }
    }

    /// The sum of a target. Throws `overflow` where it is no figure.
    func sum(of target: Target) throws(LedgerError) -> Int64 {
        guard let sum = sums.first(where: { $0.target == target }) else { return 0 }
        guard target.of == .amountVND else { return sum.gifts }
        guard let figure = Int64(exactly: sum.amountVND) else {
            throw LedgerError(
                .overflow,
                "the amounts of the \(sum.gifts) gifts of target \(target.id) add up to \(sum.amountVND) VND",
                remedy: "a sum has at most \(Int64.max) VND; find the amount that is wrong and void its event")
        }
        return figure
    }

    /// The positions of the gifts of a target, where they were listed.
    func positions(of target: Target) -> [Position] { sums.first { $0.target == target }?.positions ?? [] }
}
