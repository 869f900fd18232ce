// The sums of one series while they are added up: for each account two amounts, in memory that is taken once for a
// question. A forged row may make a sum wrap; verifying finds that row, and nothing traps.

/// Sums of all accounts of a series.
struct BalanceSums {
    /// First and second amount of each account in turn.
    private var amounts = [Int64](repeating: 0, count: 2 * Posting.accounts)
    /// The accounts that something was added to, a bit each.
    private(set) var mask: UInt64 = 0

    /// Adds two amounts to an account.
    @inline(__always)
    mutating func add(_ account: UInt8, _ first: Int64, _ second: Int64) {
        let index = Int(account & 63) &* 2
        amounts[index] &+= first
        amounts[index &+ 1] &+= second
        mask |= 1 << UInt64(account & 63)
    }

    /// Adds the totals that a row has from an offset on, one pair of amounts for each account of a mask.
    mutating func add(totalsOf accounts: UInt64, in bytes: RawSpan, at start: Int) {
        var offset = start
        var rest = accounts
        while rest != 0 {
            let account = UInt8(truncatingIfNeeded: rest.trailingZeroBitCount)
            add(
                account, bytes.loadUnchecked(offset, as: Int64.self), bytes.loadUnchecked(offset &+ 8, as: Int64.self))
            offset &+= 16
            rest &= rest &- 1
        }
    }

    /// The sums of an account.
    subscript(account: UInt8) -> (first: Int64, second: Int64) {
        (amounts[Int(account & 63) * 2], amounts[Int(account & 63) * 2 + 1])
    }

    /// The totals as rows have them: a pair of amounts for each account of the mask.
    func append(totalsOf accounts: UInt64, to bytes: inout [UInt8]) {
        var rest = accounts
        while rest != 0 {
            let (first, second) = self[UInt8(truncatingIfNeeded: rest.trailingZeroBitCount)]
            bytes.appendLittleEndian(first)
            bytes.appendLittleEndian(second)
            rest &= rest &- 1
        }
    }

    /// The accounts that have a balance, in their order.
    var balances: [Balance] {
        var balances: [Balance] = []
        balances.reserveCapacity(mask.nonzeroBitCount)
        var rest = mask
        while rest != 0 {
            let account = UInt8(truncatingIfNeeded: rest.trailingZeroBitCount)
            let (first, second) = self[account]
            if first != 0 || second != 0 { balances.append(Balance(account: account, first, second)) }
            rest &= rest &- 1
        }
        return balances
    }

    /// Begins again at nothing.
    mutating func reset() {
        var rest = mask
        while rest != 0 {
            let index = rest.trailingZeroBitCount * 2
            amounts[index] = 0
            amounts[index + 1] = 0
            rest &= rest &- 1
        }
        mask = 0
    }
}
