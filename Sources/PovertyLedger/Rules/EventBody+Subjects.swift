// What the rules ask of any event: whom it is about, where it places a household, which other unit it names.

extension EventBody {
    /// The household it is about.
    var household: String? {
        guard let stream, stream.category == StreamCategory.household.rawValue else { return nil }
        return stream.id
    }

    /// The unit it is about.
    var unit: String? {
        guard let stream, stream.category == StreamCategory.unit.rawValue else { return nil }
        return stream.id
    }

    /// The unit that it places its household in.
    var placement: String? {
        switch self {
        case .householdRegistered(let fields): fields.unit
        case .householdMoved(let fields): fields.unit
        default: nil
        }
    }

    /// The units that its own unit merges into, is divided among, or is part of.
    var otherUnits: [String] {
        switch self {
        case .unitMerged(let fields): [fields.into]
        case .unitDivided(let fields): fields.into
        case .unitEstablished(let fields): fields.parent.map { [$0] } ?? []
        case .unitChanged(let fields): fields.parent.map { [$0] } ?? []
        default: []
        }
    }

    /// A unit that it names without resting on it.
    var mentionedUnit: String? {
        switch self {
        case .awardGranted(let fields): fields.unit
        default: nil
        }
    }
}
