// The words for what a number counts, and the members that JSON has for it.

import EventLedger
import PovertyLedger
import PovertyReports

extension AccountFilter {
    /// `poor, without social protection, in phuong-1`.
    var words: String {
        let classes = sortedClasses.map(\.words).joined(separator: " and ")
        return [classes, protectionWords, unit.map { "in \($0)" }].compactMap(\.self).joined(separator: ", ")
    }

    private var protectionWords: String? {
        socialProtection.map { $0 ? "under social protection" : "without social protection" }
    }
}

extension JSONWriter {
    /// Writes the one class, the unit and the filter of social protection, null where there is none.
    mutating func members(of filter: AccountFilter) {
        member("class", filter.sortedClasses.first?.name)
        memberUnit(of: filter)
    }

    /// Writes the unit and the filter of social protection.
    mutating func memberUnit(of filter: AccountFilter) {
        member("unit", filter.unit)
        member("socialProtection", filter.socialProtection)
    }

    /// Writes a member that is true or false, or null.
    mutating func member(_ name: StaticString, _ truth: Bool?) {
        member(name)
        if let truth { bool(truth) } else { null() }
    }

    /// Writes a number of households and persons as the member of that name.
    mutating func member(_ name: StaticString, _ tally: Tally) {
        member(name)
        beginObject()
        member("households", tally.households)
        member("persons", tally.persons)
        endObject()
    }

    /// Writes an event with its document as an object.
    mutating func source(_ source: EventSource) {
        beginObject()
        members(of: source)
        endObject()
    }

    /// Writes the members of an event with its document.
    mutating func members(of source: EventSource) {
        member("reference", source.reference.description)
        member("type", source.event.kind.name)
        member("effectiveOn", source.event.effectiveOn?.description)
        member("recordedAt", source.recordedAt)
        member("claimedTime", source.claimedTime)
        member("actor", source.actor)
        member("document", source.document)
    }

    /// Writes where a household stands, or null where it is absent.
    mutating func account(_ account: Account?) {
        guard let account else { return null() }
        beginObject()
        members(of: account, isByUnit: true)
        endObject()
    }
}
