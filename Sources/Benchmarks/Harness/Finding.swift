// One row of the table: what was measured on both sides, their ratio, and whether it meets the bar.

/// A measured row.
struct Finding {
    /// How a row is judged.
    enum Bar: Sendable {
        /// The ratio must be at least this.
        case ratioAtLeast(Double)
        /// The ratio must be more than this.
        case ratioAbove(Double)
        /// The ratio must be at most this.
        case ratioAtMost(Double)
        /// SoCai's own figure must be at least this.
        case atLeast(Double, shown: String)
        /// SoCai's own figure must be at most this.
        case atMost(Double, shown: String)
        /// No bar: a figure that helps to read the others.
        case none
    }

    /// What was measured, on how much.
    let what: String
    /// SoCai's figure, as it is judged.
    let figure: Double
    /// SoCai's figure for people.
    let shown: String
    /// The other side, named, for people; empty where there is none.
    var peer = ""
    /// How many times better than the other side, or what the row says it compares; nil where there is no other side.
    var ratio: Double?
    /// What it is held against.
    let bar: Bar

    /// Whether the bar is met; nil where there is none.
    var isMet: Bool? {
        switch bar {
        case .ratioAtLeast(let bound): ratio.map { $0 >= bound }
        case .ratioAbove(let bound): ratio.map { $0 > bound }
        case .ratioAtMost(let bound): ratio.map { $0 <= bound }
        case .atLeast(let bound, _): figure >= bound
        case .atMost(let bound, _): figure <= bound
        case .none: nil
        }
    }

    /// The cells of the row.
    var cells: [String] {
        [what, shown, peer, ratio.map { Format.ratio($0) } ?? "", barText, verdict]
    }

    private var verdict: String { isMet.map { $0 ? "met" : "LOST" } ?? "" }

    private var barText: String {
        switch bar {
        case .ratioAtLeast(let bound): "at least \(Format.ratio(bound))"
        case .ratioAbove(let bound): "more than \(Format.ratio(bound))"
        case .ratioAtMost(let bound): "at most \(Format.ratio(bound))"
        case .atLeast(_, let shown): "at least \(shown)"
        case .atMost(_, let shown): "at most \(shown)"
        case .none: "none"
        }
    }
}
