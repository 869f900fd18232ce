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
