// Writes the fields of an event as members of an object that was begun. Whether they are valid is not asked here.

import EventLedger

/// A visitor that writes fields as JSON; what is nil or an empty set is left out, a flag is always written.
struct FieldWriter: FieldVisitor {
    typealias Failure = Never

    /// The JSON so far.
    var json = JSONWriter()

    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) { text(name, &id) }

    mutating func subjectChoice(_ subject: inout AidSubject) {
        switch subject {
        case .household(let id): member("household", id)
        case .unit(let id): member("unit", id)
        }
    }

    mutating func fixedSubject(_ stream: StreamName) {}
    mutating func unit(_ name: StaticString, _ id: inout String) { text(name, &id) }
    mutating func optionalUnit(_ name: StaticString, _ id: inout String?) { optionalText(name, &id) }
    mutating func units(_ name: StaticString, _ ids: inout [String]) {
        json.member(name)
        json.beginArray()
        for id in ids { json.string(id) }
        json.endArray()
    }

    mutating func identifier(_ name: StaticString, _ id: inout String) { text(name, &id) }
    mutating func optionalIdentifier(_ name: StaticString, _ id: inout String?) { optionalText(name, &id) }
    mutating func text(_ name: StaticString, _ text: inout String) { member(name, text) }

    mutating func optionalText(_ name: StaticString, _ text: inout String?) {
        if let text { member(name, text) }
    }

    mutating func token<Word: Token>(_ name: StaticString, _ word: inout Word, allowed: TokenSet<Word>) {
        member(name, word.name)
    }

    mutating func optionalToken<Word: Token>(_ name: StaticString, _ word: inout Word?) {
        if let word { member(name, word.name) }
    }

    mutating func tokens<Word: Token>(_ name: StaticString, _ words: inout TokenSet<Word>) {
        guard !words.isEmpty else { return }
        json.member(name)
        json.beginArray()
        for word in words.words { json.string(word.name) }
        json.endArray()
    }

    mutating func flag(_ name: StaticString, _ flag: inout Bool) {
        json.member(name)
        json.bool(flag)
    }

    mutating func smallCount(_ name: StaticString, _ count: inout UInt32, least: UInt32) { member(name, Int64(count)) }
    mutating func count(_ name: StaticString, _ count: inout Int64, least: Int64) { member(name, count) }

    mutating func optionalCount(_ name: StaticString, _ count: inout Int64?, least: Int64) {
        if let count { member(name, count) }
    }

    mutating func day(_ name: StaticString, _ day: inout Day) { member(name, day) }

    mutating func optionalDay(_ name: StaticString, _ day: inout Day?) {
        if let day { member(name, day) }
    }

    mutating func reference(_ name: StaticString, _ reference: inout EventReference) {
        member(name, reference.description)
    }

    mutating func targets(_ name: StaticString, _ targets: inout [Target]) {
        json.member(name)
        json.beginArray()
        for index in targets.indices {
            json.beginObject()
            targets[index].visit(&self)
            json.endObject()
        }
        json.endArray()
    }

    mutating func targetValue(_ name: StaticString, _ value: inout TargetValue, kind: TargetKind) {
        switch value {
        case .households(let count): member(name, count)
        case .rate(let rate): member(name, rate.description)
        }
    }

    mutating func filter(_ name: StaticString, _ socialProtection: inout Bool?) {
        guard let socialProtection else { return }
        json.member(name)
        json.beginObject()
        json.member("socialProtection")
        json.bool(socialProtection)
        json.endObject()
    }

    mutating func figures(_ name: StaticString, _ figures: inout ClosedFigures?) {
        guard let figures else { return }
        json.member(name)
        json.object(figures, ClosedFigures.columns)
    }
}

extension FieldWriter {
    /// Writes a member that is text.
    mutating func member(_ name: StaticString, _ text: String) {
        json.member(name)
        json.string(text)
    }

    /// Writes a member that is a whole number.
    mutating func member(_ name: StaticString, _ number: Int64) {
        json.member(name)
        json.int(number)
    }

    /// Writes a member that is a day.
    mutating func member(_ name: StaticString, _ day: Day) {
        json.member(name)
        json.day(day)
    }
}

// One event as a JSON object, in the form it has inside an entry.

extension JSONWriter {
    /// Writes an event as the object that it is in an entry's `events`: type, effectiveOn and its fields.
    public mutating func event(_ event: Event) {
        var fields = FieldWriter()
        fields.json = self
        fields.json.beginObject()
        fields.member("type", event.kind.name)
        if let day = event.effectiveOn { fields.member("effectiveOn", day) }
        var body = event.body
        body.visit(&fields)
        fields.json.endObject()
        self = fields.json
    }
}
