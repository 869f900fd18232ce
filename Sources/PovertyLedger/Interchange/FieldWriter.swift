// Writes the fields of an event as members of an object that was begun. Whether they are valid is not checked here.

import EventLedger

/// A visitor that writes fields as JSON; what is nil or an empty set is left out, a flag is always written.
struct FieldWriter: FieldVisitor {
    typealias Failure = Never

    /// The JSON so far.
    var json = JSONWriter()

    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) { member(name, id) }

    mutating func subjectChoice<Choice: SubjectChoice>(_ subject: inout Choice, _ rule: StaticString) {
        member(Choice.member(subject.category), subject.id)
    }

    mutating func field<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value, _ form: Form) {
        guard !form.isLeftOut(value) else { return }
        json.member(name)
        form.write(value, &self)
    }

    mutating func optional<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value?, _ form: Form) {
        if var value { field(name, &value, form) }
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

extension FieldWriter {
    /// Writes an event as an object: type, effectiveOn and its fields.
    mutating func event(_ event: Event) {
        json.beginObject()
        member("type", event.kind.name)
        if let day = event.effectiveOn { member("effectiveOn", day) }
        var body = event.body
        body.visit(&self)
        json.endObject()
    }
}

extension JSONWriter {
    /// Writes an event as the object that it is in an entry's `events`: type, effectiveOn and its fields.
    public mutating func event(_ event: Event) {
        var fields = FieldWriter()
        // The writer of the fields owns the bytes meanwhile: a second owner would copy all of them.
        swap(&fields.json, &self)
        fields.event(event)
        swap(&fields.json, &self)
    }
}
