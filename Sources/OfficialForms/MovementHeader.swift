// The header of the forms 7.2 and 7.3, as their templates have it: three lines of headings, and the numbers of the
// columns with the formula of the last.

import PovertyReports
import Tables

extension MovementSheet {
    /// The columns: number, unit, households or persons, and the nine figures.
    static let columns =
        [
            SheetColumn(widthCharacters: 5, style: .body(alignment: .centre)),
            SheetColumn(widthCharacters: 24, style: .body(alignment: .left)),
            SheetColumn(widthCharacters: 11, style: .body()),
        ] + Array(repeating: SheetColumn(widthCharacters: 12, style: .body(.whole)), count: 9)

    /// The header of a class.
    static func header(_ householdClass: HouseholdClass) -> [SheetLine] {
        let isPoor = householdClass == .poor
        let name = isPoor ? "hộ nghèo" : "hộ cận nghèo"
        let decision = "(theo Quyết định phê duyệt của cấp có thẩm quyền)"
        let died = isPoor ? "hộ nghèo đơn thân chết đi, " : "hộ cận nghèo đơn thân chết đi, "
        let fixed = ["TT", "Khu vực/Địa bàn", "Phân tổ"].map { SheetCell($0, rows: 3) }
        let first =
            fixed + [
                SheetCell("Tổng số \(name) đầu năm \(decision)", rows: 3),
                SheetCell("Diễn biến giảm số \(name)", columns: 3),
                SheetCell("Diễn biến tăng số \(name)", columns: 4),
                SheetCell("Tổng số \(name) cuối năm \(decision)", rows: 3),
            ]
        let out = isPoor ? "Số hộ thoát nghèo" : "Số hộ không còn là hộ cận nghèo"
        let came = isPoor ? "Số hộ cận nghèo trở thành hộ nghèo" : "Số hộ nghèo trở thành hộ cận nghèo"
        let second = [
            SheetCell(out, columns: 2),
            SheetCell("Nguyên nhân: thay đổi nhân khẩu, \(died)chuyển đi nơi khác, tách, nhập với hộ khác,…", rows: 2),
            SheetCell(came, rows: 2),
            SheetCell("Số hộ ngoài danh sách hộ nghèo, hộ cận nghèo gặp khó khăn đột xuất trong năm", columns: 2),
            SheetCell("Nguyên nhân: thay đổi nhân khẩu, chuyển đến, tách, nhập với hộ khác,…", rows: 2),
        ]
        let third = [
            isPoor ? "Trở thành hộ cận nghèo" : "Trở thành hộ nghèo", "Vượt chuẩn cận nghèo",
            isPoor ? "Tái nghèo" : "Tái cận nghèo", "Phát sinh mới",
        ].map { SheetCell($0) }
        let numbers = ["A", "B", "C"] + (1...8).map(String.init) + ["9=1-2-3-4+5+6+7+8"]
        return [
            SheetLine(first, heightPoints: 32), SheetLine(second, heightPoints: 60),
            SheetLine(third, heightPoints: 60),
            SheetLine(numbers.map { SheetCell($0) }, style: .body(alignment: .centre, wraps: true)),
        ]
    }
}
