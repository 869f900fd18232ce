// Many small whole numbers as text: each in as few bytes as it needs (LEB128, signed ones by zigzag), the bytes in base64.
// `data.js` reads them again.

/// Whole numbers under construction.
struct Packed {
    private(set) var bytes: [UInt8] = []

    /// Adds a number from 0 on.
    mutating func add(_ number: some FixedWidthInteger & UnsignedInteger) {
        var rest = UInt64(number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Adds a number of either sign.
    mutating func add(signed number: some FixedWidthInteger & SignedInteger) {
        let wide = Int64(number)
        add(UInt64(bitPattern: wide << 1 ^ wide >> 63))
    }

    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The bytes in base64, padded.
    var base64: String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 3 * 4 + 4)
        var index = 0
        while index < bytes.count {
            let left = bytes.count - index
            let word =
                UInt32(bytes[index]) << 16 | (left > 1 ? UInt32(bytes[index + 1]) << 8 : 0)
                | (left > 2 ? UInt32(bytes[index + 2]) : 0)
            text.append(Packed.digits[Int(word >> 18)])
            text.append(Packed.digits[Int(word >> 12 & 63)])
            text.append(left > 1 ? Packed.digits[Int(word >> 6 & 63)] : UInt8(ascii: "="))
            text.append(left > 2 ? Packed.digits[Int(word & 63)] : UInt8(ascii: "="))
            index += 3
        }
        return String(decoding: text, as: UTF8.self)
    }
}
