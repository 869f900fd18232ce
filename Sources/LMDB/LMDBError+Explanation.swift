// The sentence that goes with each code when the place of the error has nothing better to say.
// It never decides anything; it only words.
internal import CLMDB
import Files

extension LMDBError.Code {
    /// What is wrong and what would be right; for an unknown number what LMDB or the system says of it.
    var explanation: String {
        Self.explanations[self]
            ?? (rawValue > 0 ? SystemError(number: rawValue).explanation : String(cString: mdb_strerror(rawValue)))
    }

    private static let explanations: [Self: String] = [
        .keyExists: "the key exists already, or an append was not in ascending order",
        .notFound: "there is no such key or table",
        .pageNotFound: "a page the file refers to is missing; the file is damaged, restore it from a backup",
        .corrupted: "a page is not what it should be; the file is damaged, restore it from a backup",
        .panic: "an earlier write failed half-way; close the file and open it again",
        .versionMismatch: "the file or its lock file was made by another version of LMDB",
        .invalid: "this is not an LMDB file",
        .mapFull: "the map is full; grow it and write again",
        .tablesFull: "the environment was opened for fewer tables; raise maximumTables",
        .readersFull: "all reader slots are taken; end other readers or raise maximumReaders",
        .transactionFull: "the transaction changed too many pages; write in smaller transactions",
        .mapResized: "another process grew the file; end this process's other transactions and begin again",
        .badValueSize: "a key has 1 to 511 bytes and a value less than 4 GiB",
        .badTransaction: "the transaction failed earlier; drop it and begin another",
        .badTable: "the table was opened after this transaction began, or in another environment",
        .incompatible: "the name belongs to something that is not a table of this kind",
        .alreadyOpen: "this process has the file open already; use that environment or close it first",
        .notLMDB: "this is not an LMDB file",
        .truncated: "the file is cut short; restore it from a backup",
        .wrongThread: "a write transaction must end on the thread it began on",
        .snapshotLost: "another process wrote while this one read without a lock; read again",
        .invalidPath: "a path is not empty and has no NUL byte",
        .pageSizeMismatch: "the file was made on a machine with another page size",
        .notRegularFile: "this is not a regular file",
        .readOnlyEnvironment: "it was opened for reading only; open it for writing",
        .nestedTransaction: "this thread is already in a write transaction; end it first",
        .transactionEnded: "the transaction has ended; begin another",
        .scanInvalidated: "the transaction was written to during the scan; begin the scan again",
        .transactionActive: "a transaction of this process is under way; end it first",
        .invalidOptions: "the options contradict each other or are out of range",
        .fileReplaced: "the path no longer names the file that was opened",
        .formerFileInUse: "another program has the file open that was here before",
        .outOfStep: "the file was overwritten while programs have it open",
        .unusableLockFile: "the lock file beside it is not a regular file; remove it",
        .openingBlocked: "another process began to open the file and does not get on; end that process",
        .processNumberTaken:
            "a process with the same number, in another container, is reading the file; "
            + "let the containers share their process numbers, or read in one of them at a time",
        .copyUnderWay: "another copy to this name is under way; wait for it or choose another name",
        .leakedPages: "the file has pages that are neither used nor free; copy it without compacting",
    ]
}
