// The promise that the offsets of Docs/Format.md are those of the program, which follow from the declarations of the
// event types.

import Testing

@testable import PovertyLedger

@Suite struct FormatLayoutTests {
    /// Reads rows such as ``| 6 | `householdMoved` | 1 | 0 presence · 2 unit `unit` · 8 word `cause?` · 9 end |``.
    @Test func offsetsOfThePageAreThoseOfTheDeclarations() throws {
        let row = /\| (\d+) \| `(\w+)` \| [^|]* \| (.*) \|/
        let slot = /^(\d+) [^`]*`(\w+)(\??)`/
        var kinds = 0
        for line in try Checkout.lines("Docs/Format.md") {
            guard let found = line.wholeMatch(of: row), let kind = EventKind(String(found.2)),
                kind != .eventVoided
            else { continue }
            #expect(kind.rawValue == UInt8(found.1))
            kinds += 1
            var declared = DeclaredFields()
            _ = EventBody(kind, readBy: &declared)
            for part in found.3.split(separator: " · ") {
                if let end = part.firstMatch(of: /^(\d+) end/) {
                    #expect(PayloadShape(kind).fixedBytes == Int(end.1), "\(kind.name)")
                } else if let place = part.firstMatch(of: slot) {
                    let name = String(place.2)
                    let declaredName = declared.names.removeValue(forKey: name)
                    let field = try #require(declaredName, "\(kind.name) has no \(name)")
                    let shape = PayloadShape(kind, finding: field)
                    #expect(shape.slot.map { shape.maskBytes + $0.offset } == Int(place.1), "\(kind.name), \(name)")
                }
            }
            #expect(declared.names.isEmpty, "the page lacks fields of \(kind.name): \(declared.names.keys)")
        }
        #expect(kinds == EventKind.allCases.count - 1)
    }
}

/// The names of an event type's fields.
private struct DeclaredFields: FieldVisitor {
    typealias Failure = Never

    var names: [String: StaticString] = [:]

    mutating func field<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value, _ form: Form) {
        names[name.description] = name
    }

    mutating func optional<Form: FieldForm>(_ name: StaticString, _ value: inout Form.Value?, _ form: Form) {
        names[name.description] = name
    }
}
