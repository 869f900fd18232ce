// Size, positions and time span of a ledger as a table, as JSON and as CSV.

import EventLedger
import Files
import PovertyLedger

/// The answer of `socai info`.
struct InfoAnswer {
    /// What there is to say.
    let info: LedgerInfo

    var json: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.member("path", info.path)
        json.member("formatVersion", info.formatVersion)
        json.member("utcOffset", info.offset.description)
        json.member("fileBytes", info.fileBytes)
        json.member("lastPosition", info.lastPosition)
        json.member("entries", info.entries)
        json.member("households", info.households)
        json.member("units", info.units)
        json.member("firstRecordedAt", info.firstRecordedAt)
        json.member("lastRecordedAt", info.lastRecordedAt)
        json.member("firstClaimedTime", info.firstClaimedTime)
        json.member("lastClaimedTime", info.lastClaimedTime)
        json.member("lastRecordedAheadOfClock", info.isAheadOfClock ? info.lastRecordedAt : nil)
        json.member("checkpoint")
        if let checkpoint = info.checkpoint {
            json.beginObject()
            json.member("origin", checkpoint.origin.text)
            json.member("size", checkpoint.size)
            json.endObject()
        } else {
            json.null()
        }
        json.member("readers")
        json.beginArray()
        for reader in info.readers {
            json.beginObject()
            json.member("process", reader.process)
            json.member("commitsBehind", reader.commitsBehind)
            json.member("heldBytes", reader.heldBytes)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        json.endLine()
        return json.bytes
    }

    var csv: String {
        var csv = CSVText([
            "path", "formatVersion", "utcOffset", "fileBytes", "lastPosition", "entries", "households", "units",
            "firstRecordedAt", "lastRecordedAt", "checkpointOrigin", "checkpointSize", "readers",
            "firstClaimedTime", "lastClaimedTime",
        ])
        csv.append([
            info.path, "\(info.formatVersion)", "\(info.offset)", "\(info.fileBytes)", "\(info.lastPosition)",
            "\(info.entries)", "\(info.households)", "\(info.units)", info.firstRecordedAt?.description,
            info.lastRecordedAt?.description, info.checkpoint?.origin.text, info.checkpoint.map { "\($0.size)" },
            "\(info.readers.count)", "\(info.firstClaimedTime)", "\(info.lastClaimedTime)",
        ])
        return csv.text
    }

    var table: String {
        var lines = [
            ("ledger", info.path), ("format", "\(info.formatVersion)"), ("days end at", "UTC\(info.offset)"),
            ("file", "\(info.fileBytes) bytes"), ("last position", "\(info.lastPosition)"),
            ("entries", "\(info.entries)"), ("households", "\(info.households)"), ("units", "\(info.units)"),
            ("first recorded", time(info.firstRecordedAt, info.firstClaimedTime)),
            ("last recorded", time(info.lastRecordedAt, info.lastClaimedTime)),
            ("checkpoint", info.checkpoint.map { "\($0.size) events, signed by \($0.origin)" } ?? "nothing signed yet"),
        ]
        lines += info.readers.map { reader in
            let state = reader.commitsBehind == 0 ? "the newest state" : "a state \(reader.commitsBehind) commits old"
            return (
                "being read by", "process \(reader.process), in \(state); keeps \(reader.heldBytes) bytes from reuse"
            )
        }
        return lines.map { name, value in
            name + String(repeating: " ", count: 16 - name.utf8.count) + value.printable + "\n"
        }.joined() + ClockWords.line(info.isAheadOfClock ? info.lastRecordedAt : nil)
    }

    private func time(_ instant: Instant?, _ isClaimed: Bool) -> String {
        instant.map { ClaimedTime.text($0, isClaimed: isClaimed) } ?? "nothing yet"
    }
}
