// The plan of a synthetic history, and its revision on the day of the merger. Small histories have targets of every kind;
// large ones only those that balances answer, so that what measures look-ups measures nothing else.

import EventLedger

extension Synthesis {
    /// The plan of the opening.
    mutating func writePlan() {
        writer.beginEvent("planAdopted", on: today)
        writer.member("plan", "synthetic-plan")
        writer.member("title", "Kế hoạch giảm nghèo (synthetic)")
        writeTargets()
        writer.endEvent()
    }

    /// The plan that replaces it when units merge.
    mutating func writePlanRevision() {
        writer.beginEvent("planRevised", on: today)
        writer.member("plan", "synthetic-plan-2")
        writer.member("replaces", "synthetic-plan")
        writer.member("title", "Kế hoạch giảm nghèo, điều chỉnh (synthetic)")
        writeTargets()
        writer.endEvent()
    }

    private mutating func writeTargets() {
        writer.memberStart("targets")
        writer.line.put("[")
        let base = schedule.openingHouseholds
        writeTarget("poor-stock", "\"poor\"", "stock", "atMost", base / 10, where: "{\"socialProtection\":false}")
        writer.line.put(",")
        writeTarget("near-poor-rate", "\"nearPoor\"", "rate", "below", nil)
        if options.from < options.to {
            writer.line.put(",")
            writeTarget("poor-reduction", "\"poor\"", "reduction", "atLeast", base / 50, isChange: true)
        }
        if schedule.mergerOn != nil {
            writer.line.put(",")
            writeTarget(
                "more-well-off", "[\"betterOff\",\"wellOff\"]", "increase", "atLeast", base / 50, isChange: true)
            writer.line.put(",")
            writeTarget(
                "rural-persons", "[\"poor\",\"nearPoor\"]", "stock", "atMost", base, where: "{\"area\":\"rural\"}",
                of: "persons")
        }
        if schedule.mergerOn != nil, options.events < Synthesis.eventsOfLargeHistory { writeFoldedTargets() }
        writer.line.put("]")
    }

    /// From so many events on a history is large.
    private static let eventsOfLargeHistory = 100_000

    /// Targets that need the events of households, due on the last day.
    private mutating func writeFoldedTargets() {
        let targets: [StaticString] = [
            #""id":"income-rises","measure":["poor","nearPoor"],"kind":"income","statistic":"mean","comparison":"rises""#,
            #""id":"lasting-exits","measure":"poor","kind":"lasting","months":12,"comparison":"atLeast","value":"0.9""#,
            #""id":"nobody-left","measure":["poor","nearPoor"],"kind":"leftBehind","comparison":"equal","value":0"#,
            #""id":"fund-gives","kind":"resources","givers":["fundForThePoor"],"comparison":"atLeast","value":1000000"#,
            #""id":"sponsored","measure":"poor","kind":"sponsored","comparison":"atLeast","value":"0.5""#,
        ]
        for target in targets {
            writer.line.put(",{")
            writer.line.put(target)
            writeDay("due", options.to)
            writer.member("quote", "Synthetic target")
            writer.line.put("}")
        }
    }

    /// Writes a target due on the last day, a change from the first; a value of nil is the rate 0.08. `measure` and
    /// `filter` are JSON.
    private mutating func writeTarget(
        _ id: StaticString, _ measure: StaticString, _ kind: StaticString, _ comparison: StaticString, _ value: Int?,
        isChange: Bool = false, where filter: StaticString? = nil, of count: StaticString? = nil
    ) {
        writer.line.put("{\"id\":\"")
        writer.line.put(id)
        writer.line.put("\"")
        writer.memberStart("measure")
        writer.line.put(measure)
        if let count { writer.member("of", count) }
        if let filter {
            writer.memberStart("where")
            writer.line.put(filter)
        }
        writer.member("kind", kind)
        if isChange { writeDay("from", options.from) }
        writeDay("due", options.to)
        writer.member("comparison", comparison)
        if let value { writer.member("value", number: value) } else { writer.member("value", "0.08") }
        writer.member("quote", "Synthetic target")
        writer.line.put("}")
    }

    private mutating func writeDay(_ name: StaticString, _ day: Day) {
        writer.memberStart(name)
        writer.line.put("\"")
        writer.line.put(day: day)
        writer.line.put("\"")
    }
}
