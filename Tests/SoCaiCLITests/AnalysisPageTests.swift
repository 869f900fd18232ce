// The promise that the page for analysts is true: each of its questions is asked of the exported tables, in SQLite and
// in DuckDB, and the rows are those of the verb beside it. Datasette and pandas read the same tables.
#if SQLite
    import AnalysisExport
    import Foundation
    import Testing

    @Suite(.timeLimit(.minutes(60))) struct AnalysisPageTests {
        private static let page = "Docs/Analysis.md"
        private static let script = Repository.path("Tests/SoCaiCLITests/Analysis/ask_tables.py")
        private static let environment = ProcessInfo.processInfo.environment

        /// A Python with DuckDB, pandas and Datasette, which `.ci/analysis-python` makes.
        private static let python = environment["SOCAI_ANALYSIS_PYTHON"]
        /// Where it has to be there: on a machine for tests a missing tool is a failed test.
        private static let hasTools = python != nil || environment["CI"] != nil

        /// A question of the page.
        private struct Question {
            let title: String
            let sql: String
            let command: String
        }

        private static func questions() throws -> [Question] {
            try Repository.text(page).split(separator: "\n## ").dropFirst().compactMap { section in
                guard let first = section.first, first.isNumber else { return nil }
                let sql = try #require(block("sql", of: section), "\(section.prefix(60))")
                let console = try #require(block("console", of: section), "\(section.prefix(60))")
                let command = try #require(console.split(separator: "\n").first)
                return Question(
                    title: String(section.prefix { $0 != "\n" }), sql: sql, command: String(command.dropFirst(2)))
            }
        }

        private static func block(_ kind: String, of section: Substring) -> String? {
            section.split(separator: "```\(kind)\n", maxSplits: 1).dropFirst().first?
                .split(separator: "```", maxSplits: 1).first.map(String.init)
        }

        /// The fixture and what was exported of it.
        private static func exported() throws -> Session {
            let session = try Session(withLedger: true)
            let outcome = try session.run(
                "socai export bac-lieu.socai --sqlite bac-lieu.db && socai export bac-lieu.socai --csv tables")
            try #require(outcome.status == 0, "\(outcome.errorText)")
            return session
        }

        private static func ask(_ program: String, _ python: String, of sources: [String]) throws {
            let session = try exported()
            let questions = try questions()
            #expect(questions.count == 10)
            for question in questions {
                _ = try session.folder.write("question.sql", question.sql)
                let verb = try session.run("\(question.command) > answer.csv")
                try #require(verb.status == 0, "\(question.title): \(verb.errorText)")
                for source in sources {
                    let outcome = try session.run(
                        "\(python) '\(script)' \(program) \(source) question.sql answer.csv")
                    #expect(outcome.status == 0, "\(question.title): \(outcome.errorText)")
                    #expect(
                        outcome.text.hasSuffix(" rows are equal\n") && outcome.text != "0 rows are equal\n",
                        "\(question.title)")
                }
            }
        }

        @Test func everyQuestionIsAnsweredInSQLiteAsByTheVerb() throws {
            try Self.ask("sqlite", "python3", of: ["bac-lieu.db"])
        }

        @Test(.enabled(if: hasTools)) func everyQuestionIsAnsweredInDuckDBAsByTheVerb() throws {
            try Self.ask("duckdb", try #require(Self.python), of: ["bac-lieu.db", "tables"])
        }

        @Test(.enabled(if: hasTools)) func pandasReadsTheSameFromBoth() throws {
            let python = try #require(Self.python)
            let session = try Self.exported()
            let outcome = try session.run("\(python) '\(Self.script)' pandas bac-lieu.db tables")
            #expect(outcome.text == "\(HouseholdView.analysisTables.count) tables are equal\n", "\(outcome.errorText)")
        }

        @Test(.enabled(if: hasTools)) func datasetteShowsTablesAndViews() throws {
            let python = try #require(Self.python)
            let session = try Self.exported()
            let get = "\(python) -m datasette bac-lieu.db --get"
            let count = try session.run(
                "\(get) '/bac-lieu/household_states.json?_shape=array&_size=1&household=P7-0022'")
            #expect(count.text.contains("\"household\": \"P7-0022\""), "\(count.errorText)")
            let view = try session.run("\(get) '/bac-lieu/year_ends.json?_shape=array&year=2022&class=poor'")
            let verb = try session.run("socai counts bac-lieu.socai 2022 --format csv")
            let poor = verb.text.split(separator: "\r\n").filter { $0.hasPrefix("poor,") }
            #expect(poor.count == 2)
            for row in poor {
                let cells = row.split(separator: ",").map(String.init)
                #expect(view.text.contains("\"households\": \(cells[2])"), "\(view.text)")
                #expect(view.text.contains("\"persons\": \(cells[3])"), "\(view.text)")
            }
            let page = try session.run("\(get) /bac-lieu/readme")
            #expect(page.status == 0 && page.text.contains("valid_from"))
        }

        /// The page shows how DuckDB reads an export of JSON Lines.
        @Test(.enabled(if: hasTools)) func duckDBReadsJSONLines() throws {
            let python = try #require(Self.python)
            let session = try Session(withLedger: true)
            let page = try Repository.text(Self.page)
            let section = try #require(page.split(separator: "\n## JSON Lines").dropFirst().first)
            let sql = try #require(Self.block("sql", of: section))
            _ = try session.folder.write("question.sql", sql)
            let outcome = try session.run(
                "socai export bac-lieu.socai > bac-lieu.jsonl && \(python) -c "
                    + "\"import duckdb; print(duckdb.sql(open('question.sql').read()).fetchall())\"")
            // Counted by grep.
            let grep = try session.run("grep -o '\"type\":\"aidGiven\"' bac-lieu.jsonl | wc -l")
            let number = grep.text.trimmingCharacters(in: .whitespacesAndNewlines)
            #expect(outcome.text.contains("('aidGiven', \(number))"), "\(outcome.errorText)\(outcome.text)")
        }

        /// The tables of the page are those of the program, with what each is.
        @Test func everyTableIsOnThePage() throws {
            let page = try Repository.text(Self.page)
            for table in HouseholdView.analysisTables {
                #expect(page.contains("\n| `\(table.name)` | \(table.meaning) |"), "\(table.name): \(table.meaning)")
            }
            for view in HouseholdView.analysisViews {
                #expect(page.contains("\n| `\(view.name)` | \(view.meaning) |"), "\(view.name): \(view.meaning)")
            }
        }
    }
#endif
