// Reads the fields of an event from the members of an object. It knows no event type: each type walks its own fields.

import EventLedger

/// A visitor that fills fields from the object a `MemberReader` is at.
struct FieldReader: FieldVisitor {
    typealias Failure = LedgerError

    /// The object and its line.
    var members = MemberReader()

    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) throws(LedgerError) {
        id = try members.identifier(name, at: try members.require(name))
    }

    mutating func subjectChoice(_ subject: inout AidSubject) throws(LedgerError) {
        let household = members.find("household")
        let unit = members.find("unit")
        switch (household, unit) {
        case (let household?, nil): subject = .household(try members.identifier("household", at: household))
        case (nil, let unit?): subject = .unit(try members.identifier("unit", at: unit))
        case (_?, let unit?):
            throw members.invalid(
                "unit", unit, "is given beside \"household\"", "aid is given to a household or to a unit, not to both")
        case (nil, nil): throw members.missing("\"household\" or \"unit\" is missing")
        }
    }

    mutating func field<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value, _ form: Form
    ) throws(LedgerError) {
        if let absent = form.absent {
            guard let node = members.find(name) else { return value = absent }
            value = try form.read(name, at: node, &self)
        } else {
            value = try form.read(name, at: try members.require(name), &self)
        }
    }

    mutating func optional<Form: FieldForm>(
        _ name: StaticString, _ value: inout Form.Value?, _ form: Form
    ) throws(LedgerError) {
        guard let node = members.find(name) else { return }
        value = try form.read(name, at: node, &self)
    }

    /// Walks the elements of a list.
    mutating func forEach(
        _ name: StaticString, at node: Int, _ wanted: String,
        _ body: (inout FieldReader, _ element: Int) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let elements = try members.list(name, at: node, wanted)
        var element = elements.lowerBound
        while element < elements.upperBound {
            try body(&self, element)
            element = Int(members.document.nodes[element].next)
        }
    }
}
