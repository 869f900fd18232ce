// What a writer believes about a stream when it records: the guard against two writers deciding on the same state.

/// The version a stream must have for an entry to be recorded. A stream's version is the number of its events.
public enum ExpectedVersion: Hashable, Sendable {
    /// Any version.
    case any
    /// The stream has no event yet.
    case noneYet
    /// The stream has exactly so many events.
    case exactly(Int)

    func admits(_ version: Int) -> Bool {
        switch self {
        case .any: true
        case .noneYet: version == 0
        case .exactly(let expected): version == expected
        }
    }
}

extension ExpectedVersion: CustomStringConvertible {
    /// `any version`, `no event yet` or `version 3`.
    public var description: String {
        switch self {
        case .any: "any version"
        case .noneYet: "no event yet"
        case .exactly(let version): "version \(version)"
        }
    }
}
