// Lines come out of files and pipes as they went in, wherever the pieces that the system hands over begin and end.

import Foundation
import LedgerTestSupport
import Testing

@testable import PovertyLedger

@Suite("Line reader", .timeLimit(.minutes(60)))
struct InterchangeLineReaderTests {
    private func lines(_ text: String, chunkBytes: Int = 7, limit: Int = 1_000) throws -> [String] {
        let folder = try TemporaryFolder()
        let path = try folder.write("lines", text)
        var reader = try LineReader(path: path, chunkBytes: chunkBytes, maximumLineBytes: limit)
        #expect(reader.totalBytes == text.utf8.count)
        var found: [String] = []
        var line: [UInt8] = []
        while try reader.readLine(into: &line) {
            found.append("\(reader.lineNumber):\(String(decoding: line, as: UTF8.self))")
        }
        #expect(reader.bytesRead == text.utf8.count)
        let again = try reader.readLine(into: &line)
        #expect(!again)
        return found
    }

    @Test("line ends, blank lines and a last line without an end, in pieces of any size")
    func lineEnds() throws {
        for chunkBytes in 1...20 {
            #expect(try lines("", chunkBytes: chunkBytes) == [])
            #expect(try lines("\n\r\n \t\n", chunkBytes: chunkBytes) == [])
            #expect(try lines("a", chunkBytes: chunkBytes) == ["1:a"])
            let text = "a\n\nbcdefghijk\r\n\r\n  \nl\n"
            #expect(try lines(text, chunkBytes: chunkBytes) == ["1:a", "3:bcdefghijk", "6:l"])
            #expect(try lines("a\rb\nc\r", chunkBytes: chunkBytes) == ["1:a\rb", "2:c"])
        }
    }

    /// Whoever gathers lines waits for none: only those count that are whole, and blank ones are none.
    @Test("a line that comes without waiting is known before it is read")
    func nextLines() throws {
        let pipe = Pipe()
        func write(_ text: String) { pipe.fileHandleForWriting.write(Data(text.utf8)) }
        var reader = try LineReader(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
        var line: [UInt8] = []
        var seen: [String] = []
        func read() throws -> String {
            #expect(try reader.readLine(into: &line))
            let hasNext = reader.hasNextLine
            return "\(String(decoding: line, as: UTF8.self)) \(hasNext)"
        }
        let hasOneBefore = reader.hasNextLine
        #expect(!hasOneBefore)
        write("a\nb\n\r\n \t\nc\n")
        for _ in 0..<3 { seen.append(try read()) }
        write("d\n\n  \n")
        seen.append(try read())
        write("e\nf")
        seen.append(try read())
        write("g\n")
        seen.append(try read())
        #expect(seen == ["a true", "b true", "c false", "d false", "e false", "fg false"])
    }

    @Test("a line over the limit is an error with its number, and the next line can be read")
    func longLine() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("lines", "abc\n\(String(repeating: "x", count: 101))\nde\n")
        for chunkBytes in [1, 7, 50, 1_000] {
            var reader = try LineReader(path: path, chunkBytes: chunkBytes, maximumLineBytes: 100)
            var line: [UInt8] = []
            #expect(try reader.readLine(into: &line))
            do throws(LedgerError) {
                _ = try reader.readLine(into: &line)
                Issue.record("a line of 101 bytes was read")
            } catch {
                #expect(error.code == .lineTooLong)
                #expect(error.place.line == 2)
                #expect(error.place.file == path)
            }
            #expect(try reader.readLine(into: &line))
            #expect(line == Array("de".utf8))
            #expect(reader.lineNumber == 3)
        }
    }

    @Test("a file that cannot be opened or read is an error with its name")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        do throws(LedgerError) {
            _ = try LineReader(path: folder.file("missing.jsonl"))
            Issue.record("a missing file was opened")
        } catch {
            #expect(error.code == .readFailed)
            #expect(error.place.file == folder.file("missing.jsonl"))
        }
        do throws(LedgerError) {
            var reader = try EntryFileReader(path: folder.path)
            _ = try reader.next()
            Issue.record("a folder was read")
        } catch {
            #expect(error.code == .readFailed)
            #expect(error.place.file == folder.path)
        }
    }

    @Test("a pipe is read as it comes")
    func pipe() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("pipe")
        try #require(mkfifo(path, 0o600) == 0)
        let entry =
            #"{"id":"e","actor":"a","events":[{"type":"periodClosed","effectiveOn":"2022-12-31","#
            + #""through":"2022-12-31"}]}"#
        let writer = Thread {
            guard let handle = FileHandle(forWritingAtPath: path) else { return }
            let parts = [String(entry.prefix(10)), String(entry.dropFirst(10)), "\n\n", "{", "}\n", entry]
            for part in parts {
                handle.write(Data(part.utf8))
                usleep(2_000)
            }
            try? handle.close()
        }
        writer.start()
        var reader = try EntryFileReader(path: path)
        #expect(reader.totalBytes == nil)
        #expect(try reader.next()?.entry.id == "e")
        do throws(LedgerError) {
            _ = try reader.next()
            Issue.record("an empty object was taken for an entry")
        } catch {
            #expect(error.code == .missingMember)
            #expect(error.place.line == 3)
        }
        #expect(try reader.next()?.entry.id == "e")
        #expect(reader.lineNumber == 4)
        #expect(try reader.next() == nil)
        #expect(reader.bytesRead == entry.utf8.count * 2 + 5)
    }
}
