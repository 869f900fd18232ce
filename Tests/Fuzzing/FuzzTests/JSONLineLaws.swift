// An input is a file of JSON Lines. Foundation's reader of JSON, which knows nothing of entries, is the second opinion
// on what is JSON at all.

import EventLedger
import Foundation

@testable import PovertyLedger

/// The laws of reading lines of JSON.
enum JSONLineLaws {
    private static let maximumLineBytes = 4096

    static func hold(for input: [UInt8]) throws {
        let lines = lines(of: input)
        try linesAreFound(lines, in: input)
        var reader = EntryReader()
        var writer = EntryWriter()
        for line in lines {
            guard let read = try? reader.read(line) else { continue }
            try BrokenLaw.unless(
                (try? JSONSerialization.jsonObject(with: Data(line))) != nil, "an entry is read of what is not JSON")
            writer.removeAll()
            writer.append(read)
            let written = writer.bytes
            try BrokenLaw.unless(
                try reader.read(Array(written.dropLast())) == read, "an entry is another after it was written")
            writer.removeAll()
            writer.append(try reader.read(Array(written.dropLast())))
            try BrokenLaw.unless(writer.bytes == written, "an entry has two texts")
        }
    }

    /// The lines that are not blank, by a split of the whole.
    private static func lines(of input: [UInt8]) -> [[UInt8]] {
        var lines = input.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { $0.last == 0x0D ? $0.dropLast() : $0 }.filter { !$0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    }

    /// Read in small pieces, the file has the same lines; those that are too long are refused, and the next is read.
    private static func linesAreFound(_ lines: [[UInt8]], in input: [UInt8]) throws {
        let file = try ScratchFile(input)
        var reader = try LineReader(path: file.path, chunkBytes: 61, maximumLineBytes: maximumLineBytes)
        var found: [[UInt8]] = []
        var line: [UInt8] = []
        while true {
            do {
                guard try reader.readLine(into: &line) else { break }
                found.append(line)
            } catch {
                try BrokenLaw.unless(error.code == .lineTooLong, "a line can't be read: \(error)")
            }
        }
        // At the limit itself, a CR before the line's end decides.
        let short = lines.filter { $0.count < maximumLineBytes }
        try BrokenLaw.unless(
            found.filter { $0.count < maximumLineBytes } == short, "other lines are read than there are")
    }
}
