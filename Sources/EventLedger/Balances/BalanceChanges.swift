// What is posted between some days, summed up for each of them: the way from the balances of the first day to those of
// every other. Sums wrap, as `BalanceSums` do: a forged row may make them, and nothing traps.

/// Differences between ascending days, of places that may sum up several series each, in memory that is taken once.
package struct BalanceChanges {
    private let order: Order
    /// First and second amount by day, place and account.
    @usableFromInline var amounts: [Int64]
    /// Whether something was posted to an account beyond those that are kept.
    package private(set) var hasOtherAccounts = false

    /// The most days.
    package static let maximumDays = 1 << 16

    /// No change between days, which ascend; there is one at least, and each place has accounts from 0 on. Memory: 16
    /// bytes for each day, place and account, and 2 for each day of the calendar.
    package init(between days: [Day], places: Int, accounts: Int) {
        order = Order(days, places, accounts)
        amounts = [Int64](repeating: 0, count: 2 * days.count * places * accounts)
    }

    /// The differences of both amounts at an index: that of an account in a place on a day from the day before it on,
    /// counted by day, then place, then account. Those of the first day are zero.
    @inlinable package subscript(index: Int) -> (first: Int64, second: Int64) {
        (amounts[2 * index], amounts[2 * index + 1])
    }

    /// Adds the cells of a snapshot.
    mutating func add(_ snapshot: SnapshotRow, _ row: RawSpan, to place: Int) {
        let order = order
        var isKept = true
        var amounts = amounts.mutableSpan
        for index in snapshot.firstCell(after: order.first, in: row)..<snapshot.cells {
            let cell = snapshot.cell(index, in: row)
            guard cell.day <= order.last else { break }
            guard cell.day > order.first else { continue }
            guard let start = order.start(cell.day, place, cell.account) else {
                isKept = false
                continue
            }
            amounts[start] &+= cell.first
            amounts[start &+ 1] &+= cell.second
        }
        if !isKept { hasOtherAccounts = true }
    }

    /// Adds the postings of a run that are known through a position.
    mutating func add(_ run: PostingRun, _ row: RawSpan, to place: Int, known position: Position) {
        let order = order
        var isKept = true
        var amounts = amounts.mutableSpan
        for index in 0..<run.count {
            let posting = run.posting(index, in: row)
            guard posting.day > order.first, posting.day <= order.last, posting.position <= position else { continue }
            guard let start = order.start(posting.day, place, posting.account) else {
                isKept = false
                continue
            }
            amounts[start] &+= posting.first
            amounts[start &+ 1] &+= posting.second
        }
        if !isKept { hasOtherAccounts = true }
    }
}

/// Where the changes of a day, place and account lie.
private struct Order {
    let first: Int32
    let last: Int32
    /// For each day from the first to the last which of the days is the first that is not before it.
    private let indices: [UInt16]
    private let places: Int
    private let accounts: Int

    init(_ days: [Day], _ places: Int, _ accounts: Int) {
        precondition(!days.isEmpty && days.count <= BalanceChanges.maximumDays, "changes are between some days")
        first = days[0].daysSinceEpoch
        last = days[days.count - 1].daysSinceEpoch
        var indices: [UInt16] = []
        indices.reserveCapacity(Int(last - first) + 1)
        for (index, day) in days.enumerated() {
            while indices.count <= Int(day.daysSinceEpoch - first) { indices.append(UInt16(index)) }
        }
        self.indices = indices
        self.places = places
        self.accounts = accounts
    }

    /// Where the amounts of a day behind the first and not behind the last begin; nil for an account that is not kept.
    @inline(__always)
    func start(_ day: Int32, _ place: Int, _ account: UInt8) -> Int? {
        guard account < accounts else { return nil }
        return 2 &* ((Int(indices[Int(day &- first)]) &* places &+ place) &* accounts &+ Int(account))
    }
}
