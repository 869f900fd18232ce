// What a cluster is at a moment: whether its stream is there and set up as a log must be, which servers keep it, and
// how far each is. It appends nothing; a missing stream is made only where the options say so.

import EventLedger
import Files

/// The stream of a cluster, and the servers that keep it.
public struct ClusterStatus: Hashable, Sendable {
    /// A server that keeps the stream.
    public struct Server: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Whether it is the one that says what comes first.
        public let isLeader: Bool
        /// Whether it has every message.
        public let isCurrent: Bool
        /// How many messages it has not yet.
        public let missingMessages: Int
    }

    /// Why the servers are taken to keep what they acknowledge when all of them lose power.
    public enum Durability: String, Hashable, Sendable {
        /// They were asked now.
        case asked
        /// They were asked when the stream was made.
        case recorded
        /// Nobody asked.
        case unknown
    }

    /// The name of the stream.
    public let stream: String
    /// When it was made, as the servers write it.
    public let created: String
    /// How many servers are to keep each message.
    public let replicas: Int
    /// Messages of all origins.
    public let messages: Int
    /// Bytes of all origins' messages.
    public let bytes: Int
    /// What says that they keep what they acknowledge.
    public let durability: Durability
    /// The servers, the leader first, then by name.
    public let servers: [Server]

    /// Whether as many servers as are to keep a message have every one.
    public var isComplete: Bool { servers.count { $0.isCurrent } >= replicas }

    /// Asks the cluster, and makes its stream where the options say so.
    ///
    /// `origin` is whose user asks: one that may hear answers for its own origin only needs it. Throws as
    /// `JetStreamLog.init`. Cost: that of opening a log.
    public init(origin: String?, _ options: JetStreamOptions) throws(LedgerError) {
        #if JetStream
            try options.check()
            let (_, state) = try StreamLog.opened(options, OriginSubject(origin: origin ?? "cluster"))
            self.init(state, options)
        #else
            throw JetStreamOptions.missing(options)
        #endif
    }
}

#if JetStream
    extension ClusterStatus {
        private init(_ state: StreamState, _ options: JetStreamOptions) {
            stream = options.stream
            created = state.created
            replicas = Int(clamping: state.configuration["num_replicas"]?.integer ?? 1)
            messages = Int(clamping: state.messages)
            bytes = Int(clamping: state.bytes)
            let isRecorded = state.isPromised
            durability =
                if case .asked = options.durability { .asked } else { isRecorded ? .recorded : .unknown }
            servers = state.servers
        }
    }
#endif
