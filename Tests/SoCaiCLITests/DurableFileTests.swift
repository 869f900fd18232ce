// The promise that a verb which makes a file or folder either ends with 0, and the disk has it with its name, or says
// what failed and leaves nothing under that name. A library that is loaded before the system's makes the waits for the
// disk fail.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct DurableFileTests {
    /// Fails the waits that the environment names: those for folders, the one for a whole file system, and with
    /// `RENAMED` only those for folders after something in them got another name.
    private static let source = """
        #define _GNU_SOURCE
        #include <errno.h>
        #include <stdlib.h>
        #include <sys/stat.h>
        #include <sys/syscall.h>
        #include <unistd.h>

        static int fails(const char *name) { return getenv(name) != 0; }
        static int renamed;

        int fsync(int descriptor) {
            struct stat status;
            if (fails("FOLDERS") && fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)
                && (renamed || !fails("RENAMED"))) {
                errno = EIO;
                return -1;
            }
            return (int)syscall(SYS_fsync, descriptor);
        }
        int syncfs(int descriptor) {
            if (fails("FILE_SYSTEM")) {
                errno = EIO;
                return -1;
            }
            return (int)syscall(SYS_syncfs, descriptor);
        }
        int renameat(int from, const char *old, int to, const char *new) {
            int result = (int)syscall(SYS_renameat2, from, old, to, new, 0);
            if (result == 0) renamed = 1;
            return result;
        }
        """

    /// A session with the fixture's ledger, a key that signed it, and the library.
    private func prepared() throws -> Session {
        let session = try Session(withLedger: true)
        _ = try session.folder.write("failing.c", Self.source)
        let outcome = try session.run(
            """
            $(command -v cc || command -v clang) -shared -fPIC -o failing.so failing.c &&
            cp Fixtures/proofs/made/ledger.private so-cai.key && : > so-cai.key.signed && chmod 600 so-cai.key* &&
            socai checkpoint bac-lieu.socai --key so-cai.key > /dev/null
            """)
        #expect(outcome.status == 0, "\(outcome.errorText)")
        return session
    }

    /// What each verb makes, and how.
    private static let verbs = [
        ("new.socai", "socai init new.socai"), ("copy.socai", "socai backup bac-lieu.socai copy.socai"),
        ("a.proof", "socai prove bac-lieu.socai '#1' -o a.proof"),
        ("a.key", "socai key new example.com/a -o a.key"),
        ("form.csv", "socai form bac-lieu.socai 7.2 --year 2023 -o form.csv"),
        ("evidence", "socai bundle bac-lieu.socai 2022-12-31 -o evidence --key so-cai.key"),
    ]

    private func run(_ session: Session, _ command: String, failing: [String]) throws -> Outcome {
        let settings = failing.map { "\($0)=1" }.joined(separator: " ")
        return try session.run("LD_PRELOAD=$PWD/failing.so \(settings) \(command)")
    }

    @Test func aNameThatIsNotDurableIsNotThere() throws {
        let session = try prepared()
        for (name, command) in Self.verbs {
            let failed = try run(session, command, failing: ["FOLDERS"])
            #expect(failed.status == 3 && failed.text.isEmpty, "\(command): \(failed.text)\(failed.errorText)")
            #expect(failed.errorText.contains(name), "\(failed.errorText)")
            let left = try session.run("ls -d \(name) \(name)-partial 2> /dev/null").text
            // What is left of a ledger that was not made holds nothing.
            #expect(name == "new.socai" || left == "", "\(command) left \(left)")
            let made = try run(session, command, failing: [])
            #expect(made.status == 0, "\(command): \(made.errorText)")
            #expect(FileManager.default.fileExists(atPath: session.folder.file(name)))
        }
    }

    /// The last wait of a bundle comes when it has its name already: the name is taken back.
    @Test(arguments: [["FILE_SYSTEM"], ["FOLDERS", "RENAMED"]]) func aBundleThatIsNotDurableIsNotThere(
        failing: [String]
    ) throws {
        let session = try prepared()
        let (name, command) = Self.verbs[5]
        let failed = try run(session, command, failing: failing)
        #expect(failed.status == 3 && failed.text.isEmpty, "\(failed.text)\(failed.errorText)")
        #expect(failed.errorText.hasPrefix("socai: \(name): "), "\(failed.errorText)")
        #expect(try session.run("ls -d \(name)*").text == "")
        #expect(try run(session, command, failing: []).status == 0)
        let checked = try session.run("socai check evidence --verifier-key \"$(cat Fixtures/proofs/made/ledger.key)\"")
        #expect(checked.status == 0, "\(checked.errorText)")
    }
}
