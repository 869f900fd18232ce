// The words of cells: yes and no, classes, kinds, deprivations and causes, decisions. A word that is not known is a
// question.

import EventLedger
import PovertyLedger
import Tables

extension CellValues {
    /// Yes or no; a question for anything else.
    mutating func mark(_ cell: TableCell, _ field: ListField) -> Stated<Bool>? {
        guard let content = content(cell, field) else { return nil }
        switch content {
        case .boolean(let isTrue): return Stated(isTrue, at: cell.place)
        case .number(let number):
            if let whole = number.whole, (0...1).contains(whole) { return Stated(whole == 1, at: cell.place) }
        case .text(let text):
            if ListWords.ticks.contains(text) { return Stated(true, at: cell.place) }
            if let answer = ListWords.answers[folded(text)] { return Stated(answer, at: cell.place) }
        case .day: break
        }
        ask(
            .unknownMark, at: cell.place, field,
            "\(CellValues.shown(content, field)) is neither yes nor no; write x or leave the cell empty")
        return nil
    }

    /// A word of a table; a question where it is not one.
    mutating func word<Word>(
        _ cell: TableCell, _ field: ListField, _ code: ListQuestion.Code, _ words: [String: Word],
        _ what: Sentence
    ) -> Stated<Word>? {
        guard let text = text(cell, field) else { return nil }
        let folded = folded(text)
        if let word = words[folded] { return Stated(word, at: cell.place) }
        let nearest = NearestWord.nearest(to: folded, among: Array(words.keys))
        let remedy =
            nearest.map { "perhaps \(Spelling.quoted(WordsInFull.spelled[$0] ?? $0, .sentence)) is meant" }
            ?? "correct it"
        ask(code, at: cell.place, field, "\(Spelling.quoted(text, .quotedWord)) is no \(what); \(remedy)")
        return nil
    }

    /// The words of a vocabulary in one cell.
    mutating func words<Word: Token>(
        _ cell: TableCell, _ field: ListField, _ code: ListQuestion.Code, _ words: IndicatorWords<Word>
    ) -> Stated<TokenSet<Word>>? {
        guard let content = content(cell, field) else { return nil }
        var unknown = CellValues.shown(content, field)
        switch content {
        case .text(let text):
            switch words.read(text) {
            case .words(let set): return Stated(set, at: cell.place)
            case .unknown(let part): unknown = Spelling.quoted(part, .quotedWord)
            }
        case .number(let number):
            // 1.3 may have been typed as 1,3: the number does not show what was meant.
            if let word = number.whole.flatMap({ Word.number(String($0)) }) {
                var set = TokenSet<Word>()
                _ = set.insert(word)
                return Stated(set, at: cell.place)
            }
        case .day, .boolean: break
        }
        ask(
            code, at: cell.place, field,
            "\(unknown) is no \(Word.kind) of the form; write words or numbers such as \"1, 3\", as text")
        return nil
    }

    /// The class that a cell states, or that a household left one.
    mutating func standing(_ cell: TableCell, _ field: ListField) -> Stated<ListWords.Standing>? {
        guard let text = text(cell, field) else { return nil }
        let folded = folded(text)
        if let standing = ListWords.standings[folded] { return Stated(standing, at: cell.place) }
        ask(
            .unknownClass, at: cell.place, field,
            "\(Spelling.quoted(text, .quotedWord)) is no class; write Hộ nghèo, Hộ cận nghèo or Hộ không nghèo")
        return nil
    }

    /// Number and day of a decision in one cell, such as `98/QĐ-UBND ngày 10/12/2023`.
    mutating func decision(_ cell: TableCell) -> (number: Stated<String>?, day: Stated<Day>?) {
        guard let text = recorded(cell, .decision)?.value else { return (nil, nil) }
        let words = text.split { " ,;()".contains($0) }
        guard let index = words.firstIndex(where: { $0.contains("/") && $0.contains(where: \.isLetter) }) else {
            return (Stated(text, at: cell.place), nil)
        }
        let number = Stated(String(words[index]), at: cell.place)
        let rest = words[(index + 1)...].joined(separator: " ")
        guard !rest.isEmpty else { return (number, nil) }
        if case .day(let day) = DayText(rest) { return (number, Stated(day, at: cell.place)) }
        ask(
            .unknownDay, at: cell.place, .decision,
            "\(Spelling.quoted(rest, .quotedDay)) is no date; write number and day such as 98/QĐ-UBND, 31/12/2022")
        return (number, nil)
    }
}
