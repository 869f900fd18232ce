// The address of a log, and the one place that turns it into a log: a folder, or a cluster of NATS with the origin whose
// log it is. It opens nothing but what the address names, and knows nothing of what is in a log.

import ArgumentParser
import EventLedger
import Files
import JetStreamLog
import PovertyLedger

/// A cluster as the user names it: its servers, and behind them an origin or none.
struct ClusterAddress: Hashable {
    /// How it is reached, by the address, the environment, and files that this names.
    var options: JetStreamOptions
    /// The origin behind the servers.
    let origin: KeyName?

    init(_ text: String) throws {
        let servers = text.firstRange(of: "://")?.upperBound ?? text.startIndex
        let slash = text[servers...].firstIndex(of: "/") ?? text.endIndex
        options = try ArgumentReading.explained { () throws(LedgerError) in
            try JetStreamOptions(address: String(text[..<slash]), environment: Locale.value)
        }
        let origin = slash == text.endIndex ? nil : KeyName(String(text[slash...].dropFirst()))
        guard slash == text.endIndex || origin != nil else { throw Self.needsOrigin }
        self.origin = origin
    }

    /// The error for an address without the name of a history.
    static var needsOrigin: ValidationError {
        let problem: Sentence =
            "The address of a log on a cluster has the ledger's origin behind its servers, such as "
            + "nats://server-1:4222,server-2:4222/example.com/phuong-1"
        return ValidationError(said(problem))
    }
}

/// A log as the user names it.
struct LogAddress: Hashable {
    /// The address as it was typed.
    let text: String
    /// The cluster, and the origin of its log there; nil for a folder.
    private let cluster: Cluster?

    private struct Cluster: Hashable {
        let options: JetStreamOptions
        let origin: KeyName
    }

    /// Checks what can be checked without looking: an address is a folder, or servers with an origin behind them. What a
    /// cluster needs beside its address is in the environment, and in files that it names.
    init(_ text: String) throws {
        self.text = text
        if text.isEmpty { throw ValidationError(said("The address of the log is empty; it must name a folder")) }
        if text == "-" {
            throw ValidationError(said("A log can't be standard input or output (-); name a folder"))
        }
        guard let scheme = text.firstRange(of: "://") else {
            cluster = nil
            return
        }
        guard JetStreamOptions.isAddress(text) else {
            let kind = String(text[..<scheme.lowerBound])
            let problem: Sentence =
                "This program has no logs of the kind \(kind); name a folder, or a cluster by nats://SERVERS/ORIGIN"
            throw ValidationError(said(problem))
        }
        let named = try ClusterAddress(text)
        guard let origin = named.origin else { throw ClusterAddress.needsOrigin }
        cluster = Cluster(options: named.options, origin: origin)
    }

    /// The requests to the recorder of the log's origin. Throws `invalidValue` for a folder, and what connecting does.
    func requests() throws(LedgerError) -> JetStreamRequests {
        let cluster = try onCluster()
        return try JetStreamRequests(origin: cluster.origin.text, cluster.options)
    }

    /// The answering of such requests. Throws as `requests`.
    func service() throws(LedgerError) -> JetStreamService {
        let cluster = try onCluster()
        return try JetStreamService(origin: cluster.origin.text, cluster.options)
    }

    private func onCluster() throws(LedgerError) -> Cluster {
        guard let cluster else {
            throw LedgerError(
                .invalidValue, "a recorder is reached over a cluster, and this is a folder",
                remedy: "name nats://SERVERS/ORIGIN, or record with `socai import --shared`", file: text)
        }
        return cluster
    }

    /// The name of the history in a log that is one origin's by its address; nil for a folder.
    var origin: KeyName? { cluster?.origin }

    /// Throws where another origin is given than the address has.
    func check(origin: KeyName?) throws {
        guard let origin, let named = self.origin, origin != named else { return }
        throw ValidationError(
            said("--origin is \(origin.text), and the log is that of \(named.text); leave --origin out"))
    }

    /// The log, to be read, or to be appended to: then a folder is made where there is none.
    ///
    /// Throws what making the folder and reaching the cluster do.
    func log(appending isAppending: Bool = false) throws(LedgerError) -> NamedLog {
        if let cluster { return NamedLog(text, try JetStreamLog(origin: cluster.origin.text, cluster.options)) }
        let folder = FolderLog(at: text)
        if isAppending { try folder.makeFolder() }
        return NamedLog(text, folder)
    }
}
