// The promise that .ci/run sees what the tests do not: transcripts that are rewritten instead of compared, and tests
// that end without their closing line; and that the hook looks at what is staged. They are run on a small repository of
// their own, with stand-ins for what takes long.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct ContinuousIntegrationTests {
    private static let closing = "echo 'Test run with 3 tests in 1 suite passed after 1 second.'"
    private static let rewritten = "echo '> 2' > Fixtures/transcripts/a.transcript"

    /// Runs .ci/run where the README's second command, that of the tests, is a command given here.
    private func run(tests: String, before: String = ":") throws -> (output: String, status: Int32) {
        let folder = try TemporaryFolder()
        let readme = "```bash\necho '2025-near-poor-rate is met '\n```\n\n```bash\n\(tests)\n```\n"
        _ = try folder.write("README.md", readme)
        let preparation = """
            mkdir -p .ci Fixtures/transcripts stand-ins && cp '\(Checkout.path(".ci/run"))' .ci/run
            for name in swift apt-get sudo; do printf '#!/bin/sh\\n:\\n' > stand-ins/$name; done
            chmod +x stand-ins/* && PATH=$PWD/stand-ins:$PATH && echo : > .ci/analysis-python && echo : > .ci/nats-server
            echo '> 1' > Fixtures/transcripts/a.transcript
            printf 'output-*\\n.build\\n' > .gitignore
            git init -q . && git add . && git -c user.name=t -c user.email=t@example.com commit -q -m t
            """
        return try Checkout.run("unset SOCAI_UPDATE_TRANSCRIPTS\n\(preparation)\n\(before)\n.ci/run", in: folder)
    }

    @Test func passesWhereTheTestsPass() throws {
        let outcome = try run(tests: Self.closing)
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.hasSuffix("\nTest run with 3 tests in 1 suite passed after 1 second.\n"))
        // What a build leaves behind is no change, and neither is what was changed before.
        let built = try run(tests: "mkdir .build && touch .build/x; \(Self.closing)", before: Self.rewritten)
        #expect(built.status == 0, "\(built.output)")
    }

    @Test func failsWhereATranscriptIsRewritten() throws {
        let newly = "echo '> 1' > Fixtures/transcripts/b.transcript"
        for change in [Self.rewritten, newly, "rm Fixtures/transcripts/a.transcript"] {
            let outcome = try run(tests: "\(change); \(Self.closing)")
            #expect(outcome.status == 1, "\(change): \(outcome.output)")
            #expect(outcome.output.contains("the tests changed files of the checkout:\n"), "\(outcome.output)")
        }
        // Changed before, and changed again.
        let again = try run(
            tests: "\(Self.rewritten); \(Self.closing)", before: Self.rewritten + "; echo 3 >> README.md")
        #expect(again.status == 0, "\(again.output)")
        let other = try run(
            tests: "echo '> 3' > Fixtures/transcripts/a.transcript; \(Self.closing)", before: Self.rewritten)
        #expect(other.status == 1, "\(other.output)")
    }

    @Test func failsWhereTranscriptsWouldBeRewritten() throws {
        for value in ["1", "0", ""] {
            let outcome = try run(tests: Self.closing, before: "export SOCAI_UPDATE_TRANSCRIPTS=\(value)")
            #expect(outcome.status == 2, "\(outcome.output)")
            #expect(outcome.output.hasPrefix("SOCAI_UPDATE_TRANSCRIPTS is set: "), "\(outcome.output)")
        }
    }

    /// Runs .ci/pre-commit where a file is staged with one content and then has another; the formatter accepts `good`.
    private func commit(staged: String, then content: String, before: String = ":") throws -> (
        output: String, status: Int32
    ) {
        let preparation = """
            mkdir -p .ci stand-ins && cp '\(Checkout.path(".ci/pre-commit"))' .ci/pre-commit
            printf '#!/bin/sh\\ngrep -q good "a b.swift"\\n' > stand-ins/swift
            chmod +x stand-ins/swift && PATH=$PWD/stand-ins:$PATH
            git init -q . && touch .swift-format && git add .swift-format
            echo '\(staged)' > 'a b.swift' && git add 'a b.swift' && echo '\(content)' > 'a b.swift'
            """
        let folder = try TemporaryFolder()
        return try Checkout.run("unset SOCAI_UPDATE_TRANSCRIPTS\n\(preparation)\n\(before)\n.ci/pre-commit", in: folder)
    }

    @Test func hookLooksAtWhatIsStaged() throws {
        let good = try commit(staged: "good", then: "bad")
        #expect(good.status == 0, "\(good.output)")
        let bad = try commit(staged: "bad", then: "good")
        #expect(bad.status == 1, "\(bad.output)")
        let nothing = try commit(staged: "bad", then: "bad", before: "git rm -q --cached 'a b.swift'")
        #expect(nothing.status == 0, "\(nothing.output)")
        let rewriting = try commit(staged: "good", then: "good", before: "export SOCAI_UPDATE_TRANSCRIPTS=1")
        #expect(rewriting.status == 1 && rewriting.output.hasPrefix("SOCAI_UPDATE_TRANSCRIPTS is set: "))
    }

    @Test func failsWhereTheTestsDoNotEndWell() throws {
        for tests in [
            "\(Self.closing); exit 1", "echo 'Test run with 3 tests failed'", "echo all passed", "kill -9 $$",
        ] {
            let outcome = try run(tests: tests)
            #expect(outcome.status != 0, "\(tests): \(outcome.output)")
        }
    }
}
