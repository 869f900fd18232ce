// How a session talks with its test: it reads a line, does what that says, and answers with a line. What it does is its
// own; sessions that end in other ways have a loop of their own.
import EventLedger
import LMDB

/// A session that answers each line with `ok ...`, `error CODE`, or `misuse ...` for what is no line of it.
protocol AnsweringSession: AnyObject {
    /// Does what a line says, and gives what there is to say of it.
    func answer(_ words: [String]) throws -> String
}

/// A line that is none of the session's.
struct Misuse: Error { let line: [String] }

extension AnsweringSession {
    /// Answers lines until the input ends.
    func run() {
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            do {
                try print("ok", answer(words), separator: " ")
            } catch let error as LedgerError {
                print("error \(error.code.rawValue)")
            } catch let error as LMDBError {
                print("error \(error.code.rawValue)")
            } catch {
                print("misuse \(error)")
            }
            flush()
        }
    }
}
