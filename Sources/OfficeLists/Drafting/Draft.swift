// What a draft gives: the entries that make the ledger say what the list says, every doubt as a question with its cell,
// and a report of what differs. Nothing of it is recorded. It never holds a name, a day of birth or an identity number.

import EventLedger
import PovertyLedger
import Tables

/// The result of comparing a list with a ledger.
public struct Draft: Sendable {
    /// The entries, in the order in which they are to be recorded; none where nothing is to be changed.
    public let entries: [Entry]
    /// What differs, and what is in doubt.
    public let report: DraftReport
    /// The office's own file with the matches of this list added; nil where none was given.
    public let codes: HouseholdCodes?

    /// The entries as JSON Lines, which an import takes.
    public var lines: [UInt8] {
        var writer = EntryWriter()
        for entry in entries { writer.append(EntryLine(entry)) }
        return writer.bytes
    }
}

/// What a row of a list means for the ledger.
public enum DraftChangeKind: String, CaseIterable, Sendable {
    /// A household that the ledger does not have.
    case new
    /// The ledger says the same.
    case confirmed
    /// The household has a worse class.
    case worsened
    /// The household left poverty or near-poverty.
    case leftPoverty
    /// The household has its first class, or another one above near-poor.
    case classified
    /// Social protection, scores, deprivations, causes or the area differ, the class does not.
    case amended
    /// The class is the same, and another decision confirms it.
    case renewed
    /// The household is in another unit.
    case moved
    /// The household has another number of members.
    case resized
    /// The household is poor or near-poor in the ledger, in a unit of the list, and not in the list; of a list of
    /// households also any other that is registered.
    case missing
    /// The household is neither poor nor near-poor, and the ledger does not have it.
    case outside
    /// Aid was given.
    case given
    /// An award was granted.
    case awarded
    /// All households of a unit were counted.
    case reported
}

/// One difference between a list and a ledger, or a confirmation, with its place.
public struct DraftChange: Hashable, Sendable {
    /// What it is.
    public let kind: DraftChangeKind
    /// The code of the household; nil where it is about none.
    public var household: String?
    /// The unit that it is in, or that it is about.
    public var unit: String?
    /// The class in the ledger.
    public var fromClass: HouseholdClass?
    /// The class in the list.
    public var toClass: HouseholdClass?
    /// The unit in the ledger, of a household that moved.
    public var fromUnit: String?
    /// The members in the ledger; of a total its households.
    public var fromCount: Int?
    /// The members in the list; of a total its households.
    public var toCount: Int?
    /// The amount or worth of aid.
    public var amountVND: Int64?
    /// The cell that states it; nil for what the list does not have.
    public var place: CellPlace?
    /// The decision that the row names.
    public var document: String?

    init(_ kind: DraftChangeKind, at place: CellPlace?) {
        self.kind = kind
        self.place = place
    }
}

/// A doubt: what it concerns is not in the entries.
public struct DraftQuestion: Hashable, Sendable {
    /// A word for programs, such as `unknownUnit`.
    public let code: String
    /// The first cell that it concerns; nil where the list has none for it.
    public let place: CellPlace?
    /// The household, where it is about one of the ledger.
    public let household: String?
    /// How many rows it concerns.
    public internal(set) var rows: Int
    /// What is in doubt, and what would be right: a sentence without its full stop.
    public let text: Sentence
}

/// How many rows mean one thing.
public struct DraftCount: Hashable, Sendable {
    /// What they mean.
    public let kind: DraftChangeKind
    /// How many they are.
    public let rows: Int
}

/// An entry of a draft in brief.
public struct DraftedEntry: Hashable, Sendable {
    /// Its id.
    public let id: String
    /// Its document.
    public let document: String?
    /// How many events it has.
    public let events: Int
}

/// What a list changes in a ledger, and what is in doubt.
public struct DraftReport: Hashable, Sendable {
    /// What the list is about.
    public let kind: ListKind
    /// The name of its sheet; empty for a text file.
    public let sheet: String
    /// The cut that the list was compared with.
    public let cut: Cut
    /// The unit whose list it is, where one was named.
    public let unit: String?
    /// How many rows mean what.
    public let counts: [DraftCount]
    /// The rows one by one.
    public let changes: [DraftChange]
    /// The doubts, by row and column.
    public let questions: [DraftQuestion]
    /// The entries in brief.
    public let entries: [DraftedEntry]
    /// What each heading was taken for; `ignored` where it was not understood.
    public let headings: [ColumnMap.Column]
    /// What was passed over in reading, or is worth knowing.
    public let notes: [ListNote]
}

extension DraftReport: LedgerAnswer {
    /// The list and the cut, the entries, how many rows mean what, each of them, and the questions.
    public var columns: [AnswerColumn<DraftReport>] {
        [
            .word("as", \.kind.rawValue), .text("sheet", \.sheet), .cut("cut", \.cut, unitsOn: \.cut.effectiveOn),
            .text("unitOfList", \.unit),
            .list("entries", \.entries, DraftedEntry.columns), .list("counts", \.counts, DraftCount.columns),
            .list("changes", \.changes, DraftChange.columns), .list("questions", \.questions, DraftQuestion.columns),
            .list("headings", \.headings, ColumnMap.Column.columns), .list("notes", \.notes, ListNote.columns),
        ]
    }
}

extension DraftedEntry {
    /// The entry, its document, and the number of its events.
    package static var columns: [AnswerColumn<DraftedEntry>] {
        [.code("entry", \.id), .text("document", \.document), .count("events", \.events)]
    }
}

extension DraftCount {
    /// What the rows mean, and how many they are.
    package static var columns: [AnswerColumn<DraftCount>] {
        [.word("change", \.kind.rawValue), .count("rows", \.rows)]
    }
}

extension DraftChange {
    /// What it is, who it is about, what was and is, and where the list states it.
    package static var columns: [AnswerColumn<DraftChange>] {
        [
            .word("change", \.kind.rawValue), .code("household", \.household), .text("unit", \.unit),
            .value("fromClass", .householdClass) { $0.fromClass.map(AnswerValue.householdClass) ?? .absent },
            .value("toClass", .householdClass) { $0.toClass.map(AnswerValue.householdClass) ?? .absent },
            .text("fromUnit", \.fromUnit), .count("fromCount", \.fromCount), .count("toCount", \.toCount),
            .amountVND("amountVND", \.amountVND), .count("row") { $0.place?.row },
            .code("cell") { $0.place.map(\.description) }, .text("document", \.document),
        ]
    }
}

extension DraftQuestion {
    /// The word, the place, the household, and the sentence.
    package static var columns: [AnswerColumn<DraftQuestion>] {
        [
            .code("question", \.code), .count("row") { $0.place?.row }, .code("cell") { $0.place.map(\.description) },
            .count("rows", \.rows), .code("household", \.household), .sentence("text", \.text),
        ]
    }
}

extension ColumnMap.Column {
    /// The heading, and what its column was taken for.
    package static var columns: [AnswerColumn<ColumnMap.Column>] {
        [.text("heading", \.heading), .word("field", \.field.rawValue)]
    }
}

extension ListNote {
    /// What rows are, the first and the last of them, and how many it is about.
    package static var columns: [AnswerColumn<ListNote>] {
        [
            .word("note", \.kind.rawValue), .count("row", \.rows.lowerBound), .count("lastRow", \.rows.upperBound),
            .count("rows", \.count),
        ]
    }
}
