// One household folded event by event, with every rule of its timeline asked at each step.
// It knows nothing of other households and asks for units through a closure.

import EventLedger
import PovertyLedger

/// Where a household stands at a point of its timeline.
public struct NaiveHousehold: Hashable, Sendable {
    /// Whether it was ever registered up to this point.
    public private(set) var isRegistered = false
    /// Whether it was dissolved up to this point; final.
    public private(set) var isDissolved = false
    /// The unit it was last placed in.
    public private(set) var unit = ""
    /// Persons in it.
    public private(set) var members: UInt32 = 0
    /// The class in force.
    public private(set) var householdClass = HouseholdClass.unclassified
    /// Whether it is under social protection.
    public private(set) var socialProtection = false
    /// Its sponsors.
    public private(set) var sponsors: Set<String> = []
    /// Who is responsible for it, in which role.
    public private(set) var responsibilities: Set<[String]> = []

    /// A household before its first event.
    public init() {}

    /// Whether it counts: registered and not dissolved.
    public var isPresent: Bool { isRegistered && !isDissolved }

    /// The state of a diff: a class, or nil for absent.
    public var state: HouseholdClass? { isPresent ? householdClass : nil }

    /// The classes from the worst to the best; `unclassified` is none of them.
    static let ladder: [HouseholdClass] = [.poor, .nearPoor, .disadvantaged, .average, .betterOff, .wellOff]

    /// 0 for the worst class, 5 for the best, nil for unclassified.
    static func rank(_ someClass: HouseholdClass) -> Int? { ladder.firstIndex(of: someClass) }

    /// Takes the next event of the timeline. Gives what is wrong with it there, or nil.
    ///
    /// `mayBePlaced` says what is wrong with placing a household in a unit by this event, or nil.
    mutating func apply(_ body: EventBody, mayBePlaced: (String) -> String?) -> String? {
        if case .householdRegistered(let fields) = body {
            if isRegistered { return "registered twice" }
            if let fault = mayBePlaced(fields.unit) { return fault }
            isRegistered = true
            unit = fields.unit
            members = fields.members
            return nil
        }
        guard isRegistered else { return "not registered at that point" }
        guard !isDissolved else { return "dissolved at that point" }
        switch body {
        case .householdMoved(let fields):
            if fields.unit == unit { return "moved to the unit it is in" }
            if let fault = mayBePlaced(fields.unit) { return fault }
            unit = fields.unit
        case .householdSizeChanged(let fields): members = fields.members
        case .householdDissolved: isDissolved = true
        case .householdClassified(let fields): return classify(fields)
        case .householdExitedPoverty(let fields): return exit(fields)
        case .sponsorAssigned(let fields):
            if !sponsors.insert(fields.sponsor).inserted { return "sponsor assigned twice" }
        case .sponsorEnded(let fields):
            if sponsors.remove(fields.sponsor) == nil { return "sponsor ended that was not assigned" }
        case .responsibilityAssigned(let fields):
            if !responsibilities.insert([fields.holder, fields.role]).inserted { return "responsible twice" }
        case .responsibilityEnded(let fields):
            if responsibilities.remove([fields.holder, fields.role]) == nil {
                return "no longer responsible, and never was"
            }
        default: break
        }
        return nil
    }

    private mutating func classify(_ fields: HouseholdClassified) -> String? {
        guard let new = NaiveHousehold.rank(fields.class) else { return "classified as unclassified" }
        if let old = NaiveHousehold.rank(householdClass), old <= 1, new > old { return "left poverty without an exit" }
        householdClass = fields.class
        socialProtection = fields.socialProtection
        return nil
    }

    private mutating func exit(_ fields: HouseholdExitedPoverty) -> String? {
        guard fields.from == .poor || fields.from == .nearPoor else { return "exit from a class that is not poverty" }
        guard fields.from == householdClass else { return "exit from a class that is not in force" }
        guard let old = NaiveHousehold.rank(fields.from), let new = NaiveHousehold.rank(fields.to), new > old else {
            return "exit to a class that is not better"
        }
        householdClass = fields.to
        socialProtection = fields.socialProtection
        return nil
    }
}
