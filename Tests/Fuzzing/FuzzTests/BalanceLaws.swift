// The laws of reading the rows of balances, days and key events: an input is given to every reader of them.

@testable import EventLedger

/// The laws of the rows that answers are looked up in.
enum BalanceLaws {
    static func hold(for input: [UInt8]) throws {
        let bytes = input.span.bytes
        if let key = BalanceKey(bytes) {
            try BrokenLaw.unless(key.bytes == input, "a key of balances is read and is written as other bytes")
        }
        if let day = RecordedDayRow.day(bytes) {
            try BrokenLaw.unless(RecordedDayRow.key(day) == input, "a day is read and is written as other bytes")
        }
        if input.count >= 8 {
            let (key, row) = (Array(input.prefix(8)), Array(input.dropFirst(8)))
            if let (event, voids) = KeyEventRow.read(key.span.bytes, row.span.bytes) {
                let item = TimelineItem(
                    position: event.position, type: event.type, effectiveDay: event.effectiveDay,
                    summary: event.summary)
                var written = KeyEventRow.bytes(
                    item, category: event.category, number: event.streamNumber, voids: voids)
                written[1] = row[1]
                try BrokenLaw.unless(written == row, "a key event is read and is written as other bytes")
            }
        }
        try tail(input)
        try chunk(input)
        try snapshot(input)
    }

    private static let days: [Int32] = [.min, -1, 0, 19_000, .max]

    private static func tail(_ input: [UInt8]) throws {
        guard let edge = SeriesEdge(input.span.bytes) else { return }
        let written = edge.bytes
        try BrokenLaw.unless(written.count <= input.count, "a tail is written longer than it was")
        try BrokenLaw.unless(SeriesEdge(written.span.bytes) == edge, "a tail is read and is written as another")
        _ = (edge.isSnapshotDue, edge.count)
        guard let run = SeriesEdge.run(input.span.bytes) else { throw BrokenLaw("a tail has no postings to read") }
        for day in days {
            for position in [0, 7, Position.max] {
                var sums = BalanceSums()
                run.add(to: &sums, in: input.span.bytes, through: day, known: position, sorted: false)
                let expected = naive(edge.tail.filter { $0.day <= day && $0.position <= position }.map(cell))
                try BrokenLaw.unless(sums.balances == expected, "a tail has other sums than its postings")
            }
        }
    }

    private static func chunk(_ input: [UInt8]) throws {
        guard let run = ChunkRow.run(input.span.bytes) else { return }
        for day in days {
            for (position, last) in [(0, 7), (7, 7), (Position.max, 7)] {
                var sums = BalanceSums()
                let isRight = ChunkRow.add(input.span.bytes, to: &sums, through: day, known: position, last: last)
                try BrokenLaw.unless(isRight, "a chunk that can be read has no sums")
                _ = sums.balances
            }
        }
        let postings = run.postings(in: input.span.bytes)
        let written = ChunkRow.bytes(of: postings)
        guard let again = ChunkRow.run(written.span.bytes) else { throw BrokenLaw("a chunk is written unreadable") }
        try BrokenLaw.unless(
            again.postings(in: written.span.bytes) == postings.sorted(by: PlacedPosting.precedes),
            "a chunk is read and is written as other postings")
        for day in days {
            var sums = BalanceSums()
            _ = ChunkRow.add(written.span.bytes, to: &sums, through: day, known: .max, last: .max)
            try BrokenLaw.unless(
                sums.balances == naive(postings.filter { $0.day <= day }.map(cell)), "a chunk has other sums")
        }
    }

    private static func snapshot(_ input: [UInt8]) throws {
        guard let row = SnapshotRow(input.span.bytes) else { return }
        for day in days {
            var sums = BalanceSums()
            row.add(input.span.bytes, to: &sums, through: day)
            _ = sums.balances
        }
        // What a writer makes of the cells of a row: summed, none of them zero, not too far apart.
        var sums: [Int64: BalanceCell] = [:]
        for index in 0..<row.cells {
            let cell = row.cell(index, in: input.span.bytes)
            guard (-719_162...2_932_896).contains(cell.day) else { continue }
            let place = Int64(cell.day) * 64 + Int64(cell.account)
            sums[place, default: BalanceCell(day: cell.day, account: cell.account, first: 0, second: 0)].first &+=
                cell.first
            sums[place]?.second &+= cell.second
        }
        let cells = sums.sorted { $0.key < $1.key }.map(\.value).filter { $0.first != 0 || $0.second != 0 }
        let written = SnapshotRow.bytes(of: cells)
        guard let again = SnapshotRow(written.span.bytes) else { throw BrokenLaw("a snapshot is written unreadable") }
        for day in days + cells.map(\.day) {
            var sums = BalanceSums()
            again.add(written.span.bytes, to: &sums, through: day)
            try BrokenLaw.unless(
                sums.balances == naive(cells.filter { $0.day <= day }), "a snapshot has other sums than its cells")
        }
    }

    private static func cell(_ posting: PlacedPosting) -> BalanceCell {
        BalanceCell(day: posting.day, account: posting.account, first: posting.first, second: posting.second)
    }

    private static func naive(_ cells: [BalanceCell]) -> [Balance] {
        (0..<UInt8(64)).compactMap { account in
            let own = cells.filter { $0.account == account }
            let sums = own.reduce(into: (Int64(0), Int64(0))) { sums, cell in
                sums.0 &+= cell.first
                sums.1 &+= cell.second
            }
            return sums == (0, 0) ? nil : Balance(account: account, sums.0, sums.1)
        }
    }
}
