// The households of a page by their codes, with their events and the entries that brought them: what stands behind any
// figure. Where there are too many the page has their number only, and says which command shows them.

import PovertyReports

extension PageMaker {
    /// Codes, entries and events, or only how many there are.
    mutating func writeHouseholds() throws(LedgerError) {
        guard beginHouseholds() else { return }
        for number in 0..<histories.householdCount {
            let code = try view.ledger.streamID(
                category: StreamCategory.household.rawValue, number: UInt32(number))
            json.shown(code ?? "")
        }
        json.endArray()
        try writeEntries()
        endHouseholds()
    }

    /// The entries: first position, day of recording, id, document; claimed times are marked.
    private mutating func writeEntries() throws(LedgerError) {
        json.member("entries")
        json.beginArray()
        var (after, lastDay) = (0, Int32(0))
        while after < position {
            let page = try view.ledger.entries(after: after, limit: 500, maximumBytes: 1 << 22)
            guard let last = page.last else { break }
            for entry in page {
                let day = entry.recordedAt.day(at: view.ledger.offset).daysSinceEpoch
                json.beginArray()
                json.int(entry.events.count)
                json.int(day - lastDay)
                json.shown(entry.id)
                // Most documents are those of the entry's id, or missing.
                json.shown(entry.document)
                if entry.claimedTime { json.int(1) }
                json.endArray()
                lastDay = day
            }
            after = last.lastPosition
        }
        json.endArray()
    }
}

extension HistorySections {
    /// How many households and events there are, and the beginning of the list of codes; false where there are too many
    /// to be listed.
    mutating func beginHouseholds() -> Bool {
        json.member("householdCount")
        json.int(histories.householdCount)
        json.member("eventCount")
        json.int(histories.items.count)
        json.member("households")
        guard listsHouseholds else {
            json.null()
            return false
        }
        json.beginObject()
        json.member("codes")
        json.beginArray()
        return true
    }

    /// The events, behind codes and entries.
    mutating func endHouseholds() {
        json.member("events")
        json.string(packedEvents)
        json.endObject()
    }

    /// For each household the number of its events, then each: position, day, type, what it sets, and its void.
    var packedEvents: String {
        var packed = Packed()
        for household in 0..<histories.householdCount {
            let items = histories[household]
            packed.add(UInt64(items.count))
            var (position, day) = (0, Int32(0))
            for item in items {
                packed.add(UInt64(item.item.position - position))
                packed.add(signed: item.item.effectiveDay - day)
                packed.add(item.item.type)
                packed.add(UInt64(item.members > 0 ? item.members : item.item.summary))
                packed.add(item.item.voidedBy == .max ? 0 : UInt64(item.item.voidedBy - item.item.position))
                (position, day) = (item.item.position, item.item.effectiveDay)
            }
        }
        return packed.base64
    }
}
