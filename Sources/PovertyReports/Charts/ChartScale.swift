// The axes of a chart: round numbers from 0 up, and the ends of years. It is whole arithmetic, so that the same figures
// give the same drawing on every machine.

import EventLedger

/// The axis of households.
struct CountScale {
    /// The distance between two marks, 1, 2 or 5 times a power of ten.
    let step: Int64
    /// The top of the axis, a multiple of `step` that no figure is above.
    let top: Int64

    /// An axis with at most five steps, and at least one.
    init(through maximum: Int64) {
        let maximum = min(max(maximum, 1), CountScale.largest)
        var step: Int64 = 1
        var factors: [Int64] = [2, 5, 10]
        var power: Int64 = 1
        while (maximum + step - 1) / step > 5 {
            step = power * factors.removeFirst()
            if factors.isEmpty {
                power *= 10
                factors = [2, 5, 10]
            }
        }
        self.step = step
        top = (maximum + step - 1) / step * step
    }

    /// Figures above this are drawn at the top: no ledger has so many households, and a plan can promise any number.
    static let largest: Int64 = 1_000_000_000_000

    /// The marks, from 0 to the top.
    var marks: [Int64] { Array(stride(from: 0, through: top, by: Int64.Stride(step))) }

    /// How far up a figure is, of so many parts, rounded to the nearest.
    func place(of figure: Int64, in parts: Int) -> Int {
        let figure = min(max(figure, 0), top)
        return Int((Int128(figure) * Int128(2 * parts) + Int128(top)) / (2 * Int128(top)))
    }
}

/// The axis of days.
struct DayScale {
    let first: Day
    let last: Day

    /// How far along a day is, of so many parts, rounded to the nearest.
    func place(of day: Day, in parts: Int) -> Int {
        let all = max(1, Int(last.daysSinceEpoch) - Int(first.daysSinceEpoch))
        let past = min(max(0, Int(day.daysSinceEpoch) - Int(first.daysSinceEpoch)), all)
        return (2 * past * parts + all) / (2 * all)
    }

    /// The ends of years on the axis.
    var yearEnds: [Day] {
        (first.year...last.year).compactMap { Day.endOfYear($0) }.filter { $0 >= first && $0 <= last }
    }
}

extension TrajectoryChart {
    /// The axis of households, of all that is drawn.
    var countScale: CountScale {
        let figures = points.flatMap { [Int64($0.poor), Int64($0.nearPoor)] } + targets.map(\.households)
        return CountScale(through: figures.max() ?? 0)
    }

    /// The axis of days, through the last target.
    var dayScale: DayScale {
        let last = ([cut.effectiveOn] + targets.map(\.due)).max() ?? cut.effectiveOn
        return DayScale(first: points.first?.day ?? cut.effectiveOn, last: last)
    }
}
