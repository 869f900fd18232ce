// `socai cluster`: whether a cluster is set up so that ledgers can be published on it, and how its servers are; an
// administrator makes its stream with it, once. It reads no ledger and appends nothing.

import ArgumentParser
import EventLedger
import Files
import JetStreamLog
import PovertyLedger

struct ClusterCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cluster",
        abstract: "Check the servers that carry logs, or make their stream.",
        discussion: """
            Connects to a cluster of NATS, checks every setting of its stream that a log relies on, and prints which \
            servers keep it and what they have. A setting under which acknowledged entries could be lost is refused with \
            its name. The exit status is 1 while fewer servers are complete than are to keep a message.

            With --make the stream is made if it is missing: once, as a user who may, with a user of the system account \
            in SOCAI_NATS_SYSTEM_PASSWORD_FILE, so that the servers are asked how they write to their disks. Who connects \
            as an office names its origin behind the servers.

            Example:
              socai cluster tls://server-1:4222,server-2:4222 --make
              socai cluster nats://server-1:4222/example.com/phuong-1
            """)

    @Argument(
        help: ArgumentHelp("The servers: nats://HOST:PORT,HOST:PORT, or tls://.", valueName: "servers"),
        transform: ClusterAddress.init)
    var cluster: ClusterAddress

    @Flag(help: "Make the stream if it is missing.")
    var make = false

    @OptionGroup var form: FormatOption

    func perform(_ output: inout Output) throws -> ExitStatus {
        var options = cluster.options
        options.makesStream = make
        Interruption.watchForFile()
        var status = try ClusterStatus(origin: cluster.origin?.text, options)
        // Servers of a stream that was just made need a moment to know of it.
        let deadline = ContinuousClock.now + .seconds(5)
        while make, !status.isComplete, ContinuousClock.now < deadline, !Interruption.hasCome {
            System.pause(milliseconds: 200)
            status = try ClusterStatus(origin: cluster.origin?.text, options)
        }
        form.write(ClusterAnswer(status: status), to: &output)
        return Interruption.hasCome ? .interrupted : status.isComplete ? .done : .finding
    }
}

/// The answer of `socai cluster`.
struct ClusterAnswer: FormattedAnswer, LedgerAnswer {
    /// What the servers say.
    let status: ClusterStatus

    var columns: [AnswerColumn<ClusterAnswer>] {
        let server: [AnswerColumn<ClusterStatus.Server>] = [
            .text("server", \.name), .truth("leader", \.isLeader), .truth("current", \.isCurrent),
            .count("missingMessages", \.missingMessages),
        ]
        return [
            .text("stream", \.status.stream), .text("created", \.status.created),
            .count("replicas", \.status.replicas), .count("messages", \.status.messages),
            .count("bytes", \.status.bytes), .code("durability", \.status.durability.rawValue),
            .truth("complete", \.status.isComplete),
            .list("servers", \.status.servers, server).onlyInJSON,
        ]
    }

    func table(width: Int?) -> String {
        let stream: Sentence =
            "The stream \(status.stream) has \(status.messages, "message", "messages") in \(status.bytes) bytes, each on "
            + "\(status.replicas, "server", "servers")"
        var text = Paragraph.text(said(stream), width: width) + Paragraph.text(promise, width: width)
        for server in status.servers { text += Paragraph.text(line(of: server), width: width) }
        return text
    }

    private var promise: String {
        switch status.durability {
        case .asked: said("Its servers were asked: they keep what they acknowledge when they lose power")
        case .recorded:
            said("Its servers were asked when it was made: they keep what they acknowledge when they lose power")
        case .unknown:
            said("Nobody asked its servers: they may lose what they acknowledged when they lose power")
        }
    }

    private func line(of server: ClusterStatus.Server) -> String {
        if server.isLeader { return said("\(server.name): leader") }
        if server.isCurrent { return said("\(server.name): complete") }
        return said("\(server.name): not complete, \(server.missingMessages, "message", "messages") missing")
    }
}
