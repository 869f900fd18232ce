// The promise of the exit status: 0 done, 1 a finding, 2 bad input or usage, 3 the system failed. Each verb that has
// findings is asked with and without one, and each status is told from its neighbours; the texts are not looked at.

import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct ExitStatusTests {
    private static let base = "Fixtures/transcripts/base.jsonl"

    /// A session with the ledger t.socai: A left the poor in December 2022, B is near-poor, and all are in time.
    private func session() throws -> Session {
        let session = try Session()
        let made = try session.run("socai init t.socai && socai import t.socai \(Self.base) --keep-recorded-times")
        try #require(made.status == 0, "\(made.errorText)")
        return session
    }

    /// Runs commands, each of which must end with its status, say its findings as results, and everything else as
    /// errors.
    private func check(
        _ session: Session, _ expected: [(String, Int32)], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for (command, status) in expected {
            let outcome = try session.run(command)
            let place: Comment = "\(command): \(outcome.status)\n\(outcome.text)\(outcome.errorText)"
            #expect(outcome.status == status, place, sourceLocation: sourceLocation)
            #expect(status < 2 || !outcome.error.isEmpty, place, sourceLocation: sourceLocation)
            #expect(status < 2 || outcome.output.isEmpty, place, sourceLocation: sourceLocation)
        }
    }

    private func plan(_ id: String, atMost value: Int) -> String {
        let target = """
            {"id":"t","measure":"nearPoor","kind":"stock","due":"2022-12-31","comparison":"atMost","value":\(value),\
            "quote":"q"}
            """
        return """
            echo '{"id":"\(id)","actor":"UBND","events":[{"type":"planAdopted","effectiveOn":"2022-01-01",\
            "plan":"\(id)","title":"T","targets":[\(target)]}]}' | socai import t.socai - >/dev/null
            """
    }

    @Test func missedTargetsAreFindingsWhereThatIsAsked() throws {
        let session = try session()
        try check(
            session, [("socai trajectory t.socai 2022", 0), ("socai trajectory t.socai 2022 --strict", 0)])
        // One household is near-poor.
        try check(
            session,
            [
                (plan("met", atMost: 1), 0), ("socai trajectory t.socai 2022 --strict", 0),
                (plan("missed", atMost: 0), 0), ("socai trajectory t.socai 2022", 0),
                ("socai trajectory t.socai 2022 --strict", 1),
                ("socai trajectory t.socai 2022 --strict --format json", 1),
                // Before it is due nothing is missed.
                ("socai trajectory t.socai 2022-12-30 --strict", 0),
            ])
    }

    @Test func findingsOfTheChosenSeverityCount() throws {
        let session = try session()
        // The one finding is a notice: a unit recorded a year late.
        let rule = "socai audit t.socai 2022-12-31 --rule lateEntry"
        try check(
            session,
            [
                (rule, 0), ("\(rule) --severity error", 0), ("\(rule) --severity warning", 0),
                ("\(rule) --severity notice", 1), ("\(rule) --severity notice --limit 0", 1),
                ("socai audit t.socai 2020-12-31 --rule lateEntry --severity notice", 0),
            ])
    }

    @Test func whatIsNotEqualIsAFinding() throws {
        let session = try session()
        try check(
            session,
            [
                ("socai backup t.socai b.socai", 0), ("socai compare t.socai b.socai", 0),
                (plan("later", atMost: 1), 0), ("socai compare t.socai b.socai", 1),
                ("socai compare b.socai t.socai --format json", 1),
                ("socai key new example.com/t -o k > k.pub && socai checkpoint t.socai --key k > c", 0),
                ("socai compare t.socai c", 0), ("socai compare b.socai c", 1),
                ("socai verify t.socai --checkpoint c", 0), ("socai verify b.socai --checkpoint c", 1),
            ])
    }

    @Test func damageAndMissingSignaturesAreFindings() throws {
        let session = try session()
        let change = """
            import sys
            with open(sys.argv[1], "r+b") as file:
                place = file.read().index("Xã W".encode())
                file.seek(place)
                file.write("Xã V".encode())
            """
        _ = try session.folder.write("change.py", change)
        try check(
            session,
            [
                ("socai verify t.socai", 0),
                ("socai key new example.com/t -o k > k.pub && socai checkpoint t.socai --key k > c", 0),
                ("socai key new example.com/u -o u > u.pub", 0),
                ("socai verify t.socai --verifier-key \"$(cat k.pub)\"", 0),
                // What a stranger's key did not sign is a finding, though nothing is damaged.
                ("socai verify t.socai --verifier-key \"$(cat u.pub)\"", 1),
                ("socai prove t.socai b-1#1 -o p >/dev/null && socai check p --verifier-key \"$(cat k.pub)\"", 0),
                ("socai check p --verifier-key \"$(cat u.pub)\"", 1),
                ("sed 's/^index 0$/index 1/' p > q && socai check q --verifier-key \"$(cat k.pub)\"", 1),
                // The name of a unit, changed where it lies; with the key nothing else is wrong.
                ("python3 change.py t.socai && socai verify t.socai", 1),
                ("socai verify t.socai --verifier-key \"$(cat k.pub)\"", 1),
            ])
    }

    @Test func figuresThatDifferAreFindings() throws {
        let session = try session()
        func table(_ households: Int) -> String {
            "printf 'class,day,households\\nnearPoor,2022-12-31,\(households)\\n' > p.csv && "
        }
        let count = "socai explain t.socai 2022 --class nearPoor --number"
        try check(
            session,
            [
                (table(1) + "socai reconcile t.socai p.csv", 0), (table(2) + "socai reconcile t.socai p.csv", 1),
                // One figure has nothing in its own table to be held against: nothing checked is no "all is right".
                (table(2) + "socai reconcile --self-only p.csv", 1), ("\(count) 1", 0), ("\(count) 2", 1),
                ("\(count) 3 --persons", 0), ("\(count) 1 --persons", 1),
            ])
    }

    @Test func wrongWordsAndWrongInputAreTheUsersToMend() throws {
        let session = try session()
        try check(
            session,
            [
                ("socai --help", 0), ("socai help replay", 0), ("socai replay --help", 0), ("socai --version", 0),
                ("socai help nothing", 2), ("socai nothing", 2), ("socai replay", 2), ("socai replay t.socai", 2),
                ("socai replay t.socai 2022-02-30", 2), ("socai replay t.socai 2022-12-31 --nothing", 2),
                ("socai replay '' 2022-12-31", 2), ("socai replay none.socai 2022-12-31", 2),
                ("socai replay \(Self.base) 2022-12-31", 2), ("socai replay t.socai 2022-12-31@#3", 2),
                ("socai audit t.socai --months 0", 2), ("socai audit t.socai --months 1 --rule lateEntry", 0),
                ("socai audit t.socai --months 1201", 2), ("socai audit t.socai --limit 100001", 2),
                ("socai aid t.socai 2022-12-31 --from 2023-01-01", 2),
                ("socai aid t.socai 2022-12-31 --from 2022-12-31", 0),
                ("socai fund t.socai --from 2022 --to 2022", 0), ("socai fund t.socai --from 2023 --to 2022", 2),
                ("socai fund t.socai nobody --from 2022 --to 2022", 2), ("socai fund t.socai --from 2022", 2),
                ("socai review t.socai --from 2022 --to 2022", 0), ("socai review t.socai --from 2023 --to 2022", 2),
                ("socai review t.socai --from 2022 --to 2022 --unit nobody", 2), ("socai review t.socai --to 2022", 2),
                ("socai form t.socai 7.2 --year 2022 -o form.csv", 0),
                ("socai form t.socai 7.3 --year 2022 -o form.csv", 2),
                ("socai form t.socai 7.9 --year 2022 -o f.csv", 2), ("socai form t.socai 7.2 --year 2022 -o f.txt", 2),
                ("socai movement t.socai --from 2022 --to 2022", 0),
                ("socai movement t.socai --from 2023 --to 2022", 2),
                ("socai counts t.socai 2022-12-31", 0), ("socai counts t.socai 2022-12-31@#3", 2),
                ("socai series t.socai --from 2022 --to 2022 --every day", 0),
                ("socai series t.socai --from 2022 --to 2022", 2),
                ("socai series t.socai --from 1990 --to 2022 --every day", 2),
                ("socai series t.socai --from 2023 --to 2022 --every year", 2),
                ("socai series t.socai --from 2022 --to 2022 --every year --known closing", 2),
                ("socai init t.socai", 2), ("echo nonsense | socai import t.socai -", 2),
                ("echo '{\"id\":\"b-1\",\"actor\":\"x\",\"events\":[]}' | socai import t.socai -", 2),
                ("socai import t.socai none.jsonl", 2),
            ])
    }

    @Test func whatTheSystemDeniesIsNobodysFault() throws {
        let session = try session()
        let full = try session.run("socai replay t.socai 2022-12-31 > /dev/full")
        #expect(full.status == 3 && !full.error.isEmpty, "\(full.errorText)")
        let backup = try session.run("ulimit -f 8; socai backup t.socai b.socai")
        #expect(backup.status == 3 && !backup.error.isEmpty, "\(backup.errorText)")
    }
}
