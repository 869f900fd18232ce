// What goes wrong between here and a cluster, and the one table of what each number of the engine means: whether the
// same may succeed a moment later, and which error it is where it does not. Nothing is decided anywhere else by a number.

#if JetStream
    import EventLedger
    import Files

    /// Why an exchange with a server failed.
    enum Trouble: Error, Hashable {
        /// No answer came in time. What was asked may have been done.
        case silence
        /// The connection was lost, or there is none. What was asked may have been done.
        case disconnected
        /// Nobody listens to the subject now: there is no leader, or no stream.
        case nobodyListens
        /// The user may not publish or subscribe to it.
        case forbidden(String)
        /// A server refused it with a number of JetStream.
        case refused(number: Int64, words: String)
        /// The client library failed with a status.
        case client(String)
        /// An answer is not what the protocol says.
        case nonsense(Sentence)
    }

    /// What a number of JetStream means for a log.
    enum Refusal: Hashable {
        /// A leader is elected, a server starts or stops, a batch lost its leader: again in a moment.
        case again
        case conflict
        case noMessage
        case noStream
        case streamExists
        case noSpace
        case tooLarge
        case noRight
        /// The stream or the cluster is not set up as a log needs it.
        case unfit
        case unknown

        /// The meaning of a number; some are shared by several problems, which their words tell apart.
        init(number: Int64, words: String) {
            switch number {
            // The cluster or its stream has no leader, is overloaded or offline for now, or a new leader is not ready.
            case 10_004, 10_008, 10_009, 10_118, 10_163, 10_167, 10_194, 10_202, 10_210: self = .again
            // A part of a batch was lost, or its leader was.
            case 10_176: self = .again
            case 10_071, 10_164: self = .conflict
            case 10_037, 10_043: self = .noMessage
            case 10_059: self = .noStream
            case 10_058, 10_065: self = .streamExists
            case 10_002, 10_023, 10_028, 10_047: self = .noSpace
            case 10_054: self = .tooLarge
            case 10_077: self = words.contains("maximum") || words.contains("space") ? .noSpace : .again
            case 10_035: self = .noRight
            case 10_005, 10_011, 10_039, 10_052, 10_060, 10_074, 10_076, 10_109, 10_174, 10_177, 10_185, 10_199:
                self = .unfit
            default: self = .unknown
            }
        }
    }

    extension Trouble {
        /// Whether the same may succeed a moment later.
        var mayPass: Bool {
            switch self {
            case .silence, .disconnected, .nobodyListens: true
            case .refused(let number, let words): Refusal(number: number, words: words) == .again
            case .forbidden, .client, .nonsense: false
            }
        }

        /// What a server meant, where it refused.
        var refusal: Refusal? {
            if case .refused(let number, let words) = self { Refusal(number: number, words: words) } else { nil }
        }

        /// The error that it is where it does not pass; `place` is the stream or server it concerns.
        func error(at place: String) -> LedgerError {
            switch self {
            case .silence:
                LedgerError(.unreachable, "no server answered in time", remedy: Self.later, file: place)
            case .disconnected:
                LedgerError(.unreachable, "there is no connection to a server", remedy: Self.later, file: place)
            case .nobodyListens:
                LedgerError(
                    .unreachable, "no server has the stream now, as when most of them are down", remedy: Self.later,
                    file: place)
            case .forbidden(let subject):
                LedgerError(
                    .permissionDenied, "the user has no permission for the subject \(subject)",
                    remedy: "ask the administrator of the cluster for it", file: place)
            case .client(let words):
                LedgerError(.unreachable, "the client of NATS failed: \(words)", remedy: Self.later, file: place)
            case .nonsense(let words):
                LedgerError(
                    .damaged, "a server answered what it should not: \(words)",
                    remedy: "look whether its version is one that is supported", file: place)
            case .refused(let number, let words):
                Self.error(Refusal(number: number, words: words), number, words, at: place)
            }
        }

        private static let later: Sentence = "try again later; what was not acknowledged is sent again then"

        private static func error(_ refusal: Refusal, _ number: Int64, _ words: String, at place: String) -> LedgerError
        {
            let answer: Sentence = "\(words) (\(number))"
            switch refusal {
            case .again:
                return LedgerError(.unreachable, "the cluster is not ready: \(answer)", remedy: later, file: place)
            case .conflict:
                return LedgerError(
                    .versionConflict, "another message was appended in between: \(answer)",
                    remedy: "read what was appended, and append behind it", file: place)
            case .noMessage:
                return LedgerError(.notFound, "there is no such message: \(answer)", file: place)
            case .noStream:
                return LedgerError(
                    .damaged, "the stream is not there: \(answer)",
                    remedy: "make the stream; if it was deleted, publish from the ledgers again, which have everything",
                    file: place)
            case .streamExists:
                return LedgerError(
                    .unsafeLog, "another stream has this name or these subjects: \(answer)",
                    remedy: "choose another name, or change that stream's settings", file: place)
            case .noSpace:
                return LedgerError(
                    .noSpace, "the cluster has no more space for the stream: \(answer)",
                    remedy: "give it more; what was not acknowledged is sent again then", file: place)
            case .tooLarge:
                return LedgerError(
                    .invalidValue, "a message is larger than the stream takes: \(answer)", file: place)
            case .noRight:
                return LedgerError(
                    .permissionDenied, "the cluster refused it: \(answer)",
                    remedy: "ask the administrator of the cluster", file: place)
            case .unfit, .unknown:
                return LedgerError(
                    .unsafeLog, "the cluster refused it: \(answer)",
                    remedy: "compare the settings of the servers and of the stream with what a log needs", file: place)
            }
        }
    }
#endif
