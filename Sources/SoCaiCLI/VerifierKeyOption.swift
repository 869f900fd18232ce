// The keys that signatures are checked with, the same option for every verb that checks some.

import ArgumentParser
import EventLedger

/// `--verifier-key`.
struct VerifierKeyOption: ParsableArguments {
    @Option(
        name: .customLong("verifier-key"),
        help: ArgumentHelp(
            "The public key of a signer or witness, to check signatures with; may be repeated.",
            valueName: "key"),
        transform: ArgumentReading.verifierKey)
    var keys: [VerifierKey] = []
}
