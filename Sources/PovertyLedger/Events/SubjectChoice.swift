// Subjects that are one of two: in JSON one of two members, in the ledger the stream. Events of one kind are then in
// streams of two categories.

import EventLedger

/// A subject that is named by one of two members.
protocol SubjectChoice: Hashable, Sendable {
    /// The categories of the streams of the two, in the order of the members.
    static var categories: (StreamCategory, StreamCategory) { get }
    /// The member that names a subject of one of these categories.
    static func member(_ category: StreamCategory) -> StaticString

    /// The subject of one of these categories with an id.
    init(_ category: StreamCategory, _ id: String)

    /// The id.
    var id: String { get }
    /// The category of its stream.
    var category: StreamCategory { get }
}

/// A household or a unit.
public enum HouseholdOrUnit: Hashable, Sendable {
    /// The household with that id.
    case household(String)
    /// The unit with that id.
    case unit(String)

    /// The id of the household or unit.
    public var id: String {
        switch self {
        case .household(let id), .unit(let id): id
        }
    }

    /// The stream of the household or unit.
    public var category: StreamCategory {
        switch self {
        case .household: .household
        case .unit: .unit
        }
    }
}

extension HouseholdOrUnit: SubjectChoice {
    static var categories: (StreamCategory, StreamCategory) { (.household, .unit) }
    static func member(_ category: StreamCategory) -> StaticString { category == .unit ? "unit" : "household" }

    init(_ category: StreamCategory, _ id: String) { self = category == .unit ? .unit(id) : .household(id) }
}

/// A unit or a collective.
public enum UnitOrCollective: Hashable, Sendable {
    /// The unit with that id.
    case unit(String)
    /// The collective with that id; an award to it names the same id.
    case collective(String)

    /// The id of the unit or collective.
    public var id: String {
        switch self {
        case .unit(let id), .collective(let id): id
        }
    }

    /// The stream of the unit or collective.
    public var category: StreamCategory {
        switch self {
        case .unit: .unit
        case .collective: .recipient
        }
    }
}

extension UnitOrCollective: SubjectChoice {
    static var categories: (StreamCategory, StreamCategory) { (.unit, .recipient) }
    static func member(_ category: StreamCategory) -> StaticString { category == .unit ? "unit" : "collective" }

    init(_ category: StreamCategory, _ id: String) { self = category == .unit ? .unit(id) : .collective(id) }
}
