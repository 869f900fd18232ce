// Events that name another: the revocation of an award, the receipt of a pledge, and the adoption of an initiative. What
// is named is of the right kind, in force, and in effect on that day. Which event a reference names is resolved before.

import EventLedger

/// What is said of an event that another may not name.
struct NamingWords {
    /// The kind that is named.
    let kind: EventKind
    /// The end of the sentence about an event of another kind, after its name.
    let wrongKind: Sentence
    let wrongKindRemedy: Sentence
    /// The sentence about an event that takes effect later.
    let tooEarly: Sentence
    let tooEarlyRemedy: Sentence
    let voidedRemedy: Sentence

    static let award = NamingWords(
        kind: .awardGranted, wrongKind: "is not an award", wrongKindRemedy: "name an awardGranted",
        tooEarly: "the award takes effect after its revocation", tooEarlyRemedy: "revoke an award on its day or later",
        voidedRemedy: "a voided award cannot be revoked")

    static let pledge = NamingWords(
        kind: .contributionPledged, wrongKind: "is not a pledge", wrongKindRemedy: "name a contributionPledged",
        tooEarly: "the pledge takes effect after its receipt",
        tooEarlyRemedy: "a pledge is kept on its day or later", voidedRemedy: "a voided pledge has no receipts")

    static let initiative = NamingWords(
        kind: .initiativeRecorded, wrongKind: "is not an initiative", wrongKindRemedy: "name an initiativeRecorded",
        tooEarly: "the initiative takes effect after its adoption",
        tooEarlyRemedy: "an initiative is adopted on its day or later",
        voidedRemedy: "a voided initiative cannot be adopted")
}

extension EntryJudge {
    /// Throws unless the event that another names is of the kind, in force after this entry, and in effect on its day.
    func checkNamed(
        _ index: Int, _ words: NamingWords, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) {
        let day = events[index].item.effectiveDay
        guard let target = events[index].target else {
            // An event of this entry; its kind was looked at when it was found.
            guard events[events[index].targetPosition - firstPosition].item.effectiveDay <= day else {
                throw error(.ruleBroken, index, words.tooEarly, words.tooEarlyRemedy)
            }
            return
        }
        let name = target.reference.description
        guard target.type == words.kind.recordType else {
            throw error(
                .unknownReference, index, "\(name) \(words.wrongKind)", words.wrongKindRemedy, conflicting: [name])
        }
        guard !voided.contains(target.position) else {
            throw error(.ruleBroken, index, "\(name) is voided by this entry", words.voidedRemedy, conflicting: [name])
        }
        guard try ledger.void(ofEventAt: target.position) == nil else {
            throw error(.ruleBroken, index, "\(name) is voided", words.voidedRemedy, conflicting: [name])
        }
        guard let named = target.effectiveOn?.daysSinceEpoch, named <= day else {
            throw error(.ruleBroken, index, words.tooEarly, words.tooEarlyRemedy, conflicting: [name])
        }
    }

    /// The events of a stream that are in force after this entry, of one kind or several, with what they say; `group`
    /// are those that the entry brings.
    func live(
        _ kinds: Set<UInt16>, in handle: StreamHandle, with group: ArraySlice<Int>, _ ledger: borrowing WorkingLedger
    ) throws(LedgerError) -> [(item: TimelineItem, body: EventBody)] {
        var found: [(item: TimelineItem, body: EventBody)] = []
        for item in try ledger.timeline(handle) where kinds.contains(item.type) && item.voidedBy == .max {
            guard !voided.contains(item.position) else { continue }
            guard let event = try ledger.event(at: item.position) else {
                throw LedgerError.missingEvent(at: item.position)
            }
            // What it refers to is left to those who ask: they compare positions.
            let unread = event.referredPosition.map { EventReference(entry: "", ordinal: $0) }
            found.append((item, try Event(event, reference: unread).body))
        }
        for index in group where kinds.contains(events[index].item.type) {
            found.append((events[index].item, entry.events[index].body))
        }
        return found.sorted { TimelineItem.precedes($0.item, $1.item) }
    }
}
