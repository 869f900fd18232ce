// The promise about the files of an export: they are for their owner and group, take no name that is taken, and nothing
// is left of one that is not complete.

import EventLedger
import Foundation
import LedgerTestSupport
import PovertyLedger
import Testing

@testable import AnalysisExport

@Suite struct ExportedFileTests {
    /// The ways of exporting that this build has.
    private enum Form: CaseIterable {
        case folder
        #if SQLite
            case database
        #endif
    }

    /// A ledger of a generated history in a folder of its own.
    private struct Scene {
        let place: TemporaryLedger
        let view: HouseholdView

        init() throws {
            let history = GeneratedHistory.of(seed: 2301, events: 260)
            place = try TemporaryLedger()
            let ledger = try HouseholdLedger(at: place.path, mode: .create, clock: { history.clock })
            for entry in history.accepted { try ledger.record(entry, keepingRecordedTime: true) }
            view = try ledger.view()
        }

        func export(
            _ form: Form, _ path: String, _ progress: HouseholdView.AnalysisProgressHandler = { _ in }
        ) throws(LedgerError) -> ExportedTables {
            switch form {
            case .folder: return try view.exportTables(toFolder: path, progress: progress)
            #if SQLite
                case .database: return try view.exportTables(toDatabase: path, progress: progress)
            #endif
            }
        }

        func names() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: place.folder.path).filter { $0.hasPrefix("out") }
        }
    }

    @Test func nothingIsLeftOfWhatIsStopped() throws {
        let scene = try Scene()
        for form in Form.allCases {
            var calls = 0
            _ = try scene.export(form, scene.place.folder.file("out")) { _ in calls += 1 }
            let written = try scene.names()
            #expect(calls > 3 && written == ["out"])
            try FileManager.default.removeItem(atPath: scene.place.folder.file("out"))
            for stop in 1...calls {
                var call = 0
                var code: LedgerError.Code?
                do throws(LedgerError) {
                    _ = try scene.export(form, scene.place.folder.file("out")) { (_) throws(LedgerError) in
                        call += 1
                        if call == stop { throw LedgerError(.cancelled, "stopped") }
                    }
                } catch { code = error.code }
                let left = try scene.names()
                #expect(code == .cancelled && left.isEmpty)
            }
        }
    }

    private func code(_ body: () throws(LedgerError) -> Void) -> LedgerError.Code? {
        do throws(LedgerError) {
            try body()
            return nil
        } catch { return error.code }
    }

    @Test func aNameThatIsTakenIsRefused() throws {
        let scene = try Scene()
        for form in Form.allCases {
            let path = scene.place.folder.file("out")
            let written = try scene.export(form, path)
            #expect(written.lastPosition == scene.view.ledger.lastPosition && written.tables.count == 21)
            #expect(code { () throws(LedgerError) in _ = try scene.export(form, path) } == .fileExists)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect((mode ?? 0o777) & 0o007 == 0)
            try FileManager.default.removeItem(atPath: path)
            let missing = scene.place.folder.file("no/out")
            #expect(code { () throws(LedgerError) in _ = try scene.export(form, missing) } == .noSuchFile)
        }
    }

    #if !SQLite
        @Test func aDatabaseTakesTheTrait() throws {
            let scene = try Scene()
            let error = #expect(throws: LedgerError.self) {
                _ = try scene.view.exportTables(toDatabase: scene.place.folder.file("out"))
            }
            let left = try scene.names()
            #expect(error?.code == .unsupportedFormat && left.isEmpty)
        }
    #endif

    /// The quick way of writing a field gives what the other gives.
    @Test func fieldsOfCSVAreWrittenAlike() {
        let texts = [
            "", "a", "P1-0001", "-5", "=1+1", "-x", "+84", "@a", "a,b", "a\"b", "Phường 7", "\u{FF1D}1", "a b", " a",
            "#1", "a'b", "{\"a\":1}", "\u{202E}x", "12:30", "x;y",
        ]
        for text in texts {
            var bytes: [UInt8] = []
            CSVText.append(text, to: &bytes)
            #expect(String(decoding: bytes, as: UTF8.self) + "\r\n" == CSVText([text]).text, "\(text)")
        }
    }
}
