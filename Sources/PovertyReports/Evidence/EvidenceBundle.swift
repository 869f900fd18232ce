// An evidence bundle as somebody without a ledger has it: a folder that says which figures follow from which events.
// Nothing in it is trusted: signatures, tree, hashes and figures are all computed again. Docs/Format.md says what must
// hold.

import EventLedger
import PovertyLedger
import Files

/// An evidence bundle that holds.
public struct EvidenceBundle: Sendable {
    /// The path of its folder.
    public private(set) var path: String
    /// What its certificate says.
    public let certificate: ReplayCertificate
    /// The checkpoint that it rests on.
    public let checkpoint: SignedCheckpoint
    /// The signatures under the checkpoint that the given keys made, those of witnesses with their times.
    public let signatures: [VerifiedSignature]
    /// The figures at each cut, counted again from the events.
    public let figures: [EvidenceFigures]
    /// The events, checked.
    private let log: CheckedLog

    static let certificateFile = "certificate"
    static let checkpointFile = "checkpoint"
    static let pageFile = "README.md"
    /// The most bytes of a file with figures.
    private static let maximumFileBytes = 100_000_000

    /// Checks the bundle in a folder by keys that come from elsewhere, and counts its figures again.
    ///
    /// Throws `refusedProof`, `malformedProof`, `invalidSignature` or `unsigned` for what does not hold, `noSuchFile`,
    /// `permissionDenied`, `storage` for what can't be read. Needs no ledger and writes nothing.
    /// Cost: one pass over the events that hashes each three times, and two replays a cut; memory about 200 bytes a
    /// household.
    public init(checking path: String, by keys: [VerifierKey]) throws(LedgerError) {
        do throws(LedgerError) {
            try self.init(LogFolder(at: path), keys)
        } catch { throw Self.refusal(error, path) }
    }

    /// Checks the bundle in a folder that is open.
    init(checking folder: LogFolder, by keys: [VerifierKey]) throws(LedgerError) {
        do throws(LedgerError) {
            try self.init(folder, keys)
        } catch { throw Self.refusal(error, folder.path) }
    }

    private static func refusal(_ error: LedgerError, _ path: String) -> LedgerError {
        // A file that is not written as it should be was not made by this program, or was changed.
        let malformed: [LedgerError.Code] = [.malformedProof, .invalidSize]
        if malformed.contains(error.code) { return FolderProblem.refused("\(error)", path) }
        return error.place.file == nil ? error.with(file: path) : error
    }

    private init(_ folder: LogFolder, _ keys: [VerifierKey]) throws(LedgerError) {
        path = folder.path
        let note = try Self.read(Self.certificateFile, folder) { (bytes) throws(LedgerError) in try Note(bytes) }
        certificate = try ReplayCertificate(text: note.text)
        checkpoint = try Self.read(Self.checkpointFile, folder) { (bytes) throws(LedgerError) in
            try SignedCheckpoint(bytes)
        }
        let signers = try note.verify(by: keys)
        guard note.signatures.count == 1, signers[0].key.name == certificate.tree.origin, signers[0].time == nil else {
            throw FolderProblem.refused("the certificate is not signed once, by the key of its origin", path)
        }
        signatures = try checkpoint.verify(by: keys)
        guard checkpoint.checkpoint == certificate.tree else {
            throw FolderProblem.refused("checkpoint and certificate are of different trees", path)
        }
        try Self.checkFiles(certificate, folder)
        let marks = Set(certificate.cuts.map(\.cut.position))
        var shapes = EventShapes()
        let log = try CheckedLog(
            checking: folder, size: certificate.tree.size, root: certificate.tree.root, marks: marks, into: &shapes)
        let units = log.streamCount(category: StreamCategory.unit.rawValue)
        guard shapes.greatestUnit < units else {
            throw FolderProblem.refused("an event names a unit that does not exist", path)
        }
        for number in 0..<units
        where log.streamID(category: StreamCategory.unit.rawValue, number: UInt32(number)) == nil {
            throw FolderProblem.refused("the id of unit number \(number) is no text", path)
        }
        figures = try Self.figures(certificate, log)
        self.log = log
    }

    /// A signed text of the folder; its errors say which file it is.
    private static func read<Text>(
        _ file: String, _ folder: LogFolder, _ read: ([UInt8]) throws(LedgerError) -> Text
    ) throws(LedgerError) -> Text {
        let bytes = try folder.bytes(of: file, atMost: 1_000_000)
        do throws(LedgerError) {
            return try read(bytes)
        } catch {
            var error = error
            error.place.file = folder.path + "/" + file
            throw error
        }
    }

    /// Whether there is a folder at a path, so that what is there may be a bundle; false for anything else.
    public static func isFolder(_ path: String) -> Bool { LogFolder.isThere(path) }

    /// The same bundle under the name that its folder got.
    func moved(to path: String) -> EvidenceBundle {
        var bundle = self
        bundle.path = path
        return bundle
    }

    /// The folder has exactly the files that follow from the certificate, and those that it lists have their hashes.
    private static func checkFiles(
        _ certificate: ReplayCertificate, _ folder: LogFolder
    ) throws(LedgerError) {
        let found = try folder.files()
        let listed = [checkpointFile, pageFile] + certificate.cuts.indices.flatMap { EvidenceFigures.paths($0 + 1) }
        guard certificate.files.map(\.path) == listed.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) else {
            throw FolderProblem.refused(
                "the certificate does not list the page, the checkpoint and its cuts", folder.path)
        }
        guard let log = LogFolder.files(ofSize: certificate.tree.size, atMost: found.count) else {
            throw FolderProblem.refused("files are missing", folder.path)
        }
        let due = log.union(listed).union([certificateFile])
        if let odd = found.symmetricDifference(due).min() {
            throw FolderProblem.refused(
                due.contains(odd) ? "\(odd) is missing" : "\(odd) does not belong here", folder.path)
        }
        for file in certificate.files {
            guard Digest(sha256: try folder.bytes(of: file.path, atMost: maximumFileBytes)) == file.hash else {
                throw FolderProblem.refused("\(file.path) is not the file that the certificate lists", folder.path)
            }
        }
    }

    /// The figures of each cut, which must be the files that the bundle has.
    private static func figures(
        _ certificate: ReplayCertificate, _ log: CheckedLog
    ) throws(LedgerError) -> [EvidenceFigures] {
        var all: [EvidenceFigures] = []
        for (index, cut) in certificate.cuts.enumerated() {
            guard log.endsOfEntries.contains(cut.cut.position) else {
                throw FolderProblem.refused("position \(cut.cut.position) is not the last of an entry", log.folder.path)
            }
            let figures: EvidenceFigures
            do throws(LedgerError) {
                figures = try CheckedEvents(log: log).figures(at: cut)
            } catch { throw error.code == .damaged ? refused(error) : error }
            for (path, bytes) in figures.files(index + 1)
            where try log.folder.bytes(of: path, atMost: maximumFileBytes) != bytes {
                throw FolderProblem.refused("\(path) is not what the events give", log.folder.path)
            }
            all.append(figures)
        }
        return all
    }

    /// What is damage in a ledger is a reason to refuse a bundle.
    private static func refused(_ damage: LedgerError) -> LedgerError {
        LedgerError(
            .refusedProof, damage.problem, remedy: damage.remedy, at: damage.place, conflicting: damage.conflicting)
    }
}

// What a page of a bundle is made of: its events again, household by household. Of their entries the log says nothing,
// only that its cuts and its tree end with one.

extension EvidenceBundle {
    /// The positions at which something is known: those of the cuts, and the size of the tree.
    package var knownPositions: [Position] {
        Set(certificate.cuts.map(\.cut.position) + [certificate.tree.size]).sorted()
    }

    /// The households' events. Cost: a pass over the log, 48 bytes an event.
    package func householdHistories() throws(LedgerError) -> HouseholdHistories {
        var fold = HouseholdItemFold(endsOfEntries: knownPositions)
        try log.replay(through: certificate.tree.size, into: &fold)
        return HouseholdHistories(fold)
    }

    /// How units changed. Cost: a pass over the log.
    package func unitHistory() throws(LedgerError) -> UnitHistoryFold {
        var fold = UnitHistoryFold()
        try log.replay(through: certificate.tree.size, into: &fold)
        return fold
    }

    /// The ids of the streams of a category, by their numbers; empty for one that is no text.
    package func streamIDs(_ category: StreamCategory) -> [String] {
        (0..<UInt32(log.streamCount(category: category.rawValue))).map {
            log.streamID(category: category.rawValue, number: $0) ?? ""
        }
    }
}

extension EvidenceBundle: LedgerAnswer {
    /// The path, the signed tree, the rules, and the poor and near-poor at each cut; CSV has a row a cut and class.
    public var columns: [AnswerColumn<EvidenceBundle>] {
        typealias Line = (EvidenceFigures, HouseholdClass, Tally)
        let lines = figures.flatMap { figures -> [Line] in
            [HouseholdClass.poor, .nearPoor].map { (figures, $0, figures.counts.tally(of: $0)) }
        }
        let line: [AnswerColumn<Line>] = [
            .text("path") { _ in path }, .part({ _ in certificate.tree }, Checkpoint.columns),
            .cut("cut", \.0.cut.cut, unitsOn: \.0.cut.unitsOn, rename: { $0 }), .householdClass("class", \.1),
            .part(\.2, Tally.columns),
        ]
        return [.text("path", \.path).onlyInJSON] + Self.shown + [.list("cuts", { _ in lines }, line).notInJSON]
    }

    /// What JSON shows of a bundle.
    package static var shown: [AnswerColumn<EvidenceBundle>] {
        let cut: [AnswerColumn<EvidenceFigures>] = [
            .cut("cut", \.cut.cut, unitsOn: \.cut.unitsOn),
            .object("poor", { $0.counts.tally(of: .poor) }, Tally.columns),
            .object("nearPoor", { $0.counts.tally(of: .nearPoor) }, Tally.columns),
        ]
        let tree = AnswerColumn<EvidenceBundle>.object(
            "checkpoint", { VerifiedCheckpoint($0.certificate.tree, $0.signatures) }, VerifiedCheckpoint.columns)
        return [tree, .text("rules", \.certificate.rules), .list("cuts", \.figures, cut)].map(\.onlyInJSON)
    }
}
