// The values of cells: what a cell holds is taken as its column wants it, or it is a question and no value. Every question
// names the cell; of columns about persons nothing is quoted.

import EventLedger
import Files
import PovertyLedger
import Tables

/// Reads cells and keeps what is asked about them.
struct CellValues {
    /// What a cell holds.
    enum Content {
        case text(String)
        case number(TableNumber)
        case day(CalendarDay)
        case boolean(Bool)
    }

    let file: TableFile
    /// Which texts were of an old encoding.
    private(set) var oldText: OldText
    private(set) var questions: [ListQuestion] = []
    private(set) var questionCount = 0
    /// The first row, the last and the number of texts that were converted.
    private(set) var converted: (first: Int, last: Int, count: Int)?
    private var mixedDays = MixedDays()
    private var foldedTexts: [String: String] = [:]

    init(file: TableFile, known: [Int: OldEncoding]) {
        self.file = file
        oldText = OldText(known: known)
    }

    /// The text of a cell in Unicode.
    mutating func readText(_ raw: String, _ cell: TableCell) -> OldText.Reading {
        let file = file
        return oldText.read(raw, cell) { file.fontNames }
    }

    // MARK: Questions

    /// Asks about a cell of a column that means something.
    mutating func ask(
        _ code: ListQuestion.Code, at place: CellPlace, _ field: ListField?, _ text: @autoclosure () -> Sentence
    ) {
        questionCount += 1
        guard questions.count < OfficeListReader.maximumQuestions else { return }
        questions.append(ListQuestion(code, at: place, field: field, text()))
    }

    /// Asks about a row.
    mutating func ask(_ code: ListQuestion.Code, at place: CellPlace, _ text: @autoclosure () -> Sentence) {
        ask(code, at: place, nil, text())
    }

    /// What a cell holds in words for a question: quoted, unless its column is about persons.
    static func shown(_ content: Content, _ field: ListField) -> String {
        guard !field.isPersonal else { return "the value" }
        let use = field.isDay ? PersonalData.Use.quotedDay : .quotedWord
        switch content {
        case .text(let text): return Spelling.quoted(text, use)
        case .number(let number): return PersonalData.masked(number.shown, use)
        case .day(let day): return PersonalData.masked(day.dayMonthYear, use)
        case .boolean(let isTrue): return isTrue ? "true" : "false"
        }
    }

    // MARK: Contents

    /// What a cell holds; nil for nothing, for marks of a missing value, and where it is a question.
    mutating func content(_ cell: TableCell, _ field: ListField) -> Content? {
        switch cell.value {
        case .empty:
            if cell.isFormula {
                ask(
                    .notCalculated, at: cell.place, field,
                    "the formula was never calculated; open the workbook in a spreadsheet program and save it")
            }
            return nil
        // A program that writes text writes failed formulas as text too.
        case .text(let raw) where raw.utf8.first == UInt8(ascii: "#") && ListWords.failures.contains(raw):
            askForFailure(raw, cell, field)
            return nil
        case .text(let raw):
            switch readText(raw, cell) {
            case .text(let text):
                guard !isGarbled(text, at: cell.place, field) else { return nil }
                return CellValues.content(text)
            case .converted(let text):
                let row = cell.place.row
                converted = (converted?.first ?? row, max(converted?.last ?? row, row), (converted?.count ?? 0) + 1)
                return CellValues.content(text)
            case .doubt(let name):
                let what = name.map { "is in the old encoding of a \($0) font and" } ?? "is in an old encoding that"
                ask(
                    .oldEncoding, at: cell.place, field,
                    "the text \(what) cannot be converted; convert the list to Unicode")
                return nil
            }
        case .number(let number): return .number(number)
        case .day(let day): return .day(day)
        case .boolean(let isTrue): return .boolean(isTrue)
        case .error(let name):
            askForFailure(name, cell, field)
            return nil
        }
    }

    private mutating func askForFailure(_ name: String, _ cell: TableCell, _ field: ListField) {
        ask(
            .errorCell, at: cell.place, field,
            "the formula failed with \(name.printableStart); correct it or type the value")
    }

    private static func content(_ text: String) -> Content? {
        let text = Spelling.cleaned(text).withoutSignOfText
        return text.isEmpty || ListWords.isMissing(text) ? nil : .text(text)
    }

    /// The text of a cell as it is shown; nil for nothing.
    mutating func text(_ cell: TableCell, _ field: ListField) -> String? {
        switch content(cell, field) {
        case .text(let text): text
        case .number(let number): number.whole.map(String.init) ?? number.shown
        case .day(let day): day.dayMonthYear
        case .boolean(let isTrue): isTrue ? "x" : nil
        case nil: nil
        }
    }

    /// The same with its place.
    mutating func stated(_ cell: TableCell, _ field: ListField) -> Stated<String>? {
        text(cell, field).map { Stated($0, at: cell.place) }
    }

    /// A name; what public lists write behind it, such as a hamlet after a semicolon, is not of it.
    mutating func name(_ cell: TableCell, _ field: ListField) -> String? {
        text(cell, field).map {
            $0.utf8.contains(UInt8(ascii: ";")) ? Spelling.cleaned(String($0.prefix { $0 != ";" })) : $0
        }
    }

    /// The folded form of a text.
    mutating func folded(_ text: String) -> String {
        if let folded = foldedTexts[text] { return folded }
        let folded = Spelling.folded(text)
        if foldedTexts.count < 4096 { foldedTexts[text] = folded }
        return folded
    }

    // MARK: Values

    /// The digits of an identity card; nil where there are none.
    mutating func identityNumber(_ cell: TableCell) -> String? {
        guard let content = content(cell, .identityNumber) else { return nil }
        var digits = ""
        switch content {
        case .number(let number): digits = number.whole.map(String.init) ?? ""
        case .text(let text):
            if text.utf8.allSatisfy({ $0 &- 0x30 <= 9 }) {
                digits = text
            } else {
                let code = text.hasSuffix(".0") ? text.dropLast(2) : text[...]
                digits = code.filter { !" .-'".contains($0) }
            }
        case .day, .boolean: break
        }
        // A number in a cell loses the zero that the numbers of 36 provinces begin with.
        if case .number = content, digits.utf8.count == 11 || digits.utf8.count == 8 { digits = "0" + digits }
        guard [9, 12].contains(digits.utf8.count), digits.utf8.allSatisfy({ $0 &- 0x30 <= 9 }) else {
            ask(
                .identityNumber, at: cell.place, .identityNumber,
                "the number of an identity card has 12 digits, or 9 on older ones; correct it")
            return nil
        }
        return digits
    }

    /// A day; a question where the cell has less or something else.
    mutating func day(_ cell: TableCell, _ field: ListField) -> Stated<Day>? {
        guard let content = content(cell, field) else { return nil }
        let read = dayText(content)
        if case .day(let day) = read {
            if case .day = content {
                mixedDays.take(date: day.civil.day, at: cell.place)
            } else {
                mixedDays.take(text: day.civil.day, column: cell.column)
            }
        }
        switch read {
        case .day(let day): return Stated(day, at: cell.place)
        case .month, .year:
            ask(
                .unknownDay, at: cell.place, field,
                "\(CellValues.shown(content, field)) is not a whole date; write day, month and year, such as 31/12/2022"
            )
        case .shortYear:
            ask(
                .unknownDay, at: cell.place, field,
                "\(CellValues.shown(content, field)) has a year of two digits; write it with four, such as 31/12/2022")
        case .none:
            ask(
                .unknownDay, at: cell.place, field,
                "\(CellValues.shown(content, field)) is no date; write the day before the month, such as 31/12/2022")
        }
        return nil
    }

    /// Asks about columns whose days and months may be exchanged.
    mutating func askForMixedDays() {
        for doubt in mixedDays.doubts {
            ask(
                .mixedDays, at: doubt.place, nil,
                "\(doubt.count) dates of the column have a day of at most 12, and all later ones are text: day and month may be "
                    + "exchanged; check them, and format the column as text")
        }
    }

    /// A day, or a year.
    mutating func dayOrYear(_ cell: TableCell, _ field: ListField) -> DayText? {
        guard let content = content(cell, field) else { return nil }
        let day = dayText(content)
        switch day {
        case .day, .year, .month: return day
        case .shortYear, .none:
            ask(
                .unknownDay, at: cell.place, field,
                "\(CellValues.shown(content, field)) is neither a date nor a year; write it such as 31/12/2022 or 2022")
            return nil
        }
    }

    private func dayText(_ content: Content) -> DayText {
        switch content {
        case .text(let text): DayText(text)
        case .day(let day): Day(year: day.year, month: day.month, day: day.day).map(DayText.day) ?? .none
        case .number(let number): number.whole.flatMap { DayText.isYear($0) ? .year($0) : nil } ?? .none
        case .boolean: .none
        }
    }

    /// A whole number within limits, times a factor of its column.
    mutating func whole(
        _ cell: TableCell, _ field: ListField, in range: ClosedRange<Int64>, times factor: Int64 = 1
    ) -> Stated<Int64>? {
        guard let content = content(cell, field) else { return nil }
        var value: Int64?
        switch content {
        case .number(let number): value = CellValues.whole(number, times: factor)
        case .text(let text):
            value = NumberText(text)?.whole(times: factor)
            // No number that counts begins with a zero, and those of cards and telephones do.
            if text.utf8.count > 8, text.utf8.first == UInt8(ascii: "0"), PersonalData.found(in: text, .name) != nil {
                value = nil
            }
        case .day, .boolean: break
        }
        if value == nil, case .text(let text) = content, let number = NumberText(text), number.isOneGroup,
            factor > 1
        {
            ask(
                .unknownNumber, at: cell.place, field,
                "\(CellValues.shown(content, field)) may be read in two ways in a column that counts \(factor) đồng; write "
                    + "it without a point or a comma")
            return nil
        }
        if value == nil, case .text(let text) = content, NumberText(text)?.isOfTwoMarks == true {
            ask(
                .unknownNumber, at: cell.place, field,
                "\(CellValues.shown(content, field)) has two kinds of marks and may be read in two ways; write it without "
                    + "points and commas")
            return nil
        }
        guard let value, range.contains(value) else {
            ask(
                .unknownNumber, at: cell.place, field,
                "\(CellValues.shown(content, field)) is no whole number \(CellValues.limits(range)); correct it")
            return nil
        }
        return Stated(value, at: cell.place)
    }

    private static func limits(_ range: ClosedRange<Int64>) -> String {
        range.upperBound == .max ? "from \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
    }

    /// A number times a factor, where that is whole.
    static func whole(_ number: TableNumber, times factor: Int64) -> Int64? {
        if let whole = number.whole {
            let (product, isLarge) = Int64(whole).multipliedReportingOverflow(by: factor)
            return isLarge ? nil : product
        }
        guard let text = NumberText(number.shown), text.factor == 1 else { return nil }
        return NumberText.whole(text.digits, fraction: text.fraction, times: factor)
    }
}

extension String {
    /// Without the sign that programs write before a text that a spreadsheet would calculate, as this one does.
    fileprivate var withoutSignOfText: String {
        guard utf8.first == UInt8(ascii: "'"), let next = utf8.dropFirst().first, "=+-@".utf8.contains(next) else {
            return self
        }
        return String(dropFirst())
    }

    /// The first characters, safe to show.
    fileprivate var printableStart: String { String(prefix(20)).printable }
}

extension CellValues {
    /// The text of a cell without asking about it; nil for what is no text.
    mutating func quietText(_ cell: TableCell) -> String? {
        guard case .text(let raw) = cell.value else { return nil }
        switch readText(raw, cell) {
        case .text(let text), .converted(let text):
            let cleaned = Spelling.cleaned(text)
            return cleaned.isEmpty ? nil : cleaned
        case .doubt: return nil
        }
    }
}
