// How a domain judges its ordinary entries where they lie, without decoding them. It may only ever say that an entry keeps
// every rule, or that it is not sure: then the entry is judged the precise way.

/// A judge of entries in their order, for verifying at the speed of a replay.
///
/// An entry is told in this order: `isOrdinary` for each event, `begin`, `take` for each event, `end`. What the judge keeps
/// of a stream is the snapshot that recording would leave.
public protocol InPlaceJudge {
    /// Whether an event is of those that can be judged in place; one that is not makes the whole entry be judged the
    /// precise way. `voiding` is the event that a void names.
    func isOrdinary(type: UInt16, category: UInt8, voiding: TimelineItem?) -> Bool

    /// Takes in the head of an entry whose events are all ordinary.
    mutating func begin(_ entry: EntryHead, _ ground: JudgingGround)

    /// Judges an event, which is the next of its stream; false when it is not sure that the event keeps every rule and is
    /// written as the domain writes it. `payload` is lent for the call only; `snapshot` is that of the event's stream.
    mutating func take(
        _ event: EventHead, voiding: TimelineItem?, payload: RawSpan, snapshot: inout StreamSnapshot?,
        _ ground: JudgingGround
    ) -> Bool

    /// Judges what depends on all events of the entry; false when it is not sure.
    mutating func end(_ ground: JudgingGround) -> Bool
}
