// Where a run works: its folder, the programs it needs, and the histories it measures on, each made once.

/// What all measurements share.
final class Workbench {
    /// The folder of all files of the run.
    let folder: String
    /// The release build of the command line.
    let socai: String
    /// A Python with DuckDB.
    let python: String
    /// The script of the DuckDB peer.
    let duckDBScript: String
    /// The script that sums up exported postings.
    let postingScript: String
    /// The script that gives a history more units.
    let unitScript: String
    /// Go's transparency log as a program.
    let treePeer: String
    /// The program that writes and reads workbooks with Tables.
    let tableSide: String
    /// The script that does the same with openpyxl.
    let tableScript: String
    /// The script that makes lists of households, and compares them.
    let listScript: String
    /// The files of the fixture, in order.
    let fixture: [String]
    /// How often each side is measured.
    let rounds: Int
    /// At most so many households in a history.
    let households: Int
    /// Which time is measured of replays and of what the tree and balances cost; of everything else it is what a user
    /// waits.
    let time: Stopwatch.Time
    private var histories: [String: History] = [:]

    init(
        folder: String, socai: String, python: String, duckDBScript: String, postingScript: String, unitScript: String,
        treePeer: String, tableSide: String, tableScript: String,
        listScript: String, fixture: [String], rounds: Int, households: Int, time: Stopwatch.Time
    ) {
        self.folder = folder
        self.socai = socai
        self.python = python
        self.duckDBScript = duckDBScript
        self.postingScript = postingScript
        self.unitScript = unitScript
        self.treePeer = treePeer
        self.tableSide = tableSide
        self.tableScript = tableScript
        self.listScript = listScript
        self.fixture = fixture
        self.rounds = rounds
        self.households = households
        self.time = time
    }

    /// The path of a file in the folder.
    func file(_ name: String) -> String { folder + "/" + name }

    /// The history of so many events, in entries as documents have them or of one event each.
    func history(_ events: Int, oneEventEntries: Bool = false) throws -> History {
        let name = "history-\(events)" + (oneEventEntries ? "-single" : "")
        if let history = histories[name] { return history }
        let history = try History(name, events: events, oneEventEntries: oneEventEntries, on: self)
        histories[name] = history
        return history
    }

    /// Says what is being done, on standard error.
    func tell(_ what: String) { Console.progress("… \(what)") }
}
