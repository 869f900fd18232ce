// Random numbers that are the same for a seed on every machine and with every version of the compiler.
// SplitMix64 as published by Steele, Lea and Flood (2014). Never for secrets.

/// A seeded generator of 64-bit numbers.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The next number, any of 2⁶⁴.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `bound`. The bias is under one in 2³² for any bound used here.
    mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "a range needs at least one number")
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// Whether something that happens in so many of a hundred cases happens now.
    mutating func happens(percent: Int) -> Bool { below(100) < percent }

    /// A place in a list of weights, drawn in proportion to them.
    mutating func place(in weights: [Int]) -> Int {
        var total = 0
        for weight in weights { total += weight }
        var rest = below(total)
        for index in weights.indices {
            rest -= weights[index]
            if rest < 0 { return index }
        }
        return weights.count - 1
    }
}
