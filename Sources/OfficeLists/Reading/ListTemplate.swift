// An empty list of each kind, with the map of its columns: what an office fills in when it has no list of its own. Its
// headings are words that the reader knows without the map.

import Files
import Tables

/// An empty list.
public struct ListTemplate: Sendable {
    /// The kind of list.
    public let kind: ListKind
    /// What its columns mean.
    public let map: ColumnMap
    /// The sheet, without rows.
    public let description: SheetDescription

    /// The empty list of a kind.
    public init(_ kind: ListKind) {
        self.kind = kind
        let columns = ListTemplate.columns(kind)
        // Headings and fields are each there once; a test reads every template back.
        let map = try? ColumnMap(columns.map { ColumnMap.Column(heading: $0.heading, field: $0.field) })
        self.map = map ?? ColumnMap()
        var description = SheetDescription(
            name: ListTemplate.name(kind),
            columns: columns.map { SheetColumn(widthCharacters: $0.width, style: ListTemplate.style($0.field)) },
            page: .landscape)
        description.top = [
            SheetLine([
                SheetCell(
                    ListTemplate.title(kind), style: .text(alignment: .centre, isBold: true, sizePoints: 13),
                    columns: columns.count)
            ])
        ]
        description.header = [SheetLine(columns.map { SheetCell($0.heading) })]
        self.description = description
    }

    private static func style(_ field: ListField) -> CellStyle {
        switch field {
        case .decisionDay, .day: .body(.day)
        // Codes and numbers of cards are text: a number would lose its zeros.
        case .code, .identityNumber, .unitCode, .birthDay, .decisionNumber, .deprivations, .causes: .body(.code("@"))
        case .amount, .households, .persons: .body(.whole)
        default: .body()
        }
    }

    private static func name(_ kind: ListKind) -> String {
        switch kind {
        case .review: "Sau rà soát"
        case .exits: "Thoát nghèo"
        case .households: "Hộ"
        case .aid: "Hỗ trợ"
        case .awards: "Khen thưởng"
        case .totals: "Tổng số hộ"
        }
    }

    private static func title(_ kind: ListKind) -> String {
        switch kind {
        case .review: "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT"
        case .exits: "DANH SÁCH HỘ THOÁT NGHÈO, HỘ THOÁT CẬN NGHÈO"
        case .households: "DANH SÁCH HỘ"
        case .aid: "DANH SÁCH HỖ TRỢ"
        case .awards: "DANH SÁCH KHEN THƯỞNG"
        case .totals: "TỔNG SỐ HỘ DÂN CƯ"
        }
    }

    private struct Column {
        let heading: String
        let field: ListField
        let width: Double

        init(_ heading: String, _ field: ListField, _ width: Double) {
            (self.heading, self.field, self.width) = (heading, field, width)
        }
    }

    private static func columns(_ kind: ListKind) -> [Column] {
        let person = [
            Column("STT", .rowNumber, 6), Column("Mã hộ", .code, 14), Column("Họ và tên chủ hộ", .headName, 26),
            Column("Ngày sinh", .birthDay, 12), Column("Số CCCD", .identityNumber, 15), Column("Xã/Phường", .unit, 18),
            Column("Thôn/Khóm", .hamlet, 16),
        ]
        let decision = [
            Column("Số quyết định", .decisionNumber, 16), Column("Ngày quyết định", .decisionDay, 12),
        ]
        let note = [Column("Ghi chú", .note, 20)]
        switch kind {
        case .review:
            return person + [
                Column("Phân loại hộ", .class, 14), Column("Số nhân khẩu", .members, 9),
                Column("Diện bảo trợ xã hội", .socialProtection, 10), Column("Điểm B1", .incomeScore, 8),
                Column("Điểm B2", .deprivationScore, 8), Column("Chỉ số thiếu hụt", .deprivations, 18),
                Column("Nguyên nhân nghèo", .causes, 24),
            ] + decision + note
        case .exits:
            return person + [Column("Kết quả sau rà soát", .class, 16), Column("Số nhân khẩu", .members, 9)] + decision
                + note
        case .households:
            return person + [
                Column("Số nhân khẩu", .members, 9), Column("Phân loại hộ", .class, 14),
                Column("Diện bảo trợ xã hội", .socialProtection, 10),
            ] + note
        case .aid:
            return [
                Column("STT", .rowNumber, 6), Column("Mã hộ", .code, 14),
                Column("Họ và tên người nhận", .personName, 26), Column("Xã/Phường", .unit, 18),
                Column("Thôn/Khóm", .hamlet, 16), Column("Hình thức hỗ trợ", .aidKind, 16),
                Column("Số tiền (đồng)", .amount, 14), Column("Số lượng", .quantity, 9),
                Column("Đơn vị tính", .measure, 9), Column("Đơn vị, cá nhân hỗ trợ", .donor, 24),
                Column("Nguồn kinh phí", .donorKind, 16), Column("Chương trình", .programme, 20),
                Column("Quỹ", .fund, 14), Column("Ngày hỗ trợ", .day, 12),
            ] + note
        case .awards:
            return [
                Column("STT", .rowNumber, 6), Column("Mã số", .code, 14), Column("Họ và tên, tập thể", .recipient, 26),
                Column("Đối tượng", .recipientKind, 12), Column("Đơn vị", .unit, 18),
                Column("Hình thức khen thưởng", .form, 18), Column("Cấp khen thưởng", .authority, 20),
                Column("Phong trào", .movement, 20), Column("Thành tích", .achievement, 30),
            ] + decision + note
        case .totals:
            return [
                Column("STT", .rowNumber, 6), Column("Khu vực/Địa bàn", .unit, 24), Column("Mã xã", .unitCode, 10),
                Column("Thành thị, nông thôn", .area, 14), Column("Số hộ", .households, 10),
                Column("Nhân khẩu", .persons, 10),
            ] + note
        }
    }
}
