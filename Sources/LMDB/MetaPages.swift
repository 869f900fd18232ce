// Reads and checks the two meta pages of an existing file with plain reads, before LMDB maps it: LMDB itself looks only
// at the magic number, and a file that is cut short would end the process later. It never writes and never maps.
//
//     byte of the page   0 u64 page number   10 u16 flags (8 = meta page)   16 u32 magic   20 u32 version
//     32 u64 map size    40 u32 page size, within the record of the free list's tree   88 record of the main tree
//     136 u64 last page  144 u64 transaction                                (64-bit little-endian machines)

import Files

/// How the newest meta page describes the file.
struct MetaPages: Hashable {
    let pageSizeBytes: Int
    let mapSizeBytes: Int
    let lastPage: Int
    let transaction: Int
    /// Whether the two pages are of two commits in a row, each on the page that is its turn, or both of none.
    let isInStep: Bool
    let freeList: TreeRoot
    let main: TreeRoot

    /// The length the file must have for all its pages; nil if that is not a length a file can have.
    var neededBytes: Int? {
        let (pages, overflow) = lastPage.addingReportingOverflow(1)
        let (bytes, product) = pages.multipliedReportingOverflow(by: pageSizeBytes)
        return overflow || product ? nil : bytes
    }

    private static let byteCount = 152

    /// Reads both pages of a file that is not empty; throws `notLMDB`, `versionMismatch`, `pageSizeMismatch`,
    /// `corrupted`, or `truncated` where a meta page itself is cut.
    init(reading descriptor: borrowing FileDescriptor, path: String, operation: String) throws(LMDBError) {
        func fail(_ code: LMDBError.Code, _ detail: Sentence) -> LMDBError {
            LMDBError(code: code, operation: operation, path: path, detail: detail)
        }
        let first: [UInt8]
        let second: [UInt8]
        do {
            first = try descriptor.read(at: 0, count: Self.byteCount)
            guard Self.isMeta(first) else {
                throw fail(.notLMDB, "this is not an LMDB file (it does not begin with an LMDB meta page)")
            }
            let version = first.unsigned32(at: 20)
            guard version == 1 else {
                throw fail(.versionMismatch, "the file has LMDB's data format \(version); this program reads format 1")
            }
            guard first.count == Self.byteCount else { throw fail(.truncated, "the file ends in its first page") }
            let size = first.unsigned32(at: 40)
            guard size == System.pageSizeBytes else {
                guard size.nonzeroBitCount == 1, (512...65_536).contains(size) else {
                    throw fail(.corrupted, "the first meta page is damaged (it gives \(size) as the page size)")
                }
                throw fail(
                    .pageSizeMismatch,
                    "the file has pages of \(size) bytes and this machine \(System.pageSizeBytes); "
                        + "export it on a machine like the one it was made on")
            }
            second = try descriptor.read(at: Int(size), count: Self.byteCount)
        } catch let error as SystemError {
            throw error.named(operation, path)
        } catch let error as LMDBError {
            throw error
        } catch {
            throw fail(.inputOutput, "\(error)")
        }
        guard second.count == Self.byteCount else { throw fail(.truncated, "the file ends before its second page") }
        guard Self.isMeta(second), second.unsigned32(at: 20) == 1, second.unsigned32(at: 40) == first.unsigned32(at: 40)
        else { throw fail(.corrupted, "the second meta page is damaged; restore the file from a backup") }
        let turns = (first.unsigned64(at: 144), second.unsigned64(at: 144))
        let newest = second.unsigned64(at: 144) > first.unsigned64(at: 144) ? second : first
        guard let lastPage = Int(exactly: newest.unsigned64(at: 136)), lastPage >= 1,
            let mapSize = Int(exactly: newest.unsigned64(at: 32)),
            let transaction = Int(exactly: newest.unsigned64(at: 144))
        else { throw fail(.corrupted, "the newest meta page is damaged; restore the file from a backup") }
        pageSizeBytes = Int(newest.unsigned32(at: 40))
        mapSizeBytes = mapSize
        self.lastPage = lastPage
        isInStep =
            turns == (0, 0)
            || turns.0 & 1 == 0 && turns.1 & 1 == 1 && (turns.0 &+ 1 == turns.1 || turns.1 &+ 1 == turns.0)
        self.transaction = transaction
        freeList = TreeRoot(newest, at: 40)
        main = TreeRoot(newest, at: 88)
        // LMDB would take a root out of range, or a table of another kind, at its word. (A file with only the first two
        // pages has no roots yet.)
        guard neededBytes != nil, freeList.isPossible(flags: 8, lastPage: max(2, lastPage)),
            main.isPossible(flags: 0, lastPage: max(2, lastPage))
        else {
            throw fail(.corrupted, "the newest meta page is damaged; restore the file from a backup")
        }
    }

    /// Reads the newest meta page of a file that must have all its pages; throws `truncated` too where it ends early.
    init(ofWhole descriptor: borrowing FileDescriptor, path: String, operation: String) throws(LMDBError) {
        // Another process may commit between two reads; a file that is short twice for one transaction is short.
        var earlier: MetaPages?
        while true {
            let meta = try MetaPages(reading: descriptor, path: path, operation: operation)
            let size: Int
            do { size = try descriptor.status().sizeBytes } catch { throw error.named(operation, path) }
            let needed = meta.neededBytes ?? .max
            if size >= needed || FreeList.coversMissingPages(of: meta, sizeBytes: size, in: descriptor) {
                self = meta
                return
            }
            guard earlier != meta else {
                throw LMDBError(
                    code: .truncated, operation: operation, path: path,
                    detail: "the file is cut short: it has \(size) bytes and should have \(needed); "
                        + "restore it from a backup")
            }
            earlier = meta
        }
    }

    /// The last page and the transaction by one of the two meta pages; nil where the file ends before. For a file whose
    /// pages were checked when it was opened; costs one read and allocates nothing.
    static func turn(_ page: Int, in descriptor: Int32) throws(SystemError) -> (lastPage: UInt64, transaction: UInt64)?
    {
        var numbers: (UInt64, UInt64) = (0, 0)
        let count = try FileDescriptor.read(
            descriptor, at: page * System.pageSizeBytes + 136, into: &numbers)
        guard count == 16 else { return nil }
        return (UInt64(littleEndian: numbers.0), UInt64(littleEndian: numbers.1))
    }

    private static func isMeta(_ page: [UInt8]) -> Bool {
        page.count >= 24 && page.unsigned32(at: 16) == 0xBEEF_C0DE && page.unsigned16(at: 10) == 8
    }
}

extension [UInt8] {
    /// Little-endian numbers; the caller has checked the length.
    func unsigned16(at offset: Int) -> UInt16 { UInt16(self[offset]) | UInt16(self[offset + 1]) << 8 }

    func unsigned32(at offset: Int) -> UInt32 {
        UInt32(unsigned16(at: offset)) | UInt32(unsigned16(at: offset + 2)) << 16
    }

    func unsigned64(at offset: Int) -> UInt64 {
        UInt64(unsigned32(at: offset)) | UInt64(unsigned32(at: offset + 4)) << 32
    }
}
