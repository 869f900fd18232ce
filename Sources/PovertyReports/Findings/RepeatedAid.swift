// The same aid to a household on one day. While timelines are walked only digests are compared, and what may be the
// same is noted; the events themselves are read afterwards, which are few.

import EventLedger
import Files
import PovertyLedger

/// Groups of aid events of one household and day that may be the same.
struct RepeatedAid {
    /// The positions of each group, ascending, with a 0 behind it.
    private var groups: [Position] = []
    private var day: [(digest: UInt16, position: Position)] = []

    /// A digest of kind, amount, quantity, giver and measure: the same aid has the same digest, and other aid seldom
    /// has it.
    static func digest(_ aid: AidGiven.View) -> UInt16 {
        var digest = UInt64(aid.kind?.rawValue ?? 0) << 56
        func mix(_ value: UInt64) {
            digest = (digest ^ value) &* 0x9E37_79B9_7F4A_7C15
            digest ^= digest >> 29
        }
        func mix(_ text: RawSpan) {
            mix(UInt64(text.byteCount))
            var offset = 0
            while let word = text.load(offset, as: UInt64.self) {
                mix(word)
                offset += 8
            }
            while let byte = text.load(offset, as: UInt8.self) {
                mix(UInt64(byte))
                offset += 1
            }
        }
        mix(UInt64(bitPattern: aid.amountVND ?? 0))
        mix(UInt64(bitPattern: aid.quantity ?? 0))
        mix(aid.donor)
        if let measure = aid.measure { mix(measure) }
        return UInt16(truncatingIfNeeded: digest >> 32)
    }

    /// Takes in an aid event of the day that is being walked.
    mutating func take(_ position: Position, digest: UInt16) { day.append((digest, position)) }

    /// Ends a day: aid with equal digests is noted.
    mutating func endDay() {
        guard day.count > 1 else { return day.removeAll(keepingCapacity: true) }
        day.sort { ($0.digest, $0.position) < ($1.digest, $1.position) }
        var start = 0
        for end in 1...day.count where end == day.count || day[end].digest != day[start].digest {
            if end - start > 1 {
                groups += day[start..<end].map(\.position)
                groups.append(0)
            }
            start = end
        }
        day.removeAll(keepingCapacity: true)
    }

    /// Hands on each group.
    func forEach(_ body: (ArraySlice<Position>) throws(LedgerError) -> Void) throws(LedgerError) {
        var start = 0
        for (index, position) in groups.enumerated() where position == 0 {
            try body(groups[start..<index])
            start = index + 1
        }
    }
}

/// What makes aid of one household and day the same: kind, amount, quantity and giver, independent of its programme.
struct SameAid: Hashable {
    private let kind: AidKind
    private let amountVND: Int64?
    private let quantity: Int64?
    private let measure: String?
    private let donor: String

    init(_ aid: AidGiven) {
        kind = aid.kind
        amountVND = aid.amountVND
        quantity = aid.quantity
        measure = aid.measure
        donor = aid.donor
    }
}

extension FindingWriter {
    /// Every aid event behind an equal one of another entry, with the first such.
    func repeatedAid(_ repeated: RepeatedAid) throws(LedgerError) -> FindingList {
        struct First {
            let position: Position
            let entry: String
            /// The first of another entry.
            var other: Position?
        }
        var list = FindingList(limit: parameters.listedPerRule)
        try repeated.forEach { (group) throws(LedgerError) in
            var firsts: [SameAid: First] = [:]
            for position in group {
                let event = try cite([position])[0].event
                guard case .aidGiven(let aid) = try Event(event, reference: nil).body, let day = event.effectiveOn
                else {
                    continue
                }
                let (same, entry) = (SameAid(aid), event.reference.entry)
                guard let first = firsts[same] else {
                    firsts[same] = First(position: position, entry: entry)
                    continue
                }
                if first.entry != entry, first.other == nil { firsts[same]?.other = position }
                guard let earlier = first.entry != entry ? first.position : first.other else { continue }
                list.add(FindingCandidate(day: day.daysSinceEpoch, position: position, first: earlier))
            }
        }
        return list
    }

    static func repeatedAid(_ candidate: FindingCandidate, _ events: [DocumentedEvent]) throws(LedgerError) -> Finding {
        let (first, again) = (events[0], events[1])
        var words: Sentence = ""
        if case .aidGiven(let aid) = try Event(again.event, reference: nil).body {
            words = ": \(term: aid.kind.name)\(aid.amountVND.map { ", \($0) VND" } ?? ""), \(aid.donor)"
        }
        return Finding(
            .repeatedAid, on: again.day(or: candidate), household: again.subject(.household),
            events: [FindingEvent(first), FindingEvent(again)],
            sentence: "the same aid is in two entries on that day" + words)
    }
}
