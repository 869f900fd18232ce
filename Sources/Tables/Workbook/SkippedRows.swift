// The part of a sheet without its rows: what is before and behind them, for whom the merged ranges are all that matters.
// They are behind the rows, and finding the end of those by its tag costs a fraction of reading each tag. Where
// anything is there in which a tag would not be one (a comment, a section of text, an instruction), or the rows begin
// or end in an unusual way, it breaks off, so that nobody takes it for the part, and the reader has to walk.
#if Excel
    internal import Files

    #if canImport(Darwin)
        internal import Darwin
    #elseif canImport(Musl)
        internal import Musl
    #else
        internal import Glibc
    #endif

    /// What gives the bytes of a part from its first to its last.
    protocol PartSource: AnyObject {
        /// The part's name in the archive.
        var name: String { get }
        /// The bytes given so far.
        var readBytes: Int { get }
        /// Fills up to `count` bytes; 0 at the end.
        func read(into start: UnsafeMutableRawPointer, count: Int) throws(LedgerError) -> Int
    }

    /// A sheet whose rows are left out: `<sheetData>` is followed by `</sheetData>`.
    final class SkippedRows: PartSource {
        private enum State {
            /// Before the rows, in them, behind them.
            case head, rows, tail
        }

        /// What a tag is for the one who looks for the rows' own.
        private enum Tag {
            case other
            /// The first byte behind it.
            case rows(end: Int)
            /// It has no end yet.
            case unfinished
            case unusual
        }

        private let part: any PartSource
        private let chunkBytes: Int
        private var state = State.head
        /// What was read and is neither given nor skipped.
        private var window: [UInt8] = []
        /// How much of the window is given next.
        private var ready = 0
        private var hasEnded = false
        private(set) var readBytes = 0
        /// Whether rows can't be skipped: nothing more is given, and the document has no end.
        private var isUnusual = false

        /// The most bytes before the rows, and those of a name that is looked at.
        private static let (headBytes, nameBytes) = (256 << 10, 128)
        private static let rowsName = Array("sheetData".utf8)

        init(_ part: any PartSource, chunkBytes: Int) {
            self.part = part
            self.chunkBytes = chunkBytes
        }

        var name: String { part.name }

        func read(into start: UnsafeMutableRawPointer, count: Int) throws(LedgerError) -> Int {
            while ready == 0, !isUnusual, !(hasEnded && window.isEmpty) {
                if !hasEnded { try fill() }
                advance()
            }
            guard !isUnusual else { return 0 }
            let given = min(ready, count)
            window.withUnsafeBytes { bytes in
                if given > 0, let from = bytes.baseAddress { start.copyMemory(from: from, byteCount: given) }
            }
            window.removeFirst(given)
            ready -= given
            readBytes += given
            return given
        }

        private func fill() throws(LedgerError) {
            let old = window.count
            window.append(contentsOf: repeatElement(0, count: chunkBytes))
            var (read, failure): (Int, LedgerError?) = (0, nil)
            window.withUnsafeMutableBytes { bytes in
                guard let start = bytes.baseAddress else { return }
                do throws(LedgerError) {
                    read = try part.read(into: start + old, count: chunkBytes)
                } catch { failure = error }
            }
            window.removeLast(chunkBytes - read)
            if let failure { throw failure }
            if read == 0 { hasEnded = true }
        }

        /// Looks at what is in the window: gives what is before and behind the rows, and drops what is in them.
        private func advance() {
            switch state {
            case .tail: ready = window.count
            case .head: findRows()
            case .rows: skipRows()
            }
        }

        private func findRows() {
            let found = window.withUnsafeBufferPointer { SkippedRows.tag(in: $0, isHead: true) }
            switch found.tag {
            case .rows(let end):
                ready = end
                state = .rows
            case .unusual: isUnusual = true
            case .other, .unfinished:
                // A sheet without rows is given as it is.
                if hasEnded { (state, ready) = (.tail, window.count) }
                isUnusual = window.count > SkippedRows.headBytes
            }
        }

        private func skipRows() {
            let found = window.withUnsafeBufferPointer { SkippedRows.tag(in: $0, isHead: false) }
            switch found.tag {
            case .rows:
                window.removeFirst(found.start)
                (state, ready) = (.tail, window.count)
            case .unusual: isUnusual = true
            case .other, .unfinished:
                window.removeFirst(found.start)
                isUnusual = hasEnded
            }
        }

        /// The tag by which rows begin, or end, and where it starts; of others the start of the first that has no end
        /// yet, or the end of the bytes.
        private static func tag(in bytes: UnsafeBufferPointer<UInt8>, isHead: Bool) -> (tag: Tag, start: Int) {
            guard let base = bytes.baseAddress else { return (.other, 0) }
            // In the encodings of more than one byte a letter nothing of this would be true.
            if isHead, bytes.prefix(4).contains(where: { $0 == 0 || $0 == 0xFE || $0 == 0xFF }) { return (.unusual, 0) }
            var place = 0
            while place < bytes.count, let found = memchr(base + place, 0x3C, bytes.count - place) {
                let start = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                let tag = kind(ofTagAt: start, in: bytes, isHead: isHead)
                guard case .other = tag else { return (tag, start) }
                place = start + 1
            }
            return (.other, bytes.count)
        }

        private static func kind(ofTagAt start: Int, in bytes: UnsafeBufferPointer<UInt8>, isHead: Bool) -> Tag {
            guard start + 1 < bytes.count else { return .unfinished }
            let first = bytes[start + 1]
            if first == UInt8(ascii: "!") { return .unusual }
            // The declaration at the beginning, perhaps behind a byte order mark, is the only instruction.
            if first == UInt8(ascii: "?") { return isHead && start <= 3 ? .other : .unusual }
            let isEnd = first == UInt8(ascii: "/")
            var (name, next) = (start + (isEnd ? 2 : 1), start + (isEnd ? 2 : 1))
            while next < bytes.count, !endsName(bytes[next]) {
                if bytes[next] == UInt8(ascii: ":") { name = next + 1 }
                next += 1
                guard next - start <= nameBytes else { return .unusual }
            }
            guard next < bytes.count else { return .unfinished }
            guard next - name == rowsName.count, bytes[name] == rowsName[0],
                bytes[name..<next].elementsEqual(rowsName)
            else { return .other }
            // Only the plain tag is taken, in the place where it belongs.
            return bytes[next] == UInt8(ascii: ">") && isEnd != isHead ? .rows(end: next + 1) : .unusual
        }

        private static func endsName(_ byte: UInt8) -> Bool {
            byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte <= 0x20
        }
    }
#endif
