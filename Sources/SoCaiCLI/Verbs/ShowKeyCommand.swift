// `socai key show`: the public half of a key. It only reads, and never prints the private one.

import ArgumentParser
import EventLedger
import PovertyLedger

struct ShowKeyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the verifier key of a private key.",
        discussion: """
            The verifier key is public: name, id, and public key. Anyone who checks a signature needs it.

            Example:
              socai key show example.com-bac-lieu.key
            """)

    @Argument(help: "The file of the private key.")
    var file: String

    func perform(_ output: inout Output) throws -> ExitStatus {
        let key: VerifierKey
        key = try KeyFile(at: file).verifierKey
        output.write("\(key)\n")
        return .done
    }
}
