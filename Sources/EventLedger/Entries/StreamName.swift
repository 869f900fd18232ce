// What a stream is called. A stream is the events of one subject (a customer, a machine), in the order of recording.
// The ledger attaches no meaning to categories; the domain above numbers them.

/// The name of a stream: a category (0–255, numbered by the domain) and an id (1–64 bytes of UTF-8).
public struct StreamName: Hashable, Sendable {
    /// The kind of subject the stream is about, numbered by the domain.
    public let category: UInt8
    /// The id within the category, 1–64 bytes of UTF-8 in Unicode NFC, no control characters.
    public let id: String

    /// Computed once: a name is looked up several times, on a thread that has little time.
    private let hash: UInt64

    /// Names a stream; the id is checked when an entry is recorded.
    public init(category: UInt8, id: String) {
        self.category = category
        self.id = id
        // FNV-1a; ids that are not ASCII hash as strings do, so that canonically equivalent ones stay equal.
        var hash: UInt64 = (0xCBF2_9CE4_8422_2325 ^ UInt64(category)) &* 0x100_0000_01B3
        var union: UInt8 = 0
        for byte in id.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            union |= byte
        }
        self.hash = union < 0x80 ? hash : UInt64(bitPattern: Int64(id.hashValue))
    }

    /// Feeds the hash that was computed when the name was made.
    public func hash(into hasher: inout Hasher) { hasher.combine(hash) }

    /// Whether two names are the same, as strings are.
    public static func == (left: StreamName, right: StreamName) -> Bool {
        left.hash == right.hash && left.category == right.category && left.id == right.id
    }
}

// What a writer expects of a stream when it records: the guard against two writers deciding on the same state.

/// The version a stream must have for an entry to be recorded. A stream's version is the number of its events.
public enum ExpectedVersion: Hashable, Sendable {
    /// Any version.
    case any
    /// The stream has no event yet.
    case noneYet
    /// The stream has an event, however many.
    case exists
    /// The stream has exactly so many events.
    case exactly(Int)

    func admits(_ version: Int) -> Bool {
        switch self {
        case .any: true
        case .noneYet: version == 0
        case .exists: version > 0
        case .exactly(let expected): version == expected
        }
    }
}

extension ExpectedVersion: CustomStringConvertible {
    /// `any version`, `no event yet`, `an event` or `version 3`.
    public var description: String {
        switch self {
        case .any: "any version"
        case .noneYet: "no event yet"
        case .exists: "an event"
        case .exactly(let version): "version \(version)"
        }
    }
}
