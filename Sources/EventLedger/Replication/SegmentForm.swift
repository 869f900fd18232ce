// How the entries of a domain are written into segments and read from them. The generic ledger has no form of its own
// for what a domain proposes; it is given lines and gives them back. Nothing here judges.

/// The form that a domain's entries have while they travel, and the rules under which a copy judges them again.
public protocol SegmentForm: Sendable {
    /// The rules of the domain.
    associatedtype Rules: LedgerRules where Rules.Proposal: Sendable

    /// The rules under which a mirror judges each entry again.
    var rules: Rules { get }

    /// Writes recorded entries, one after another, each whole and with its secret: with the rules and nothing else the
    /// same entries are recorded again, byte for byte. Throws what reading the ledger does.
    func lines<Lookup: EntryLookup & ~Copyable>(
        of entries: [RecordedEntry], in ledger: borrowing Lookup
    ) throws(LedgerError) -> [[UInt8]]

    /// Reads what `lines` wrote, one line behind another. Throws with the line for anything else; what the entries say
    /// is judged later.
    func entries(in body: [UInt8]) throws(LedgerError) -> [SegmentEntry<Rules.Proposal>]
}

/// An entry of a segment, as it is proposed to a mirror.
public struct SegmentEntry<Proposal: Sendable>: Sendable {
    /// What is recorded.
    public let proposal: Proposal
    /// Its id.
    public let id: String
    /// The moment that the rules take for the present when they judge it: when it was recorded in the origin. Nil where
    /// that time was claimed by an older system, so that the clock of the origin showed another; then it is now.
    public let present: Instant?
    /// The position that its first event has in the origin.
    public let firstPosition: Position
    /// How many events it has.
    public let eventCount: Int

    /// An entry with its place in the origin.
    public init(
        _ proposal: Proposal, id: String, present: Instant?, firstPosition: Position, eventCount: Int
    ) {
        self.proposal = proposal
        self.id = id
        self.present = present
        self.firstPosition = firstPosition
        self.eventCount = eventCount
    }
}
