// What a domain adds to verifying and rebuilding: its rules, and what it keeps beside streams. It is asked, and never
// told what was found.

/// The rules of a domain, as far as a ledger must know them to verify and rebuild itself.
public protocol LedgerRules {
    /// Judges an entry again, on what was known before it, and gives it as it would be recorded now.
    ///
    /// `writer` is at the place before the entry and records nothing. Snapshots set in it are kept for what follows. Throws
    /// what rule is broken.
    func judge(_ entry: RecordedEntry, _ writer: inout Writer) throws(BrokenRule) -> NewEntry

    /// What recording leaves beside a stream after all its events, in the order of recording with their voids; nil for
    /// nothing.
    func snapshot(category: UInt8, items: [TimelineItem]) -> StreamSnapshot?

    /// A judge that has seen no entry yet, for domains that can judge ordinary entries where they lie; nil where each is
    /// to be judged by `judge`.
    func inPlaceJudge() -> (any InPlaceJudge)?
}

extension LedgerRules {
    /// None: each entry is judged by `judge`.
    public func inPlaceJudge() -> (any InPlaceJudge)? { nil }
}

/// A rule that a recorded entry turns out to break.
public struct BrokenRule: Error, Hashable, Sendable {
    /// Whether it is a figure of a closing that differs.
    public let isFigure: Bool
    /// The event within the entry, from 1; nil when it is the entry.
    public let event: Int?
    /// What is wrong, a sentence without a full stop.
    public let problem: String

    /// Describes it.
    public init(isFigure: Bool = false, event: Int? = nil, _ problem: String) {
        self.isFigure = isFigure
        self.event = event
        self.problem = problem
    }
}
