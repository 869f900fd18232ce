// The promise to whoever reads an answer page by page (`| less`): while the program waits for its reader it holds no
// state of the ledger, so that writers use pages again.

import PovertyLedger
import Testing

@Suite(.timeLimit(.minutes(60))) struct SlowReaderTests {
    /// Each of these answers is longer than a pipe takes (64 KiB): the program is waited for until it writes (the
    /// system's call 1 or, on ARM, 64), and then asked who reads the ledger.
    @Test(
        arguments: [
            "explain bac-lieu.socai 2022 --class nearPoor --format json", "log bac-lieu.socai --format csv",
            "export bac-lieu.socai",
        ])
    func nothingIsHeldMeanwhile(_ verb: String) throws {
        let session = try Session(withLedger: true)
        let outcome = try session.run(
            """
            mkfifo pipe
            socai \(verb) > pipe &
            exec 3< pipe
            for try in $(seq 1200); do
                case "$(cut -d' ' -f1 /proc/$!/syscall)" in 1|64) echo waiting; break;; esac
                sleep 0.05
            done
            socai info bac-lieu.socai
            cat <&3 | wc -c
            wait $!
            """)
        let lines = outcome.text.split(separator: "\n")
        #expect(outcome.status == 0 && lines.first == "waiting", "\(outcome)")
        #expect(
            lines.contains { $0.hasPrefix("last position") } && !outcome.text.contains("being read by"), "\(outcome)")
        #expect(lines.last.flatMap { Int($0) } ?? 0 > 65_536, "\(outcome)")
    }

    /// The control: `info` shows a program that holds a state.
    @Test func aReaderIsShown() throws {
        let session = try Session(withLedger: true)
        let ledger = try HouseholdLedger(at: session.folder.file("bac-lieu.socai"), mode: .readOnly)
        let view = try ledger.view()
        #expect(try session.run("socai info bac-lieu.socai").text.contains("being read by"))
        withExtendedLifetime(view) {}
    }
}
