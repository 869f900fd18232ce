// One event as a stream's timeline keeps it: enough to judge the rules without reading the event.
//
//   0  u48  position      6  u16  type      8  i32  day of effect      12  u32  summary

/// An event of a stream, in brief.
public struct TimelineItem: Hashable, Sendable {
    /// The event's position.
    public let position: Position
    /// Its type; 0 is a void.
    public let type: UInt16
    /// Days since 1970-01-01 of the day it takes effect; `Int32.min` for a void.
    public let effectiveDay: Int32
    /// The domain's four bytes; for a void the version (from 1) of the event it voids.
    public let summary: UInt32
    /// The position of the void that took it out, or `Int.max`.
    public package(set) var voidedBy: Position = .max

    static let byteCount = 16

    /// Describes an event; for rules under test, and for judging events before they are recorded.
    public init(position: Position, type: UInt16, effectiveDay: Int32, summary: UInt32) {
        self.position = position
        self.type = type
        self.effectiveDay = effectiveDay
        self.summary = summary
    }

    /// A recorded event in brief.
    init(_ event: RecordedEvent) {
        self.init(
            position: event.position, type: event.type,
            effectiveDay: event.effectiveOn?.daysSinceEpoch ?? EventRecord.noDay, summary: event.summary)
    }

    /// An event that is to be recorded at a position, in brief; `summary` is that of its record.
    init(_ event: NewEvent, at position: Position, _ summary: UInt32) {
        self.init(
            position: position, type: event.type,
            effectiveDay: event.effectiveOn?.daysSinceEpoch ?? EventRecord.noDay, summary: summary)
    }

    init(_ bytes: RawSpan, at offset: Int) {
        let word = bytes.loadUnchecked(offset, as: UInt64.self)
        position = Position(word & 0xFFFF_FFFF_FFFF)
        type = UInt16(word >> 48)
        effectiveDay = bytes.loadUnchecked(offset + 8, as: Int32.self)
        summary = bytes.loadUnchecked(offset + 12, as: UInt32.self)
    }

    func append(to bytes: inout [UInt8]) {
        bytes.appendLittleEndian(UInt64(position) | UInt64(type) << 48)
        bytes.appendLittleEndian(UInt64(UInt32(bitPattern: effectiveDay)) | UInt64(summary) << 32)
    }

    /// Orders by day of effect, then by position: the order of a timeline.
    @inlinable
    public static func precedes(_ left: TimelineItem, _ right: TimelineItem) -> Bool {
        (left.effectiveDay, left.position) < (right.effectiveDay, right.position)
    }

    /// What a cut sees of a stream on a day: of the items that it knows, voids applied, those that are in force and in
    /// effect, in the order of a timeline.
    package static func timeline(_ items: [TimelineItem], on day: Day) -> [TimelineItem] {
        items.filter {
            $0.type != EventHead.voidType && $0.voidedBy == .max && $0.effectiveDay <= day.daysSinceEpoch
        }.sorted(by: precedes)
    }

    /// All items of a stream up to a position, in the order of recording: each void among them is applied to the item
    /// that it names. Nothing that comes later is known of them.
    static func applyVoids(_ items: inout [TimelineItem]) {
        for index in items.indices where items[index].type == EventHead.voidType {
            let target = Int(items[index].summary) - 1
            if items.indices.contains(target) { items[target].voidedBy = items[index].position }
        }
    }
}
