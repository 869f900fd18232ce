// The lists of an office: the poor and near-poor after the review, those that left, aid and awards. A household is a code;
// its name and address come from the office's own file, or stay empty. The headings are those by which lists are read.

import Files
import PovertyReports
import Tables

extension FormMaker {
    /// The poor and near-poor households at the end of the year, by unit and code.
    func list() throws(LedgerError) -> OfficialForm {
        let listed = try cut.listedHouseholds(
            since: first, unit: question.unit, lookBackMonths: question.lookBackMonths)
        let households = listed.map(\.row)
        let units = try listUnits()
        let decisions = try cut.cuts.enumerated().map { (office, cut) throws(LedgerError) in
            let own = listed.filter { $0.office == office }.map(\.row)
            return try classified(own.map { ($0.confirmed ?? $0.entered).position }, in: cut)
        }
        let names = ListNames(question.names, listed.map { ($0.office, $0.row.household) })
        var table = ListTable(
            ["Phân loại hộ", "Số nhân khẩu", "Hộ bảo trợ xã hội", "Diễn biến trong năm"] + ListTable.decision
                + ["Điểm B1", "Điểm B2", "Chỉ số thiếu hụt", "Nguyên nhân nghèo"],
            widths: [13, 8, 9, 13, 18, 11, 7, 7, 12, 12])
        for (office, household) in listed.map({ ($0.office, $0.row) }) {
            let latest = household.confirmed ?? household.entered
            let fields = decisions[office][latest.position]
            table.add(
                household.household, names[household.household], units[household.account.unit],
                [
                    .text(household.account.householdClass.onLists), .count(household.members),
                    .mark(household.account.socialProtection), .text(household.entranceOnLists),
                ] + ListTable.cells(latest) + [
                    .count(fields?.incomeScore.flatMap { Int(exactly: $0) }),
                    .count(fields?.deprivationScore.flatMap { Int(exactly: $0) }),
                    .numbers(fields?.deprivations.words.map { Int($0.rawValue) } ?? []),
                    .numbers(fields?.causes.words.map { Int($0.rawValue) } ?? []),
                ])
        }
        let (poor, nearPoor) = (
            households.count { $0.account.householdClass == .poor },
            households.count { $0.account.householdClass == .nearPoor }
        )
        return try table.form(
            self,
            "Cộng: \(poor) hộ nghèo, \(nearPoor) hộ cận nghèo, \(households.reduce(0) { $0 + $1.members }) nhân khẩu. "
                + "Chỉ số thiếu hụt theo số cột của Mẫu 7.4; nguyên nhân nghèo theo số cột của Mẫu 7.10.", names)
    }

    /// What decisions on households record, by their positions, without those that are exits. Each entry is read once.
    private func classified(
        _ positions: [Position], in cut: CutView
    ) throws(LedgerError) -> [Position: HouseholdClassified] {
        var decisions: [Position: HouseholdClassified] = [:]
        try cut.view.ledger.documentedEvents(at: Set(positions).sorted()) { (found) throws(LedgerError) in
            guard case .householdClassified(let fields) = try Event(found.event, reference: nil).body else { return }
            decisions[found.event.position] = fields
        }
        return decisions
    }

    /// The recognised exits of the year, by unit and code.
    func exits() throws(LedgerError) -> OfficialForm {
        let listed = try cut.listedExits(since: first, unit: question.unit)
        let exits = listed.map(\.row)
        let names = ListNames(question.names, listed.map { ($0.office, $0.row.household) })
        let units = try listUnits()
        var table = ListTable(
            ["Phân loại hộ trước rà soát", "Kết quả rà soát", "Số nhân khẩu", "Hộ bảo trợ xã hội"] + ListTable.decision,
            widths: [16, 20, 9, 9, 22, 12])
        for exit in exits {
            table.add(
                exit.household, names[exit.household], units[exit.unit],
                [
                    .text(exit.from.onLists), .text(exit.to.onLists), .count(exit.members),
                    .mark(exit.socialProtection),
                ] + ListTable.cells(exit.decision))
        }
        let left = exits.count { $0.from == .poor }
        return try table.form(
            self, "Cộng: \(left) lượt hộ thoát nghèo, \(exits.count - left) lượt hộ thoát cận nghèo.", names)
    }

    /// The aid of the year, by day.
    func aid() throws(LedgerError) -> OfficialForm {
        let listed = try cut.listedAid(since: first, unit: question.unit)
        let aid = listed.map(\.row)
        let names = ListNames(
            question.names, listed.compactMap { row in row.row.household.map { (row.office, $0) } })
        let units = try listUnits()
        var table = ListTable(
            [
                "Hình thức hỗ trợ", "Số tiền (đồng)", "Số lượng", "Đơn vị tính", "Đơn vị hỗ trợ", "Nguồn",
                "Chương trình", "Quỹ", "Ngày hỗ trợ", "Số Quyết định",
            ], widths: [12, 14, 8, 8, 13, 16, 16, 9, 11, 18])
        var (gifts, loans) = (Int128(0), Int128(0))
        for one in aid {
            let fields = one.fields
            let amount = Int128(fields.amountVND ?? 0)
            if fields.kind == .credit { loans += amount } else { gifts += amount }
            let code = one.household ?? ""
            table.add(
                code, names[code], units[one.unit],
                [
                    .text(fields.kind.onLists), .amount(fields.amountVND),
                    .count(fields.quantity.flatMap { Int(exactly: $0) }), .text(fields.measure), .text(fields.donor),
                    .text(fields.donorKind.onLists), .text(fields.programme), .text(fields.fund),
                    .day(one.effectiveOn), .text(one.document),
                ])
        }
        return try table.form(
            self,
            "Cộng: \(aid.count) lượt hỗ trợ, \(ListTable.grouped(gifts)) đồng không hoàn lại; cho vay "
                + "\(ListTable.grouped(loans)) đồng (không cộng chung). "
                + "Dòng không có mã hộ: hỗ trợ cho đơn vị.", names)
    }

    /// The awards of the year, by day, with those that were revoked.
    func awards() throws(LedgerError) -> OfficialForm {
        let awards = try cut.listedAwards(since: first)
        let names = ListNames(question.names, awards.map { ($0.office, $0.row.fields.recipient) })
        let units = try listUnits()
        var table = ListTable(
            [
                "Đối tượng", "Hình thức khen thưởng", "Cấp khen thưởng", "Phong trào", "Thành tích",
                "Số Quyết định", "Ngày Quyết định", "Ghi chú",
            ], widths: [10, 16, 18, 18, 18, 14, 12, 14], who: ListTable.recipients)
        // Reading an entry costs as much as it has events, so that each is read once.
        var documents: [[String: String?]] = Array(repeating: [:], count: cut.cuts.count)
        for (office, award) in awards.map({ ($0.office, $0.row) }) {
            let fields = award.fields
            guard unit == nil || units.isInside(fields.unit, unit) else { continue }
            let entry = award.reference.entry
            if documents[office][entry] == nil {
                documents[office][entry] = try cut.cuts[office].view.ledger.entry(withID: entry)?.document
            }
            let document = documents[office][entry] ?? nil
            let note = award.revocation.map { "Đã thu hồi ngày \($0.effectiveOn.onForms)" }
            table.add(
                fields.recipient, names[fields.recipient], units[fields.unit],
                [
                    .text(fields.recipientKind.onLists), .text(fields.form), .text(fields.authority),
                    .text(fields.movement), .text(fields.achievement), .text(document), .day(award.effectiveOn),
                    .text(note),
                ])
        }
        return try table.form(self, "Cộng: \(table.count) lượt khen thưởng.", names)
    }

    /// A note on an empty list of households of a ledger that has none; nil for other lists, and where it has some.
    func listNoData() throws(LedgerError) -> String? {
        guard name == .list || name == .exits else { return nil }
        let areas = FormAreas(try cut.unitTotals(unit: question.unit, level: level), ended: endedUnit)
        return areas.isWithoutHouseholds ? areas.noData(at: cut.cut) : nil
    }

    private func listUnits() throws(LedgerError) -> ListUnits {
        var units = ListUnits()
        for day in [cut.cut.effectiveOn, cut.unitsOn] {
            for unit in try cut.units(on: day).units { units.records[unit.unit] = unit }
        }
        return units
    }
}

/// The units of a list by id.
struct ListUnits {
    var records: [String: UnitRecord] = [:]

    /// Where a unit is, by its id.
    subscript(id: String?) -> ListPlace {
        guard let unit = id.flatMap({ records[$0] }) else { return ListPlace(unit: id, code: nil, hamlet: nil) }
        guard unit.kind == .hamlet, let parent = unit.parent.flatMap({ records[$0] }) else {
            return ListPlace(unit: unit.name, code: unit.code, hamlet: nil)
        }
        return ListPlace(unit: parent.name, code: parent.code, hamlet: unit.name)
    }

    /// Whether a unit is another one, merged into it, or below it.
    func isInside(_ id: String?, _ unit: UnitRecord?) -> Bool {
        var (next, seen) = (id, Set<String>())
        while let current = next, seen.insert(current).inserted {
            if current == unit?.unit { return true }
            next = records[current].flatMap { $0.merger?.into ?? $0.parent }
        }
        return false
    }
}

/// The names of a list. A code means one household in one ledger: where two ledgers of a union have it, the file of names
/// does not say whose it is.
struct ListNames {
    private let names: HouseholdNames
    /// The codes that have a name and are in several ledgers.
    let ambiguous: [String]

    init(_ names: HouseholdNames, _ codes: [(office: Int, code: String)]) {
        self.names = names
        var offices: [String: Int] = [:]
        var several: Set<String> = []
        for (office, code) in codes where names[code] != nil {
            if offices.updateValue(office, forKey: code).map({ $0 != office }) ?? false { several.insert(code) }
        }
        ambiguous = several.sorted()
    }

    subscript(code: String) -> HouseholdNames.Name? { ambiguous.contains(code) ? nil : names[code] }
}

extension ListedAid {
    /// The household that it was given to; nil where it was given to a unit.
    fileprivate var household: String? { if case .household(let code) = fields.subject { code } else { nil } }
}

/// The ward or commune of a row, its official code, and the hamlet where it is known.
struct ListPlace {
    let unit: String?
    let code: String?
    let hamlet: String?
}

/// The columns and rows of a list.
struct ListTable {
    /// A value of a list.
    enum Value {
        case text(String?)
        case count(Int?)
        case amount(Int64?)
        case day(Day)
        case mark(Bool)
        /// Numbers of columns of a form, such as `1, 4`.
        case numbers([Int])

        /// The digits of a number that has more than the 15 which a workbook holds exactly; nil for all others.
        var longNumber: String? {
            let number: Int64? =
                switch self {
                case .count(let count): count.map { Int64($0) }
                case .amount(let amount): amount
                case .text, .day, .mark, .numbers: nil
                }
            return number.flatMap { $0.magnitude < 1_000_000_000_000_000 ? nil : String($0) }
        }
    }

    /// A ledger knows the day from which a decision is in effect, and not the one on which it was issued.
    static let decision = ["Số Quyết định công nhận", "Ngày có hiệu lực"]
    static let households = [
        "STT", "Mã hộ", "Họ và tên chủ hộ", "Địa chỉ", "Xã, phường", "Mã xã", "Thôn, khóm, ấp",
    ]
    static let recipients = [
        "STT", "Mã", "Họ và tên, tập thể", "Địa chỉ", "Xã, phường", "Mã xã", "Thôn, khóm, ấp",
    ]
    private static let whoWidths = [5.0, 11, 22, 22, 18, 8, 14]

    private let headings: [String]
    private let widths: [Double]
    private var rows: [SheetLine] = []
    /// The numbers of the rows that have a number which a workbook does not hold.
    private var longRows: [Int] = []

    init(_ headings: [String], widths: [Double], who: [String] = ListTable.households) {
        self.headings = who + headings
        self.widths = ListTable.whoWidths + widths
    }

    /// How many rows there are.
    var count: Int { rows.count }

    /// The document and the day of a decision.
    static func cells(_ decision: ListedDecision) -> [Value] { [.text(decision.document), .day(decision.effectiveOn)] }

    /// Adds a row.
    mutating func add(_ code: String, _ name: HouseholdNames.Name?, _ unit: ListPlace, _ values: [Value]) {
        let who: [Value] = [
            .count(rows.count + 1), .text(code), .text(name?.name), .text(name?.address), .text(unit.unit),
            .text(unit.code), .text(unit.hamlet),
        ]
        let cells = who + values
        if cells.contains(where: { $0.longNumber != nil }) { longRows.append(rows.count + 1) }
        rows.append(SheetLine(cells.map(ListTable.cell), heightPoints: height(cells)))
    }

    /// An amount with its thousands apart, as Vietnamese texts write it: 42.500.000.
    static func grouped(_ amount: Int128) -> String {
        let digits = Array(String(amount.magnitude))
        let groups = digits.indices.map { index in
            (index > 0 && (digits.count - index).isMultiple(of: 3) ? "." : "") + String(digits[index])
        }
        return (amount < 0 ? "-" : "") + groups.joined()
    }

    /// The height of a row in which a text takes several lines; nil where each takes one. A program that opens a
    /// workbook need not measure its rows.
    private func height(_ values: [Value]) -> Double? {
        let lines = zip(values, widths).map { value, width in
            switch value {
            case .text(let text): ListTable.lines(text ?? "", width: width)
            case .numbers(let numbers):
                ListTable.lines(numbers.map(String.init).joined(separator: ", "), width: width)
            case .count, .amount: value.longNumber.map { ListTable.lines($0, width: width) } ?? 1
            case .day, .mark: 1
            }
        }
        guard let most = lines.max(), most > 1 else { return nil }
        // A row higher than 409 points is no row of a workbook.
        return min(15.5 * Double(most), 409)
    }

    /// How many lines a text takes in a column, broken between words, and within one that is longer than a line.
    static func lines(_ text: String, width: Double) -> Int {
        let room = max(Int(width), 1)
        var (lines, used) = (1, 0)
        for word in text.split(separator: " ") {
            var length = word.count
            if used > 0, used + 1 + length <= room {
                used += 1 + length
                continue
            }
            if used > 0 { lines += 1 }
            while length > room {
                lines += 1
                length -= room
            }
            used = length
        }
        return lines
    }

    private static func cell(_ value: Value) -> SheetCell {
        // All formats have the same cells, and the digits of such a number are those that were recorded.
        if let digits = value.longNumber {
            return SheetCell(digits, style: .body(alignment: .right, wraps: true))
        }
        switch value {
        case .text(let text):
            return SheetCell(text ?? "", style: .body(alignment: .left, wraps: true))
        case .count(let number):
            return SheetCell(number.map { .number(TableNumber($0)) } ?? .empty, style: .body())
        case .amount(let number):
            return SheetCell(
                number.flatMap { Int(exactly: $0) }.map { .number(TableNumber($0)) } ?? .empty, style: .body(.whole))
        case .day(let day):
            let (year, month, number) = day.civil
            let value = CalendarDay(year: year, month: month, day: number).map(CellValue.day) ?? .empty
            return SheetCell(value, style: .body(.day, alignment: .centre))
        case .mark(let isMarked): return SheetCell(isMarked ? "x" : "", style: .body(alignment: .centre))
        case .numbers(let numbers):
            return SheetCell(
                numbers.map(String.init).joined(separator: ", "), style: .body(alignment: .centre, wraps: true))
        }
    }

    /// The list with its sums in one line below it, by which programs that read lists know its end.
    func form(_ maker: FormMaker, _ sums: String, _ names: ListNames) throws(LedgerError) -> OfficialForm {
        let columns = widths.map { SheetColumn(widthCharacters: $0, style: .body()) }
        var notes = [sums]
        if !longRows.isEmpty {
            notes.append(
                "Số có hơn 15 chữ số được ghi dưới dạng chữ, vì bảng tính không giữ đúng số như vậy, ở dòng: "
                    + "\(longRows.map(String.init).joined(separator: ", ")). Cần kiểm tra lại.")
        }
        if !names.ambiguous.isEmpty {
            notes.append(
                "Mã có ở nhiều sổ cái nên không ghi tên: \(names.ambiguous.joined(separator: ", ")).")
        }
        let noData = try rows.isEmpty ? maker.listNoData() : nil
        if let noData { notes.append(noData) }
        var form = maker.form(
            columns: columns, header: [SheetLine(headings.map { SheetCell($0) }, heightPoints: 48)], rows: rows,
            notes: notes.map { maker.note($0, width: columns.count) })
        form.isWithoutHouseholds = noData != nil
        return form
    }
}
