// The pieces that several JSON answers share.

import EventLedger

extension JSONWriter {
    /// Writes a member that is text, or null.
    package mutating func member(_ name: StaticString, _ text: String?) {
        member(name)
        if let text { string(text) } else { null() }
    }

    /// Writes a member that is a whole number.
    package mutating func member(_ name: StaticString, _ number: Int) {
        member(name)
        int(number)
    }

    /// Writes a member that is true or false.
    package mutating func member(_ name: StaticString, _ truth: Bool) {
        member(name)
        bool(truth)
    }

    /// Writes a member that is an instant, or null.
    package mutating func member(_ name: StaticString, _ instant: Instant?) { member(name, instant?.description) }

    /// Writes a member that is a day, or null.
    package mutating func member(_ name: StaticString, _ day: Day?) {
        member(name)
        if let day { self.day(day) } else { null() }
    }

    /// Writes a member that is a list, with an item for each value.
    package mutating func member<Value>(
        _ name: StaticString, list values: [Value], _ item: (inout JSONWriter, Value) -> Void
    ) {
        member(name)
        beginArray()
        for value in values { item(&self, value) }
        endArray()
    }

    /// Writes a cut as the member of that name.
    package mutating func member(_ name: StaticString, _ cut: Cut, unitsOn: Day) {
        member(name)
        beginObject()
        member("effectiveOn")
        day(cut.effectiveOn)
        member("position", cut.position)
        member("unitsOn")
        day(unitsOn)
        endObject()
    }

    /// Writes what an account is told apart by; `unit` only where units are.
    package mutating func members(of account: Account, isByUnit: Bool) {
        if isByUnit { member("unit", account.unit) }
        member("class", account.householdClass.name)
        member("socialProtection", account.socialProtection)
    }
}
