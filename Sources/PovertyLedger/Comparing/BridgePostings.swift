// What was posted to one account of a bridge, term by term. There are as many tallies as terms, so that a posting is an
// addition and no search.

import EventLedger

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

    /// What a term comes to.
    subscript(term: BridgeTerm) -> Tally { tallies[term.rawValue] }

    /// The events behind all terms; empty where they are not listed.
    var allEvents: [Position] { positions.flatMap(\.self) }

    /// The events behind a term, household by household; nil where they are not listed.
    func events(_ term: BridgeTerm) -> [Position]? { positions.isEmpty ? nil : positions[term.rawValue] }
}
