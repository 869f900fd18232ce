// An input is a file that lists the ledgers of a union.

import EventLedger
import Files
import PovertyReports

/// The laws of reading union files.
enum UnionLaws {
    static func hold(for input: [UInt8]) throws {
        let file: UnionFile
        do throws(LedgerError) {
            file = try UnionFile(input)
        } catch {
            let lines = input.count { $0 == UInt8(ascii: "\n") } + 1
            return try BrokenLaw.unless(
                error.code == .malformedUnion && !error.remedy.isEmpty && (error.place.line ?? 1) <= lines
                    && error.description == error.description.printable,
                "a union file gives another error, one without its line, or one that can't be shown")
        }
        let lines = input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var last = 1
        for office in file.offices {
            try BrokenLaw.unless(office.line > last && office.line <= lines.count, "an office is not where it is")
            try BrokenLaw.unless(
                lines[office.line - 1].elementsEqual("office \(office.name) \(office.path)".utf8),
                "an office is another than its line says")
            last = office.line
        }
        try BrokenLaw.unless(
            Set(file.offices.map(\.name)).count == file.offices.count
                && Set(file.offices.map(\.path)).count == file.offices.count, "an office counts twice")
        // Nothing but its lines matters: the same union is read of what it says.
        let offices = file.offices.map { "office \($0.name) \($0.path)" }
        let alone = try UnionFile(
            Array((["socai union 1", "name \(file.name)"] + offices).joined(separator: "\n").utf8))
        try BrokenLaw.unless(
            alone.name == file.name && alone.offices.map(\.path) == file.offices.map(\.path),
            "a union is another when it is written again")
    }
}
