// One pass over a sheet, from its header to its last row: finds out what each row is and passes the rows of the list to
// the code that reads lists of its kind. Names of units and classes alone in a row are kept for the rows below them.

import EventLedger
import Files
import PovertyLedger
import Tables

/// A pass over the rows of a list.
struct ListPass {
    let kind: ListKind
    let columns: [ListField: Int]
    /// The columns of remarks.
    let remarks: [Int]
    /// What amounts of a column are multiplied by.
    let factors: [Int: Int64]
    var values: CellValues
    var list: OfficeList
    /// What applies to the rows below a name alone in its row.
    var group = Group()
    var households: HouseholdColumns
    /// The household whose rows are being read.
    var open: OpenHousehold?
    /// The first household of each code, in the list.
    var statedCodes: [String: Int] = [:]
    /// Households of rows whose code is marked as that of another row, with that code.
    var marked: [(code: String, household: ListedHousehold)] = []
    /// The sums that the list states, and what its rows add up to.
    var sums = ListSums()
    /// How many households and totals were added up.
    var addedUp = 0
    var totalsAddedUp = 0
    private var checksum = ListChecksum()
    private var sorter: RowSorter
    private var hidden: (first: Int, last: Int, count: Int)?
    /// The class that the title states of all households, where no column has one.
    private(set) var titleStanding: Stated<ListWords.Standing>?
    private let title: TitleFacts

    /// What names alone in a row say.
    struct Group {
        var unit: Stated<String>?
        var hamlet: Stated<String>?
        var area: Stated<Area>?
        var standing: Stated<ListWords.Standing>?
        var recipientKind: Stated<RecipientKind>?
        var form: Stated<String>?
    }

    init(
        kind: ListKind, sheet: Sheet, header: ListHeader, columns: [ListField: Int], map: ColumnMap, title: TitleFacts,
        values: CellValues
    ) {
        self.kind = kind
        self.columns = columns
        remarks = header.columns.filter { $0.match?.field == .note }.map(\.column)
        self.title = title
        self.values = values
        var list = OfficeList(kind: kind, sheetName: sheet.name, headerRows: header.rows, map: map)
        list.columns = columns
        if kind == .exits {
            // The title, or else the name of the sheet, says what they left.
            list.exit =
                title.exit
                ?? TitleFacts.exit(Spelling.folded(sheet.name)).map {
                    Stated($0, at: CellPlace(row: header.rows.lowerBound, column: 1))
                }
        }
        list.unit = title.unit
        let sheetPlace = CellPlace(row: header.rows.lowerBound, column: 1)
        let sheetName = Spelling.folded(sheet.name)
        list.years =
            title.years.isEmpty ? TitleFacts.years(sheetName).map { Stated($0, at: sheetPlace) } : title.years
        // The name of a sheet is a kind only where nothing else can be meant by it.
        let isOfExits = TitleFacts.exit(sheetName) != nil
        list.titleKind = title.kind ?? (isOfExits ? Stated(.exits, at: sheetPlace) : nil)
        let titleStanding =
            title.standing ?? TitleFacts.standing(sheetName).map { Stated($0, at: sheetPlace) }
        if case .class(let word)? = titleStanding?.value, let place = titleStanding?.place {
            list.titleClass = Stated(word, at: place)
        }
        list.unitOfTitle = title.unitOfList ?? TitleFacts.unitOfList(sheet.name).map { Stated($0, at: sheetPlace) }
        list.hamlet = title.hamlet ?? TitleFacts.hamlet(sheet.name).map { Stated($0, at: sheetPlace) }
        list.decisionDay = title.decisionDay
        self.list = list
        households = HouseholdColumns(columns)
        if kind == .review, households.standing == 0, !households.hasClassMarks {
            self.titleStanding = titleStanding
        }
        let fields = Dictionary(columns.map { ($0.value, $0.key) }) { first, _ in first }
        sorter = RowSorter(kind: kind, header: header, fields: fields)
        var factors: [Int: Int64] = [:]
        for column in header.columns {
            let folded = Spelling.folded(column.parts.joined(separator: " "))
            factors[column.column] = TitleFacts.amountFactor(folded) ?? title.amountFactor
        }
        self.factors = factors
        if let number = title.decisionNumber {
            self.list.decisionNumber = self.values.recorded(number, .decisionNumber)
        }
    }

    /// The column of a field; 0, which no cell is in, where there is none.
    func column(_ field: ListField) -> Int { columns[field] ?? 0 }

    /// Takes a row below the header.
    mutating func take(_ row: TableRow) {
        checksum.take(row)
        if row.isHidden, !row.cells.isEmpty {
            hidden = (hidden?.first ?? row.number, row.number, (hidden?.count ?? 0) + 1)
        }
        switch sorter.sort(row, &values) {
        case .blank: return
        case .note(let note):
            add(note, row.number)
            // Rows below a sum or the end belong to no household above it.
            if note == .total || note == .footer { closeHousehold() }
            if note == .total { takeSums(row) }
            if note == .footer {
                takeStatedCounts(row)
                takeTitle(below: row)
            }
        case .group(let text, let folded, let place):
            add(.group, row.number)
            closeHousehold()
            endPart()
            take(group: text, folded, at: place)
        case .unknown(let place):
            values.ask(
                .unknownRow, at: place,
                "the row is neither one of the list nor one that is known; give it a value, or delete it")
        case .entry:
            if row.isHidden { list.hiddenRows.append(row.number) }
            switch kind {
            case .review, .exits, .households:
                addUp(row, isGiven: true)
                takeHousehold(row)
                if kind != .exits { takeRemarks(row) }
            case .aid: takeGrant(row)
            case .awards: takeAward(row)
            case .totals: takeTotal(row)
            }
        }
    }

    /// Adds a note about a row; rows of a kind one after the other are one note.
    mutating func add(_ kind: ListNote.Kind, _ row: Int) {
        if let last = list.notes.last, last.kind == kind, row - last.rows.upperBound <= 1 {
            list.notes[list.notes.count - 1] = ListNote(
                kind: kind, rows: last.rows.lowerBound...row, count: last.count + 1)
        } else if list.notes.count < OfficeListReader.maximumQuestions {
            list.notes.append(ListNote(kind: kind, rows: row...row, count: 1))
        }
    }

    /// Takes the title of another list in the same sheet, below the first: what it says of its unit and class is of the
    /// rows below it.
    private mutating func takeTitle(below row: TableRow) {
        for cell in row.cells {
            guard let text = values.quietText(cell) else { continue }
            let folded = values.folded(text)
            guard folded.hasPrefix("danh sach") else { continue }
            if let standing = TitleFacts.standing(folded) { group.standing = Stated(standing, at: cell.place) }
            if let unit = TitleFacts.unitOfList(text) {
                (group.unit, group.hamlet) = (Stated(TitleFacts.name(atStartOf: unit), at: cell.place), nil)
            }
        }
    }

    private mutating func take(group text: String, _ folded: String, at place: CellPlace) {
        if folded.hasPrefix("khu vuc") || ListWords.areas[folded] != nil {
            let area: Area? = folded.contains("nong thon") ? .rural : folded.contains("thanh thi") ? .urban : nil
            group.area = area.map { Stated($0, at: place) } ?? ListWords.areas[folded].map { Stated($0, at: place) }
            return
        }
        if kind == .awards, let recipients = GroupWords.recipientKind(folded) {
            group.recipientKind = Stated(recipients, at: place)
            let forms = ["giay khen", "bang khen", "ky niem chuong"].filter { folded.contains($0) }
            let names = ["giay khen": "giấy khen", "bang khen": "bằng khen", "ky niem chuong": "kỷ niệm chương"]
            group.form = forms.count == 1 ? names[forms[0]].map { Stated($0, at: place) } : nil
            return
        }
        if let standing = ListWords.standing(ofGroup: folded) {
            group.standing = Stated(standing, at: place)
            return
        }
        let words = folded.split(separator: " ").map(String.init)
        let isAbove = UnitWords.above.contains(words[0]) || words.starts(with: ["thi", "xa"])
        if isAbove {
            (group.unit, group.hamlet) = (nil, nil)
        } else if UnitWords.units.contains(words[0]) {
            (group.unit, group.hamlet) = (Stated(text, at: place), nil)
        } else {
            group.hamlet = Stated(text, at: place)
        }
    }

    /// What the list states, after the last row.
    mutating func finish(_ merges: [CellRange], hiddenColumns: [ClosedRange<Int>], sheet: Sheet) -> OfficeList {
        if [.review, .exits, .households].contains(kind) { finishHouseholds(merges) }
        if kind == .totals { checkTotals() }
        checkSums()
        list.checksum = checksum.bytes
        if let hidden {
            list.notes.append(ListNote(kind: .hiddenRows, rows: hidden.first...hidden.last, count: hidden.count))
        }
        if let converted = values.converted {
            list.notes.append(
                ListNote(kind: .convertedText, rows: converted.first...converted.last, count: converted.count))
        }
        let hiddenCount = columns.count { column in hiddenColumns.contains { $0.contains(column.value) } }
        if hiddenCount > 0 {
            list.notes.append(ListNote(kind: .hiddenColumn, rows: list.headerRows, count: hiddenCount))
        }
        if sheet.visibility != .visible {
            list.notes.append(ListNote(kind: .hiddenSheet, rows: list.headerRows, count: 1))
        }
        values.askForMixedDays()
        list.questions = values.questions.sorted {
            ($0.place.row, $0.place.column, $0.code.rawValue) < ($1.place.row, $1.place.column, $1.code.rawValue)
        }
        list.questionCount = values.questionCount
        return list
    }
}
