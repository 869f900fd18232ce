// The parts of a workbook: files in a ZIP archive, unpacked by libzip piece by piece. An archive can claim anything, so
// every part is counted while it unfolds, and never by what the archive says of its size.
#if Excel
    internal import CZip
    internal import Files

    #if canImport(Darwin)
        internal import Darwin
    #elseif canImport(Musl)
        internal import Musl
    #else
        internal import Glibc
    #endif

    /// An archive of parts.
    final class Archive {
        private let handle: OpaquePointer
        /// The index of each part by its name in small letters, without the slash at its beginning.
        private let indices: [String: UInt64]
        private let limits: TableLimits

        /// Reads the list of parts. Throws `malformedWorkbook` and `fileTooLarge`.
        init(_ file: OpenedFile, limits: TableLimits) throws(LedgerError) {
            self.limits = limits
            try Archive.checkCounts(file, limits)
            // The library makes a descriptor of its own, and closes the one that it is given only when it succeeds.
            let copy = fcntl(file.number, F_DUPFD_CLOEXEC, 0)
            guard copy >= 0 else { throw LedgerError.readFailed("file", "cannot be opened", errno) }
            var number: Int32 = 0
            guard let handle = zip_fdopen(copy, 0, &number) else {
                close(copy)
                throw Archive.problem(number, nil)
            }
            self.handle = handle
            do throws(LedgerError) {
                indices = try Archive.names(handle, limits)
            } catch {
                zip_discard(handle)
                throw error
            }
        }

        deinit { zip_discard(handle) }

        /// Looks at how many parts the archive claims to have, before a library makes room for so many: each record that
        /// may be the one at its end, and each that those lead to.
        private static func checkCounts(_ file: OpenedFile, _ limits: TableLimits) throws(LedgerError) {
            let start = max(0, file.sizeBytes - (1 << 16) - 128)
            let tail = try file.read(at: start, count: file.sizeBytes - start)
            func number(_ bytes: [UInt8], _ index: Int, _ width: Int) -> UInt64 {
                guard index >= 0, index + width <= bytes.count else { return 0 }
                return bytes[index..<(index + width)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
            }
            for index in tail.indices.dropLast(3) where tail[index] == 0x50 && tail[index + 1] == 0x4B {
                var count: UInt64 = 0
                switch (tail[index + 2], tail[index + 3]) {
                case (5, 6): count = number(tail, index + 10, 2)
                case (6, 6): count = number(tail, index + 32, 8)
                case (6, 7):
                    let place = number(tail, index + 8, 8)
                    guard place < UInt64(file.sizeBytes) else { continue }
                    count = number(try file.read(at: Int(place), count: 56), 32, 8)
                default: continue
                }
                // 65,535 means that the number is elsewhere.
                guard count <= limits.parts || count == 0xFFFF else {
                    throw TableProblem.tooLarge("the archive claims \(count) parts, more than \(limits.parts)")
                }
            }
        }

        private static func names(_ handle: OpaquePointer, _ limits: TableLimits) throws(LedgerError) -> [String:
            UInt64]
        {
            let count = zip_get_num_entries(handle, 0)
            guard count <= limits.parts else {
                throw TableProblem.tooLarge("the archive has \(count) parts, more than \(limits.parts)")
            }
            var indices: [String: UInt64] = [:]
            for index in 0..<UInt64(max(count, 0)) {
                guard let text = zip_get_name(handle, index, UInt32(ZIP_FL_ENC_GUESS)) else {
                    throw TableProblem.malformed("a part of the archive has no name that can be read")
                }
                let name = normalized(String(cString: text))
                guard !name.hasSuffix("/") else { continue }
                guard indices.updateValue(index, forKey: name) == nil else {
                    throw TableProblem.malformed("the archive has two parts of this name", part: name)
                }
            }
            return indices
        }

        /// Names of parts differ in more than letters' case; some programs write them with a backslash.
        private static func normalized(_ name: String) -> String {
            String(name.lowercased().map { $0 == "\\" ? "/" : $0 }.drop { $0 == "/" })
        }

        /// Whether there is a part of that name.
        func has(_ name: String) -> Bool { indices[Archive.normalized(name)] != nil }

        /// The names of all parts, in small letters.
        var names: some Collection<String> { indices.keys }

        /// Opens a part; `limit` is the most bytes that it may unfold to. Throws `malformedWorkbook` where it is missing
        /// or damaged, and `encryptedFile`.
        func part(_ name: String, limit: Int) throws(LedgerError) -> Part {
            guard let index = indices[Archive.normalized(name)] else {
                throw TableProblem.malformed("the archive lacks this part, which another one names", part: name)
            }
            var status = zip_stat_t()
            guard zip_stat_index(handle, index, 0, &status) == 0 else {
                throw TableProblem.malformed("the archive does not describe this part", part: name)
            }
            guard status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) == 0 || status.encryption_method == ZIP_EM_NONE
            else { throw FileKind.encryptedError }
            guard [UInt16(ZIP_CM_STORE), UInt16(ZIP_CM_DEFLATE)].contains(status.comp_method) else {
                throw TableProblem.malformed(
                    "the part is compressed by method \(status.comp_method), which workbooks do not use", part: name)
            }
            guard let opened = zip_fopen_index(handle, index, 0) else {
                throw Archive.problem(zip_error_code_zip(zip_get_error(handle)), name)
            }
            return Part(
                opened, name: name, limit: limit, packedBytes: Int(clamping: status.comp_size),
                expansion: limits.expansion)
        }

        /// What the library reports, in words.
        fileprivate static func problem(_ number: Int32, _ part: String?) -> LedgerError {
            switch number {
            case ZIP_ER_ENCRNOTSUPP, ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD: return FileKind.encryptedError
            case ZIP_ER_MEMORY: return TableProblem.tooLarge("there is not enough memory for the archive", part: part)
            case ZIP_ER_OPEN, ZIP_ER_READ, ZIP_ER_SEEK, ZIP_ER_TELL:
                return LedgerError(
                    .readFailed, "the file cannot be read", remedy: "check the disk", at: LedgerError.Place(part: part))
            case ZIP_ER_CRC:
                return TableProblem.malformed("the bytes of the part are not those that were written", part: part)
            case ZIP_ER_NOZIP:
                return TableProblem.malformed(
                    "the archive has no list of its parts, as where a file was cut short",
                    part: part, remedy: "copy it again from where it came from")
            default:
                var error = zip_error_t()
                zip_error_init_with_code(&error, number)
                defer { zip_error_fini(&error) }
                return TableProblem.malformed(
                    "the archive is damaged: \(String(cString: zip_error_strerror(&error)))", part: part)
            }
        }
    }

    /// A part while it is read, from its first byte to its last.
    final class Part: PartSource {
        private let handle: OpaquePointer
        /// Its name in the archive.
        let name: String
        private let limit: Int
        private let packedBytes: Int
        private let expansion: Int
        /// The bytes given so far.
        private(set) var readBytes = 0

        /// The bytes up to which nothing is said about how far a part unfolds.
        private static let smallBytes = 4 << 20

        fileprivate init(_ handle: OpaquePointer, name: String, limit: Int, packedBytes: Int, expansion: Int) {
            self.handle = handle
            self.name = name
            self.limit = limit
            self.packedBytes = packedBytes
            self.expansion = expansion
        }

        deinit { zip_fclose(handle) }

        /// Fills up to `count` bytes; 0 at the end. Throws `malformedWorkbook`, also at the end where the bytes are not
        /// those that were packed, `fileTooLarge`, and `readFailed`.
        func read(into start: UnsafeMutableRawPointer, count: Int) throws(LedgerError) -> Int {
            let result = zip_fread(handle, start, UInt64(count))
            guard result >= 0 else {
                throw Archive.problem(zip_error_code_zip(zip_file_get_error(handle)), name)
            }
            readBytes += Int(result)
            guard readBytes <= limit else {
                throw TableProblem.tooLarge("the part unfolds to more than \(limit) bytes", part: name)
            }
            guard readBytes <= Part.smallBytes || readBytes / expansion <= packedBytes else {
                throw TableProblem.tooLarge(
                    "the part unfolds to more than \(expansion) times its packed size", part: name,
                    remedy: TableProblem.saveAgain)
            }
            return Int(result)
        }
    }
#endif
