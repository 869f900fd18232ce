// One official movement table of the page: the columns of the form as its rows, under its numbers and Vietnamese names.

import EventLedger

/// The total of a movement table, for the page of an evidence bundle.
struct EvidenceMovementTable {
    let table: MovementTable
    let movement: Movement

    var text: String {
        let (words, vietnamese) = (table.householdClass.words, table.householdClass.vietnamese)
        let stock = table.householdClass == .poor ? "hộ nghèo" : "hộ cận nghèo"
        let columns = MovementColumn.columns(of: table.householdClass)
        var lines = [
            "**Diễn biến \(vietnamese) từ \(movement.from) đến \(movement.to) · movement of the \(words)**", "",
            "| Cột | | Hộ · households | Nhân khẩu · persons |", "|--:|---|--:|--:|",
            line(1, "Tổng số \(stock) đầu kỳ · opening", table.total.opening),
        ]
        for (place, column) in columns.enumerated() {
            let sign = column.isIncrease ? "+" : "−"
            lines.append(line(place + 2, "\(sign) \(column.formWords(in: table.householdClass))", table.total[column]))
        }
        lines.append("| | ± thay đổi số nhân khẩu · change of members | | \(table.total.sizeChange) |")
        lines.append(line(9, "Tổng số \(stock) cuối kỳ · closing", table.total.closing))
        return lines.joined(separator: "\n")
    }

    private func line(_ number: Int, _ words: String, _ tally: Tally) -> String {
        "| \(number) | \(words) | \(tally.households) | \(tally.persons) |"
    }
}

extension MovementColumn {
    /// The words of the official form, with the English.
    fileprivate func formWords(in householdClass: HouseholdClass) -> String {
        switch self {
        case .exitedToNearPoor: "Thoát nghèo – trở thành cận nghèo · left for the near-poor"
        case .exitedPastNearPoor:
            householdClass == .poor
                ? "Thoát nghèo – vượt chuẩn cận nghèo · left past the near-poor line"
                : "Vượt chuẩn cận nghèo · left past the near-poor line"
        case .fellToPoor: "Trở thành hộ nghèo · became poor"
        case .otherDecrease: "Khác giảm · other decrease"
        case .fellFromNearPoor: "Cận nghèo trở thành hộ nghèo · fell from the near-poor"
        case .cameFromPoor: "Hộ nghèo trở thành hộ cận nghèo · came from the poor"
        case .relapsed: householdClass == .poor ? "Tái nghèo · relapsed" : "Tái cận nghèo · relapsed"
        case .newlyPoor, .newlyNearPoor: "Phát sinh mới · new"
        case .otherIncrease: "Khác tăng · other increase"
        }
    }
}
