// Which accounts a number sums up: what people mean by "the poor households of ward 3 without social protection".

import EventLedger
import PovertyLedger

/// The accounts of some classes, of one unit or all, with or without social protection or both.
public struct AccountFilter: Hashable, Sendable {
    /// The classes.
    public let classes: Set<HouseholdClass>
    /// The one unit; nil for all.
    public let unit: String?
    /// Only with, or only without social protection; nil for both.
    public let socialProtection: Bool?

    /// The accounts of one class.
    public init(_ householdClass: HouseholdClass, unit: String? = nil, socialProtection: Bool? = nil) {
        self.init(classes: [householdClass], unit: unit, socialProtection: socialProtection)
    }

    /// The accounts of several classes together.
    public init(classes: Set<HouseholdClass>, unit: String? = nil, socialProtection: Bool? = nil) {
        self.classes = classes
        self.unit = unit
        self.socialProtection = socialProtection
    }

    /// The classes, worst first, `unclassified` last.
    public var sortedClasses: [HouseholdClass] { classes.sorted { $0.order < $1.order } }
}

extension AccountFilter {
    /// The one class, the unit and the filter of social protection.
    static var columns: [AnswerColumn<AccountFilter>] {
        [.word("class", \.sortedClasses.first?.name)] + placeColumns
    }

    /// The unit and the filter of social protection.
    static var placeColumns: [AnswerColumn<AccountFilter>] {
        [.text("unit", \.unit), .truth("socialProtection", \.socialProtection)]
    }

    /// `poor, without social protection, in phuong-1`.
    package var words: Sentence {
        let protection: Sentence? =
            socialProtection.map { $0 ? "under social protection" : "without social protection" }
        let place: Sentence? = unit.map { "in \($0)" }
        return .list([sortedClasses.words, protection, place].compactMap(\.self))
    }
}

extension AccountFilter {
    /// The same accounts with another filter of social protection.
    func with(socialProtection: Bool?) -> AccountFilter {
        AccountFilter(classes: classes, unit: unit, socialProtection: socialProtection)
    }

    /// The same accounts of other classes.
    func with(classes: Set<HouseholdClass>) -> AccountFilter {
        AccountFilter(classes: classes, unit: unit, socialProtection: socialProtection)
    }

    /// Whether the households of an account are counted, regardless of its unit.
    func admits(_ account: Account) -> Bool {
        classes.contains(account.householdClass) && (socialProtection.map { $0 == account.socialProtection } ?? true)
    }
}

// Walks the timeline of one household up to a cut, and names the events that put it where it is.

/// The events that put a household into its account.
struct AccountEntrance {
    /// The event by which it came into its class, or class and protection, for the last time.
    private(set) var entered: Position = 0
    /// The registration or the last move.
    private(set) var placed: Position = 0
    /// The latest decision since `entered` that changed nothing.
    private(set) var confirmed: Position?

    /// Walks a timeline; nil when it does not register the household or its summaries are damaged.
    ///
    /// `countsProtection` is whether its account includes social protection.
    init?(_ timeline: [TimelineItem], countsProtection: Bool) {
        var state = HouseholdState()
        for item in timeline {
            guard let step = HouseholdStep(item) else { return nil }
            let before = state
            state.apply(step)
            switch step {
            case .registered:
                entered = item.position
                placed = item.position
            case .moved: placed = item.position
            case .classified, .exited:
                if state.householdClass != before.householdClass
                    || (countsProtection && state.socialProtection != before.socialProtection)
                {
                    entered = item.position
                    confirmed = nil
                } else {
                    confirmed = item.position
                }
            case .resized, .dissolved, .other: break
            }
        }
        guard entered > 0, placed > 0 else { return nil }
    }
}
