// Requests to whoever records for an origin, and the way of his answers, over the same servers as the log. Each request
// goes to one of those who serve the origin, and is asked again until somebody answers; so what serves must do the same
// once, however often it is asked. Nothing of it is kept by the servers, and nothing is known here of what it says.

import EventLedger
import Files

/// The requests that programs make of those who record for an origin.
///
/// Any thread may call, and each call waits for its answer.
public final class JetStreamRequests: Sendable {
    #if JetStream
        private let connection: Connection
        private let subject: OriginSubject
        private let options: JetStreamOptions
    #endif

    /// Connects. Throws `unreachable`, `permissionDenied`, `invalidValue` for options that cannot be, what reading a
    /// file of the login throws, and `unsupportedFormat` where the library was built without the trait `JetStream`.
    public init(origin: String, _ options: JetStreamOptions) throws(LedgerError) {
        #if JetStream
            subject = OriginSubject(origin: origin)
            connection = try Connection.forRequests(options, subject)
            self.options = options
        #else
            throw JetStreamOptions.missing(options)
        #endif
    }

    /// Asks for something, and gives the answer.
    ///
    /// Asks again as long as the options say. Throws `unreachable` where nobody answers in that time, and
    /// `entryTooLarge` for a request that no server takes. Where it throws, it may have been done.
    public func answer(to request: [UInt8]) throws(LedgerError) -> [UInt8] {
        #if JetStream
            let place = options.addresses.joined(separator: ",")
            guard request.count <= connection.maximumPayloadBytes else {
                throw LedgerError(
                    .entryTooLarge,
                    "the entry has \(request.count) bytes where it travels, and a message at most "
                        + "\(connection.maximumPayloadBytes)",
                    remedy: "record it on a machine with a copy of the ledger, or in parts", file: place)
            }
            let patience = Patience(until: .now + options.patience, at: place)
            var attempt = 0
            while true {
                do throws(Trouble) {
                    return try connection.ask(subject.recordName, request, within: .seconds(5)).bytes
                } catch {
                    guard error.mayPass || error == .nobodyListens, !patience.isOver else {
                        guard error == .nobodyListens || error == .silence else { throw error.error(at: place) }
                        throw LedgerError(
                            .unreachable, "nobody answers who records for this origin",
                            remedy: "look whether its recorder runs; what it did not answer can be sent again",
                            file: place)
                    }
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

    #if JetStream
        private let connection: Connection
        private let subject: OriginSubject
        private let place: String
    #endif

    /// Connects. Throws as `JetStreamRequests.init` does.
    public init(origin: String, _ options: JetStreamOptions) throws(LedgerError) {
        #if JetStream
            subject = OriginSubject(origin: origin)
            place = options.addresses.joined(separator: ",")
            connection = try Connection.forRequests(options, subject)
        #else
            throw JetStreamOptions.missing(options)
        #endif
    }

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
            let connection = connection
            do throws(Trouble) {
                let requests = try connection.subscribe(subject.recordName, queue: "recorder")
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
            } catch { throw error.error(at: place) }
            while underWay.withLock({ $0 }) > 0 { System.pause(milliseconds: 1) }
            try? connection.flush(within: .seconds(1))
        #else
            throw LedgerError(.unreachable, "this build has no client of NATS")
        #endif
    }
}
