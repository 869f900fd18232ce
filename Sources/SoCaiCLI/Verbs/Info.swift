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
            (said("ledger"), report.path), (said("format"), "\(report.formatVersion)"),
            (said("days end at"), "UTC\(report.offset)"),
            (said("file"), said("\(report.fileBytes) bytes")), (said("last position"), "\(report.lastPosition)"),
            (said("entries"), "\(report.entries)"), (said("households"), "\(report.households)"),
            (said("units"), "\(report.units)"),
            (said("first recorded"), time(report.firstRecordedAt, report.firstClaimedTime)),
            (said("last recorded"), time(report.lastRecordedAt, report.lastClaimedTime)),
            (
                said("checkpoint"),
                report.checkpoint.map { said("\($0.size) events, signed by \($0.origin)") }
                    ?? said("nothing signed yet")
            ),
        ]
        if let mirror = report.mirror {
            lines.append(
                (
                    said("mirror"),
                    said("of \(mirror.origin.text), from message \(Int(clamping: mirror.sequence)) of \(mirror.log)")
                ))
        }
        lines += report.readers.map { reader in
            let state =
                reader.commitsBehind == 0
                ? said("the newest state") : said("a state \(reader.commitsBehind) commits old")
            return (
                said("being read by"),
                said("process \(reader.process), in \(state); keeps \(reader.heldBytes) bytes from reuse")
            )
        }
        lines += report.statistics.map(InfoAnswer.lines(of:)) ?? []
        return lines.map { name, value in
            name + String(repeating: " ", count: max(1, 16 - DisplayWidth.columns(of: name))) + value.printable + "\n"
        }.joined() + ClockWords.line(report.isAheadOfClock ? report.lastRecordedAt : nil)
    }

    private static func lines(of statistics: LedgerStatistics) -> [(String, String)] {
        let (file, commits, replays) = (statistics.file, statistics.commits, statistics.replays)
        return [
            (said("pages"), said("\(file.pages) of \(file.pageBytes) bytes, \(file.freePages) of them free")),
            (said("mapped"), said("\(file.mapBytes) bytes of address space")),
            (
                said("commits"),
                said("\(file.commits) since the file was made, \(commits.durations.number) of this command")
            ),
            (said("replays"), said("\(replays.durations.number) of this command, of \(replays.events) events")),
            (
                said("waits"),
                said(
                    "\(statistics.lockWaits.number) of this command for other writers, "
                        + "\(statistics.lockWaits.totalNanoseconds / 1_000_000) milliseconds")
            ),
        ]
    }

    private func time(_ instant: Instant?, _ isClaimed: Bool) -> String {
        instant.map { ClaimedTime.text($0, isClaimed: isClaimed) } ?? said("nothing yet")
    }
}
