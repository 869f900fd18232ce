// The promise that a Swift program embeds the library with one line in its package, and that the programs shown in the
// documents are the ones that are compiled and run here.

import LedgerTestSupport
import Testing

@Suite(.serialized, .timeLimit(.minutes(60))) struct EmbeddingTests {
    private static let programs = [
        "example", "years", "projection", "loans", "wells", "following", "trees", "importing", "dashboard",
    ]

    private static func source(_ program: String) throws -> String {
        try Checkout.text("Fixtures/example/Sources/\(program)/main.swift")
    }

    @Test func firstProgramHasAtMostTwentyLines() throws {
        let lines = try Self.source("example").split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.dropLast().count <= 20)
    }

    @Test func noProgramIsLong() throws {
        for file in try Checkout.files(below: "Fixtures/example", endingIn: ".swift") {
            #expect(try Checkout.lines(file).count <= 60, "\(file)")
        }
    }

    @Test func documentsShowTheProgramsAsTheyAre() throws {
        let embedding = try Page("Docs/Embedding.md").blocks("swift")
        for program in Self.programs {
            let source = try Self.source(program)
            #expect(embedding.contains(source), "Docs/Embedding.md does not show \(program)")
            if program == "example" { #expect(try Page("README.md").blocks("swift").contains(source)) }
        }
        for file in ["Sources/loans/Postings.swift", "Tests/LoansTests/LoansTests.swift"] {
            let source = try Checkout.text("Fixtures/example/\(file)")
            #expect(embedding.contains(source), "Docs/Embedding.md does not show \(file)")
        }
    }

    /// Docs/Embedding.md shows behind each program, in a block of text, what it prints. The build lies beside that of
    /// the tests, so that the next run finds it.
    @Test func programsPrintWhatTheDocumentsSay() throws {
        let folder = try TemporaryFolder()
        let package = Checkout.path("Fixtures/example")
        let places = "--package-path '\(package)' --scratch-path '\(Checkout.products)/example-build'"
        let build = "swift build --build-tests \(places)"
        let built = try Checkout.run(build, in: folder)
        try #require(built.status == 0, "\(built.output)")
        // A program that embeds the library compiles no command line; the control: it compiles the library.
        let modules = try Checkout.run("ls '\(Checkout.products)/example-build/debug/Modules'", in: folder).output
        #expect(!modules.contains("SoCaiCLI") && !modules.contains("ArgumentParser"), "\(modules)")
        #expect(modules.contains("PovertyLedger.swiftmodule"), "\(modules)")
        let shown = try Page("Docs/Embedding.md").blocks("text")
        for program in Self.programs {
            let outcome = try Checkout.run("'\(Checkout.products)/example-build/debug/\(program)'", in: folder)
            #expect(outcome.status == 0 && shown.contains(outcome.output), "\(program) printed \(outcome.output)")
        }
        let tested = try Checkout.run("swift test --skip-build --disable-xctest \(places)", in: folder)
        #expect(tested.status == 0 && tested.output.contains("with 3 tests in 1 suite passed"), "\(tested.output)")
    }
}
