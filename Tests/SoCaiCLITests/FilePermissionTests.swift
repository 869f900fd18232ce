// A ledger that this user may not read or write. The superuser may everything, so as the superuser the program runs as
// another user.

import Foundation
import LedgerTestSupport
import Testing

@Suite struct FilePermissionTests {
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
        #expect(outcome.errorText.hasPrefix("socai: t.socai: this user may not open the file so"))
        #expect(outcome.output.isEmpty)
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
}
