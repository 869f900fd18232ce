// A doubt about a cell of a list. A value that is in doubt is left out, and what would be right is said; nothing is
// guessed. Personal data are never quoted.

import Tables

/// A doubt: the cell, a word for programs, and a sentence for people.
public struct ListQuestion: Hashable, Sendable {
    /// What a question is about. Later versions add some.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The word.
        public let rawValue: String
        /// A code of that name.
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// The cell.
    public let place: CellPlace
    /// What it is about.
    public let code: Code
    /// The meaning of its column; nil where it is about a row, a household or the sheet.
    public let field: ListField?
    /// What was read, and what would be right: a sentence without its full stop, in characters that can be shown.
    public let text: Sentence

    /// A question.
    public init(_ code: Code, at place: CellPlace, field: ListField? = nil, _ text: Sentence) {
        self.place = place
        self.code = code
        self.field = field
        self.text = text
    }
}

extension ListQuestion.Code {
    /// A column that the list needs is not there.
    public static let missingColumn = Self(rawValue: "missingColumn")
    /// Two columns have one meaning.
    public static let duplicateColumn = Self(rawValue: "duplicateColumn")
    /// A heading of the map is not in the sheet.
    public static let headingNotFound = Self(rawValue: "headingNotFound")
    /// The result of a formula that failed.
    public static let errorCell = Self(rawValue: "errorCell")
    /// A formula that was never calculated.
    public static let notCalculated = Self(rawValue: "notCalculated")
    /// Text in an old encoding that is not recognised.
    public static let oldEncoding = Self(rawValue: "oldEncoding")
    /// Text that was spoilt by reading it in another encoding.
    public static let garbledText = Self(rawValue: "garbledText")
    /// Text that is longer than what the ledger takes.
    public static let longText = Self(rawValue: "longText")
    /// A value that its column needs is not there.
    public static let missingValue = Self(rawValue: "missingValue")
    /// A word for a class that is not known.
    public static let unknownClass = Self(rawValue: "unknownClass")
    /// Two classes are stated of one household.
    public static let classesDiffer = Self(rawValue: "classesDiffer")
    /// A date that is none, or not a whole one.
    public static let unknownDay = Self(rawValue: "unknownDay")
    /// Dates of a column whose day and month may be exchanged.
    public static let mixedDays = Self(rawValue: "mixedDays")
    /// A number that is none, or not one that its column can have.
    public static let unknownNumber = Self(rawValue: "unknownNumber")
    /// Neither yes nor no.
    public static let unknownMark = Self(rawValue: "unknownMark")
    /// A deprivation that is not known.
    public static let unknownDeprivation = Self(rawValue: "unknownDeprivation")
    /// A cause that is not known.
    public static let unknownCause = Self(rawValue: "unknownCause")
    /// A kind of aid, of a donor, of a recipient or of an area that is not known.
    public static let unknownWord = Self(rawValue: "unknownWord")
    /// A number of an identity card with another number of digits.
    public static let identityNumber = Self(rawValue: "identityNumber")
    /// A row that belongs to no household.
    public static let rowWithoutHousehold = Self(rawValue: "rowWithoutHousehold")
    /// A row that is not recognised.
    public static let unknownRow = Self(rawValue: "unknownRow")
    /// Two rows state different values of one household.
    public static let valuesDiffer = Self(rawValue: "valuesDiffer")
    /// Two households have one code.
    public static let duplicateCode = Self(rawValue: "duplicateCode")
    /// A cell says that a household has no code.
    public static let missingCode = Self(rawValue: "missingCode")
    /// Two codes look nearly alike.
    public static let nearCode = Self(rawValue: "nearCode")
    /// One person is in two households.
    public static let samePerson = Self(rawValue: "samePerson")
    /// The stated members are not the persons that are listed.
    public static let membersDiffer = Self(rawValue: "membersDiffer")
    /// A remark says that the household moved away, or that a person died.
    public static let goneByRemark = Self(rawValue: "goneByRemark")
    /// A text that would be recorded has something that identifies a person.
    public static let personalData = Self(rawValue: "personalData")
    /// A hidden sheet that has such a list too.
    public static let unreadSheet = Self(rawValue: "unreadSheet")
    /// A sum that the rows do not add up to.
    public static let sumDiffers = Self(rawValue: "sumDiffers")
    /// A unit is stated twice.
    public static let duplicateUnit = Self(rawValue: "duplicateUnit")
}
