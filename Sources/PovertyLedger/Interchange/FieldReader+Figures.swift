// Reads the figures of a closing from their object. Whether they are those of the ledger is asked when it is recorded.

extension FieldReader {
    mutating func figures(_ name: StaticString, _ figures: inout ClosedFigures?) throws(LedgerError) {
        guard let value = members.find(name) else { return }
        let outer = try enter(name, value, .figures)
        var read = ClosedFigures()
        read.counts = try rows()
        read.gifts = try sum("gifts", .gifts)
        read.loans = try sum("loans", .loans)
        let node = try members.require("awards")
        let place = try enter("awards", node, .sum(.awards))
        read.awards = ClosedFigures.Awards(granted: Int(try figure("granted")), revoked: Int(try figure("revoked")))
        try members.finish()
        members.leave(to: place)
        try members.finish()
        members.leave(to: outer)
        do {
            try FieldChecker().figures(name, &read)
        } catch { throw members.invalid(error) }
        figures = read
    }

    private mutating func rows() throws(LedgerError) -> [Counts.Row] {
        let elements = try members.list("counts", at: try members.require("counts"), "a list of counts")
        var rows: [Counts.Row] = []
        var element = elements.lowerBound
        while element < elements.upperBound {
            let place = try enter("counts", element, .figuresRow(rows.count))
            let unit = try members.identifier("unit", at: try members.require("unit"))
            let node = try members.require("class")
            guard let householdClass: HouseholdClass = members.word(at: node) else {
                throw members.notTheWord("class", node, HouseholdClass.allCases.map(\.name), HouseholdClass.kind)
            }
            let protection = try members.bool("socialProtection", at: try members.require("socialProtection"))
            let account = Account(unit: unit, householdClass: householdClass, socialProtection: protection)
            let tally = Tally(
                households: Int(try figure("households", least: 1)), persons: Int(try figure("persons", least: 1)))
            rows.append(Counts.Row(account: account, tally: tally))
            try members.finish()
            members.leave(to: place)
            element = Int(members.document.nodes[element].next)
        }
        return rows
    }

    private mutating func sum(
        _ name: StaticString, _ which: MemberReader.FiguresSum
    ) throws(LedgerError) -> ClosedFigures.Sum {
        let place = try enter(name, try members.require(name), .sum(which))
        let sum = ClosedFigures.Sum(count: Int(try figure("count")), amountVND: try figure("amountVND"))
        try members.finish()
        members.leave(to: place)
        return sum
    }

    private mutating func figure(_ name: StaticString, least: Int64 = 0) throws(LedgerError) -> Int64 {
        try members.number(name, at: try members.require(name), least...Int64.max)
    }

    /// Steps into an object.
    private mutating func enter(
        _ name: StaticString, _ value: Int, _ scope: MemberReader.Scope
    ) throws(LedgerError) -> MemberReader.Place {
        guard members.document.nodes[value].kind == .object else { throw members.mistyped(name, value, "an object") }
        return members.enter(value, scope)
    }
}
