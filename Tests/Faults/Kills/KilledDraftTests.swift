// The promise that a `socai draft` which is killed at any step of writing leaves nothing that misleads the next one: the
// codes that were given stay given, and the next draft of the list proposes the entry that an undisturbed one does. The
// program is stopped just before its n-th call on the office's own file and the entry, and killed there.

import Foundation
import LedgerTestSupport
import Testing

@Suite(.serialized) struct KilledDraftTests {
    private static let units = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../Fixtures/office-lists/units.jsonl").path

    private static let list =
        "Họ và tên chủ hộ,Số CCCD,Xã/Phường,Phân loại hộ,Số nhân khẩu\r\n"
        + "Mẫu A,000356000001,Phường 7,Hộ nghèo,3\r\nMẫu B,000356000002,Phường 7,Hộ cận nghèo,2\r\n"

    private func run(
        _ words: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
    ) throws -> RunningProgram {
        try RunningProgram(
            [Programs.socai] + words, environment: environment, outputTo: folder.file("out"),
            errorTo: folder.file("err"))
    }

    private func finish(_ words: [String], in folder: TemporaryFolder) throws {
        let program = try run(words, in: folder)
        let isOver = program.wait(seconds: 60)
        let said = String(decoding: try folder.read("err"), as: UTF8.self)
        try #require(isOver && program.state == .ended(status: 0), "\(words): \(said)")
    }

    private func words(_ folder: TemporaryFolder) -> [String] {
        [
            "draft", folder.file("t.socai"), folder.file("list.csv"), "--as", "review", "--on", "2022", "--codes",
            folder.file("office-codes.csv"), "-o", folder.file("office-entry.jsonl"),
        ]
    }

    private func prepared() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        _ = try folder.write("list.csv", Self.list)
        try finish(["init", folder.file("t.socai")], in: folder)
        try finish(["import", folder.file("t.socai"), Self.units], in: folder)
        return folder
    }

    private func text(_ name: String, in folder: TemporaryFolder) -> String? {
        (try? folder.read(name)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(.timeLimit(.minutes(60))) func theNextDraftIsTheSame() throws {
        let folder = try prepared()
        try finish(words(folder), in: folder)
        let entry = try #require(text("office-entry.jsonl", in: folder))
        let codes = try #require(text("office-codes.csv", in: folder))
        #expect(codes.contains("000356000001,phuong-7-0001") && entry.contains("phuong-7-0002"))
        var found: Set<String> = []
        var step = 1
        while true {
            for name in ["office-codes.csv", "office-entry.jsonl", "office-entry.jsonl-partial"] {
                try? FileManager.default.removeItem(atPath: folder.file(name))
            }
            let held = try run(
                words(folder), in: folder,
                environment: HoldLibrary.environment(folder.file("office-"), step: step))
            try #require(held.wait { $0 != .running }, "step \(step): the draft neither stopped nor ended")
            guard held.state == .stopped else { break }
            held.end()
            // A file that has its name is whole, and there is no entry whose codes were lost.
            let (left, leftEntry) = (text("office-codes.csv", in: folder), text("office-entry.jsonl", in: folder))
            #expect(left == nil || left == codes, "step \(step)")
            #expect(leftEntry == nil || leftEntry == entry && left == codes, "step \(step)")
            found.insert("\(left != nil) \(leftEntry != nil)")
            if leftEntry == nil {
                try finish(words(folder), in: folder)
                #expect(text("office-entry.jsonl", in: folder) == entry, "step \(step)")
            }
            #expect(text("office-codes.csv", in: folder) == codes, "step \(step)")
            #expect(text("office-entry.jsonl-partial", in: folder) == nil, "step \(step)")
            step += 1
        }
        // The moment between the two files is among them.
        #expect(found.isSuperset(of: ["false false", "true false"]) && step > 10, "\(found), \(step) steps")
        try finish(["import", folder.file("t.socai"), folder.file("office-entry.jsonl")], in: folder)
    }
}
