// `socai prove`: a file by which somebody without the ledger can check that an event was signed, or that nothing that
// was signed has changed. It reads the ledger and signs nothing.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

struct ProveCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Make a proof that an event was signed, or that a checkpoint continues an older one.",
        discussion: """
            The proof of an event is a c2sp.org/tlog-proof@v1 file, made for the newest stored checkpoint that covers the \
            event. It has the event, the head of its entry, and only salted hashes of other events. With --since, the proof \
            shows that the newest stored checkpoint continues an older one; it is the body of a witness's add-checkpoint. \
            `socai check` and other tools check both without the ledger.

            Example:
              socai prove bac-lieu.socai p7-2023-12#2 -o p7-0010.tlog-proof
              socai prove bac-lieu.socai --since 2024-01-15.checkpoint -o growth.proof
            """)

    @OptionGroup var place: LedgerArgument

    @Argument(
        help: ArgumentHelp(
            "The event: the id of its entry, # and its number in the entry; or # and its position.",
            valueName: "event"),
        transform: ArgumentReading.event)
    var event: EventName?

    @Option(
        help: ArgumentHelp("Prove the event for the checkpoint in this file instead.", valueName: "file"),
        completion: .file())
    var checkpoint: String?

    @Option(
        help: ArgumentHelp("Prove growth since the checkpoint in this file.", valueName: "checkpoint"),
        completion: .file())
    var since: String?

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp("A new file for the proof; - is standard output. (default: -)", valueName: "file"),
        completion: .file())
    var output: String?

    func validate() throws {
        guard (event == nil) != (since == nil) else {
            throw ValidationError(said("Name an event, or a checkpoint with --since: one of the two is proved"))
        }
        if event == nil, checkpoint != nil {
            throw ValidationError(
                said("--checkpoint goes with an event; growth is proved to the newest stored checkpoint"))
        }
        for (name, value) in [("--checkpoint", checkpoint), ("--since", since), ("--output", output)] where value == ""
        {
            throw ValidationError(said("\(name) is empty; it must name a file"))
        }
    }

    func perform(_ results: inout Output) throws -> ExitStatus {
        let given = try (checkpoint ?? since).map { (path) throws(LedgerError) in try SignedCheckpoint(path: path) }
        let ledger = try place.view()
        let (bytes, words) = try proof(from: ledger, given)
        guard let output, output != "-" else {
            results.write(bytes)
            return .done
        }
        try NewFile.write(bytes, to: output)
        results.write(said("Wrote \(output.printable): \(words.printable)\n"))
        return .done
    }

    private func proof(
        from ledger: HouseholdView, _ given: SignedCheckpoint?
    ) throws(LedgerError) -> (bytes: [UInt8], words: String) {
        if let event {
            let proof = try ledger.proof(of: event, in: given)
            let place = said("position \(proof.inclusion.index + 1) of \(proof.checkpoint.checkpoint.origin)")
            return (
                proof.bytes,
                said("\(place), in the signed tree of \(CountedNoun.events(proof.checkpoint.checkpoint.size))")
            )
        }
        guard let given else { return ([], "") }
        let proof = try ledger.growthProof(since: given.checkpoint)
        let (old, new) = (proof.consistency.oldSize, proof.checkpoint.checkpoint)
        return (proof.bytes, said("\(new.origin), from \(CountedNoun.events(old)) to \(new.size)"))
    }
}
