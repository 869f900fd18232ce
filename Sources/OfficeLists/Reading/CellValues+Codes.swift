// Codes of households and units as cells have them: a text, a number that was made of one, or something that is no code
// and must never be one, such as a name. What is in doubt is asked about; of persons nothing is quoted.

import EventLedger
import Files
import PovertyLedger
import Tables

extension CellValues {
    /// A code: `123.0` and `123.` are the number 123, a number that its cell shows with zeros before it keeps them.
    mutating func code(_ cell: TableCell, _ field: ListField) -> Stated<String>? {
        guard let content = content(cell, field) else { return nil }
        if case .text(let text) = content, isLong(text, at: cell.place, field) { return nil }
        if let found = personalData(content) {
            let (problem, _) = found.problem("the code")
            let owner = field == .unitCode ? "the unit's" : "the household's"
            ask(
                found == .name ? .personalData : .unknownNumber, at: cell.place, field,
                "\(problem); write \(owner) own code")
            return nil
        }
        if field == .code, let doubt = CellValues.noCode(content) {
            ask(doubt.code, at: cell.place, field, doubt.text)
            return nil
        }
        switch content {
        case .number(let number):
            guard let whole = number.whole else { break }
            let format = cell.format.map { file.numberFormats[$0] } ?? ""
            // What people see is the code, and the cell has a part of it only.
            guard !format.hasWords else {
                ask(
                    .unknownNumber, at: cell.place, field,
                    "the cell has the number \(whole), and words of its format are shown with it; format the column as text "
                        + "and type the codes as they are shown")
                return nil
            }
            let digits = String(whole)
            let width = format.isZeros ? format.utf8.count : 0
            return Stated(String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits, at: cell.place)
        case .text(let written):
            // Programs write a sign before a text that a spreadsheet would calculate, as this one does.
            let text = written.hasPrefix("'") ? String(written.dropFirst()) : written
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy({ $0 &- 0x30 <= 9 }),
                parts[1].utf8.allSatisfy({ $0 == UInt8(ascii: "0") })
            else { return Stated(text, at: cell.place) }
            return Stated(String(parts[0]), at: cell.place)
        case .day, .boolean: break
        }
        ask(
            .unknownNumber, at: cell.place, field,
            "\(CellValues.shown(content, field)) is no code; format the column as text and type the codes again")
        return nil
    }

    /// Why a cell has no code of a household: a word that says that there is none, or a name, which is never quoted.
    static func noCode(_ content: Content) -> (code: ListQuestion.Code, text: Sentence)? {
        let text: String
        switch content {
        case .number(let number): text = number.whole == 0 ? "0" : ""
        case .text(let written): text = written
        case .day, .boolean: text = ""
        }
        guard !text.isEmpty else { return nil }
        if ListWords.noCodes.contains(Spelling.folded(text)) {
            return (
                .missingCode,
                "the cell says that the household has no code yet; write one, or leave the cell empty and name the "
                    + "office's own file of who is in which household"
            )
        }
        let words = text.split(separator: " ")
        let letters = text.filter(\.isLetter)
        let isAccented = letters.contains { !$0.isASCII }
        let hasDigits = text.contains(where: \.isNumber)
        guard !letters.isEmpty, words.count > 1 || isAccented, !hasDigits || words.count > 2 && isAccented else {
            return nil
        }
        return (.personalData, "the cell has words such as a name, and no code; write the household's own code")
    }

    /// Asks about a code that is the name of the row; nil then.
    mutating func code(_ code: Stated<String>?, unlessNamed names: [String?]) -> Stated<String>? {
        guard let code else { return nil }
        let folded = folded(code.value)
        guard code.value.contains(where: \.isLetter),
            names.contains(where: { $0.map(Spelling.folded) == folded })
        else { return code }
        ask(
            .personalData, at: code.place, .code,
            "the cell has words such as a name, and no code; write the household's own code")
        return nil
    }

    /// What a code has of a person: the digits of an identity card, or a day of birth.
    private func personalData(_ content: Content) -> PersonalData? {
        switch content {
        case .number(let number): number.whole.flatMap { PersonalData.found(in: String($0), .code) }
        case .text(let text): PersonalData.found(in: text, .code)
        case .day: .birth
        case .boolean: nil
        }
    }
}

extension String {
    /// Whether a number format shows words with a number, as `"P7-"0000` does.
    fileprivate var hasWords: Bool { contains("\"") || contains("\\") }

    /// Whether it is a number format of zeros only.
    fileprivate var isZeros: Bool { !isEmpty && utf8.count <= 20 && utf8.allSatisfy { $0 == UInt8(ascii: "0") } }
}
