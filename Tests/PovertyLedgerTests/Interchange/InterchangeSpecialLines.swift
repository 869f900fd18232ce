// Malformed lines that no general way of spoiling makes: rules between members, and whole lines.

import PovertyLedger

/// Lines that are malformed in a way of their own.
enum SpecialLines {
    private static let head = #""id":"e-1","actor":"UBND""#

    /// A line with one event, or whatever stands for it; `^` stands before the byte where the error is due.
    private static func event(
        _ text: String, _ code: LedgerError.Code = .invalidValue, _ way: String, isInEvent: Bool = true
    ) -> MalformedLine {
        var line = line("{\(head),\"events\":[\(text)]}", code, way)
        line.isInEvent = isInEvent
        return line
    }

    private static func line(_ text: String, _ code: LedgerError.Code, _ way: String) -> MalformedLine {
        let marked = Array(text.utf8)
        let mark = marked.firstIndex(of: UInt8(ascii: "^"))
        return MalformedLine(
            marked.filter { $0 != UInt8(ascii: "^") }, code, column: mark.map { $0 + 1 }, way)
    }

    private static func plan(_ targets: String, _ code: LedgerError.Code, _ way: String) -> MalformedLine {
        event(
            #"^{"type":"planAdopted","effectiveOn":"2022-01-01","plan":"p","title":"t","targets":\#(targets)}"#, code,
            way)
    }

    private static func target(
        id: String = "t", kind: String = "stock", value: String = "1", more: String = ""
    ) -> String {
        #"{"id":"\#(id)","measure":"poor","kind":"\#(kind)","due":"2023-12-31","comparison":"atMost","value":\#(value),"#
            + #""quote":"q"\#(more)}"#
    }

    /// All of them.
    static var all: [MalformedLine] { events + targets + entries }

    private static var events: [MalformedLine] {
        let day = #""effectiveOn":"2022-01-01""#
        return [
            event(#"^{}"#, .missingMember, "an event without a type"),
            event(#"^{\#(day),"household":"h"}"#, .missingMember, "no type"),
            event(#"{"type":^"householdJoined",\#(day)}"#, .unknownType, "an unknown type"),
            event(#"{"type":^"HouseholdMoved",\#(day)}"#, .unknownType, "a type in capitals"),
            event(#"{"type":^"",\#(day)}"#, .unknownType, "an empty type"),
            event(#"{"type":^7,\#(day)}"#, .invalidValue, "a number for a type"),
            event(#"{"type":^null,\#(day)}"#, .invalidValue, "null for a type"),
            event(#"^"householdMoved""#, .invalidValue, "a string for an event"),
            event(#"^null"#, .invalidValue, "null for an event"),
            event(#"^[]"#, .invalidValue, "a list for an event"),
            event(
                #"{"type":"eventVoided",^\#(day),"event":"e-0#1","reason":"r"}"#, .unknownMember, "a void with a day"),
            event(#"^{"type":"unitChanged",\#(day),"unit":"u"}"#, .invalidValue, "a unitChanged without a change"),
            event(
                #"{"type":"aidGiven",\#(day),"household":"h","unit":^"u","kind":"cash","donor":"d","donorKind":"agency"}"#,
                .invalidValue, "aid to a household and a unit"),
            event(
                #"^{"type":"aidGiven",\#(day),"kind":"cash","donor":"d","donorKind":"agency"}"#, .missingMember,
                "aid to nobody"),
            event(
                #"{"type":"responsibilityEnded",\#(day),"household":"h","unit":^"u","holder":"d","role":"r"}"#,
                .invalidValue, "a responsibility for a household and a unit"),
            event(
                #"^{"type":"responsibilityAssigned",\#(day),"holder":"d","role":"r"}"#, .missingMember,
                "a responsibility for nobody"),
            event(
                #"{"type":"movementJoined",\#(day),"collective":^"c","unit":"u","movement":"m"}"#, .invalidValue,
                "a unit and a collective that join"),
            event(#"^{"type":"movementJoined",\#(day),"movement":"m"}"#, .missingMember, "nobody that joins"),
            event(
                #"{"type":"movementJoined",\#(day),"collective":"c",^"household":"h","movement":"m"}"#, .unknownMember,
                "a household that joins"),
            event(
                #"^{"type":"contributionPledged",\#(day),"fund":"f","kind":"cash","donor":"d","donorKind":"agency"}"#,
                .invalidValue, "a pledge of nothing"),
            event(
                #"{"type":"contributionReceived",\#(day),"fund":"f","kind":^"credit","donor":"d","donorKind":"policyBank","amountVND":1}"#,
                .invalidValue, "a loan received"),
            event(
                #"{"type":"contributionPledged",\#(day),"fund":"f","kind":"cash","donor":"d","donorKind":"agency","amountVND":1,^"pledge":"e#1"}"#,
                .unknownMember, "a pledge of a pledge"),
            event(
                #"{"type":"householdExitedPoverty",\#(day),"household":"h","from":"nearPoor","to":^"nearPoor"}"#,
                .invalidValue, "an exit to the same class"),
            event(
                #"{"type":"householdExitedPoverty",\#(day),"household":"h","from":^"average","to":"wellOff"}"#,
                .invalidValue, "an exit from average"),
        ]
    }

    private static var targets: [MalformedLine] {
        let many = (1...101).map { target(id: "t\($0)") }.joined(separator: ",")
        return [
            plan("[]", .invalidValue, "no targets").without(column: true),
            plan("[\(many)]", .invalidValue, "101 targets").without(column: true),
            plan("[\(target()),\(target())]", .invalidValue, "two targets with one id"),
            plan("[\(target(more: #","from":"2022-01-01""#))]", .invalidValue, "an opening day of a stock"),
            plan("[\(target(kind: "reduction", more: #","from":"2023-12-31""#))]", .invalidValue, "an empty span"),
            plan("[\(target(kind: "rate", value: "1"))]", .invalidValue, "a number for a rate").without(column: true),
            plan("[\(target(value: "\"1\""))]", .invalidValue, "a string for a stock").without(column: true),
            plan("[\(target(more: #","where":{}"#))]", .invalidValue, "an empty filter").without(column: true),
            plan("[\(target(more: #","where":[]"#))]", .invalidValue, "a list for a filter").without(column: true),
            plan("[\(target(more: #","from":"x""#))]", .invalidValue, "a bad opening day").without(column: true),
            plan("[7]", .invalidValue, "a number for a target").without(column: true),
            plan("[\(target(kind: "income"))]", .missingMember, "an income without a statistic").without(column: true),
            plan("[\(target(kind: "lasting", value: "\"1\""))]", .missingMember, "exits without months")
                .without(column: true),
            plan("[\(target(kind: "income", more: #","statistic":"mode""#))]", .invalidValue, "an unknown statistic")
                .without(column: true),
            plan("[\(target(more: #","months":12"#))]", .invalidValue, "months of a stock"),
            plan(
                "[\(target(kind: "lasting", value: "\"1\"", more: #","months":"12""#))]", .invalidValue,
                "text for months"
            )
            .without(column: true),
            plan("[\(target(kind: "resources"))]", .invalidValue, "resources of a class"),
            plan(
                "[\(target(kind: "income", more: #","statistic":"mean","leastShare":0.5"#))]", .invalidValue, "a number"
            )
            .without(column: true),
            plan("[\(target(more: #","givers":["agency","agency"]"#))]", .invalidValue, "a giver twice")
                .without(column: true),
            plan("[\(target(more: #","programmes":["a",7]"#))]", .invalidValue, "a number for a programme")
                .without(column: true),
            plan("[\(target(more: #","programmes":["a","a"]"#))]", .invalidValue, "a programme twice")
                .without(column: true),
            plan("[\(target(more: #","where":{"area":"coast"}"#))]", .invalidValue, "an unknown area")
                .without(column: true),
            plan("[\(target(more: #","where":{"ward":"A"}"#))]", .unknownMember, "an unknown filter")
                .without(column: true),
            plan("7", .invalidValue, "a number for targets").without(column: true),
        ]
            + ["0,01", ".01", "1.", "-0.01", "1e-2", "01", "", "1 %", "0.0000000001", "99999999999999999999"].map {
                plan("[\(target(kind: "rate", value: "\"\($0)\""))]", .invalidValue, "a rate \($0)")
                    .without(column: true)
            }
    }

    private static var entries: [MalformedLine] {
        let deep = String(repeating: "[", count: 17)
        let many = (1...65).map { "\"m\($0)\":1" }.joined(separator: ",")
        return [
            line("^[]", .invalidValue, "a list"), line("^\"e\"", .invalidValue, "a string"),
            line("^7", .invalidValue, "a number"), line("^null", .invalidValue, "null"),
            line("^{}", .missingMember, "an empty object"),
            line("^{\(head)}", .missingMember, "no events"),
            line("{\(head),\"events\":^[]}", .invalidValue, "an empty list of events"),
            line("{\(head),\"events\":^{}}", .invalidValue, "an object for events"),
            line("{\(head),\"events\":^null}", .invalidValue, "null for events"),
            line("{\(head),\"events\":^\"x\"}", .invalidValue, "a string for events"),
            line("{\(head),\"events\":[],^\"events\":[]}", .duplicateMember, "events twice"),
            line("{\(head),\"events\":^\(deep)", .malformedJSON, "lists too deep").without(column: true),
            line("{\(many)}", .unknownMember, "65 members"),
            line("{^'id':'e'}", .malformedJSON, "apostrophes"), line("{^id:1}", .malformedJSON, "a bare name"),
            line("{\"id\":^e}", .malformedJSON, "a bare word"), line("{\"id\":tru^}", .malformedJSON, "half a word"),
            line("{\"id\":True}", .malformedJSON, "a capital"), line("{^/**/}", .malformedJSON, "a comment"),
            line("{^1:2}", .malformedJSON, "a number for a name"), line("^\u{B}{}", .malformedJSON, "a vertical tab"),
        ]
    }
}

extension MalformedLine {
    /// The same line; its column is not looked at.
    fileprivate func without(column: Bool) -> MalformedLine {
        var line = MalformedLine(bytes, code, column: nil, way)
        line.isInEvent = isInEvent
        return line
    }
}
