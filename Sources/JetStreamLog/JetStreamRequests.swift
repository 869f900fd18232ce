// Requests to whoever records for an origin, and the way of his answers, over the same servers as the log. Each request
// goes to one of those who serve the origin, and is asked again until somebody answers; so what serves must do the same
// once, however often it is asked. Nothing of it is kept by the servers, and nothing is known here of what it says.

import EventLedger
import Files

/// The requests that programs make of those who record for an origin.
///
/// Any thread may call, and each call waits for its answer.
public final class JetStreamRequests: Sendable {
    private let line: RecordLine

    /// Connects. Throws `unreachable`, `permissionDenied`, `invalidValue` for options that cannot be, what reading a
    /// file of the login throws, and `unsupportedFormat` where the library was built without the trait `JetStream`.
    public init(origin: String, _ options: JetStreamOptions) throws(LedgerError) {
        line = try RecordLine(origin, options)
    }

    /// The most bytes of a request that a server takes.
    public var maximumRequestBytes: Int { line.maximumBytes }

    /// Throws `entryTooLarge` for a request that no server takes.
    public func check(_ request: [UInt8]) throws(LedgerError) {
        guard request.count > maximumRequestBytes else { return }
        throw LedgerError(
            .entryTooLarge,
            "the entry has \(request.count) bytes where it travels, and a message at most \(maximumRequestBytes)",
            remedy: "record it on a machine with a copy of the ledger, or in parts", file: line.place)
    }

    /// Asks for something, and gives the answer.
    ///
    /// Asks again as long as the options say. Throws `unreachable` where nobody answers in that time, and
    /// `entryTooLarge` for a request that no server takes. Where it throws, it may have been done.
    public func answer(to request: [UInt8]) throws(LedgerError) -> [UInt8] {
        #if JetStream
            try check(request)
            let patience = Patience(until: .now + line.options.patience, at: line.place)
            var attempt = 0
            while true {
                do throws(Trouble) {
                    return try line.connection.ask(line.subject.recordName, request, within: .seconds(5)).bytes
                } catch {
                    guard error.mayPass else { throw error.error(at: line.place) }
                    if patience.isOver { throw line.nobodyAnswers(error) }
                }
                patience.pause(attempt)
                attempt += 1
            }
        #else
            throw LedgerError(.unreachable, "this build has no client of NATS")
        #endif
    }
}

/// One of those who record for an origin: it answers requests until it is told to stop.
public final class JetStreamService: Sendable {
    /// The most requests that are being answered at a time; others wait at the server's connection.
    public static let maximumRequests = 1_024

    private let line: RecordLine

    /// Connects. Throws as `JetStreamRequests.init` does.
    public init(origin: String, _ options: JetStreamOptions) throws(LedgerError) {
        line = try RecordLine(origin, options)
    }

    /// The most bytes of an answer that a server takes: one with more is lost.
    public var maximumAnswerBytes: Int { line.maximumBytes }

    /// Answers requests for as long as `isWanted` says, which is asked ten times a second; then waits for those that
    /// are being answered.
    ///
    /// A lost connection is made again; requests of that time are asked again by those who made them. Throws
    /// `permissionDenied` and what else does not pass. Where the process dies, whoever asked asks another.
    public func serve(
        while isWanted: () -> Bool, _ answer: @escaping @Sendable ([UInt8]) async -> [UInt8]
    ) throws(LedgerError) {
        #if JetStream
            let underWay = Guarded(0)
            let connection = line.connection
            do throws(Trouble) {
                let requests = try connection.subscribe(line.subject.recordName, queue: "recorder")
                while isWanted() {
                    guard underWay.withLock({ $0 }) < Self.maximumRequests else {
                        System.pause(milliseconds: 1)
                        continue
                    }
                    guard let request = try requests.request(within: .milliseconds(100)) else { continue }
                    guard let reply = request.reply else { continue }
                    underWay.withLock { $0 += 1 }
                    let bytes = request.bytes
                    Task {
                        // An answer that is lost is asked for again.
                        try? connection.publish(reply, await answer(bytes))
                        underWay.withLock { $0 -= 1 }
                    }
                }
            } catch { throw error.error(at: line.place) }
            while underWay.withLock({ $0 }) > 0 { System.pause(milliseconds: 1) }
            try? connection.flush(within: .seconds(1))
        #else
            throw LedgerError(.unreachable, "this build has no client of NATS")
        #endif
    }
}

/// A connection on which entries are handed over, and their subject there.
private struct RecordLine: Sendable {
    #if JetStream
        let connection: Connection
        let subject: OriginSubject
        let options: JetStreamOptions

        var place: String { options.addresses.joined(separator: ",") }
        var maximumBytes: Int { connection.maximumPayloadBytes }

        /// The error where nobody has answered for too long.
        func nobodyAnswers(_ trouble: Trouble) -> LedgerError {
            guard trouble == .nobodyListens || trouble == .silence else { return trouble.error(at: place) }
            return LedgerError(
                .unreachable, "nobody answers who records for this origin",
                remedy: "look whether its recorder runs; what it did not answer can be sent again", file: place)
        }
    #else
        let place = ""
        let maximumBytes = 0
    #endif

    init(_ origin: String, _ options: JetStreamOptions) throws(LedgerError) {
        #if JetStream
            subject = OriginSubject(origin: origin)
            connection = try Connection.forRequests(options, subject)
            self.options = options
        #else
            throw JetStreamOptions.missing(options)
        #endif
    }
}
