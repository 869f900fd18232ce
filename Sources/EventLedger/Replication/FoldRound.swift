// One pass over a log into a mirror, in transactions of bounded size. A transaction takes message after message, and is
// committed only where the tree has every root that its segments say; where one stops it, nothing of the transaction
// stays, and the caller comes again for what is before that message.

import Files

/// The messages of a log on their way into a mirror.
struct FoldRound<Form: SegmentForm> {
    typealias Message = ParsedMessages<Form>.Message

    private let source: NamedLog
    private let rules: Form.Rules
    private let messages: ParsedMessages<Form>
    /// How many messages it takes before it ends: those before one that stopped a round before this one.
    private var left: Int
    /// The next message, where it was looked at and not taken.
    private var pending: Message?
    /// What was committed and not reported yet.
    var report = FoldReport()
    /// Messages that the transaction under way had taken when it was stopped.
    private(set) var taken = 0
    /// Whether it was stopped because positions are missing.
    private(set) var isGap = false

    init(
        _ source: NamedLog, _ form: Form, _ keys: [VerifierKey], after sequence: UInt64, limit: Int
    ) {
        self.source = source
        rules = form.rules
        left = limit
        messages = ParsedMessages(source, after: sequence, form, trusting: keys)
    }

    /// Ends the reading thread.
    func stop() { messages.stop() }

    /// Folds the next messages in one commit; false where there is none. Throws `brokenLog` and what recording throws,
    /// with nothing of the transaction kept and `taken` the messages that were not at fault.
    mutating func fold(into mirror: LedgerMirror<Form>) throws(LedgerError) -> Bool {
        taken = 0
        guard left > 0, let first = pending ?? messages.next() else { return false }
        pending = first
        let ledger: DomainLedger<Form.Rules>
        switch first.content {
        case .failure(let error): throw located(error, first, at: try (mirror.state()?.head.size ?? 0) + 1)
        case .segment(let header, _):
            try check(header, first, at: try (mirror.state()?.head.size ?? 0) + 1)
            if mirror.ledger == nil, header.before.size > 0 {
                isGap = true
                throw broken("positions 1 to \(header.before.size) are missing before it", first, at: 1)
            }
            ledger = try mirror.ledger(for: header)
        case .checkpoint:
            guard let made = mirror.ledger, try made.mirrorState() != nil else {
                throw broken("a checkpoint is before every segment", first, at: 1)
            }
            ledger = made
        }
        let folded = try ledger.fold { (writer) throws(LedgerError) in try transaction(&writer, ledger, mirror) }
        report = report + folded
        if left != .max { left -= taken }
        return true
    }

    /// Takes messages until the transaction is full, the log ends, or one must wait for the commit.
    private mutating func transaction(
        _ writer: inout DomainWriter<Form.Rules>, _ ledger: DomainLedger<Form.Rules>,
        _ mirror: LedgerMirror<Form>
    ) throws(LedgerError) -> FoldReport {
        let head = try writer.writer.rows.settledHead()
        let before = writer.writer.folding?.state
        if let before, before.head != head || head.size != writer.ledger.lastPosition {
            throw LedgerError(
                .damaged, "the mirror was folded to position \(before.head.size), and has \(head.size) events",
                remedy: "make the mirror again from its log", file: mirror.path)
        }
        if before == nil, head.size > 0 { throw mirror.notAMirror }
        var history = FoldedHistory(committed: head, origin: before?.origin)
        var report = FoldReport()
        var sequence: UInt64 = 0
        while taken < left, !writer.isFull, let message = pending ?? messages.next() {
            pending = message
            guard try take(message, &writer, ledger, &history, &report) else { break }
            sequence = message.sequence
            pending = nil
            taken += 1
        }
        try checkRoots(&writer, history)
        if let origin = history.origin, sequence > 0 {
            writer.writer.folding?.newState = MirrorState(
                origin: origin, log: source.name, sequence: sequence, head: history.head)
        }
        return report
    }

    /// Takes a message; false where it must wait for the commit of those before it.
    private mutating func take(
        _ message: Message, _ writer: inout DomainWriter<Form.Rules>, _ ledger: DomainLedger<Form.Rules>,
        _ history: inout FoldedHistory, _ report: inout FoldReport
    ) throws(LedgerError) -> Bool {
        let next = history.head.size + 1
        switch message.content {
        case .failure(let error):
            guard taken == 0 else { return false }
            throw located(error, message, at: next)
        case .checkpoint(let signed, let isTrusted):
            let size = signed.checkpoint.size
            guard size <= history.head.size else {
                isGap = true
                throw broken(
                    "a checkpoint signs \(size) events, and the log has \(history.head.size) before it", message,
                    at: next)
            }
            guard let root = try history.root(ofSize: size, in: ledger) else { return false }
            guard root == signed.checkpoint.root else {
                throw broken("a checkpoint signs another history", message, at: size)
            }
            if isTrusted { writer.writer.folding?.checkpoints.append(signed) }
            if isTrusted { report.checkpoints += 1 } else { report.otherCheckpoints += 1 }
        case .segment(let header, let entries):
            try check(header, message, at: next)
            if let origin = history.origin, origin != header.origin {
                throw broken(
                    "it has the history of \(header.origin.text), and the mirror that of \(origin.text)", message,
                    at: next)
            }
            guard header.before.size <= history.head.size else {
                isGap = true
                throw broken("positions \(next) to \(header.before.size) are missing before it", message, at: next)
            }
            guard let root = try history.root(ofSize: header.before.size, in: ledger) else { return false }
            guard root == header.before.root else {
                throw broken("it continues another history", message, at: header.positions.lowerBound)
            }
            guard header.after.size > history.head.size else {
                guard let root = try history.root(ofSize: header.after.size, in: ledger) else { return false }
                guard root == header.after.root else {
                    throw broken("it has another history", message, at: header.positions.lowerBound)
                }
                report.knownSegments += 1
                return true
            }
            try record(entries, header, message, &writer, behind: history.head.size, &report)
            writer.writer.rows.tree?.growth.noteRoot()
            history.add(header, message.sequence, atMessage: taken)
            report.segments += 1
        }
        return true
    }

    /// Throws unless a segment is of the mirror's domain, and of rules that are known here.
    private func check(_ header: Segment.Header, _ message: Message, at position: Position) throws(LedgerError) {
        guard header.domain == rules.domain.name else {
            throw LedgerError(
                .wrongDomain, "the log is of the domain \(header.domain), and this program is for \(rules.domain.name)",
                remedy: "fold it with a program of its own domain", file: source.name, position: position)
        }
        guard header.rulesVersion <= rules.domain.rulesVersion else {
            throw LedgerError(
                .newerRules,
                "message \(message.sequence) of the log is of version \(Int(header.rulesVersion)) of the rules, and this "
                    + "program knows them up to \(Int(rules.domain.rulesVersion))",
                remedy: "use a newer program; nothing of the message was folded", file: source.name, position: position)
        }
    }

    /// Records those entries of a segment that are behind a position.
    private func record(
        _ entries: [SegmentEntry<Form.Rules.Proposal>], _ header: Segment.Header, _ message: Message,
        _ writer: inout DomainWriter<Form.Rules>, behind known: Position, _ report: inout FoldReport
    ) throws(LedgerError) {
        guard entries.count == header.entries else {
            throw broken(
                "it has \(entries.count) entries, and \(header.entries) are announced", message,
                at: header.positions.lowerBound)
        }
        var last = header.before.size
        for entry in entries {
            let first = last + 1
            guard entry.firstPosition == first, entry.eventCount >= 1, entry.eventCount <= header.after.size - last
            else { throw broken("the entry \(entry.id) is not at position \(first)", message, at: first) }
            last += entry.eventCount
            if last <= known { continue }
            guard first > known else {
                throw broken("the mirror ends within the entry \(entry.id)", message, at: first)
            }
            let receipt: Receipt
            writer.writer.ledger.presentInOrigin = entry.present
            do throws(LedgerError) {
                receipt = try writer.record(entry.proposal)
            } catch {
                guard !error.isSystemFailure else { throw error }
                throw broken(
                    "the entry \(entry.id) is refused: \(error.problem)", message, at: first,
                    conflicting: error.conflicting)
            }
            guard !receipt.wasAlreadyRecorded, receipt.positions == first...last else {
                throw broken("the entry \(entry.id) is in the mirror already", message, at: first)
            }
            report.entries += 1
            report.events += entry.eventCount
        }
        guard last == header.after.size else {
            throw broken("its entries end at position \(last), before its end", message, at: last)
        }
    }

    /// Throws unless the tree has the root that each segment says. The messages before the first that is at fault are
    /// those that were taken.
    private mutating func checkRoots(
        _ writer: inout DomainWriter<Form.Rules>, _ history: FoldedHistory
    ) throws(LedgerError) {
        _ = try writer.writer.rows.settledHead()
        let heads = writer.writer.rows.tree?.growth.takeHeads() ?? []
        precondition(heads.count == history.added.count, "a root was noted for each segment")
        for (head, added) in zip(heads, history.added) where head != added.header.after {
            taken = added.message
            pending = nil
            throw LedgerError.brokenLog(
                "with its entries the tree has another root than it says", sequence: added.sequence, of: source,
                at: added.header.positions.lowerBound)
        }
    }

    private func broken(
        _ problem: Sentence, _ message: Message, at position: Position, conflicting: [String] = []
    ) -> LedgerError {
        LedgerError.brokenLog(
            problem, sequence: message.sequence, of: source, at: position, conflicting: conflicting)
    }

    /// A failure of the log, or of a message, with its place.
    private func located(_ error: LedgerError, _ message: Message, at position: Position) -> LedgerError {
        guard error.code == .brokenLog else {
            var error = error
            if error.place.file == nil { error.place.file = source.name }
            return error
        }
        return broken(
            error.place.line.map { "line \($0): \(error.problem)" } ?? error.problem, message, at: position)
    }
}

/// The history that a transaction of a mirror has so far: what is committed, and the segments that it added.
private struct FoldedHistory {
    let committed: TreeHead
    private(set) var head: TreeHead
    private(set) var origin: KeyName?
    private(set) var added: [(header: Segment.Header, sequence: UInt64, message: Int)] = []

    init(committed: TreeHead, origin: KeyName?) {
        self.committed = committed
        head = committed
        self.origin = origin
    }

    mutating func add(_ header: Segment.Header, _ sequence: UInt64, atMessage message: Int) {
        added.append((header, sequence, message))
        head = header.after
        origin = header.origin
    }

    /// The root of the tree at a size: of what is committed, or as a segment said that was added; nil inside of one.
    func root(ofSize size: Int, in ledger: some ReadableLedger) throws(LedgerError) -> Digest? {
        if size == head.size { return head.root }
        if size <= committed.size { return try ledger.root(ofSize: size) }
        return added.last { $0.header.after.size == size }?.header.after.root
    }
}
