// A number that a finding rests on, with its name, so that programs need not read it out of a sentence.

/// A named whole number of a finding.
public struct FindingFigure: Hashable, Sendable {
    /// Its name in JSON.
    public let name: String
    /// The number.
    public let value: Int64

    /// A named number.
    public init(_ name: String, _ value: Int64) {
        self.name = name
        self.value = value
    }

    /// A named number.
    init(_ name: String, _ value: Int) { self.init(name, Int64(value)) }
}
