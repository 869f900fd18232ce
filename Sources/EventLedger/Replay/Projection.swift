// What replay feeds: a pure fold over events. A projection never reads the ledger, a clock or a file.

/// A fold over the events of a ledger, in the order of their positions.
///
/// Conform a struct with the state you want to build. Replaying the same events gives the same state. `apply` is on the
/// hot path: it should not allocate, and read the payload in place.
public protocol Projection {
    /// Takes in one event. `payload` is valid during the call only; check its length before reading from it.
    ///
    /// Throws `damaged` when the payload can't be one of that type.
    mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError)

    /// Takes in the head of an entry, before its events. A fold that doesn't ask for entries leaves this out.
    mutating func begin(_ entry: EntryHead)

    /// Whether no further event matters, so that the replay stops. A fold that needs all events leaves this out.
    var isFinished: Bool { get }
}

extension Projection {
    /// No.
    @inlinable
    public var isFinished: Bool { false }

    /// Does nothing.
    @inlinable
    public mutating func begin(_ entry: EntryHead) {}
}

/// A projection that sees only the events inside a cut: in effect on its day, known at
/// its position, not voided by then.
@frozen
public struct AtCut<Inner: Projection>: Projection {
    /// The cut.
    public let cut: Cut
    /// The projection inside.
    public var inner: Inner

    /// Bounds a projection by a cut.
    @inlinable
    public init(_ cut: Cut, _ inner: Inner) {
        self.cut = cut
        self.inner = inner
    }

    /// Hands on an event that is inside the cut.
    @inlinable
    public mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        if event.isInside(cut) { try inner.apply(event, payload: payload) }
    }

    /// Whether the projection inside is.
    @inlinable
    public var isFinished: Bool { inner.isFinished }

    /// Reports every entry to the projection inside, also of those that have nothing inside the cut.
    @inlinable
    public mutating func begin(_ entry: EntryHead) { inner.begin(entry) }
}

/// Two projections in one pass.
@frozen
public struct Both<First: Projection, Second: Projection>: Projection {
    /// The projection that sees each event first.
    public var first: First
    /// The projection that sees it second.
    public var second: Second

    /// Joins two projections.
    @inlinable
    public init(_ first: First, _ second: Second) {
        self.first = first
        self.second = second
    }

    /// Hands an event to one and then to the other.
    @inlinable
    public mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        try first.apply(event, payload: payload)
        try second.apply(event, payload: payload)
    }

    /// Whether both are; one that is finished earlier is still given events.
    @inlinable
    public var isFinished: Bool { first.isFinished && second.isFinished }

    /// Tells both of the entry.
    @inlinable
    public mutating func begin(_ entry: EntryHead) {
        first.begin(entry)
        second.begin(entry)
    }
}

/// Any number of projections of one type in one pass.
@frozen
public struct Each<Inner: Projection>: Projection {
    /// The projections, each of which sees every event.
    public var all: [Inner]

    /// Joins projections of one type.
    @inlinable
    public init(_ all: [Inner]) { self.all = all }

    /// Hands an event to each.
    @inlinable
    public mutating func apply(_ event: EventHead, payload: RawSpan) throws(LedgerError) {
        for index in all.indices { try all[index].apply(event, payload: payload) }
    }

    /// Whether all are, and there are any.
    @inlinable
    public var isFinished: Bool { !all.isEmpty && all.allSatisfy { $0.isFinished } }

    /// Tells all of the entry.
    @inlinable
    public mutating func begin(_ entry: EntryHead) {
        for index in all.indices { all[index].begin(entry) }
    }
}

/// A projection of which the events of two neighbouring spans can be folded apart and joined.
///
/// Joining must give what folding one span after the other gives; no event may be left out by `isFinished`. A
/// projection that remembers of each attribute the day it was set can be joined: the later span wins where its day is
/// not earlier.
public protocol JoinableProjection: Projection, Sendable {
    /// The same projection before the first event, which shares no memory with this one.
    func withoutEvents() -> Self

    /// Takes in what the events behind those of this projection were folded to.
    mutating func join(_ later: Self)
}

extension AtCut: JoinableProjection where Inner: JoinableProjection {
    /// The projection inside without events, at the same cut.
    @inlinable
    public func withoutEvents() -> AtCut { AtCut(cut, inner.withoutEvents()) }

    /// Joins the projections inside.
    @inlinable
    public mutating func join(_ later: AtCut) { inner.join(later.inner) }
}

extension Both: JoinableProjection where First: JoinableProjection, Second: JoinableProjection {
    /// Both without events.
    @inlinable
    public func withoutEvents() -> Both { Both(first.withoutEvents(), second.withoutEvents()) }

    /// Joins each with its own.
    @inlinable
    public mutating func join(_ later: Both) {
        first.join(later.first)
        second.join(later.second)
    }
}

extension Each: JoinableProjection where Inner: JoinableProjection {
    /// All without events.
    @inlinable
    public func withoutEvents() -> Each { Each(all.map { $0.withoutEvents() }) }

    /// Joins each with its own.
    @inlinable
    public mutating func join(_ later: Each) {
        for (index, inner) in later.all.enumerated() { all[index].join(inner) }
    }
}

extension AtCut: Sendable where Inner: Sendable {}
extension Both: Sendable where First: Sendable, Second: Sendable {}
extension Each: Sendable where Inner: Sendable {}
