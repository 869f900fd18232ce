// `socai key`: makes private keys, each in a file of its own, and shows the public ones that belong to them. It never
// prints a private key and never touches a file that is there.

import ArgumentParser
import EventLedger
import Files
import PovertyLedger

struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Make a key that signs checkpoints, or show its public half.",
        discussion: """
            A key is a file that only its owner can read, and beside it FILE.signed, the memory of what it signed. Keep \
            both secret and together, on a different disk from the ledger, and never use a copy: the memory is what \
            detects a ledger that was restored from an old backup. Publish the verifier key; anyone can check signatures \
            with it.

            Example:
              socai key new example.com/bac-lieu
              socai key show example.com-bac-lieu.key
            """,
        subcommands: [NewKeyCommand.self, ShowKeyCommand.self])
}

struct NewKeyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a private key and print its verifier key.",
        discussion: """
            The name is the origin of the checkpoints that the key signs. Choose one that nobody else uses, such as your \
            domain and a path, without spaces and plus signs. A key signs for one ledger. The private key is written to a \
            new file that only you can read: NAME.key, with each / replaced by -. There is no other copy; if you lose it, \
            make a new key.

            Example:
              socai key new example.com/bac-lieu
              socai key new example.com/bac-lieu -o /media/stick/bac-lieu.key
            """)

    @Argument(
        help: "The name of the key: at most 255 bytes, without spaces and plus signs.",
        transform: ArgumentReading.keyName)
    var name: KeyName

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The new file; an existing one is never touched. (default: <name>.key)", valueName: "file"),
        completion: .file())
    var output: String?

    func validate() throws {
        if output?.isEmpty == true {
            throw ValidationError(said("The name of the key's file is empty; it must name a new file"))
        }
        if output == "-" {
            throw ValidationError(
                said("A private key can't go to standard output (-), where others may see it; name a file"))
        }
    }

    func perform(_ output: inout Output) throws -> ExitStatus {
        let path = self.output ?? KeyFile.fileName(for: name)
        let file = try KeyFile(creating: path, for: .random(name: name))
        output.write("\(file.verifierKey)\n")
        Console.say(
            said("the private key is in \(path); keep it and \(path).signed together and secret, and publish this:"))
        return .done
    }
}

struct ShowKeyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the verifier key of a private key.",
        discussion: """
            The verifier key is public: name, id, and public key. Anyone who checks a signature needs it.

            Example:
              socai key show example.com-bac-lieu.key
            """)

    @Argument(help: "The file of the private key.", completion: .file())
    var file: String

    func perform(_ output: inout Output) throws -> ExitStatus {
        output.write(said("\(try KeyFile.named(file).verifierKey)\n"))
        return .done
    }
}

extension KeyFile {
    /// The key in a file that was named on the command line; where there is none the error says how to make one.
    static func named(_ path: String) throws(LedgerError) -> KeyFile {
        do throws(LedgerError) {
            return try KeyFile(at: path)
        } catch {
            guard error.code == .noSuchFile else { throw error }
            throw LedgerError(error.code, error.problem, remedy: "make one with `socai key new`", file: path)
        }
    }
}
