// Reads the members of one object of a scanned line, each at most once, in any order. Members that remain at the end
// are an error: nothing is dropped silently.

import EventLedger

/// Finds the members of the object it is at, and reports what is wrong with them.
struct MemberReader {
    /// The object it is at; decides which members a message lists.
    enum Scope: Hashable {
        case entry
        case event(EventKind)
        case target
        case filter
        case figures
        case figuresRow(Int)
        case sum(FiguresSum)
    }

    /// A sum among the figures of a closing.
    enum FiguresSum: String {
        case gifts
        case loans
        case awards
    }

    /// The line.
    var document = JSONDocument()
    /// What the object is.
    var scope = Scope.entry
    /// The target it is in, from 0, or nil outside targets.
    var targetIndex: Int?
    /// The cache of words read before.
    var words = WordCache()
    private var object = 0
    /// The name that is compared first: the one after the member found last.
    private var expected = 0
    private var found = 0

    /// The column of the object, from 1.
    var column: Int { document.nodes[object].column }

    /// Steps into an object; returns the place to step back to.
    mutating func enter(_ index: Int, _ scope: Scope) -> Place {
        let place = Place(object: object, expected: expected, found: found, scope: self.scope)
        (object, expected, found, self.scope) = (index, index + 1, 0, scope)
        return place
    }

    /// Steps back to a place.
    mutating func leave(to place: Place) {
        (object, expected, found, scope) = (place.object, place.expected, place.found, place.scope)
    }

    /// The place of a reader before it stepped into an object.
    struct Place {
        fileprivate let object: Int
        fileprivate let expected: Int
        fileprivate let found: Int
        fileprivate let scope: Scope
    }

    /// The node of a member's value, or nil when the object has no such member. Each name is requested once.
    @inline(__always)
    mutating func find(_ name: StaticString) -> Int? {
        let count = Int(document.nodes[object].count)
        guard found < count else { return nil }
        let end = Int(document.nodes[object].next)
        if expected < end, document.string(at: expected, equals: name) { return take(expected) }
        return search(name, until: end)
    }

    private mutating func search(_ name: StaticString, until end: Int) -> Int? {
        var index = object + 1
        while index < end {
            if document.string(at: index, equals: name) { return take(index) }
            index = Int(document.nodes[index + 1].next)
        }
        return nil
    }

    @inline(__always)
    private mutating func take(_ name: Int) -> Int {
        found += 1
        expected = Int(document.nodes[name + 1].next)
        return name + 1
    }

    /// The node of a required member's value; throws `missingMember`.
    @inline(__always)
    mutating func require(_ name: StaticString) throws(LedgerError) -> Int {
        guard let value = find(name) else { throw missing("\(path(name)) is missing") }
        return value
    }

    /// Throws `unknownMember` for the first member that was not requested.
    @inline(__always)
    func finish() throws(LedgerError) {
        guard found == Int(document.nodes[object].count) else { throw leftOver }
    }

    /// The error for a member that the object lacks; a misspelt one is named instead. Without a remedy the members that
    /// there are.
    @inline(never)
    func missing(_ problem: Sentence, _ remedy: Sentence? = nil) -> LedgerError {
        if let unknown { return unknown }
        return LedgerError(.missingMember, problem, remedy: remedy ?? allowedMembers, column: column)
    }

    @inline(never)
    private var leftOver: LedgerError {
        unknown ?? LedgerError(.unknownMember, "a member is not allowed here", remedy: allowedMembers, column: column)
    }

    /// The error for the first member whose name is not allowed, if there is one.
    private var unknown: LedgerError? {
        let allowed = Set(members.names)
        let end = Int(document.nodes[object].next)
        var index = object + 1
        while index < end {
            let name = document.text(of: index)
            if !allowed.contains(name) {
                return LedgerError(
                    .unknownMember, "there is no member \(Excerpt.quoted(name)) in \(noun)", remedy: allowedMembers,
                    column: document.nodes[index].column)
            }
            index = Int(document.nodes[index + 1].next)
        }
        return nil
    }

    private var members: MemberNames {
        switch scope {
        case .entry: .ofEntry
        case .event(let kind): .of(kind)
        case .target: .ofTarget
        case .filter: .ofFilter
        case .figures: .ofFigures
        case .figuresRow: .ofFiguresRow
        case .sum(let sum): .ofSum(sum)
        }
    }

    private var noun: Sentence {
        switch scope {
        case .entry: "an entry"
        case .event(let kind): "an event \(kind.name)"
        case .target: "a target"
        case .filter: "the filter of a target"
        case .figures: "the figures of a closing"
        case .figuresRow: "a count of a closing"
        case .sum(let sum): "the \(sum.rawValue) of a closing"
        }
    }

    private var allowedMembers: Sentence {
        "the members of \(noun) are \(members.shown.joined(separator: ", ")) (? may be left out)"
    }
}

// The members of events of all types: the type, and in an error the household or unit.

extension MemberReader {
    /// The kind that the member `type` names; throws `missingMember` or `unknownType`.
    mutating func eventKind() throws(LedgerError) -> EventKind {
        guard let value = find("type") else {
            throw LedgerError(
                .missingMember, "\"type\" is missing",
                remedy: "an event has a \"type\", such as \"householdRegistered\"", column: column)
        }
        guard document.nodes[value].kind == .string else { throw mistyped("type", value, "a string") }
        guard let kind = self.word(at: value) as EventKind? else {
            let allowed = EventKind.allCases.map { "\"\($0.name)\"" }.joined(separator: ", ")
            throw LedgerError(
                .unknownType, "there is no type of event \(Excerpt.quoted(document.content(of: value)))",
                remedy: "there are \(allowed)", column: document.nodes[value].column)
        }
        return kind
    }

    /// The error for fields that are wrong only taken together.
    @inline(never)
    func invalid(_ problem: FieldProblem) -> LedgerError {
        LedgerError(.invalidValue, problem.sentence, remedy: problem.remedy, column: column)
    }

    /// The error with the event it concerns, and the household, unit or fund that the event is about.
    @inline(never)
    mutating func place(
        _ error: LedgerError, ofEventAt element: Int, _ ordinal: Int, _ kind: EventKind?
    ) -> LedgerError {
        var error = error.with(entry: nil, event: ordinal, eventKind: kind)
        guard document.nodes[element].kind == .object else { return error }
        _ = enter(element, .entry)
        let household = find("household").flatMap { try? identifier("household", at: $0) }
        let unit = find("unit").flatMap { try? identifier("unit", at: $0) }
        let isOfOther = household != nil || unit != nil
        let fund = isOfOther ? nil : find("fund").flatMap { try? identifier("fund", at: $0) }
        error.place.subjects = LedgerError.Place.subjects(household: household, unit: unit, fund: fund)
        return error
    }
}
