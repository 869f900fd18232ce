// The promise about the bytes of the page: its own policy names exactly the style and the script that are in it, what a
// ledger holds ends no element, numbers are packed so that they can be read again, and the same state gives the same file.

import Foundation
import LedgerTestSupport
import Testing

@testable import LedgerPage

@Suite struct PageFrameTests {
    @Test func nothingInTheDataEndsItsElement() {
        let data = Array("{\"a\":\"</script><!--<script>\"}".utf8)
        let text = String(decoding: PageFrame.inert(data), as: UTF8.self)
        #expect(text == "{\"a\":\"\\u003c/script>\\u003c!--\\u003cscript>\"}")
        let page = String(decoding: PageFrame(language: .english, data: data).bytes, as: UTF8.self)
        #expect(page.components(separatedBy: "</script>").count == 4)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">") && page.contains("<title>Poor and near-poor"))
        #expect(!page.contains("{{") && !page.contains("http://") || page.contains("http://www.w3.org/2000/svg"))
    }

    @Test func thePolicyNamesTheScriptAndTheStyle() throws {
        let page = String(decoding: PageFrame(language: .vietnamese, data: Array("{}".utf8)).bytes, as: UTF8.self)
        let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]+)"/)).1
        #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-") && !policy.contains("unsafe"))
        let hashes = policy.matches(of: /sha256-([A-Za-z0-9+\/=]+)'/).map { String($0.1) }
        let parts = [
            try #require(
                page.range(of: "<script>")?.upperBound)..<(try #require(
                    page.range(of: "</script>\n</body>")?.lowerBound)),
            try #require(
                page.range(of: "<style>")?.upperBound)..<(try #require(page.range(of: "</style>")?.lowerBound)),
        ]
        #expect(hashes == parts.map { Digest(sha256: Array(page[$0].utf8)).base64 })
        #expect(!page.contains(" style=\"") && !page.contains("onclick"))
    }

    /// Base64 and LEB128 by Foundation and by hand.
    @Test func numbersArePacked() throws {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<50 {
            let numbers = (0..<random.number(0...40)).map { _ in
                Int64(random.number(-1 << 40...1 << 40)) >> random.number(0...40)
            }
            var packed = Packed()
            for number in numbers { packed.add(signed: number) }
            let bytes = Array(try #require(Data(base64Encoded: packed.base64)))
            var (read, value, shift) = ([Int64](), UInt64(0), UInt64(0))
            for byte in bytes {
                value |= UInt64(byte & 127) << shift
                shift += 7
                guard byte < 128 else { continue }
                read.append(value % 2 == 0 ? Int64(value / 2) : -Int64(value / 2) - 1)
                (value, shift) = (0, 0)
            }
            #expect(read == numbers)
        }
    }
}
