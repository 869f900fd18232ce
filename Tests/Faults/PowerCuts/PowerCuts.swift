// The states that a power cut may leave at every place of a log. Where few changes are open all combinations are tried,
// else every prefix, each change alone lost and alone kept, and combinations and tears that are drawn.

import LedgerTestSupport

/// The places and states of one log.
struct PowerCuts {
    let start: RecordedStart
    let operations: [DiskOperation]
    var honesty = RecordedDisk.Honesty.all
    /// Combinations that are drawn at each place, and as many with torn writes.
    var drawn = 6
    private static let mostCombined = 4

    /// Calls `body` with every state at every place, as a disk and what became of its open changes, and with the steps
    /// that were begun and acknowledged there. It goes on until `body` answers false.
    func forEachState(
        _ random: inout SeededGenerator,
        _ body: (RecordedDisk, [Int: ChangeFate], _ begun: Set<Int>, _ acknowledged: Set<Int>) throws -> Bool
    ) rethrows {
        var disk = RecordedDisk(start, honesty: honesty)
        var (begun, acknowledged): (Set<Int>, Set<Int>) = ([], [])
        for (place, operation) in operations.enumerated() {
            // A write that the disk has when it returns may be torn while it lasts.
            if case .written(let file, let offset, let bytes, true) = operation {
                var during = disk
                during.apply(.written(file, offset: offset, bytes, isDurable: false), at: place)
                for fates in combinations(during, &random) {
                    guard try body(during, fates, begun, acknowledged) else { return }
                }
            }
            disk.apply(operation, at: place)
            switch operation {
            case .stepBegan(let step): begun.insert(step)
            case .stepAcknowledged(let step): acknowledged.insert(step)
            default: break
            }
            for fates in combinations(disk, &random) {
                guard try body(disk, fates, begun, acknowledged) else { return }
            }
        }
    }

    /// What may have become of the changes that are open.
    private func combinations(_ disk: RecordedDisk, _ random: inout SeededGenerator) -> [[Int: ChangeFate]] {
        let open = disk.open
        let places = open.map(\.change.place)
        let writes = Set(
            open.compactMap { if case .written = $0.change.operation { $0.change.place } else { nil } })
        func kept(_ chosen: some Sequence<Int>) -> [Int: ChangeFate] {
            Dictionary(uniqueKeysWithValues: chosen.map { ($0, .kept) })
        }
        var all: [[Int: ChangeFate]] = []
        if places.count <= PowerCuts.mostCombined {
            for mask in 0..<1 << places.count {
                all.append(kept(places.indices.filter { mask >> $0 & 1 == 1 }.map { places[$0] }))
            }
        } else {
            for count in 0...places.count { all.append(kept(places.prefix(count))) }
            for place in places {
                all.append([place: .kept])
                all.append(kept(places.filter { $0 != place }))
            }
            for _ in 0..<drawn { all.append(kept(places.filter { _ in random.chance(50) })) }
        }
        guard !writes.isEmpty else { return all }
        for _ in 0..<drawn {
            var fates = kept(places.filter { _ in random.chance(70) })
            for place in writes where random.chance(40) {
                fates[place] = random.chance(20) ? .onlyLength : .torn(random.next())
            }
            all.append(fates)
        }
        return all
    }
}
