// The doubts of a draft as they come up. One that many rows share, such as a unit that is not known, is asked once.

import PovertyLedger
import Tables

/// Questions under collection.
struct DraftQuestions {
    private var all: [DraftQuestion] = []
    private var shared: [Shared: Int] = [:]

    private struct Shared: Hashable {
        let code: String
        let text: Sentence
    }

    /// Takes over the doubts of reading a list.
    init(_ questions: [ListQuestion]) {
        all = questions.map {
            DraftQuestion(code: $0.code.rawValue, place: $0.place, household: nil, rows: 1, text: $0.text)
        }
    }

    /// Asks a question about one row, or about a household that no row is about.
    mutating func ask(_ code: String, at place: CellPlace?, household: String? = nil, _ text: Sentence) {
        all.append(
            DraftQuestion(code: code, place: place, household: household, rows: place == nil ? 0 : 1, text: text))
    }

    /// Asks a question that other rows may share: the first has its cell, the others are counted.
    mutating func askOnce(_ code: String, at place: CellPlace?, rows: Int = 1, _ text: Sentence) {
        let name = Shared(code: code, text: text)
        if let index = shared[name] {
            all[index].rows += rows
        } else {
            shared[name] = all.count
            all.append(DraftQuestion(code: code, place: place, household: nil, rows: rows, text: text))
        }
    }

    /// The questions by row and column; those without a cell are the last, by household.
    var sorted: [DraftQuestion] {
        all.enumerated().sorted { left, right in
            func rank(_ item: (offset: Int, element: DraftQuestion)) -> (Int, Int, String, Int) {
                let place = item.element.place
                return (place?.row ?? .max, place?.column ?? .max, item.element.household ?? "", item.offset)
            }
            return rank(left) < rank(right)
        }.map(\.element)
    }
}

/// What a row changes: events that are recorded together or not at all.
struct Proposal {
    /// The changes that it makes, for the report.
    var changes: [DraftChange]
    /// The events.
    var events: [Event]
    /// The document that they are based on; nil for that of the options.
    var document: String?
    /// Where the list states it.
    var place: CellPlace?
    /// The household that it is about.
    var household: String?
    /// The index of the row's household in the list, where it has persons to note.
    var listed: Int?
    /// Whether it registers a household under a code that the list does not state.
    var isCodeGiven = false
}
