// Separates the rows of a list itself from what else is below its header: sums, names of units or classes that apply to
// the rows below them, the header again, the numbers of the columns, the place and day and signatures at the end.

import PovertyLedger
import Tables

/// What a row is.
enum RowKind: Equatable {
    /// A row of the list.
    case entry
    /// Nothing that the list is about.
    case blank
    /// Passed over.
    case note(ListNote.Kind)
    /// A name that applies to the rows below, as written and folded without its numbering.
    case group(text: String, folded: String, at: CellPlace)
    /// Something else, in this cell.
    case unknown(CellPlace)
}

/// Finds out what rows are.
struct RowSorter {
    private let kind: ListKind
    private let header: ListHeader
    private let fields: [Int: ListField]
    /// Whether the footer began.
    private var isInFooter = false
    /// Columns whose values make a row one of the list, whatever its words.
    private let sureColumns: [Int]
    private let subjectColumns: [Int]
    private let rowNumberColumns: [Int]
    private let remarkColumns: Set<Int>

    init(kind: ListKind, header: ListHeader, fields: [Int: ListField]) {
        (self.kind, self.header, self.fields) = (kind, header, fields)
        func columns(_ some: Set<ListField>) -> [Int] { fields.filter { some.contains($0.value) }.map(\.key).sorted() }
        sureColumns = columns([.code, .identityNumber, .relation, .birthDay, .birthDayMale, .birthDayFemale])
        var subjects: Set<ListField> = [.headName, .memberName, .personName, .recipient, .collective]
        if kind == .totals || kind == .aid { subjects.formUnion([.unit, .unitCode, .hamlet]) }
        subjectColumns = columns(subjects)
        remarkColumns = Set(header.columns.filter { $0.match?.field == .note }.map(\.column))
        rowNumberColumns = columns([.rowNumber, .householdNumber])
    }

    /// What a row is.
    mutating func sort(_ row: TableRow, _ values: inout CellValues) -> RowKind {
        guard !row.cells.isEmpty else { return .blank }
        if isHeader(row, &values) {
            isInFooter = false
            return .note(.repeatedHeader)
        }
        if RowSorter.mayNumberColumns(row), ColumnNumbers.are(row.cells.map { RowSorter.plainText($0) }) {
            return .note(.columnNumbers)
        }
        let isSure = sureColumns.contains { row[$0].value != .empty }
        if isSure, !isInFooter, row.cells.count > 4, hasDigitsOfEntry(row) { return .entry }
        let texts = words(row, &values)
        if !texts.isEmpty, texts.allSatisfy({ RowSorter.instructions.contains($0.folded) }) { return .note(.header) }
        if isInFooter {
            guard isNumberedEntry(row) || hasDigitsOfEntry(row) else { return .note(.footer) }
            isInFooter = false
            return .entry
        }
        guard !texts.isEmpty else {
            // Rows prepared for later have a number only.
            return row.cells.contains { isListed($0) } ? .entry : .blank
        }
        if isTotal(texts), !isNumberedEntry(row) { return .note(.total) }
        // A day in words is the place of signatures only where it is alone: decisions of entries have one too.
        let isFooter = texts.contains { isSignature($0.folded) || texts.count == 1 && isDayInWords($0.folded) }
        if texts.count <= 4, isFooter, !isNumberedEntry(row),
            !hasDigitsOfEntry(row)
        {
            isInFooter = true
            return .note(.footer)
        }
        return sort(texts, row)
    }

    private struct Text {
        let text: String
        let folded: String
        let cell: TableCell
    }

    private func sort(_ texts: [Text], _ row: TableRow) -> RowKind {
        let first = texts[0]
        let words = first.folded.split(separator: " ")
        let stripped = words.count > 1 && ListWords.isNumbering(words[0])
        let folded = stripped ? words.dropFirst().joined(separator: " ") : first.folded
        let field = fields[first.cell.column] ?? .ignored
        let isInPlace = [.unit, .hamlet, .area, .class].contains(field)
        // A number of its own makes a class a value: the row is of a household, whatever else it lacks.
        let isNumbered = field == .class && rowNumberColumns.contains { RowSorter.isNumber(row[$0]) }
        let isAlone =
            texts.count == 1 && !isNumbered
            && (!isInPlace || row.cells.allSatisfy { $0 == first.cell || !isListed($0) })
        if isAlone, isGroup(folded) {
            let text = stripped ? first.text.drop { $0 != " " }.dropFirst() : first.text[...]
            let name = text.prefix { $0 != ":" && $0 != "(" }
            return .group(text: Spelling.cleaned(String(name)), folded: folded, at: first.cell.place)
        }
        if subjectColumns.contains(where: { row[$0].value != .empty }) { return .entry }
        if texts.count == 1, isRemark(folded) { return .note(.footer) }
        // A remark goes on over several rows.
        if texts.allSatisfy({ remarkColumns.contains($0.cell.column) && !saysMore($0.folded) }),
            !row.cells.contains(where: isListed)
        {
            return .blank
        }
        // A row of a member may have nothing but marks and a remark.
        return texts.allSatisfy({ fields[$0.cell.column]?.isPassedOver ?? true })
            && !row.cells.contains { isListed($0) }
            ? .unknown(first.cell.place) : .entry
    }

    /// Whether a name alone in its row applies to the rows below.
    private func isGroup(_ folded: String) -> Bool {
        if ListWords.areas[folded] != nil || folded.hasPrefix("khu vuc") { return true }
        let words = folded.split(separator: " ").map(String.init)
        guard let first = words.first else { return false }
        switch kind {
        case .totals: return false
        case .awards:
            if words.count <= 12, GroupWords.recipientKind(folded) != nil { return true }
        case .review, .exits, .households, .aid:
            if ListWords.standing(ofGroup: folded) != nil { return true }
        }
        return words.count <= 8 && words.count > 1
            && (UnitWords.units.contains(first) || UnitWords.hamlets.contains(first) || UnitWords.above.contains(first))
    }

    /// The texts of a row that are no numbers and number nothing.
    private func words(_ row: TableRow, _ values: inout CellValues) -> [Text] {
        row.cells.compactMap { cell in
            guard case .text = cell.value, let text = values.quietText(cell) else { return nil }
            let folded = values.folded(text)
            let isNumber = folded.utf8.allSatisfy { $0 &- 0x30 <= 9 || $0 == 0x20 }
            let isNumbering =
                rowNumberColumns.contains(cell.column) && !folded.contains(" ") && ListWords.isNumbering(folded)
            return isNumber || isNumbering ? nil : Text(text: text, folded: folded, cell: cell)
        }
    }

    private func isListed(_ cell: TableCell) -> Bool {
        guard let field = fields[cell.column] else { return false }
        return !field.isPassedOver && field != .rowNumber && field != .householdNumber
    }

    /// Whether a row has its number, a subject and something more.
    private func isNumberedEntry(_ row: TableRow) -> Bool {
        let hasNumber = rowNumberColumns.contains { RowSorter.isNumber(row[$0]) }
        return hasNumber && subjectColumns.contains { row[$0].value != .empty } && row.cells.count { isListed($0) } >= 2
    }

    /// Whether a column of codes, identity numbers or births has digits that are no day of a signature.
    private func hasDigitsOfEntry(_ row: TableRow) -> Bool {
        sureColumns.contains { column in
            switch row[column].value {
            case .number, .day: true
            case .text(let text):
                text.utf8.contains { $0 &- 0x30 <= 9 } && !isDayInWords(Spelling.folded(text))
                    && !isSignature(Spelling.folded(text))
            default: false
            }
        }
    }

    /// Whether a cell has digits, such as those that number rows.
    private static func isNumber(_ cell: TableCell) -> Bool {
        let text = plainText(cell)
        return !text.isEmpty && text.utf8.allSatisfy { $0 &- 0x30 <= 9 || $0 == UInt8(ascii: ".") }
    }

    private static func plainText(_ cell: TableCell) -> String {
        switch cell.value {
        case .text(let text): Spelling.cleaned(text)
        case .number(let number): number.text
        default: ""
        }
    }

    /// A quick look: nothing in the row is a date or a longer text.
    private static func mayNumberColumns(_ row: TableRow) -> Bool {
        row.cells.count >= 3
            && row.cells.allSatisfy { cell in
                switch cell.value {
                case .text(let text): text.utf8.count <= 24
                case .number, .empty: true
                case .day, .boolean, .error: false
                }
            }
    }

    private func isHeader(_ row: TableRow, _ values: inout CellValues) -> Bool {
        // A heading is no number, and most rows begin with theirs.
        guard let first = row.cells.first, case .text(let raw) = first.value,
            !(raw.utf8.first.map { $0 &- 0x30 <= 9 } ?? true),
            let text = values.quietText(first)
        else { return false }
        let folded = values.folded(text)
        for texts in header.texts where texts[first.column] == folded && texts.count >= 2 {
            var (same, count) = (0, 0)
            for cell in row.cells {
                count += 1
                // A repeated header may have the lowest of several headings only.
                guard let text = values.quietText(cell) else { continue }
                let folded = values.folded(text)
                if header.texts.contains(where: { $0[cell.column] == folded }) { same += 1 }
            }
            if same >= 2, same * 5 >= count * 3 { return true }
        }
        return false
    }

    /// `Tổng cộng`, `Cộng ấp 1`, `Cộng: 3 hộ`. Tống is a name of persons, and Cộng Hòa one of hamlets.
    private func isTotal(_ texts: [Text]) -> Bool {
        texts.prefix(2).contains { part in
            let words = part.folded.split(separator: " ")
            // A corporation (tổng công ty) is no sum.
            if words.starts(with: ["tong", "cong", "ty"]) { return false }
            if words.starts(with: ["tong", "cong"]) || words.starts(with: ["tong", "so"]) { return true }
            let start = part.text.lowercased().prefix { $0.isLetter }
            guard start == "tổng" || start == "cộng" || ["cong", "tong"].contains(part.folded) else {
                return ["toan xa", "toan phuong", "toan thanh pho", "toan tinh", "toan huyen"].contains(part.folded)
            }
            guard words.count > 1, part.text.dropFirst(start.count).first != ":" else { return true }
            let next = String(words[1])
            return next.utf8.allSatisfy { $0 &- 0x30 <= 9 } || ListWords.isNumbering(next)
                || UnitWords.units.contains(next) || UnitWords.hamlets.contains(next) || UnitWords.above.contains(next)
                || ["trang", "ho", "so", "danh"].contains(next)
        }
    }

    /// What templates say below their headings.
    private static let instructions: Set<String> = [
        "bat buoc", "khong bat buoc", "tuy chon", "required", "optional", "bat buoc nhap", "dd mm yyyy", "so", "chu",
    ]

    private static let signatures = [
        "nguoi lap bieu", "nguoi lap", "chu tich", "pho chu tich", "tm uy ban", "tm ubnd", "t m uy ban", "kt chu tich",
        "xac nhan cua", "truong ban", "can bo", "nguoi tong hop", "noi nhan", "ky ten", "ky ghi ro", "ky dong dau",
        "tm ban",
        "truong phong", "giam doc", "ke toan", "thu truong",
    ]

    private func isSignature(_ folded: String) -> Bool {
        RowSorter.signatures.contains { folded.hasPrefix($0) }
    }

    private func isDayInWords(_ folded: String) -> Bool {
        let words = folded.split(separator: " ")
        guard let day = words.firstIndex(of: "ngay"), words[day...].contains("thang") else { return false }
        return words[day...].contains("nam")
    }

    /// Whether a remark may say something of the class of a household, or of whether it is there.
    private func saysMore(_ folded: String) -> Bool {
        let words = folded.split(separator: " ")
        return words.contains {
            ["ngheo", "thoat", "chuyen", "mat", "chet", "tach", "nhap", "xoa", "huy", "khau"].contains($0)
        }
    }

    private func isRemark(_ folded: String) -> Bool {
        ["ghi chu", "danh sach", "an dinh", "luu y", "chu thich", "nguon"].contains { folded.hasPrefix($0) }
    }
}

/// What a name alone in its row says of the rows below.
enum GroupWords {
    /// The kind of recipients, where it names one.
    static func recipientKind(_ folded: String) -> RecipientKind? {
        if let kind = ListWords.recipientKinds[folded] { return kind }
        let kinds = [("tap the", RecipientKind.collective), ("ca nhan", .individual), ("ho gia dinh", .household)]
        let found = kinds.filter { folded.contains($0.0) }
        return found.count == 1 ? found[0].1 : nil
    }
}
