// Reading and writing whole numbers as little-endian bytes, and positions as big-endian keys that sort by value.
// Loading checks the range; a reader that has checked a length before uses the unchecked form. And whether two runs of
// bytes are the same.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension RawSpan {
    /// The little-endian number at an offset, or nil when it would reach past the end.
    @inlinable
    public func load<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: Number.Type) -> Number? {
        guard offset >= 0, byteCount >= MemoryLayout<Number>.size, offset <= byteCount - MemoryLayout<Number>.size
        else { return nil }
        return Number(littleEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Number.self))
    }

    /// The little-endian number at an offset that the caller has checked to be in range.
    @inlinable
    func loadUnchecked<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: Number.Type) -> Number {
        Number(littleEndian: unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Number.self))
    }

    /// A copy of the bytes in a range that the caller has checked.
    func copy(_ range: Range<Int>) -> [UInt8] {
        extracting(range).withUnsafeBytes { Array($0) }
    }

    /// Whether the bytes are those of another span. Cost: at the speed of memory.
    func hasBytes(of other: RawSpan) -> Bool {
        guard byteCount == other.byteCount else { return false }
        return withUnsafeBytes { bytes in
            other.withUnsafeBytes { others in
                guard let first = bytes.baseAddress, let second = others.baseAddress else { return true }
                return memcmp(first, second, bytes.count) == 0
            }
        }
    }

    /// The text in a range that the caller has checked, or nil when it is not UTF-8.
    func text(_ range: Range<Int>) -> String? {
        extracting(range).withUnsafeBytes { String(validating: $0, as: UTF8.self) }
    }
}

extension [UInt8] {
    /// Appends a number as little-endian bytes.
    @inlinable
    public mutating func appendLittleEndian<Number: FixedWidthInteger>(_ number: Number) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }

    /// Appends a number as big-endian bytes, which sort as the numbers do.
    mutating func appendBigEndian<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }

    /// Writes a number as little-endian bytes over those at an offset.
    mutating func storeLittleEndian<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number, at offset: Int) {
        precondition(offset >= 0 && offset + MemoryLayout<Number>.size <= count, "bytes that are there are overwritten")
        withUnsafeMutableBytes { $0.storeBytes(of: number.littleEndian, toByteOffset: offset, as: Number.self) }
    }
}
