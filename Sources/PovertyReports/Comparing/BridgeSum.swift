// Adding flows up to a bridge: each leaves one account and enters another, on two levels at once.

import EventLedger
import PovertyLedger

/// The terms of all accounts, and of all classes, while flows are added to them.
struct BridgeSum: FlowSum {
    /// An account by numbers. Its unit is 0 where not broken down by unit.
    struct Key: Hashable {
        let unit: UInt32
        let householdClass: HouseholdClass
        let socialProtection: Bool
    }

    private let tree: UnitTree?
    private let listsEvents: Bool
    /// The place of an account among the postings.
    private var places: [Key: Int] = [:]
    private var postings: [BridgePostings] = []
    private var totals: [BridgePostings]

    /// `tree` has the units to break down by; nil is no breakdown.
    init(_ tree: UnitTree?, listsEvents: Bool) {
        self.tree = tree
        self.listsEvents = listsEvents
        totals = HouseholdClass.allCases.map { _ in BridgePostings(listsEvents: listsEvents) }
    }

    /// The accounts that something was posted to.
    var accounts: some Sequence<Key> { places.keys }

    /// The events behind all terms of all accounts and classes, some more than once; none where they are not listed.
    var events: [Position] { (postings + totals).flatMap(\.allEvents) }

    /// What was posted to an account.
    subscript(key: Key) -> BridgePostings? { places[key].map { postings[$0] } }

    /// What was posted to a class as a whole.
    subscript(householdClass: HouseholdClass) -> BridgePostings { totals[Int(householdClass.rawValue)] }

    /// The account of a standing; nil for nobody's.
    func key(_ standing: Standing) -> Key? {
        guard standing.isPresent else { return nil }
        return Key(
            unit: tree.map { $0[standing.unit] } ?? 0, householdClass: standing.householdClass,
            socialProtection: standing.socialProtection)
    }

    mutating func add(_ flow: Flow) {
        post(
            from: flow.before, to: flow.after, leaving: BridgeTerm.leaving(flow), entering: BridgeTerm.entering(flow),
            flow.position)
    }

    /// Adds what an entry changed in the opening.
    mutating func add(_ change: KnowledgeChange) {
        let term = change.isCorrection ? BridgeTerm.corrected : .late
        post(
            from: change.before, to: change.after, leaving: term, entering: term, resizing: term, change.position)
    }

    private mutating func post(
        from before: Standing, to after: Standing, leaving: BridgeTerm, entering: BridgeTerm,
        resizing: BridgeTerm = .sizeChange, _ position: Position
    ) {
        let (old, new) = (key(before), key(after))
        let out = Tally(households: -1, persons: -Int(before.members))
        let into = Tally(households: 1, persons: Int(after.members))
        if let old, old == new {
            post(into + out, resizing, position, to: old)
        } else {
            if let old { post(out, leaving, position, to: old) }
            if let new { post(into, entering, position, to: new) }
        }
        if let old, let new, old.householdClass == new.householdClass {
            totals[Int(old.householdClass.rawValue)].post(into + out, resizing, position)
        } else {
            if let old { totals[Int(old.householdClass.rawValue)].post(out, leaving, position) }
            if let new { totals[Int(new.householdClass.rawValue)].post(into, entering, position) }
        }
    }

    private mutating func post(_ tally: Tally, _ term: BridgeTerm, _ position: Position, to key: Key) {
        guard let place = places[key] else {
            places[key] = postings.count
            postings.append(BridgePostings(listsEvents: listsEvents))
            postings[postings.count - 1].post(tally, term, position)
            return
        }
        postings[place].post(tally, term, position)
    }
}

// What was posted to one account of a bridge, term by term. There are as many tallies as terms, so that a posting is an
// addition and no search.

/// The postings of an account by term.
struct BridgePostings {
    private var tallies = [Tally](repeating: .zero, count: BridgeTerm.allCases.count)
    /// The events behind each term; empty where they are not listed.
    private var positions: [[Position]]

    init(listsEvents: Bool) {
        positions = listsEvents ? [[Position]](repeating: [], count: BridgeTerm.allCases.count) : []
    }

    /// Adds to a term what an event did.
    mutating func post(_ tally: Tally, _ term: BridgeTerm, _ position: Position) {
        guard tally != .zero else { return }
        tallies[term.rawValue] += tally
        if !positions.isEmpty { positions[term.rawValue].append(position) }
    }

    /// The sum of a term.
    subscript(term: BridgeTerm) -> Tally { tallies[term.rawValue] }

    /// The events behind all terms; empty where they are not listed.
    var allEvents: [Position] { positions.flatMap(\.self) }

    /// The events behind a term, household by household; nil where they are not listed.
    func events(_ term: BridgeTerm) -> [Position]? { positions.isEmpty ? nil : positions[term.rawValue] }
}
