// Damage as disks, programs and people do it to a file of LMDB: bits, fields of page heads and of nodes, whole sectors
// and pages, ends that are missing. It knows the layout of pages, so that it hits what is followed.

import LedgerTestSupport

/// One way to damage a file.
enum FileDamage: CaseIterable {
    case bits, headField, nodeOffset, nodeHead, child, tableRecord, metaField, sectorOfZeros, sectorOfNoise, pageOfZeros
    case pageOfAnother, pagesSwapped, cutShort

    private static let pageBytes = 4_096

    /// Damages the bytes at places that are drawn.
    func apply(to bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let pageCount = bytes.count / Self.pageBytes
        guard pageCount > 2 else { return }
        let page = random.number(2...pageCount - 1) * Self.pageBytes
        switch self {
        case .bits:
            for _ in 0..<random.number(1...12) {
                bytes[random.number(0...bytes.count - 1)] ^= UInt8(1 << random.number(0...7))
            }
        case .headField: store(number(&random), count: 2, at: page + random.number(4...7) * 2, &bytes)
        case .nodeOffset: store(number(&random), count: 2, at: page + 16 + 2 * random.number(0...20), &bytes)
        case .nodeHead:
            let place = node(of: page, bytes, &random) + 2 * random.number(0...3)
            store(number(&random), count: random.chance(50) ? 2 : 4, at: place, &bytes)
        case .child:
            store(UInt64(random.number(0...pageCount + 2)), count: 4, at: node(of: page, bytes, &random), &bytes)
        case .tableRecord:
            store(number(&random), count: 8, at: node(of: page, bytes, &random) + random.number(8...64), &bytes)
        case .metaField:
            let field = random.number(0...1) * Self.pageBytes + 4 * random.number(0...37)
            store(number(&random), count: 4, at: field, &bytes)
        case .sectorOfZeros, .sectorOfNoise:
            let place = random.number(0...bytes.count / 512 - 1) * 512
            for offset in 0..<512 { bytes[place + offset] = self == .sectorOfZeros ? 0 : UInt8(random.number(0...255)) }
        case .pageOfZeros: for offset in 0..<Self.pageBytes { bytes[page + offset] = 0 }
        case .pageOfAnother, .pagesSwapped:
            let other = random.number(0...pageCount - 1) * Self.pageBytes
            let (one, two) = (bytes[page..<page + Self.pageBytes], bytes[other..<other + Self.pageBytes])
            if self == .pagesSwapped { bytes.replaceSubrange(other..<other + Self.pageBytes, with: Array(one)) }
            bytes.replaceSubrange(page..<page + Self.pageBytes, with: Array(two))
            // A page knows its own number: with it right, only what the page holds is another's.
            if random.chance(50) { store(UInt64(page / Self.pageBytes), count: 8, at: page, &bytes) }
        case .cutShort:
            let end = random.number(1...bytes.count - 1)
            bytes.removeSubrange((random.chance(50) ? max(1, end / Self.pageBytes) * Self.pageBytes : end)...)
        }
    }

    /// Numbers that are likely to be followed somewhere.
    private func number(_ random: inout SeededGenerator) -> UInt64 {
        let special: [UInt64] = [
            0, 1, 2, 0xFF, 0xFFF, 0x1000, 0x7FFF, 0xFFFF, 0xFFFF_FFFF, 0x7FFF_FFFF_FFFF_FFFF, .max,
        ]
        return random.chance(60) ? random.one(of: special) : random.next() >> UInt64(random.number(0...63))
    }

    private func store(_ value: UInt64, count: Int, at place: Int, _ bytes: inout [UInt8]) {
        for index in 0..<count where place + index < bytes.count {
            bytes[place + index] = UInt8(truncatingIfNeeded: value >> (8 * UInt64(index)))
        }
    }

    /// The place of one of the nodes that a page says it has.
    private func node(of page: Int, _ bytes: [UInt8], _ random: inout SeededGenerator) -> Int {
        let lower = Int(bytes[page + 12]) | Int(bytes[page + 13]) << 8
        let slot = page + 16 + 2 * random.number(0...max(0, min(lower, Self.pageBytes) - 18) / 2)
        guard slot + 1 < page + Self.pageBytes else { return page }
        return page + (Int(bytes[slot]) | Int(bytes[slot + 1]) << 8) % Self.pageBytes
    }
}
