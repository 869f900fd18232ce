// A random number generator that gives the same numbers for the same seed on every machine and in every build.
// It is never seeded from the clock: a test that fails prints this value, and the seed in it repeats the failure.

/// SplitMix64: a small generator with 64 bits of state, good enough for test data and for nothing secret.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    /// The seed that repeats every number drawn.
    public let seed: UInt64
    private var state: UInt64

    /// A generator that starts at a seed.
    public init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number of the range, each equally likely.
    public mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// True in so many cases of a hundred.
    public mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    /// One of the elements, or nil when there is none.
    public mutating func pick<Elements: Collection>(_ elements: Elements) -> Elements.Element? {
        elements.randomElement(using: &self)
    }

    /// One of the elements; there must be one.
    public mutating func one<Element>(of elements: [Element]) -> Element {
        precondition(!elements.isEmpty, "nothing to choose from")
        return elements[number(0...(elements.count - 1))]
    }
}

extension SeededGenerator: CustomStringConvertible {
    /// The seed, as it is given to `init(seed:)`.
    public var description: String { "seed \(seed)" }
}
