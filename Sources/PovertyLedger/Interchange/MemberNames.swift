// Collects the members that an object may have, for messages. It walks the same fields as readers and writers, so that
// a list in a message is never out of date.

import EventLedger

/// A visitor that collects the names of members.
struct MemberNames: FieldVisitor {
    typealias Failure = Never

    /// Each name as a message shows it: `"members"`, an optional one `"cause"?`.
    private(set) var shown: [String] = []
    /// The bare names.
    private(set) var names: [String] = []

    /// The members of an entry.
    static var ofEntry: MemberNames {
        var members = MemberNames()
        members.add("id")
        for name in ["position", "recordedAt", "claimedTime", "secret"] { members.add(name, isOptional: true) }
        members.add("actor")
        for name in ["document", "reason", "restates"] { members.add(name, isOptional: true) }
        members.add("events")
        return members
    }

    /// The members of an event of a kind.
    static func of(_ kind: EventKind) -> MemberNames {
        var members = MemberNames()
        members.add("type")
        if kind != .eventVoided { members.add("effectiveOn") }
        _ = EventBody(kind, readBy: &members)
        return members
    }

    /// The members of a target.
    static var ofTarget: MemberNames {
        var members = MemberNames()
        var target = Target()
        target.visit(&members)
        return members
    }

    /// The members of a target's filter.
    static var ofFilter: MemberNames {
        var members = MemberNames()
        for name in ["unit", "area", "socialProtection"] { members.add(name, isOptional: true) }
        return members
    }

    /// The members of the figures of a closing.
    static var ofFigures: MemberNames { MemberNames("counts", "gifts", "loans", "awards") }

    /// The members of a count among those figures.
    static var ofFiguresRow: MemberNames { MemberNames("unit", "class", "socialProtection", "households", "persons") }

    /// The members of a sum among those figures.
    static func ofSum(_ sum: MemberReader.FiguresSum) -> MemberNames {
        sum == .awards ? MemberNames("granted", "revoked") : MemberNames("count", "amountVND")
    }

    private init() {}

    private init(_ required: String...) {
        for name in required { add(name) }
    }

    private mutating func add(_ name: String, isOptional: Bool = false) {
        names.append(name)
        shown.append("\"\(name)\"" + (isOptional ? "?" : ""))
    }

    private mutating func add(_ name: StaticString, isOptional: Bool = false) {
        add(name.description, isOptional: isOptional)
    }

    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) { add(name) }
    mutating func subjectChoice<Choice: SubjectChoice>(_ subject: inout Choice, _ rule: StaticString) {
        let (first, second) = Choice.categories
        names += [Choice.member(first).description, Choice.member(second).description]
        shown.append("\"\(Choice.member(first))\" or \"\(Choice.member(second))\"")
    }
    mutating func field<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value, _ form: Form) {
        add(name, isOptional: form.absent != nil)
    }
    mutating func optional<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value?, _ form: Form) {
        add(name, isOptional: true)
    }
}

// A short run of bytes as a value that compares in a few instructions. It does not interpret the bytes.

/// The bytes of a word of up to 24 bytes, as three numbers that are zero after its end.
struct WordKey: Hashable {
    static let maximumBytes = 24

    private(set) var first: UInt64 = 0
    private(set) var second: UInt64 = 0
    private(set) var third: UInt64 = 0
    let count: Int

    /// The key of these bytes, or nil when there are more than fit. The count distinguishes a zero byte from the end.
    @inline(__always)
    init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        count = range.count
        guard count <= WordKey.maximumBytes else { return nil }
        first = WordKey.load(bytes, range.lowerBound, range.upperBound)
        if count > 8 { second = WordKey.load(bytes, range.lowerBound + 8, range.upperBound) }
        if count > 16 { third = WordKey.load(bytes, range.lowerBound + 16, range.upperBound) }
    }

    /// Up to eight bytes from `start` on, zeros from `end` on.
    @inline(__always)
    private static func load(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        let count = end - start
        guard count > 0 else { return 0 }
        if start + 8 <= bytes.count {
            let word = UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
            return count >= 8 ? word : word & (1 << UInt64(count * 8) - 1)
        }
        var word: UInt64 = 0
        for index in start..<min(end, start + 8) { word |= UInt64(bytes[index]) << UInt64((index - start) * 8) }
        return word
    }

    /// A number that differs for most keys.
    @inline(__always)
    var slot: Int {
        let mixed = (first ^ (second &* 31) ^ (third &* 127) ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
        return Int(mixed >> 56)
    }
}

// Caches which word of which vocabulary a run of bytes names. A file names the same forty words millions of times;
// comparing them with whole vocabularies every time would take half of an import.

/// The words found last, at most one for each of 256 slots; other words are searched for again.
struct WordCache {
    private struct Slot {
        var vocabulary: ObjectIdentifier
        var key: WordKey
        var number: UInt8
    }

    private var slots = [Slot?](repeating: nil, count: 256)

    /// The word with that key, if it is in the cache.
    @inline(__always)
    func word<Word: Token>(_ key: WordKey) -> Word? {
        guard let slot = slots[key.slot], slot.key == key, slot.vocabulary == ObjectIdentifier(Word.self) else {
            return nil
        }
        return Word(rawValue: slot.number)
    }

    /// Stores a word.
    mutating func keep<Word: Token>(_ word: Word, _ key: WordKey) {
        slots[key.slot] = Slot(vocabulary: ObjectIdentifier(Word.self), key: key, number: word.rawValue)
    }
}
