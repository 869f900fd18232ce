// Balances as filters over an array of postings, and the rows of the table as the description of the format gives them,
// worked out with nothing of the code that keeps them.

@testable import EventLedger

/// All that was posted, by series, in the order of recording.
struct NaiveBalances {
    /// What an entry posts on one day and account.
    struct Item: Hashable {
        let position: Position
        let day: Int32
        let account: UInt8
        let first: Int64
        let second: Int64
    }

    private(set) var items: [UInt32: [Item]] = [:]

    /// Takes in what an entry posts whose last event is at a position: one item for each series, day and account.
    mutating func post(_ lines: [Line], at position: Position) {
        for (series, own) in Dictionary(grouping: lines, by: \.series) {
            let places = Dictionary(grouping: own) { Int64($0.day) * 64 + Int64($0.account) }
            for (_, lines) in places.sorted(by: { $0.key < $1.key }) {
                let item = Item(
                    position: position, day: lines[0].day, account: lines[0].account,
                    first: lines.reduce(0) { $0 + $1.first }, second: lines.reduce(0) { $0 + $1.second })
                guard item.first != 0 || item.second != 0 else { continue }
                items[series, default: []].append(item)
            }
        }
    }

    /// The balances of a series that are not zero, by account.
    func balances(of series: UInt32, on day: Int32, knownThrough position: Position) -> [Balance] {
        var sums = [(first: Int64, second: Int64)](repeating: (0, 0), count: 64)
        for item in items[series] ?? [] where item.day <= day && item.position <= position {
            sums[Int(item.account)].first += item.first
            sums[Int(item.account)].second += item.second
        }
        return sums.indices.filter { sums[$0].first != 0 || sums[$0].second != 0 }
            .map { Balance(account: UInt8($0), sums[$0].first, sums[$0].second) }
    }

    /// The rows of the table of balances.
    var rows: Rows { items.flatMap { NaiveSeries(series: $0.key, items: $0.value).rows }.sorted() }
}

extension Row {
    /// A row of balances under its key, with its digest.
    init(balance key: [UInt8], _ row: [UInt8]) {
        let digests = [row, key].map { XXH64.digest($0.span.bytes, count: $0.count) }
        self.init(key: key, value: row + little(digests[0] ^ digests[1], 8))
    }
}

/// The rows of one series.
private struct NaiveSeries {
    let series: UInt32
    let items: [NaiveBalances.Item]

    var rows: Rows {
        var rows: Rows = []
        var (lastCount, lastCells, lastPosition) = (0, 0, 0)
        let sealed = items.count / 224 * 224
        for end in stride(from: 224, through: sealed, by: 224) {
            let position = items[end - 1].position
            rows.append(Row(balance: key(1, position, end), chunk(Array(items[(end - 224)..<end]))))
            guard end - lastCount >= max(32 * 224, lastCells / 4) else { continue }
            let snapshot = NaiveSnapshot(Array(items[..<end]))
            rows.append(Row(balance: key(0, position, end), snapshot.bytes))
            (lastCount, lastCells, lastPosition) = (end, snapshot.cells.count, position)
        }
        let tail = Array(items[sealed...])
        let width = Self.width(tail.flatMap { [$0.first, $0.second] })
        var head = little(sealed, 4) + little(lastCount, 4) + little(lastCells, 4) + little(tail.count, 2)
        head += [UInt8(width), 0] + little(lastPosition, 8)
        head += little(items.reduce(UInt64(0)) { $0 + $1.first.magnitude }, 8)
        head += little(items.reduce(UInt64(0)) { $0 + $1.second.magnitude }, 8)
        rows.append(Row(balance: key(2, 0, 0), head + postings(tail, width)))
        return rows
    }

    private func key(_ level: UInt8, _ position: Position, _ count: Int) -> [UInt8] {
        big(series, 4) + [level] + big(position, 8) + big(count, 4)
    }

    private func postings(_ items: [NaiveBalances.Item], _ width: Int) -> [UInt8] {
        items.flatMap { item -> [UInt8] in
            let place = little(item.position, 6) + [item.account, 0] + little(item.day, 4)
            return place + little(item.first, width) + little(item.second, width)
        }
    }

    private func chunk(_ unsorted: [NaiveBalances.Item]) -> [UInt8] {
        let items = unsorted.sorted { ($0.day, $0.position, $0.account) < ($1.day, $1.position, $1.account) }
        let width = Self.width(items.flatMap { [$0.first, $0.second] })
        let accounts = Set(items.map(\.account)).sorted()
        var bytes = little(items[0].day, 4) + little(items[223].day, 4) + little(224, 2) + [UInt8(width), 0]
        bytes += little(0, 4) + little(accounts.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }, 8)
        for account in accounts {
            let own = items.filter { $0.account == account }
            bytes += little(own.reduce(0) { $0 + $1.first }, 8) + little(own.reduce(0) { $0 + $1.second }, 8)
        }
        return bytes + postings(items, width)
    }

    /// The least of 1, 2, 4 and 8 bytes that all amounts fit in.
    private static func width(_ amounts: [Int64]) -> Int {
        for width in [1, 2, 4] {
            let limit = Int64(1) << (8 * width - 1)
            if amounts.allSatisfy({ $0 >= -limit && $0 < limit }) { return width }
        }
        return 8
    }
}

/// A snapshot: the sums of each day and account.
private struct NaiveSnapshot {
    /// The cells as they are written, large sums divided.
    private(set) var cells: [NaiveBalances.Item] = []
    private let sums: [NaiveBalances.Item]
    private var width = 8

    init(_ items: [NaiveBalances.Item]) {
        let places = Dictionary(grouping: items) { Int64($0.day) * 64 + Int64($0.account) }
        sums = places.sorted { $0.key < $1.key }.map { _, own in
            NaiveBalances.Item(
                position: 0, day: own[0].day, account: own[0].account, first: own.reduce(0) { $0 + $1.first },
                second: own.reduce(0) { $0 + $1.second })
        }.filter { $0.first != 0 || $0.second != 0 }
        // The width that makes all cells together the shortest; the smaller of two.
        var shortest = Double.infinity
        for candidate in [1, 2, 4, 8] {
            let count = sums.reduce(0.0) { $0 + Double(Self.pieces($1, candidate)) }
            guard count * Double(4 + 2 * candidate) < shortest else { continue }
            shortest = count * Double(4 + 2 * candidate)
            width = candidate
        }
        for sum in sums {
            var (first, second) = (sum.first, sum.second)
            for _ in 0..<Self.pieces(sum, width) {
                let limit = Self.limit(width)
                let piece = (max(-limit, min(limit, first)), max(-limit, min(limit, second)))
                cells.append(
                    NaiveBalances.Item(
                        position: 0, day: sum.day, account: sum.account, first: piece.0, second: piece.1))
                first -= piece.0
                second -= piece.1
            }
        }
    }

    private static func limit(_ width: Int) -> Int64 { Int64.max >> (64 - 8 * Int64(width)) }

    private static func pieces(_ sum: NaiveBalances.Item, _ width: Int) -> UInt64 {
        let largest = max(sum.first.magnitude, sum.second.magnitude)
        return (largest + UInt64(limit(width)) - 1) / UInt64(limit(width))
    }

    var bytes: [UInt8] {
        let accounts = Set(sums.map(\.account)).sorted()
        let firstDay = sums.first?.day ?? 0
        var bytes = little(cells.count, 4) + [UInt8(width), 0, 0, 0]
        bytes += little(accounts.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }, 8)
        bytes += little(firstDay, 4) + little(sums.last?.day ?? 0, 4) + totals(accounts, before: cells.count)
        for start in stride(from: 0, to: cells.count, by: 128) {
            bytes += little(cells[start].day, 4) + totals(accounts, before: start)
        }
        for cell in cells {
            bytes += little((Int(cell.day) - Int(firstDay)) * 64 + Int(cell.account), 4)
            bytes += little(cell.first, width) + little(cell.second, width)
        }
        return bytes
    }

    /// For each account its two sums of the cells before an index.
    private func totals(_ accounts: [UInt8], before end: Int) -> [UInt8] {
        var sums = [(first: Int64, second: Int64)](repeating: (0, 0), count: 64)
        for cell in cells[..<end] {
            sums[Int(cell.account)].first += cell.first
            sums[Int(cell.account)].second += cell.second
        }
        return accounts.flatMap { little(sums[Int($0)].first, 8) + little(sums[Int($0)].second, 8) }
    }
}
