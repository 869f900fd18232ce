// What a proof proves as JSON and as CSV, or that it does not hold.

import EventLedger
import PovertyLedger
import PovertyReports

/// The answer of `socai check`.
struct CheckAnswer: FormattedAnswer {
    /// What came of the check.
    enum Outcome {
        /// The event is in the signed tree.
        case event(ProvedEvent)
        /// The signed tree continues an older one.
        case growth(ProvedGrowth)
        /// The figures of a bundle follow from its events.
        case bundle(EvidenceBundle)
        /// The proof does not hold.
        case refused(LedgerError)
    }

    /// The file of the proof, as it was named.
    let file: String
    /// The keys that it was checked with.
    let keys: [VerifierKey]
    /// What came of it.
    let outcome: Outcome

    /// The keys that did not sign, which is no refusal: how many signers are enough is for the reader.
    func unused(_ signatures: [VerifiedSignature]) -> [VerifierKey] {
        keys.filter { key in !signatures.contains { $0.key == key } }
    }

    /// What a file is called that may be standard input.
    static func name(of path: String) -> String { path == "-" ? "<stdin>" : path }

    /// Whether the proof holds.
    var holds: Bool {
        if case .refused = outcome { false } else { true }
    }

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("proof", file)
        json.member("holds", holds)
        switch outcome {
        case .event(let proved):
            json.members(of: proved)
            json.unsigned(unused(proved.signatures))
        case .growth(let proved):
            json.member("of", "growth")
            json.member("added", proved.added)
            json.checkpoint("since", proved.old, proved.oldSignatures)
            json.checkpoint("checkpoint", proved.new, proved.newSignatures)
            json.unsigned(unused(proved.newSignatures))
        case .bundle(let bundle):
            json.member("of", "bundle")
            json.members(of: bundle)
            json.unsigned(unused(bundle.signatures))
        case .refused(let error):
            json.member("code", error.code.rawValue)
            json.member("problem", error.problem)
        }
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        var csv = CSVText([
            "proof", "holds", "of", "origin", "size", "root", "signatures", "since", "position", "about", "reference",
            "recordedAt", "claimedTime", "actor", "document", "reason", "restates", "event", "code", "problem",
        ])
        let start: [String?] = [file, "\(holds)"]
        switch outcome {
        case .event(let proved):
            let source = proved.source
            csv.append(
                start + ["event"] + cells(proved.checkpoint, proved.signatures) + [
                    nil, "\(source.position)", proved.about, "\(source.reference)", "\(source.recordedAt)",
                    "\(source.claimedTime)", source.actor, source.document, source.reason, proved.restates,
                    proved.eventJSON, nil, nil,
                ])
        case .growth(let proved):
            csv.append(
                start + ["growth"] + cells(proved.new, proved.newSignatures) + ["\(proved.old.size)"]
                    + [String?](repeating: nil, count: 12))
        case .bundle(let bundle):
            csv.append(
                start + ["bundle"] + cells(bundle.certificate.tree, bundle.signatures)
                    + [String?](repeating: nil, count: 13))
        case .refused(let error):
            csv.append(start + [String?](repeating: nil, count: 16) + [error.code.rawValue, error.problem])
        }
        return csv.text
    }

    private func cells(_ checkpoint: Checkpoint, _ signatures: [VerifiedSignature]) -> [String?] {
        let signers = signatures.map { "\($0.key.name)+\($0.key.hexID)" }.joined(separator: " ")
        return ["\(checkpoint.origin)", "\(checkpoint.size)", checkpoint.root.base64, signers]
    }
}

extension ProvedEvent {
    /// The event as an export writes it, but for what it calls another event.
    var eventJSON: String {
        var json = JSONWriter()
        json.event(source.event)
        return json.text
    }
}

extension JSONWriter {
    fileprivate mutating func members(of proved: ProvedEvent) {
        let source = proved.source
        member("of", "event")
        member("position", source.position)
        member("about", proved.about)
        member("reference", source.reference.description)
        member("recordedAt", source.recordedAt)
        member("claimedTime", source.claimedTime)
        member("actor", source.actor)
        member("document", source.document)
        member("reason", source.reason)
        member("restates", proved.restates)
        member("event")
        event(source.event)
        checkpoint("checkpoint", proved.checkpoint, proved.signatures)
    }

    /// Writes the keys that did not sign.
    fileprivate mutating func unsigned(_ keys: [VerifierKey]) {
        member("notSignedBy", list: keys) { json, key in json.string("\(key)") }
    }

    /// Writes a checkpoint and its signatures that hold.
    mutating func checkpoint(
        _ name: StaticString, _ checkpoint: Checkpoint, _ signatures: [VerifiedSignature]
    ) {
        member(name)
        beginObject()
        member("origin", checkpoint.origin.text)
        member("size", checkpoint.size)
        member("root", checkpoint.root.base64)
        member("signatures", list: signatures) { json, signature in
            json.beginObject()
            json.member("name", signature.key.name.text)
            json.member("key", signature.key.hexID)
            json.member("time", signature.instant)
            json.endObject()
        }
        endObject()
    }
}

extension VerifiedSignature {
    /// When a witness says that it signed; nil for other signers, and for a time after the year 9999.
    var instant: Instant? {
        time.flatMap { Int64($0).multipliedReportingOverflow(by: 1_000_000) }
            .flatMap { $0.overflow ? nil : Instant(microsecondsSinceEpoch: $0.partialValue) }
    }
}
