// `socai push`: publishes what a ledger has recorded into a log, from which mirrors take it. It changes nothing in the
// ledger, and can be stopped at any moment: the next push goes on behind what the log has.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

struct PushCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "push",
        abstract: "Publish what is new in a ledger into a log, from which mirrors are kept.",
        discussion: """
            LOG is a folder, on a memory stick or shared, which is made where there is none, or a cluster of NATS by its \
            servers and the ledger's origin: nats://server:4222,server:4222/example.com/phuong-1. What the log does not \
            have yet is appended as segments of whole entries with their salts, each with the root of the tree before and after \
            it: protect the log like the ledger. A log with another history, or with more than the ledger has, is \
            refused. When it is interrupted, the next push continues after what is there.

            A log has the name of the ledger's history, its origin. A new log gets it with --origin, or from the newest \
            checkpoint that the ledger keeps. With --checkpoint the signed checkpoints travel too, and mirrors check \
            their trees against them.

            Example:
              socai push phuong-1.socai /media/usb/phuong-1 --origin example.com/phuong-1
              socai push phuong-1.socai /srv/logs/phuong-1 --checkpoint --follow
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp("The folder of the log, or nats://SERVERS/ORIGIN.", valueName: "log"),
        transform: LogAddress.init)
    var log: LogAddress

    @Option(
        help: ArgumentHelp(
            "The name of the ledger's history in a new log. (default: the origin of its newest checkpoint)",
            valueName: "name"),
        transform: ArgumentReading.keyName)
    var origin: KeyName?

    @Flag(help: "Publish the signed checkpoints that the ledger keeps, too.")
    var checkpoint = false

    @Flag(help: "Continue, and publish each commit as it comes, until it is interrupted (Ctrl-C).")
    var follow = false

    @OptionGroup var form: FormatOption

    func validate() throws {
        try log.check(origin: origin)
        if follow, form.format == .csv {
            throw ValidationError(said("--follow has no end, and a table of CSV has one; use --format json"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let ledger = try place.open(.readOnly)
        let outbox = ledger.outbox(to: try log.log(appending: true), origin: origin ?? log.origin)
        Interruption.watchForFile()
        guard follow else {
            form.write(PushAnswer(log: log.text, report: try push(outbox)), to: &output)
            return Interruption.hasCome ? .interrupted : .done
        }
        var problem: LedgerError?
        var pushed: (position: Position, checkpoints: Int) = (-1, -1)
        while !Interruption.hasCome, !output.isAbandoned {
            do throws(LedgerError) {
                let seen = try (ledger.ledger.lastPosition(), checkpoint ? ledger.ledger.checkpoints().count : 0)
                guard seen != pushed else {
                    System.pause(milliseconds: 5)
                    continue
                }
                let report = try push(outbox)
                problem = nil
                pushed = seen
                guard report.segments + report.checkpoints > 0 else { continue }
                form.write(PushAnswer(log: log.text, report: report), to: &output)
                try output.flush()
            } catch {
                guard error.code == .unreachable || error.code == .versionConflict else { throw error }
                // Said once, and tried until it is over.
                if problem != error { Console.say(error.words) }
                problem = error
                System.pause(milliseconds: 500)
            }
        }
        return .done
    }

    private func push(_ outbox: Outbox<HouseholdForm>) throws(LedgerError) -> PushReport {
        var bar = ProgressBar("publishing")
        defer { bar.clear() }
        return try outbox.push(checkpoints: checkpoint) { done, all in
            bar.update(done, of: all, note: said("\(done) events"))
        }
    }
}

/// The answer of `socai push`.
struct PushAnswer: FormattedAnswer, LedgerAnswer {
    /// The log as the user named it.
    let log: String
    /// What was appended.
    let pushed: PushReport

    init(log: String, report: PushReport) {
        self.log = log
        pushed = report
    }

    var columns: [AnswerColumn<PushAnswer>] {
        [
            .text("log", \.log), .text("origin", \.pushed.origin?.text), .count("segments", \.pushed.segments),
            .count("entries", \.pushed.entries), .count("events", \.pushed.events),
            .count("checkpoints", \.pushed.checkpoints), .number("position", .position, \.pushed.position),
            .count("sequence") { Int(clamping: $0.pushed.sequence) },
        ]
    }

    func table(width: Int?) -> String {
        let what = said("\(CountedNoun.entries(pushed.entries)) with \(CountedNoun.events(pushed.events))")
        let signed =
            pushed.checkpoints > 0
            ? said(" and \(pushed.checkpoints, "signed checkpoint", "signed checkpoints")") : ""
        let name = pushed.origin.map { said(" of \($0)") } ?? ""
        return Paragraph.text(
            said(
                "Published \(what)\(signed) in \(pushed.segments, "segment", "segments"); \(log) has the "
                    + "history\(name) through position \(pushed.position)"), width: width)
    }
}
