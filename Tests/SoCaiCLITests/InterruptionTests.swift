// Ctrl-C in a verb that records, at each of its stages: what the process says and ends with is what happened.

import Foundation
import Testing

@testable import SoCaiCLI

/// Whoever started the tests may have told them to ignore Ctrl-C, or hold it back.
private func letInterruptsIn() {
    signal(SIGINT, SIG_DFL)
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
}

@Suite(.timeLimit(.minutes(60))) struct InterruptionTests {
    @Test func beforeTheCommitNothingWasRecorded() async {
        await #expect(processExitsWith: .exitCode(130)) {
            letInterruptsIn()
            Interruption.watch()
            raise(SIGINT)
            exit(9)
        }
    }

    @Test func duringTheCommitItDoesNothing() async {
        await #expect(processExitsWith: .exitCode(7)) {
            letInterruptsIn()
            Interruption.watch()
            Interruption.commit()
            raise(SIGINT)
            exit(7)
        }
    }

    @Test func afterwardsTheWorkIsDone() async {
        await #expect(processExitsWith: .exitCode(0)) {
            letInterruptsIn()
            Interruption.watch()
            Interruption.commit()
            Interruption.finish()
            raise(SIGINT)
            exit(9)
        }
    }

    /// A dry run, and an import that finds everything there, commit nothing and are done all the same.
    @Test func withoutACommitTheWorkIsDoneToo() async {
        await #expect(processExitsWith: .exitCode(0)) {
            letInterruptsIn()
            Interruption.watch()
            Interruption.finish()
            raise(SIGINT)
            exit(9)
        }
    }

    @Test func aVerbThatDoesNotWatchEndsAsAnyOther() async {
        await #expect(processExitsWith: .signal(SIGINT)) {
            letInterruptsIn()
            Interruption.commit()
            raise(SIGINT)
            exit(9)
        }
    }

    /// A verb that writes a file learns of it at the next check, so that what is not whole is removed; a second one
    /// ends it.
    @Test func aFileIsGivenUpAtTheNextCheck() async {
        await #expect(processExitsWith: .exitCode(5)) {
            letInterruptsIn()
            Interruption.watchForFile()
            let before = Result { try Interruption.check() }
            raise(SIGINT)
            let after = Result { try Interruption.check() }
            guard case .success = before, case .failure = after else { exit(8) }
            exit(5)
        }
        await #expect(processExitsWith: .signal(SIGINT)) {
            letInterruptsIn()
            Interruption.watchForFile()
            raise(SIGINT)
            raise(SIGINT)
            exit(9)
        }
    }
}
