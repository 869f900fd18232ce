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

    mutating func subjectChoice<Choice: SubjectChoice>(
        _ subject: inout Choice, _ rule: StaticString
    ) throws(LedgerError) {
        let (first, second) = Choice.categories
        let (firstName, secondName) = (Choice.member(first), Choice.member(second))
        switch (members.find(firstName), members.find(secondName)) {
        case (let node?, nil): subject = Choice(first, try members.identifier(firstName, at: node))
        case (nil, let node?): subject = Choice(second, try members.identifier(secondName, at: node))
        case (_?, let node?):
            throw members.invalid(secondName, node, "is given beside \"\(firstName)\"", Sentence(rule))
        case (nil, nil): throw members.missing("\"\(firstName)\" or \"\(secondName)\" is missing")
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
        _ name: StaticString, at node: Int, _ wanted: @autoclosure () -> Sentence,
        _ body: (inout FieldReader, _ element: Int) throws(LedgerError) -> Void
    ) throws(LedgerError) {
        let elements = try members.list(name, at: node, wanted())
        var element = elements.lowerBound
        while element < elements.upperBound {
            try body(&self, element)
            element = Int(members.document.nodes[element].next)
        }
    }
}
