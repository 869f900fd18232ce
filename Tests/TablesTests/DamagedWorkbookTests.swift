// The promise that no damage makes the reader trap or give other than an error of its own: fixtures cut short at every
// byte and changed at random, each read in pieces of several sizes with one outcome. SOCAI_TABLE_RUNS sets how many.
#if Excel
    import Files
    import Foundation
    import LedgerTestSupport
    import Testing

    @testable import Tables

    @Suite(.timeLimit(.minutes(60))) struct DamagedWorkbookTests {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        /// What reading gives: all cells, or the code of the error. Anything else that is thrown fails the test.
        private func outcome(_ path: String, chunkBytes: Int) throws -> String {
            do {
                let file = try TableFile(path: path, separator: nil, limits: TableLimits(), chunkBytes: chunkBytes)
                var words: [String] = []
                for sheet in file.sheets {
                    words.append(sheet.name)
                    words += try cells(path, sheet: sheet.number, chunkBytes: chunkBytes)
                    words += try file.mergedRanges(of: sheet).map(\.description)
                }
                return words.joined(separator: "\n")
            } catch let error as LedgerError {
                #expect(!error.problem.isEmpty && error.place.file == path, "\(error)")
                return error.code.rawValue
            }
        }

        private func check(_ bytes: [UInt8], _ what: String) throws -> String {
            let path = try folder.write("a.xlsx", bytes: bytes)
            let large = try outcome(path, chunkBytes: 32 << 10)
            let small = try outcome(path, chunkBytes: 61)
            #expect(large == small, "\(what) is read in two ways")
            return large
        }

        private static let expectedCodes: Set<String> = [
            "malformedWorkbook", "malformedCSV", "fileTooLarge", "otherFormat", "encryptedFile",
        ]

        @Test func filesThatAreCutShort() throws {
            let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: fixtures + "/by-parts.xlsx")))
            for length in stride(from: 0, to: bytes.count, by: 7) {
                let outcome = try check(Array(bytes.prefix(length)), "a file of \(length) bytes")
                // Up to three bytes are text: PK and a number.
                #expect(length < 4 || Self.expectedCodes.contains(outcome), "\(length): \(outcome)")
            }
        }

        @Test func filesThatAreChanged() throws {
            let count = ProcessInfo.processInfo.environment["SOCAI_TABLE_RUNS"].flatMap(Int.init) ?? 300
            let packed = try ["by-parts", "office-list"].map {
                try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(fixtures)/\($0).xlsx")))
            }
            let rows = """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.5</v></c><c t="inlineStr"><is><t>x</t></is></c></row>\
                <row r="3" hidden="1"><c r="A3" s="1"><f>A1</f><v>44926</v></c><c r="C3" t="e"><v>#REF!</v></c></row>
                """
            var failures = 0
            for seed in 1...UInt64(count) {
                var random = SeededGenerator(seed: seed)
                var bytes: [UInt8]
                if random.chance(40) {
                    bytes = random.one(of: packed)
                    for _ in 0...random.number(0...3) {
                        bytes[random.number(0...(bytes.count - 1))] = UInt8(random.number(0...255))
                    }
                } else {
                    // The content is changed before it is packed, so that no checksum stops the reader.
                    var archive = StoredArchive.workbook(rows: rows)
                    let part = random.number(0...(archive.parts.count - 1))
                    change(&archive.parts[part].bytes, &random)
                    bytes = archive.bytes()
                }
                let outcome = try check(bytes, "\(random)")
                if Self.expectedCodes.contains(outcome) { failures += 1 }
            }
            // The control: both outcomes are among them.
            #expect(failures > count / 10 && failures < count)
        }

        private func change(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
            for _ in 0...random.number(0...2) where !bytes.isEmpty {
                let index = random.number(0...(bytes.count - 1))
                let words = [
                    "<", ">", "\"", "/", "&#0;", "&lt;", "<!DOCTYPE a>", "-1", "99999999999999999999", "<r>",
                    "\u{FEFF}", "x:",
                    "<!--", "]]>", "<![CDATA[", "1048576", "XFD", "\0",
                ]
                switch random.number(0...3) {
                case 0: bytes[index] = UInt8(random.number(0...255))
                case 1: bytes.insert(contentsOf: Array(random.one(of: words).utf8), at: index)
                case 2: bytes.removeSubrange(index..<min(bytes.count, index + random.number(1...20)))
                default:
                    let end = min(bytes.count, index + random.number(1...60))
                    bytes.insert(contentsOf: Array(bytes[index..<end]), at: index)
                }
            }
        }
    }
#endif
