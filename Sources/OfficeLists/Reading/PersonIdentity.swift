// Who a row of a list is about, for matching it with a household. It lives only as long as the list is looked at: it is
// never recorded, and shows nothing of itself in a message.

import EventLedger

/// A person of a list: name, day of birth and identity number as far as the list has them.
///
/// Its description is empty of them, so that none gets into a message by mistake.
public struct PersonIdentity: Hashable, Sendable {
    /// When a person was born.
    public enum Birth: Hashable, Sendable {
        /// On a day.
        case day(Day)
        /// In a year, where the list has no more.
        case year(Int)

        /// The year.
        public var year: Int {
            switch self {
            case .day(let day): day.year
            case .year(let year): year
            }
        }
    }

    /// The row of the person.
    public let row: Int
    /// The name, in Unicode NFC with single blanks, as written otherwise.
    public let name: String?
    /// The number of the identity card: digits.
    public let identityNumber: String?
    /// Day or year of birth.
    public let birth: Birth?
    /// Whether the list marks the person as head of the household.
    public let isHead: Bool

    /// A person.
    public init(row: Int, name: String?, identityNumber: String?, birth: Birth?, isHead: Bool) {
        self.row = row
        self.name = name
        self.identityNumber = identityNumber
        self.birth = birth
        self.isHead = isHead
    }
}

extension PersonIdentity: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The row alone.
    public var description: String { "person of row \(row)" }
    /// The row alone.
    public var debugDescription: String { description }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
