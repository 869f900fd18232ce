// `socai info`: size, positions and time span of a ledger, without reading its events; and what its file is made of.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

struct InfoCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "info",
        abstract: "Print size, positions and time span of a ledger.",
        discussion: """
            Example:
              socai info bac-lieu.socai
              socai info bac-lieu.socai --statistics
            """)

    @OptionGroup var place: LedgerArgument

    @Flag(help: "Print the pages of the file too, and what this command itself has done with it.")
    var statistics = false

    @OptionGroup var form: ReportOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        form.write(InfoAnswer(report: try place.open(.readOnly).info(withStatistics: statistics)), to: &output)
        return .done
    }
}

/// The answer of `socai info`.
struct InfoAnswer: FormattedAnswer {
    /// What there is to say.
    let report: LedgerInfo

    func table(width: Int?) -> String {
        var lines = [
            ("ledger", report.path), ("format", "\(report.formatVersion)"), ("days end at", "UTC\(report.offset)"),
            ("file", "\(report.fileBytes) bytes"), ("last position", "\(report.lastPosition)"),
            ("entries", "\(report.entries)"), ("households", "\(report.households)"), ("units", "\(report.units)"),
            ("first recorded", time(report.firstRecordedAt, report.firstClaimedTime)),
            ("last recorded", time(report.lastRecordedAt, report.lastClaimedTime)),
            (
                "checkpoint",
                report.checkpoint.map { "\($0.size) events, signed by \($0.origin)" } ?? "nothing signed yet"
            ),
        ]
        lines += report.readers.map { reader in
            let state = reader.commitsBehind == 0 ? "the newest state" : "a state \(reader.commitsBehind) commits old"
            return (
                "being read by", "process \(reader.process), in \(state); keeps \(reader.heldBytes) bytes from reuse"
            )
        }
        lines += report.statistics.map(InfoAnswer.lines(of:)) ?? []
        return lines.map { name, value in
            name + String(repeating: " ", count: 16 - name.utf8.count) + value.printable + "\n"
        }.joined() + ClockWords.line(report.isAheadOfClock ? report.lastRecordedAt : nil)
    }

    private static func lines(of statistics: LedgerStatistics) -> [(String, String)] {
        let (file, commits, replays) = (statistics.file, statistics.commits, statistics.replays)
        return [
            ("pages", "\(file.pages) of \(file.pageBytes) bytes, \(file.freePages) of them free"),
            ("mapped", "\(file.mapBytes) bytes of address space"),
            ("commits", "\(file.commits) since the file was made, \(commits.durations.number) of this command"),
            ("replays", "\(replays.durations.number) of this command, of \(replays.events) events"),
            (
                "waits",
                "\(statistics.lockWaits.number) of this command for other writers, "
                    + "\(statistics.lockWaits.totalNanoseconds / 1_000_000) milliseconds"
            ),
        ]
    }

    private func time(_ instant: Instant?, _ isClaimed: Bool) -> String {
        instant.map { ClaimedTime.text($0, isClaimed: isClaimed) } ?? "nothing yet"
    }
}
