// Writes what a ledger reports of itself to the logger that its program gave. Compiled with the trait `Logging` only; it
// never sets up a logging system, and knows of no other logger.

#if Logging
    import Files
    public import Logging

    extension Ledger {
        /// Opens the ledger at a path, or makes it, and logs what it does: see `init(at:mode:offset:clock:)`.
        ///
        /// Commits, openings and waits are logged as `debug` (a wait of over a second as `notice`), replays as `trace`,
        /// a failed commit as `error`, and what an import left that was cut short, and a rebuild, as `notice`. The
        /// metadata are numbers, positions and the last part of the file's name, never what was recorded.
        public convenience init(
            at path: String, mode: OpenMode = .createIfMissing, offset: UTCOffset = .utc,
            clock: @escaping LedgerClock = SystemClock.now, logger: Logger
        ) throws(LedgerError) {
            self.init(
                recorded: RecordedLedger(
                    try LedgerStore.open(
                        path, mode, domain: .unnamed, offset: offset, clock: clock, secrets: EntrySecret.random,
                        log: LedgerLog(logger, path))))
        }
    }

    extension RecordedLedger {
        /// Opens the ledger of a domain for reading only and logs what it does: see `init(at:domain:clock:)` and, for
        /// levels and metadata, `Ledger.init(at:mode:offset:clock:logger:)`.
        public init(
            at path: String, domain: LedgerDomain = .unnamed, clock: @escaping LedgerClock = SystemClock.now,
            logger: Logger
        ) throws(LedgerError) {
            self.init(
                try LedgerStore.open(
                    path, .readOnly, domain: domain, offset: .utc, clock: clock, secrets: EntrySecret.random,
                    log: LedgerLog(logger, path)))
        }
    }

    extension DomainLedger {
        /// Opens the ledger at a path, or makes it, and logs what it does: see `init(at:mode:rules:offset:clock:)` and,
        /// for levels and metadata, `Ledger.init(at:mode:offset:clock:logger:)`.
        public convenience init(
            at path: String, mode: OpenMode = .createIfMissing, rules: Rules, offset: UTCOffset = .utc,
            clock: @escaping LedgerClock = SystemClock.now, logger: Logger
        ) throws(LedgerError) {
            self.init(
                recorded: RecordedLedger(
                    try LedgerStore.open(
                        path, mode, domain: try rules.domain.checkedForRules(path), offset: offset, clock: clock,
                        secrets: EntrySecret.random, log: LedgerLog(logger, path))), rules: rules)
        }
    }

    extension LedgerLog {
        /// A log through a logger, with the last part of the file's name: folders can have the name of a person.
        init(_ logger: Logger, _ path: String) {
            var logger = logger
            logger[metadataKey: "ledger"] = .string(path.split(separator: "/").last.map(String.init) ?? "")
            self.init(report: { [logger] in $0.write(to: logger) })
        }
    }

    extension LedgerOccurrence {
        /// A wait for which a user may already have asked what is the matter.
        private static let longWaitNanoseconds: Int64 = 1_000_000_000

        fileprivate func write(to logger: Logger) {
            logger.log(level: level, Logger.Message(stringLiteral: words), metadata: metadata, source: "EventLedger")
        }

        private var level: Logger.Level {
            switch self {
            case .opened, .committed: .debug
            case .commitFailed: .error
            case .waited(let nanoseconds): nanoseconds > LedgerOccurrence.longWaitNanoseconds ? .notice : .debug
            case .discarded, .rebuilt: .notice
            case .replayed: .trace
            }
        }

        private var words: String {
            switch self {
            case .opened: "ledger opened"
            case .committed: "commit durable"
            case .commitFailed: "commit failed"
            case .waited: "waited for another writer"
            case .discarded: "discarded what an unfinished import had left"
            case .replayed: "replayed"
            case .rebuilt(_, let isUpgrade):
                isUpgrade ? "ledger brought to the newest format" : "derived tables made again"
            }
        }

        private var metadata: Logger.Metadata {
            switch self {
            case .opened(let version, let isReadOnly):
                ["formatVersion": "\(version)", "readOnly": "\(isReadOnly)"]
            case .committed(let recorded, let last, let nanoseconds):
                LedgerOccurrence.metadata(of: recorded, last).merging(["nanoseconds": "\(nanoseconds)"]) { own, _ in own
                }
            case .commitFailed(let code): ["code": "\(code)"]
            case .waited(let nanoseconds): ["nanoseconds": "\(nanoseconds)"]
            case .discarded(let events, let position): ["events": "\(events)", "lastPosition": "\(position)"]
            case .replayed(let events, let nanoseconds): ["events": "\(events)", "nanoseconds": "\(nanoseconds)"]
            case .rebuilt(let position, _): ["lastPosition": "\(position)"]
            }
        }

        private static func metadata(of recorded: RecordedAmount?, _ last: Position?) -> Logger.Metadata {
            guard let recorded, let last else { return [:] }
            return [
                "entries": "\(recorded.entries)", "events": "\(recorded.events)",
                "recordBytes": "\(recorded.recordBytes)", "lastPosition": "\(last)",
            ]
        }
    }
#endif
