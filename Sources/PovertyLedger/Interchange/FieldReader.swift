// Reads the fields of an event from the members of an object. It knows no event type: each walks its own fields.

import EventLedger

/// A visitor that fills fields from the object a `MemberReader` stands at.
struct FieldReader: FieldVisitor {
    typealias Failure = LedgerError

    /// The object and its line.
    var members = MemberReader()

    mutating func subject(_ name: StaticString, _ id: inout String, category: StreamCategory) throws(LedgerError) {
        try identifier(name, &id)
    }

    mutating func subjectChoice(_ subject: inout AidSubject) throws(LedgerError) {
        let household = members.find("household")
        let unit = members.find("unit")
        switch (household, unit) {
        case (let household?, nil): subject = .household(try members.identifier("household", at: household))
        case (nil, let unit?): subject = .unit(try members.identifier("unit", at: unit))
        case (_?, let unit?):
            throw members.invalid(
                "unit", unit, "stands beside \"household\"", "aid is given to a household or to a unit, not to both")
        case (nil, nil): throw members.missing("\"household\" or \"unit\" is missing")
        }
    }

    mutating func fixedSubject(_ stream: StreamName) {}

    mutating func unit(_ name: StaticString, _ id: inout String) throws(LedgerError) { try identifier(name, &id) }

    mutating func optionalUnit(_ name: StaticString, _ id: inout String?) throws(LedgerError) {
        try optionalIdentifier(name, &id)
    }

    mutating func units(_ name: StaticString, _ ids: inout [String]) throws(LedgerError) {
        let value = try members.require(name)
        let elements = try members.list(name, at: value, "a list of units")
        var read: [String] = []
        var element = elements.lowerBound
        while element < elements.upperBound {
            read.append(try members.identifier(name, at: element))
            element = Int(members.document.nodes[element].next)
        }
        do {
            try FieldChecker().units(name, &read)
        } catch { throw members.invalid(name, value, error.problem, error.remedy) }
        ids = read
    }

    mutating func identifier(_ name: StaticString, _ id: inout String) throws(LedgerError) {
        id = try members.identifier(name, at: try members.require(name))
    }

    mutating func optionalIdentifier(_ name: StaticString, _ id: inout String?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        id = try members.identifier(name, at: value)
    }

    mutating func text(_ name: StaticString, _ text: inout String) throws(LedgerError) {
        text = try members.text(name, at: try members.require(name), atMost: FieldLimits.textBytes, "a text")
    }

    mutating func optionalText(_ name: StaticString, _ text: inout String?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        text = try members.text(name, at: value, atMost: FieldLimits.textBytes, "a text")
    }

    mutating func token<Word: Token>(
        _ name: StaticString, _ word: inout Word, allowed: TokenSet<Word>
    ) throws(LedgerError) {
        word = try members.word(name, at: try members.require(name), allowed)
    }

    mutating func optionalToken<Word: Token>(_ name: StaticString, _ word: inout Word?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        word = try members.word(name, at: value, .all)
    }

    mutating func tokens<Word: Token>(_ name: StaticString, _ words: inout TokenSet<Word>) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        let elements = try members.list(name, at: value, "a list of strings")
        var element = elements.lowerBound
        while element < elements.upperBound {
            guard words.insert(try members.word(name, at: element, .all)) else {
                throw members.invalid(name, element, "has a word twice", "write it once")
            }
            element = Int(members.document.nodes[element].next)
        }
    }

    mutating func flag(_ name: StaticString, _ flag: inout Bool) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        flag = try members.bool(name, at: value)
    }

    mutating func smallCount(_ name: StaticString, _ count: inout UInt32, least: UInt32) throws(LedgerError) {
        let range = Int64(least)...Int64(UInt32.max)
        count = UInt32(try members.number(name, at: try members.require(name), range))
    }

    mutating func count(_ name: StaticString, _ count: inout Int64, least: Int64) throws(LedgerError) {
        count = try members.number(name, at: try members.require(name), least...Int64.max)
    }

    mutating func optionalCount(_ name: StaticString, _ count: inout Int64?, least: Int64) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        count = try members.number(name, at: value, least...Int64.max)
    }

    mutating func day(_ name: StaticString, _ day: inout Day) throws(LedgerError) {
        day = try members.day(name, at: try members.require(name))
    }

    mutating func optionalDay(_ name: StaticString, _ day: inout Day?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        day = try members.day(name, at: value)
    }

    mutating func reference(_ name: StaticString, _ reference: inout EventReference) throws(LedgerError) {
        reference = try members.reference(name, at: try members.require(name))
    }

    mutating func targets(_ name: StaticString, _ targets: inout [Target]) throws(LedgerError) {
        let value = try members.require(name)
        let elements = try members.list(name, at: value, "a list of targets")
        let count = Int(members.document.nodes[value].count)
        guard (1...FieldLimits.targets).contains(count) else {
            throw members.invalid(name, value, "has \(count) targets", "a plan has 1 to \(FieldLimits.targets)")
        }
        var element = elements.lowerBound
        while element < elements.upperBound {
            guard members.document.nodes[element].kind == .object else {
                throw members.mistyped(name, element, "a target, an object,")
            }
            members.targetIndex = targets.count
            let place = members.enter(element, .target)
            var target = Target()
            try target.visit(&self)
            try members.finish()
            targets.append(target)
            members.leave(to: place)
            element = Int(members.document.nodes[element].next)
        }
        members.targetIndex = nil
    }

    mutating func targetValue(
        _ name: StaticString, _ value: inout TargetValue, kind: TargetKind
    ) throws(LedgerError) {
        let node = try members.require(name)
        value =
            kind == .rate
            ? .rate(try members.rate(name, at: node)) : .households(try members.number(name, at: node, 0...Int64.max))
    }

    mutating func filter(_ name: StaticString, _ socialProtection: inout Bool?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        guard members.document.nodes[value].kind == .object else {
            throw members.mistyped(name, value, "an object such as {\"socialProtection\": false}")
        }
        let place = members.enter(value, .filter)
        socialProtection = try members.bool("socialProtection", at: try members.require("socialProtection"))
        try members.finish()
        members.leave(to: place)
    }
}
