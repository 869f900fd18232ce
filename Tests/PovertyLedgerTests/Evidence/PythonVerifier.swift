// Docs/verify.py, run over many folders in one process, because starting Python and checking the same two signatures
// again takes longer than all the rest. That the program itself ends as it should is tested with the command line.

import Foundation
import LedgerTestSupport

/// The second verifier.
enum PythonVerifier {
    /// The folder that it stands in.
    static let docs = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Docs").path

    private static let start = """
        import functools, sys
        sys.dont_write_bytecode = True
        sys.path.insert(0, sys.argv[1])
        import verify

        """

    private static let script = """
        verify.is_signature = functools.cache(verify.is_signature)
        keys = [verify.verifier_key(text) for text in sys.argv[2:]]
        for line in sys.stdin:
            try:
                verify.check(line[:-1], keys)
                print("holds")
            except (verify.Refused, OSError, ValueError, RecursionError) as error:
                print("refused: " + str(error).replace("\\n", " "))
        """

    /// What it says of each folder, a line each; fewer lines when it failed.
    static func verdicts(on paths: [String], key: String) throws -> [String] {
        try output(of: script, [key], input: paths.map { $0 + "\n" }.joined()).split(separator: "\n").map(String.init)
    }

    /// What a script prints that has the program as the module `verify`, and the arguments from `sys.argv[2]` on.
    static func output(of script: String, _ arguments: [String] = [], input: String = "") throws -> String {
        let folder = try TemporaryFolder()
        let input = try folder.write("input", input)
        let output = try folder.write("output", "")
        let process = Process("python3", ["-c", start + script, docs] + arguments)
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        try process.runToEnd()
        return try String(decoding: folder.read("output"), as: UTF8.self)
    }
}
