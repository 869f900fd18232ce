// `socai mirror`: keeps a read-only copy of a ledger by folding its log, or several copies of one log. What does not
// continue the history is never in the mirror: it stops there, and says where and why.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

struct MirrorCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "mirror",
        abstract: "Keep a read-only copy of a ledger up to date from its log.",
        discussion: """
            MIRROR is a ledger like any other, to be asked, verified, proved and backed up, in which nobody else can \
            record; it is made where there is none. Every entry is judged again under the rules, and a segment of the \
            log is committed only if the tree then has the root that the segment states. A missing, changed or other \
            history stops the mirror: the position and the reason are printed, nothing of it is recorded, and the exit \
            status is 1. With --replica the missing part is taken from another copy of the log.

            Checkpoints in the log must be of the mirror's own tree. With --verifier-key only those are kept that one \
            of the keys signed. --status folds nothing and prints how far the mirror and its logs are.

            Example:
              socai mirror /media/usb/phuong-1 mirrors/phuong-1.socai
              socai mirror /srv/logs/phuong-1 phuong-1.socai --replica /mnt/b/phuong-1 --follow
            """)

    @Argument(
        help: ArgumentHelp("The folder of the log, or nats://SERVERS/ORIGIN.", valueName: "log"),
        transform: LogAddress.init)
    var log: LogAddress

    @Argument(help: ArgumentHelp("The file of the mirror.", valueName: "mirror"))
    var mirror: String

    @Option(
        help: ArgumentHelp("Another copy of the same log; may be repeated.", valueName: "log"),
        transform: LogAddress.init)
    var replica: [LogAddress] = []

    @OptionGroup var verifiers: VerifierKeyOption

    @Flag(help: "Continue, and record what comes into the log, until it is interrupted (Ctrl-C).")
    var follow = false

    @Flag(help: "Record nothing; print how far the mirror and its logs are.")
    var status = false

    @OptionGroup var form: FormatOption

    func validate() throws {
        if mirror.isEmpty { throw ValidationError(said("The name of the mirror is empty; it must name a file")) }
        if mirror == "-" {
            throw ValidationError(said("A mirror is a file, never standard output (-); name a file"))
        }
        if status, follow { throw ValidationError(said("--status and --follow are two questions; give one of them")) }
        if follow, form.format == .csv {
            throw ValidationError(said("--follow has no end, and a table of CSV has one; use --format json"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        FatalSignal.note(ledger: mirror)
        try LedgerArgument.checkIsNoLockFile(mirror)
        var logs: [NamedLog] = []
        for address in [log] + replica { logs.append(try address.log()) }
        if status {
            let ledger = try opened(HouseholdLedger(at: mirror, mode: .readOnly))
            let answer = MirrorAnswer(
                mirror: mirror, state: try ledger?.ledger.mirrorState(), reports: nil, logs: logs)
            form.write(answer, to: &output)
            return answer.isBroken ? .finding : .done
        }
        let mirror = try HouseholdMirror(at: mirror, trusting: verifiers.keys)
        Interruption.watchForFile()
        var answer = try fold(logs, into: mirror)
        try answer.failIfNothingServed()
        form.write(answer, to: &output)
        say(answer.problems, butNot: [])
        guard follow else { return Interruption.hasCome ? .interrupted : answer.isBroken ? .finding : .done }
        try output.flush()
        var known = answer.problems
        while !Interruption.hasCome, !output.isAbandoned {
            wait(for: logs, answer)
            answer = try fold(logs, into: mirror)
            say(answer.problems, butNot: known)
            known = answer.problems
            guard answer.hasNews else { continue }
            form.write(answer, to: &output)
            try output.flush()
        }
        return answer.isBroken ? .finding : .done
    }

    /// The ledger; nil where there is no file.
    private func opened(
        _ ledger: @autoclosure () throws(LedgerError) -> HouseholdLedger
    ) throws(LedgerError) -> HouseholdLedger? {
        do throws(LedgerError) {
            return try ledger()
        } catch {
            guard error.code == .noSuchFile else { throw error }
            return nil
        }
    }

    private func fold(_ logs: [NamedLog], into mirror: HouseholdMirror) throws(LedgerError) -> MirrorAnswer {
        var bar = ProgressBar("mirroring")
        defer { bar.clear() }
        let reports = try mirror.fold(fromAnyOf: logs) { report in
            bar.update(report.events, of: nil, note: said("\(report.events) events"))
        }
        return MirrorAnswer(mirror: mirror.path, state: try mirror.state(), reports: reports, logs: logs)
    }

    private func say(_ problems: [FoldReports.LogProblem], butNot known: [FoldReports.LogProblem]) {
        for problem in problems where !known.contains(problem) { Console.say(problem.error.words) }
    }

    /// Waits a short while for a message behind those that were folded, in the first log that can be reached.
    private func wait(for logs: [NamedLog], _ answer: MirrorAnswer) {
        let served = logs.first { log in !answer.problems.contains { $0.log == log.name } }
        guard let served, let end = answer.logs.first(where: { $0.log == served.name })?.sequence,
            (try? served.log.wait(beyond: UInt64(end), atMost: .milliseconds(100))) != nil
        else { return System.pause(milliseconds: 200) }
    }
}

/// The answer of `socai mirror`.
struct MirrorAnswer: FormattedAnswer, LedgerAnswer {
    /// A log, and how far it is.
    struct Log {
        /// The log as the user named it.
        let log: String
        /// The sequence of its last message; nil where it can't be read.
        let sequence: Int?
        /// What is wrong with it.
        let problem: LedgerError?
    }

    /// The path of the mirror.
    let mirror: String
    /// What it is a mirror of; nil while nothing was folded.
    let state: MirrorState?
    /// What was folded; nil where only the status is asked for.
    let folded: FoldReport?
    /// What is wrong with logs.
    let problems: [FoldReports.LogProblem]
    /// Every log that was named.
    let logs: [Log]

    init(mirror: String, state: MirrorState?, reports: FoldReports?, logs: [NamedLog]) {
        self.mirror = mirror
        self.state = state
        folded = reports?.folded
        problems = reports?.problems ?? []
        let problems = problems
        self.logs = logs.map { log in
            do throws(LedgerError) {
                let head = try log.log.head()
                return Log(
                    log: log.name, sequence: Int(clamping: head),
                    problem: problems.first { $0.log == log.name }?.error)
            } catch {
                return Log(log: log.name, sequence: nil, problem: problems.first { $0.log == log.name }?.error ?? error)
            }
        }
    }

    /// Whether a log has what does not continue the mirror.
    var isBroken: Bool { logs.contains { $0.problem.map { $0.code != .unreachable } ?? false } }

    /// Whether anything was added.
    var hasNews: Bool { folded.map { $0.events + $0.checkpoints > 0 } ?? false }

    /// Throws the problem where no log could be reached.
    func failIfNothingServed() throws(LedgerError) {
        guard problems.count == logs.count, !hasNews, let first = problems.first else { return }
        if problems.allSatisfy({ $0.error.code == .unreachable }) { throw first.error }
    }

    var columns: [AnswerColumn<MirrorAnswer>] {
        let log: [AnswerColumn<Log>] = [
            .text("log", \.log), .count("sequence", \.sequence), .code("problem", \.problem?.code.rawValue),
            .text("message", \.problem?.description),
            .number("position", .position, \.problem?.place.position),
        ]
        return [
            .text("mirror", \.mirror), .text("origin", \.state?.origin.text),
            .number("position", .position) { $0.state?.head.size ?? 0 }, .code("root", \.state?.head.root.base64),
            .text("log", \.state?.log), .count("sequence") { $0.state.map { Int(clamping: $0.sequence) } },
            .count("segments", \.folded?.segments), .count("knownSegments", \.folded?.knownSegments),
            .count("entries", \.folded?.entries), .count("events", \.folded?.events),
            .count("checkpoints", \.folded?.checkpoints), .count("otherCheckpoints", \.folded?.otherCheckpoints),
            .list("logs", \.logs, log).onlyInJSON,
        ]
    }

    func table(width: Int?) -> String {
        var text = Paragraph.text(sentence, width: width)
        if let folded, folded.checkpoints + folded.otherCheckpoints > 0 {
            let other =
                folded.otherCheckpoints > 0
                ? said("; \(folded.otherCheckpoints) signed by none of the keys were not kept") : ""
            text += Paragraph.text(
                said(
                    "\(folded.checkpoints, "signed checkpoint is", "signed checkpoints are") of this history\(other)"),
                width: width)
        }
        guard folded == nil else { return text }
        for log in logs {
            let line =
                log.sequence.map { said("\(log.log): \($0, "message", "messages")") }
                ?? said("\(log.log): \(log.problem?.problem ?? "")")
            text += Paragraph.text(line, width: width)
        }
        return text
    }

    private var sentence: String {
        guard let state else { return said("\(mirror) has nothing yet") }
        let end = said(
            "\(mirror) has the history of \(state.origin.text) through position \(state.head.size), from message "
                + "\(Int(clamping: state.sequence)) of \(state.log)")
        guard let folded, folded.events > 0 else { return end }
        let what = said("\(CountedNoun.entries(folded.entries)) with \(CountedNoun.events(folded.events))")
        return said("Added \(what); \(end)")
    }
}
