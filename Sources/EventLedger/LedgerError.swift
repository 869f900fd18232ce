// The one public error of this module: what is wrong, where, and what would be right.

/// An error of the generic ledger.
public struct LedgerError: Error, Hashable, Sendable {
    /// What kind of error it is; compare against the static codes.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code's name.
        public let rawValue: String
        /// A code of that name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// There is no file at the path.
        public static let noSuchFile = Code(rawValue: "noSuchFile")
        /// There is a file at the path already.
        public static let fileExists = Code(rawValue: "fileExists")
        /// The file is something else than a ledger.
        public static let notALedger = Code(rawValue: "notALedger")
        /// The ledger was made by a newer version of this software.
        public static let newerFormat = Code(rawValue: "newerFormat")
        /// The file is damaged or cut short.
        public static let damaged = Code(rawValue: "damaged")
        /// The derived tables are being made again, or that was cut short.
        public static let needsRebuild = Code(rawValue: "needsRebuild")
        /// The file is open in this process already.
        public static let alreadyOpen = Code(rawValue: "alreadyOpen")
        /// The file was replaced, moved, overwritten or cut short while programs have it open.
        public static let fileReplaced = Code(rawValue: "fileReplaced")
        /// The ledger was opened for reading only.
        public static let readOnly = Code(rawValue: "readOnly")
        /// The file may not be read or written by this user.
        public static let permissionDenied = Code(rawValue: "permissionDenied")
        /// The disk, or what may be used of it, is full.
        public static let noSpace = Code(rawValue: "noSpace")
        /// The storage failed in another way.
        public static let storage = Code(rawValue: "storage")
        /// Another entry has this id.
        public static let duplicateEntry = Code(rawValue: "duplicateEntry")
        /// A stream's version is not what the writer expected.
        public static let versionConflict = Code(rawValue: "versionConflict")
        /// An entry or one of its fields is outside the limits.
        public static let invalidEntry = Code(rawValue: "invalidEntry")
        /// A void names an event that can't be voided.
        public static let invalidVoid = Code(rawValue: "invalidVoid")
        /// A claimed recorded time goes back or lies in the future.
        public static let invalidTime = Code(rawValue: "invalidTime")
        /// A position is outside the ledger or not the last of an entry.
        public static let invalidPosition = Code(rawValue: "invalidPosition")
        /// There is no such entry, event or stream.
        public static let notFound = Code(rawValue: "notFound")
        /// No signed checkpoint covers what is to be proved.
        public static let noCheckpoint = Code(rawValue: "noCheckpoint")
        /// A proof, checkpoint or note is not written as its format says.
        public static let malformedProof = Code(rawValue: "malformedProof")
        /// The hashes of a proof do not lead to the root that is claimed.
        public static let refusedProof = Code(rawValue: "refusedProof")
        /// A key is not written as its format says, or two keys can't be told apart.
        public static let invalidKey = Code(rawValue: "invalidKey")
        /// A signature is not that of its key over this text.
        public static let invalidSignature = Code(rawValue: "invalidSignature")
        /// No key that was asked for signed.
        public static let unsigned = Code(rawValue: "unsigned")
        /// The ledger has a format without a tree, so nothing in it can be proved.
        public static let noTree = Code(rawValue: "noTree")
        /// A size or an index lies outside the tree.
        public static let invalidSize = Code(rawValue: "invalidSize")
        /// A private key, or the memory of what it signed, may be read or changed by others.
        public static let exposedKey = Code(rawValue: "exposedKey")
        /// The key does not sign this: it signed something that this does not continue.
        public static let refusedSigning = Code(rawValue: "refusedSigning")
    }

    /// What kind of error it is.
    public let code: Code
    /// What is wrong, a sentence without a full stop.
    public let problem: String
    /// What would be right, a sentence without a full stop; may be empty.
    public let remedy: String
    /// The file it concerns.
    public var path: String?
    /// The entry it concerns.
    public var entry: String?
    /// The event within the entry, from 1.
    public var event: Int?
    /// The position it concerns.
    public var position: Position?
    /// The line of a text it concerns, from 1.
    public var line: Int?

    /// Describes an error.
    public init(
        _ code: Code, _ problem: String, remedy: String = "", path: String? = nil, entry: String? = nil,
        event: Int? = nil, position: Position? = nil, line: Int? = nil
    ) {
        self.code = code
        self.problem = problem
        self.remedy = remedy
        self.path = path
        self.entry = entry
        self.event = event
        self.position = position
        self.line = line
    }
}

extension LedgerError: CustomStringConvertible {
    /// Where, what, and what would be right, on one line.
    public var description: String {
        var place: [String] = []
        if let path { place.append(path) }
        if let entry { place.append(event.map { "entry \(entry), event \($0)" } ?? "entry \(entry)") }
        if let position { place.append("position \(position)") }
        if let line { place.append("line \(line)") }
        let start = place.isEmpty ? problem : place.joined(separator: ", ") + ": " + problem
        return remedy.isEmpty ? start : start + "; " + remedy
    }
}
