// What distinguishes a list from another that states the same: two lists without codes, of other persons, can have the
// same households otherwise. It is a checksum of two bytes, so that nobody can be found by it.

import Tables

/// A checksum of the cells of a list.
struct ListChecksum {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Takes a row.
    mutating func take(_ row: TableRow) {
        for cell in row.cells {
            switch cell.value {
            case .text(let text): take(text.utf8)
            case .number(let number): take(number.text.utf8)
            case .day(let day): take(day.dayMonthYear.utf8)
            case .boolean(let isTrue): take(isTrue ? "true".utf8 : "false".utf8)
            case .error(let name): take(name.utf8)
            case .empty: continue
            }
            take(CollectionOfOne(0))
        }
        take(CollectionOfOne(1))
    }

    /// FNV-1a.
    private mutating func take(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    /// Both bytes.
    var bytes: UInt16 {
        UInt16(truncatingIfNeeded: state ^ (state >> 16) ^ (state >> 32) ^ (state >> 48))
    }
}
