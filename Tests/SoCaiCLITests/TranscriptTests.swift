// Every verb, help text and message as people see it: the sessions in Fixtures/transcripts are played again and must
// come out the same. With SOCAI_UPDATE_TRANSCRIPTS=1 in the environment those that differ are rewritten, to be read
// before they are kept; the tests that rewrote one fail all the same.

import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct TranscriptTests {
    static let folder = "Fixtures/transcripts"
    static let names = (try? Repository.files(in: folder, endingIn: ".transcript")) ?? []

    @Test func thereAreTranscripts() { #expect(TranscriptTests.names.count >= 20) }

    @Test(arguments: names) func playsTheSame(name: String) throws {
        let written = try Repository.text("\(TranscriptTests.folder)/\(name)")
        #if !Excel
            if Transcript(written).needsWorkbooks { return }
        #endif
        let played = try Transcript(written).played()
        guard played != written else { return }
        let isRewriting = ProcessInfo.processInfo.environment["SOCAI_UPDATE_TRANSCRIPTS"] == "1"
        if isRewriting {
            try Data(played.utf8).write(
                to: URL(fileURLWithPath: Repository.path("\(TranscriptTests.folder)/\(name)")))
        }
        Issue.record("\(name) \(isRewriting ? "was rewritten" : "differs"):\n\(difference(written, played))")
    }

    /// The lines from the first that differs to the last.
    private func difference(_ written: String, _ played: String) -> String {
        var old = written.split(separator: "\n", omittingEmptySubsequences: false)[...]
        var new = played.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let first = old.first, first == new.first { (_, _) = (old.removeFirst(), new.removeFirst()) }
        while let last = old.last, last == new.last { (_, _) = (old.removeLast(), new.removeLast()) }
        return "written:\n\(old.joined(separator: "\n"))\nplayed:\n\(new.joined(separator: "\n"))"
    }
}
