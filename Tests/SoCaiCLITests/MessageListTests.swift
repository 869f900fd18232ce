// The one list of what can go wrong: every error code and every sentence of the rules and of reading JSON Lines has a
// transcript that provokes it, or stands here with the reason why a person can't provoke it.

import Testing

@Suite struct MessageListTests {
    /// A code of an error, and a piece of a message of that code in a transcript.
    static let provoked: [(code: String, message: String)] = [
        ("malformedJSON", "here a value is wanted"),
        ("unknownMember", "there is no member \"note\" in an entry"),
        ("missingMember", "\"actor\" is missing"),
        ("duplicateMember", "the member \"id\" appears twice"),
        ("invalidValue", "\"members\" is 0; a whole number"),
        ("unknownType", "there is no type of event \"householdVanished\""),
        ("lineTooLong", "the line is longer than 67108864 bytes"),
        ("malformedCSV", "the quoted field has no end"),
        ("malformedWorkbook", "the archive has no list of its parts"),
        ("fileTooLarge", "the file is larger than 16777216 bytes"),
        ("otherFormat", "not JSON Lines"),
        ("readFailed", "the file cannot be opened: No such file or directory"),
        ("ruleBroken", "the household is registered already"),
        ("unknownUnit", "unit nowhere is not established"),
        ("unknownFund", "fund nobody is not established on that day"),
        ("duplicateEntry", "another entry was recorded under this id"),
        ("unknownReference", "there is no event b-9#1"),
        ("figuresDiffer", "the figures are not those of the ledger"),
        ("malformedUnion", "this is not a union file"),
        ("askAnOffice", "this verb works on one ledger, and this is a union of several"),
        ("tooManyFiles", "open files, and 60 are allowed"),
        ("closedPeriod", "the period through 2022-06-30 is closed"),
        ("damaged", "the file is cut short"),
        ("noSuchFile", "there is no such ledger; make one with `socai init`"),
        ("fileExists", "there is a file already"),
        ("notALedger", "this is not a ledger"),
        ("newerFormat", "the ledger has format 63"),
        ("wrongDomain", "the ledger has streams of category 0, which a ledger of the domain poverty-reduction"),
        ("clockBehind", "more than a minute before the last recorded time, 2999-05-05T00:00:00Z"),
        ("noSpace", "there is no room left to write"),
        ("invalidTime", "is in the future"),
        ("invalidPosition", "is inside entry"),
        ("notFound", "nothing is recorded of household"),
        ("overflow", "aid events add up to"),
        ("invalidKey", "this is not a private key"),
        ("malformedProof", "this is not a proof"),
        ("refusedProof", "the proof does not lead from leaf 21 to the root of size 31"),
        ("invalidSignature", "the signature of example.com/so-cai (d6ba1bec) does not hold"),
        ("unsigned", "is not signed by a key of that name"),
        ("invalidSize", "there is no leaf 31 in a tree of size 31"),
        ("noTree", "in which nothing can be proved"),
        ("noCheckpoint", "no checkpoint covers this event yet"),
        ("refusedSigning", "the key signed another history at size"),
        ("exposedKey", "others may read or change the private key"),
    ]

    /// The codes that no command line can provoke, and why; the tests of the libraries provoke them.
    static let unprovoked: [String: String] = [
        "encryptedFile": "no fixture is encrypted; see HostileWorkbookTests",
        "unsupportedFormat": "takes a program without the trait Excel; see FormTests",
        "unwritableTable": "takes a number of more than 15 digits in a form by units; see WorkbookFormTests",
        "alreadyOpen": "a command opens one ledger, once",
        "cancelled": "a command has no task to cancel; see RefusedImportTests",
        "fileReplaced": "another program has to have the ledger open; see ReplacedFileTests",
        "needsRebuild": "a rebuild has to be killed at the right moment",
        "readOnly": "every verb that writes opens its ledger to write",
        "permissionDenied": "depends on who runs the tests; see FilePermissionTests",
        "storage": "the disk itself fails",
        "unsafeLog": "takes servers with wrong settings; see SettingsTests",
        "newerRules": "there are no newer rules as yet",
        "nestedWrite": "a command writes once",
        "invalidHandle": "the domain opens the streams of its own events",
        "invalidSnapshot": "the domain sets snapshots behind its entries only",
        "versionConflict": "entries of a file have no expected versions",
        "invalidEntry": "the domain refuses such an entry first",
        "invalidVoid": "the domain refuses such a void first",
    ]

    /// Sentences that no file can provoke, and why.
    static let unreachable: [String: String] = [
        "Đối tượng (Tập thể, Cá nhân, Hộ gia đình)": "a row that does not say it is asked about first",
        "target whose figure is unknown": "no number of all households is ever unknown; see DrawingTests",
        "chỉ tiêu chưa rõ số liệu": "the same", " stroke-dasharray=\"3 2\"": "the same",
        "the balances are not those of the households of the ledger": "takes forged rows: PostedCountsTests",
        "make the derived tables again with a rebuild": "the same",
        "a member is not allowed here": "a fallback where every member has a name that is told instead",
        "the line holds more than ": "takes a line of over ten million values",
        "an entry has 1 to 100,000 events": "the same",
        "every event but eventVoided has a day": "reading JSON Lines refuses it first",
        "the event has no day or stream": "reading JSON Lines refuses it first",
        "the event names no stream": "reading JSON Lines refuses it first",
        "give its household or unit": "reading JSON Lines refuses it first",
        "\", which is not established": "the rules name the unit first",
        "name an established unit": "the rules name the unit first",
        "\", which is not recorded": "the rules name the event first",
        "name a recorded event": "the rules name the event first",
        ", which is not better than ": "reading JSON Lines allows better classes only",
        "an exit leads to a better class; use householdClassified for another decision": "the same",
        "the summary of the event is damaged": "damage that the digest of an entry tells first",
        "restore the ledger from a backup": "damage",
        "the entry at this position is missing": "damage",
        "the number of a household is too large": "damage",
        "what changed the period through ": "damage of the timelines, which no digest covers",
        " since its closing does not add up": "the same",
        " has other figures than the events: ": "takes a forged closing; see ClosingCheckTests",
        "check the closings, and where the ledger came from": "the same",
        "is given for a void": "reading JSON Lines refuses it first",
        "a void has no day of its own": "the same",
        "every event but a void has its day of effect": "the same",
        "an entry has 1–": "the same",
        "have a sum of ": "takes a forged closing; see ClosingTests",
        "a sum is a whole number from 0 up": "the same",
        " units take ": "takes a closing of some 300 units; see ClosingTests",
        ", enough for some 300 units": "the same",
        "has units out of order": "damage that the digest of an entry tells first",
        "has unknown accounts": "the same",
        "\", whose number is not ": "the same",
        "has a figure of ": "the same",
        "has an unknown ": "the same",
        ", neither 0 nor 1": "the same",
        "is no day: ": "the same",
        "is position 0": "the same",
        "the entry's id in a reference": "reading JSON Lines refuses it first",
        "events are numbered from 1 within their entry: \"": "the same",
        "a plan has 1–": "the same",
        "\" for ": "the same",
        "only an income that rises has none": "reading JSON Lines lists the members of a target first",
        "an income is a mean or a median": "the same",
        "has texts out of order": "takes a forged record: PayloadDamageTests",
        "is no decimal": "the same", "has an unknown word": "the same",
        "names no unit, and its number": "the same",
        "are in the later form, and the first can hold them": "the same",
        "names position ": "the same: a plan has no references",
        "a whole number from 0 up": "the same",
        " ends before it begins": "the command line refuses it first",
        "give its first day and then its last": "the same",
        "a look-back of ": "the same",
        " does not meet its end": "damage that takes breaking the rules on purpose; see RuleBreakingLedgerTests",
        "the ledger holds events that its rules refuse; restore it from a backup": "the same",
        "verify the ledger: it holds events that its rules refuse, or balances of other events": "the same",
        " of the opening and its flows add up to ": "the same",
        ", the closing is ": "the same",
        "the tables of the poor and the near-poor differ in what went between them": "the same",
        "ask for fewer points, for one unit, or for the units of a higher level":
            "takes a million rows; see CountSeriesTests",
        "the series would have more than ": "the same",
        "household number ": "damage that the digest of an entry tells first",
        "a household is assigned to unit ": "the same",
        "the number of a unit is too large": "the same",
        "the answer would have more than ": "takes 65,537 events; see AidTests",
        "break down by fewer dimensions, or ask for one unit or a shorter span": "the same",
        "break down by fewer dimensions, or ask for a shorter span": "the same, of awards",
        ", which does not exist": "damage that the digest of an entry tells first",
        "the event at position ": "damage",
        "the timeline of household number ": "damage that the digest of an entry tells first",
        "it names the event at position ": "takes a signed tree that no ledger makes; see ProvedEventTests",
        "its text is not in Unicode NFC": "the same",
        ", but it can't be read as an event: ": "the same",
        "check it with the version of this software that recorded it": "the same",
        "what kind of recipient it is": "reading the list asks for it first",
        "the row does not name the collective": "the same",
        "the row does not say which unit it is about; add it": "the same",
        "the row does not say how many households there are; add it": "the same",
        "the file was changed while the list was compared": "takes another program; see HouseholdCodesTests",
        "draft the list again": "the same",
        "permission denied to write the file of who is in which household": "depends on who runs the tests",
        "keep it in a folder of your own": "the same",
        "write the file of who is in which household": "the disk itself fails",
        "the number of ": "the verb asks for the numbers first",
        "months of a quick return": "the same",
        "days before a target is due": "the same",
        "days after which an entry is late": "the same",
        "days after which a day of effect is far ahead": "the same",
        "findings listed of a rule": "the same",
    ]

    static let folders = [
        "OfficeLists/Drafting", "PovertyLedger/Checkpoints", "PovertyLedger/Closings", "PovertyReports/Cohorts",
        "PovertyReports/Charts", "PovertyReports/Comparing",
        "PovertyLedger/Counting",
        "PovertyLedger/Cuts", "PovertyLedger/Events", "PovertyLedger/Fields/Forms", "PovertyReports/Explaining",
        "PovertyReports/Findings", "PovertyReports/Decisions", "PovertyReports/Households",
        "PovertyReports/Flows", "PovertyReports/Incomes", "PovertyLedger/Interchange", "PovertyLedger/Plans",
        "PovertyLedger/Proving", "PovertyReports/Reconciling", "PovertyReports/Review", "PovertyReports/Revisions",
        "PovertyLedger/Rules",
        "PovertyLedger/Safekeeping", "PovertyReports/Support", "PovertyReports/Union",
    ]

    private func transcripts() throws -> String {
        try TranscriptTests.names.map { try Repository.text("\(TranscriptTests.folder)/\($0)") }.joined()
    }

    @Test func everyCodeHasItsPlace() throws {
        var codes: Set<String> = []
        let files = [
            "Files/LedgerError", "TransparencyLog/ProofProblem", "EventLedger/LedgerError+Code",
            "PovertyLedger/LedgerError+Poverty", "JetStreamLog/LedgerError+JetStream",
        ]
        for file in files {
            for line in try Repository.text("Sources/\(file).swift").split(separator: "\n")
            where line.contains("Self(rawValue: \"") {
                codes.insert(String(line.split(separator: "\"")[1]))
            }
        }
        #expect(codes.count > 20)
        #expect(codes == Set(MessageListTests.provoked.map(\.code)).union(MessageListTests.unprovoked.keys))
    }

    @Test func everyCodeIsProvoked() throws {
        let transcripts = try transcripts()
        for (code, message) in MessageListTests.provoked {
            #expect(transcripts.contains(message), "\(code) has no transcript with \"\(message)\"")
        }
    }

    @Test func everySentenceIsProvoked() throws {
        let transcripts = try transcripts()
        var sentences: Set<String> = []
        for folder in MessageListTests.folders {
            for file in try Repository.sources(below: "Sources/\(folder)") {
                for sentence in SourceText.sentences(in: try Repository.text(file)) {
                    sentences.insert(sentence)
                    #expect(
                        transcripts.contains(sentence) || MessageListTests.unreachable[sentence] != nil,
                        "\(file): no transcript has \"\(sentence)\"")
                }
            }
        }
        #expect(sentences.count > 150)
        for sentence in MessageListTests.unreachable.keys {
            #expect(sentences.contains(sentence), "no source has \"\(sentence)\" any more")
        }
    }

    /// What comes after the program's name is one line, whatever is wrong.
    @Test func everyMessageSaysWhoSpeaks() throws {
        for name in TranscriptTests.names {
            for line in try Repository.text("\(TranscriptTests.folder)/\(name)").split(separator: "\n") {
                guard line.hasPrefix("! ") else { continue }
                let starts = ["! socai: ", "! Help:", "! Usage:", "!   See 'socai ", "! status "]
                #expect(starts.contains { line.hasPrefix($0) }, "\(name): \(line)")
            }
        }
    }
}
