// The bridge of a difference for people: from each balance, over every term that is not zero, to the other.

import PovertyReports

extension DifferenceAnswer {
    /// The bridge for people: each class in all, then its accounts.
    func table(of bridge: Bridge, width: Int?) -> String {
        let months = bridge.lookBackMonths.map { "an exit of the last \($0) months" } ?? "any earlier exit"
        var text = Paragraph.text(
            "The bridge: every event between, under what it did; a return after \(months) is a relapse", width: width)
        text += "\n" + table(of: bridge.totals, isByAccount: false).text(width: width)
        text += "\nThe same by account\n\n" + table(of: bridge.accounts, isByAccount: true).text(width: width)
        return text
    }

    private func table(of rows: [BridgeRow], isByAccount: Bool) -> TextTable {
        let steps = rows.flatMap(\.steps)
        let isByUnit = isByAccount && report.isByUnit
        /// What names the row is said once, on its first line.
        func first(_ name: String, _ kind: AnswerKind, _ cell: @escaping (BridgeRow) -> TextTable.Cell) -> TableColumn<
            BridgeStep
        > {
            .cell(name, kind) { $0.name == "opening" ? cell($0.row) : "" }
        }
        func number(_ name: String, _ number: @escaping (Tally) -> Int) -> TableColumn<BridgeStep> {
            .cell(name, .change) { TextTable.Cell(.number(Int64(number($0.tally))), $0.term == nil ? .count : .change) }
        }
        return TextTable(
            "bridge", steps, BridgeStep.columns,
            (isByUnit ? [first("unit", .text) { TextTable.Cell($0.unit ?? "") }] : [])
                + [first("class", .householdClass) { $0.householdClass.cell }]
                + (isByAccount
                    ? [first("socialProtection", .truth) { $0.socialProtection == true ? "yes" : "no" }] : [])
                + [
                    .own(.code("whatHappened", words)), number("households", \.households),
                    number("persons", \.persons),
                ]
                + (steps.contains { $0.events != nil } ? ["events"] : []))
    }

    private func words(of step: BridgeStep) -> String {
        if let term = step.term { return term.words }
        guard step.name == "opening" else { return "on \(report.to.effectiveOn)" }
        return "on \(report.from.effectiveOn)" + (report.from.position == report.to.position ? "" : ", as then known")
    }
}

extension BridgeTerm {
    /// The words of a table.
    fileprivate var words: String {
        switch self {
        case .late: "reported late"
        case .corrected: "corrected"
        case .registered: "registered"
        case .newly: "new in the class"
        case .relapsed: "relapsed"
        case .fellFromNearPoor: "fell from near-poor"
        case .cameFromPoor: "came from poor"
        case .cameFromWorse: "came from a worse class"
        case .cameFromBetter: "came from a better class"
        case .movedIn: "moved in"
        case .boundaryIn: "came by a boundary change"
        case .socialProtectionIn: "social protection changed"
        case .classified: "got a first class"
        case .exitedToNearPoor: "left for near-poor"
        case .exitedPastNearPoor: "left past the near-poor line"
        case .fellToPoor: "became poor"
        case .leftForBetter: "left for a better class"
        case .leftForWorse: "left for a worse class"
        case .movedOut: "moved out"
        case .boundaryOut: "went by a boundary change"
        case .dissolved: "left the register"
        case .socialProtectionOut: "social protection changed"
        case .sizeChange: "members changed"
        }
    }
}
