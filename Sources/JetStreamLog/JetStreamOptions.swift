// Which cluster, which stream, and as whom: all that opening a log over the network needs to know. Secrets are in files
// only, never in an address, which others can read in a list of processes.

import EventLedger
import Files

/// How a log of a JetStream cluster is reached.
public struct JetStreamOptions: Hashable, Sendable {
    /// As whom a program connects.
    public struct Login: Hashable, Sendable {
        /// A file of credentials as NATS issues them: a user's token and key.
        public var credentialsFile: String?
        /// A file with the user's name in its first line and the password in its second.
        public var passwordFile: String?
        /// The certificates of authorities (PEM) that a server's must be signed by.
        public var authorityFile: String?
        /// The program's own certificate (PEM), where servers ask for one.
        public var certificateFile: String?
        /// The key of that certificate (PEM).
        public var keyFile: String?

        /// Nobody in particular, and without TLS.
        public init() {}
    }

    /// What is taken as the promise that servers keep what they acknowledge even where all of them lose power at once.
    public enum Durability: Hashable, Sendable {
        /// The stream says that its servers were asked when it was made.
        case asStreamSays
        /// Every server is asked now, by a user of the system account.
        case asked(Login)
        /// Nothing: the caller knows the servers, or takes the loss of acknowledged messages.
        case unchecked
    }

    /// The addresses of servers, each `nats://host:port` or `tls://host:port`.
    public var addresses: [String]
    /// The name of the stream.
    public var stream = "SOCAI"
    /// Whether other origins append to the same stream; each has a subject of its own in it.
    public var isStreamShared = true
    /// Whether the stream is made where it is missing; the user needs the right to.
    public var makesStream = false
    /// How many servers keep each message: what a new stream gets, and at least what an existing one must have.
    public var replicas = 3
    /// As whom to connect.
    public var login = Login()
    /// What to rely on for durability.
    public var durability = Durability.asStreamSays
    /// Whether a server elsewhere may be talked to without TLS, as inside a tunnel.
    public var allowsPlainText = false
    /// How long a call tries again what may succeed later; a server that is slow with one answer may take this longer.
    public var patience = Duration.seconds(20)

    /// The servers of an address: `nats://host:port,host:port`; `tls://` asks for TLS.
    ///
    /// Throws `invalidValue` where it is no such address, or has a user or password in it.
    public init(address: String) throws(LedgerError) {
        addresses = try Self.servers(of: address)
    }

    /// Whether an address is one of a cluster, rather than a folder.
    public static func isAddress(_ text: String) -> Bool { text.hasPrefix("nats://") || text.hasPrefix("tls://") }

    /// The options of an address and of an environment: for a program whose user gives the address, and the rest by
    /// `SOCAI_NATS_STREAM`, `SOCAI_NATS_REPLICAS`, `SOCAI_NATS_CREDENTIALS`, `SOCAI_NATS_PASSWORD_FILE`,
    /// `SOCAI_NATS_CA`, `SOCAI_NATS_CERTIFICATE`, `SOCAI_NATS_KEY`, `SOCAI_NATS_SYSTEM_CREDENTIALS`,
    /// `SOCAI_NATS_SYSTEM_PASSWORD_FILE`, `SOCAI_NATS_DURABILITY`.
    ///
    /// Throws `invalidValue` where the address or a value is not what it must be.
    public init(address: String, environment: (_ name: String) -> String?) throws(LedgerError) {
        try self.init(address: address)
        func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
        login.credentialsFile = value("SOCAI_NATS_CREDENTIALS")
        login.passwordFile = value("SOCAI_NATS_PASSWORD_FILE")
        login.authorityFile = value("SOCAI_NATS_CA")
        login.certificateFile = value("SOCAI_NATS_CERTIFICATE")
        login.keyFile = value("SOCAI_NATS_KEY")
        if let name = value("SOCAI_NATS_STREAM") { stream = name }
        if let count = value("SOCAI_NATS_REPLICAS") {
            guard let number = Int(count), (1...5).contains(number) else {
                throw LedgerError(
                    .invalidValue, "SOCAI_NATS_REPLICAS is \"\(count)\"", remedy: "it is a number from 1 to 5")
            }
            replicas = number
        }
        var system = Login()
        system.credentialsFile = value("SOCAI_NATS_SYSTEM_CREDENTIALS")
        system.passwordFile = value("SOCAI_NATS_SYSTEM_PASSWORD_FILE")
        if system != Login() {
            system.authorityFile = login.authorityFile
            system.certificateFile = login.certificateFile
            system.keyFile = login.keyFile
            durability = .asked(system)
        }
        if let word = value("SOCAI_NATS_DURABILITY") {
            guard word == "unchecked" else {
                throw LedgerError(
                    .invalidValue, "SOCAI_NATS_DURABILITY is \"\(word)\"",
                    remedy: "leave it out, or write unchecked to lose what servers acknowledge where they lose power")
            }
            durability = .unchecked
        }
    }

    /// Checks what is given against what may be given. Throws `invalidValue`.
    func check() throws(LedgerError) {
        let isName =
            !stream.isEmpty && stream.utf8.count <= 64
            && stream.utf8.allSatisfy { byte in
                byte > 0x20 && byte < 0x7F && !Array(".*>/\\\"".utf8).contains(byte)
            }
        guard isName else {
            throw LedgerError(
                .invalidValue, "\"\(stream)\" cannot be the name of a stream",
                remedy: "it has 1 to 64 letters, digits, hyphens and underscores")
        }
        guard (1...5).contains(replicas) else {
            throw LedgerError(.invalidValue, "\(replicas) replicas cannot be asked for", remedy: "ask for 1 to 5")
        }
        guard (login.certificateFile == nil) == (login.keyFile == nil) else {
            throw LedgerError(
                .invalidValue, "a certificate needs its key, and a key its certificate", remedy: "give both files")
        }
        guard !allowsPlainText, login.authorityFile == nil else { return }
        for address in addresses where address.hasPrefix("nats://") && !Self.isLoopback(address) {
            throw LedgerError(
                .invalidValue, "\(address) would be talked to in plain text",
                remedy: "give the file of its certificate authority, or an address that begins with tls://")
        }
    }

    private static func servers(of address: String) throws(LedgerError) -> [String] {
        let remedy: Sentence = "write nats://host:port, and more servers behind commas"
        guard isAddress(address), let slashes = address.firstRange(of: "://") else {
            throw LedgerError(.invalidValue, "\"\(address)\" is no address of a cluster", remedy: remedy)
        }
        let scheme = String(address[..<slashes.upperBound])
        var servers: [String] = []
        for part in address[slashes.upperBound...].split(separator: ",", omittingEmptySubsequences: false) {
            var host = String(part)
            if host.hasPrefix(scheme) { host.removeFirst(scheme.count) }
            guard !host.contains("@") else {
                throw LedgerError(
                    .invalidValue, "an address has a user or password in it, which other users of the machine can read",
                    remedy: "put them into a file")
            }
            let isHost =
                !host.isEmpty
                && host.utf8.allSatisfy { byte in
                    byte > 0x20 && byte < 0x7F && !Array("/?#\"'\\".utf8).contains(byte)
                }
            guard isHost else {
                throw LedgerError(.invalidValue, "\"\(address)\" is no address of a cluster", remedy: remedy)
            }
            servers.append(scheme + host)
        }
        return servers
    }

    private static func isLoopback(_ address: String) -> Bool {
        let host = address.dropFirst("nats://".count)
        for name in ["localhost", "127.0.0.1", "[::1]"] where host == name || host.hasPrefix(name + ":") { return true }
        return false
    }
}
