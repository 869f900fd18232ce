// A ledger that this user may not read or write. The superuser may everything, so as the superuser the program runs as
// another user.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.timeLimit(.minutes(60))) struct FilePermissionTests {
    /// What runs a command as a user whom permissions stop; nil where there is no way to.
    private static let unprivileged: String? = {
        guard geteuid() == 0 else { return "" }
        let command = "setpriv --reuid 65534 --regid 65534 --clear-groups "
        let works = try? Session().run("chmod 755 . && \(command) socai --version").status == 0
        return works == true ? command : nil
    }()

    @Test(.enabled(if: unprivileged != nil)) func fileThatMayNotBeReadIsASystemFailure() throws {
        let session = try Session()
        let user = try #require(FilePermissionTests.unprivileged)
        _ = try session.run("chmod 755 . && socai init t.socai && chmod 000 t.socai")
        let outcome = try session.run("\(user)socai info t.socai")
        #expect(outcome.status == 3)
        #expect(outcome.errorText == "socai: t.socai: permission denied to read the file; ask the owner for access\n")
        #expect(outcome.output.isEmpty)
    }

    /// The right that is missing is named: to the file, to its lock file, or to the folder.
    @Test(.enabled(if: unprivileged != nil)) func theMissingRightIsNamed() throws {
        let session = try Session()
        let user = try #require(FilePermissionTests.unprivileged)
        _ = try session.run(
            "chmod 755 . && mkdir f && socai init f/t.socai && echo > e.jsonl && chmod 644 e.jsonl f/t.socai")
        let path = session.folder.file("f")
        let cases = [
            ("chmod 755 f; chmod 644 f/t.socai f/t.socai-lock", "import f/t.socai e.jsonl", "write to the file"),
            ("chmod 666 f/t.socai", "import f/t.socai e.jsonl", "read and write to its lock file f/t.socai-lock"),
            ("rm f/t.socai-lock", "import f/t.socai e.jsonl", "make its lock file in the folder \(path)"),
            ("chmod 711 f", "init f/new.socai", "make a file in the folder f"),
            ("chmod 700 f", "info f/t.socai", "enter the folder f"),
        ]
        for (preparation, command, right) in cases {
            _ = try session.run(preparation)
            let outcome = try session.run("\(user)socai \(command)")
            let file = command.split(separator: " ")[1]
            #expect(outcome.status == 3)
            #expect(outcome.errorText == "socai: \(file): permission denied to \(right); ask the owner for access\n")
        }
        // What may only be read can be read.
        #expect(try session.run("chmod 555 f; chmod 444 f/t.socai; \(user)socai info f/t.socai").status == 0)
        _ = try session.run("chmod 755 f")
    }

    @Test(.enabled(if: unprivileged != nil)) func ledgerInAReadOnlyFolderCanBeReadButNotWritten() throws {
        let session = try Session()
        let user = try #require(FilePermissionTests.unprivileged)
        let base = "Fixtures/transcripts/base.jsonl"
        _ = try session.run("socai init t.socai && socai import t.socai \(base) --keep-recorded-times")
        _ = try session.run("cp \(base) base.jsonl && chmod 444 t.socai* && chmod 555 .")
        let info = try session.run("\(user)socai info t.socai")
        #expect(info.status == 0 && info.text.contains("last position   19"), "\(info.errorText)")
        let replay = try session.run("\(user)socai replay t.socai 2022-12-31 --format csv")
        #expect(replay.status == 0 && replay.text.contains("average,false,1,4"), "\(replay.errorText)")
        let outcome = try session.run("\(user)socai import t.socai base.jsonl")
        #expect(outcome.status == 3 && outcome.errorText.hasPrefix("socai: t.socai: "))
        _ = try session.run("chmod 755 .")
    }

    /// A backup is for its owner and group, whatever the umask would allow, and for no more than may read the ledger.
    @Test func backupIsReadableByOwnerAndGroupOnly() throws {
        let session = try Session()
        _ = try session.run("socai init t.socai && chmod 640 t.socai")
        for (umask, source, expected) in [
            ("0", "666", "640"), ("0", "640", "640"), ("0", "600", "600"), ("0", "400", "600"), ("077", "640", "600"),
        ] {
            _ = try session.run("rm -f b.socai && chmod \(source) t.socai")
            let outcome = try session.run("umask \(umask) && socai backup t.socai b.socai && stat -c %a b.socai")
            #expect(outcome.status == 0 && outcome.text.hasSuffix("\n\(expected)\n"), "\(outcome.text)")
        }
    }

    /// So is a bundle, which has all events.
    @Test func bundleIsReadableByThoseWhoMayReadTheLedger() throws {
        let session = try Session(withLedger: true)
        _ = try session.run(
            """
            cp Fixtures/proofs/made/ledger.private so-cai.key && : > so-cai.key.signed && chmod 600 so-cai.key*
            socai checkpoint bac-lieu.socai --key so-cai.key
            """)
        let cases = [("666", "750,640"), ("640", "750,640"), ("600", "700,600"), ("400", "700,600")]
        for (source, expected) in cases {
            _ = try session.run("rm -rf b && chmod \(source) bac-lieu.socai")
            let outcome = try session.run(
                """
                umask 0 && socai bundle bac-lieu.socai 2022-12-31 -o b --key so-cai.key > made &&
                (find b -type d -exec stat -c %a {} + ; find b -type f -exec stat -c %a {} +) | uniq | paste -sd ,
                """)
            #expect(outcome.status == 0 && outcome.text == expected + "\n", "\(outcome.text)\(outcome.errorText)")
        }
    }

    /// A private key and its memory are for their owner, whatever the umask would allow.
    @Test func keyIsReadableByItsOwnerOnly() throws {
        let session = try Session()
        for umask in ["0", "022", "027", "077"] {
            let outcome = try session.run(
                "umask \(umask) && socai key new a -o \(umask) && stat -c %a \(umask) \(umask).signed")
            #expect(outcome.status == 0 && outcome.text.hasSuffix("\n600\n600\n"), "\(outcome.text)")
        }
    }

    @Test(.enabled(if: unprivileged != nil)) func keyThatMayNotBeReadOrMade() throws {
        let session = try Session()
        let user = try #require(FilePermissionTests.unprivileged)
        _ = try session.run("chmod 755 . && socai key new a && mkdir theirs && chown 65534 theirs")
        let read = try session.run("\(user)socai key show a.key")
        #expect(read.status == 3 && read.errorText.hasPrefix("socai: a.key: permission denied for the private key"))
        let made = try session.run("\(user)socai key new b")
        #expect(made.status == 3 && made.errorText.hasPrefix("socai: b.key.signed: permission denied for the memory"))
        let own = try session.run("\(user)socai key new b -o theirs/b && \(user)socai key show theirs/b && ls")
        #expect(own.status == 0 && own.text.hasSuffix("Fixtures\na.key\na.key.signed\ntheirs\n"), "\(own.errorText)")
        guard geteuid() == 0 else { return }
        let foreign = try session.run("socai key show theirs/b")
        #expect(foreign.status == 2)
        let expected = "socai: theirs/b: the private key belongs to another user; sign with a key of your own\n"
        #expect(foreign.errorText == expected)
    }

    @Test(.enabled(if: unprivileged != nil)) func backupOutOfAndIntoAReadOnlyFolder() throws {
        let session = try Session()
        let user = try #require(FilePermissionTests.unprivileged)
        let base = "Fixtures/transcripts/base.jsonl"
        _ = try session.run("socai init t.socai && socai import t.socai \(base) --keep-recorded-times")
        _ = try session.run("mkdir out && chmod 777 out && chmod 444 t.socai && rm t.socai-lock && chmod 555 .")
        let copied = try session.run(
            "\(user)socai backup t.socai out/b.socai && \(user)socai compare t.socai out/b.socai")
        #expect(copied.status == 0 && copied.text.contains("t.socai and out/b.socai are equal"), "\(copied.errorText)")
        let refused = try session.run("\(user)socai backup t.socai b.socai; status=$?; ls; exit $status")
        #expect(refused.status == 3)
        #expect(
            refused.errorText
                == "socai: b.socai: permission denied to make a file there; choose a folder that may be written to\n")
        #expect(refused.text == "Fixtures\nout\nt.socai\n")
        _ = try session.run("chmod 755 .")
    }
}
