// What a check of a file's pages found: which part of the file, which page, what is wrong. It only carries the words.

/// Damage to the structure of a file: the first in one of its parts.
public struct PageDamage: Hashable, Sendable, CustomStringConvertible {
    /// A part of a file that can be damaged by itself.
    public enum Part: Hashable, Sendable {
        /// The first two pages and the list of free pages; only writing needs the list.
        case freeList
        /// The list of tables, without which no table is found.
        case listOfTables
        /// One table, by its name.
        case table(String)
    }

    /// The part.
    public let part: Part
    /// The page's number, from 0.
    public let page: Int
    /// What is wrong, as words that follow "page 7".
    public let problem: String

    /// One sentence without its full stop.
    public var description: String {
        switch part {
        case .freeList, .listOfTables: "page \(page) \(problem)"
        case .table(let name): "page \(page) of table '\(name)' \(problem)"
        }
    }
}
