// A table that somebody published: poor and near-poor households by day or by period. It is what the file says, not yet
// held against anything.

import EventLedger

/// The rows of a published table.
public struct PublishedTable: Hashable, Sendable {
    /// The file it was read from, as the user named it; nil when it was made otherwise.
    public let file: String?
    /// The rows, in the order of the file.
    public let rows: [PublishedRow]
}

/// One row of a published table: figures of one class, of a unit or all, on a day or over a period.
public struct PublishedRow: Hashable, Sendable {
    /// The line it starts on, from 1.
    public let line: Int
    /// The day or the period.
    public let span: PublishedSpan
    /// The class, the unit (nil for all) and the filter of social protection.
    public let filter: AccountFilter
    /// The figures that were published.
    public let figures: [PublishedColumn: Int]
    /// The share of all households in per cent, as it was published.
    public let rate: PublishedRate?

    /// The one class of the row.
    public var householdClass: HouseholdClass { filter.sortedClasses.first ?? .unclassified }
}

/// What a row is of.
public enum PublishedSpan: Hashable, Sendable {
    /// The end of a day.
    case day(Day)
    /// From the end of one day, the opening, to the end of another, the closing.
    case period(from: Day, to: Day)
}

extension PublishedSpan: CustomStringConvertible {
    /// `2023-12-31`, or `2022-12-31 to 2023-12-31`.
    public var description: String {
        switch self {
        case .day(let day): "\(day)"
        case .period(let from, let to): "\(from) to \(to)"
        }
    }
}

extension PublishedRow {
    /// What two rows have in common of which one is a part of the other.
    struct Group: Hashable {
        let span: PublishedSpan
        let filter: AccountFilter
    }

    /// The row's group, its unit apart.
    var group: Group { Group(span: span, filter: filter.with(unit: nil)) }
}

extension AccountFilter {
    /// The same accounts of another unit, or of all.
    func with(unit: String?) -> AccountFilter {
        AccountFilter(classes: classes, unit: unit, socialProtection: socialProtection)
    }
}
