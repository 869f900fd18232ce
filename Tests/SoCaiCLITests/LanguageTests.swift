// The promise that people read their language and programs read what they always did: the language is that of the option or
// of the locale, tables and messages are in Vietnamese then, and JSON, CSV and exit statuses are the same in both.

import LedgerTestSupport
import Testing

@testable import SoCaiCLI

@Suite(.timeLimit(.minutes(60))) struct LanguageTests {
    private static let commands = [
        "counts bac-lieu.socai 2023 --by unit", "trajectory bac-lieu.socai 2025", "diff bac-lieu.socai 2022 2023",
        "movement bac-lieu.socai --from 2023 --to 2023", "history bac-lieu.socai P7-0022", "aid bac-lieu.socai 2023",
        "audit bac-lieu.socai 2025", "revisions bac-lieu.socai", "list bac-lieu.socai 2023",
        "fund bac-lieu.socai --from 2022 --to 2025",
        "deprivations bac-lieu.socai 2023", "verify bac-lieu.socai", "units bac-lieu.socai", "info bac-lieu.socai",
        "explain bac-lieu.socai 2023 --class poor --number 50", "counts bac-lieu.socai 2023 --unit nowhere",
        "counts nowhere.socai 2023", "history bac-lieu.socai P7-9999",
    ]

    /// What programs read, and how a command ends, does not depend on the language.
    @Test(
        arguments: commands + [
            "log bac-lieu.socai --from 2025", "review bac-lieu.socai --from 2022 --to 2022",
            "cohort bac-lieu.socai 2025",
            "income bac-lieu.socai 2025", "sponsors bac-lieu.socai 2023", "awards bac-lieu.socai 2023",
            "series bac-lieu.socai --from 2023 --to 2023 --every quarter", "causes bac-lieu.socai 2023",
            "explain bac-lieu.socai 2023 --class poor --change 2022", "diff bac-lieu.socai 2022 2023 --bridge",
            "reconcile bac-lieu.socai Fixtures/national-2023/table.csv", "compare bac-lieu.socai bac-lieu.socai",
            "explain bac-lieu.socai 2025 --target 2025-near-poor-stock --number 176",
            "import bac-lieu.socai Fixtures/bac-lieu-2022-2025/01-units-and-plan.jsonl --dry-run",
            "draft bac-lieu.socai Fixtures/office-lists/register.csv --as households --on 2022 --actor x",
        ]
    ) func programsReadTheSame(_ words: String) throws {
        let session = try Session(withLedger: true)
        for form in ["json", "csv"] {
            let english = try session.run("socai \(words) --format \(form) --lang en")
            let vietnamese = try session.run("socai \(words) --format \(form) --lang vi")
            #expect(english.text == vietnamese.text)
            #expect(english.status == vietnamese.status, "\(vietnamese.errorText)")
        }
    }

    /// People read another text, with the same figures in the same order; nothing of it is lost.
    @Test(arguments: commands) func peopleReadVietnamese(_ words: String) throws {
        let session = try Session(withLedger: true)
        let english = try session.run("socai \(words) --lang en")
        let vietnamese = try session.run("socai \(words) --lang vi")
        #expect(english.status == vietnamese.status)
        #expect(english.text + english.errorText != vietnamese.text + vietnamese.errorText)
        // Words of English that are none of Vietnamese; documents and names of the fixture are in Vietnamese.
        let said =
            " " + (vietnamese.text + vietnamese.errorText).split { " \n,;:()".contains($0) }.joined(separator: " ")
            + " "
        for word in [
            "the", "is", "of", "and", "are", "was", "were", "with", "there", "households", "persons", "known",
            "nearPoor",
            "cash",
        ] {
            #expect(!said.contains(" \(word) "), "\(word): \(vietnamese.text)\(vietnamese.errorText)")
        }
    }

    /// The option counts, else the first variable of the locale that is set.
    @Test(arguments: [
        (["LC_ALL": "vi_VN.UTF-8"], "", true), (["LC_ALL": "vi"], "", true),
        (["LC_ALL": "C.UTF-8", "LANG": "vi_VN"], "", false),
        (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "vi_VN.UTF-8"], "", true),
        (["LC_ALL": "", "LC_MESSAGES": "vi_VN", "LANG": "en_US"], "", true),
        (["LC_ALL": "vi_VN.UTF-8"], "--lang en", false), (["LC_ALL": "en_US"], "--lang=vi", true),
        (["LC_ALL": "via"], "", false),
    ]) func theLanguageIsChosen(variables: [String: String], option: String, isVietnamese: Bool) throws {
        let session = try Session(withLedger: true)
        for words in ["socai counts \(option) bac-lieu.socai 2023", "socai counts bac-lieu.socai 2023 \(option)"] {
            let outcome = try session.run(words, environment: variables)
            #expect(outcome.status == 0, "\(outcome.errorText)")
            #expect(outcome.text.hasPrefix(isVietnamese ? "Số hộ" : "Households"), "\(outcome.text)")
        }
    }

    @Test func anotherLanguageIsRefused() throws {
        let session = try Session(withLedger: true)
        for option in ["--lang fr", "--lang=", "--lang"] {
            let outcome = try session.run("socai counts bac-lieu.socai 2023 \(option)")
            #expect(outcome.status == 2)
            #expect(outcome.errorText.contains("write vi (tiếng Việt) or en (English)"), "\(outcome.errorText)")
        }
    }

    /// Help, and what the parser says of wrong words.
    @Test func helpIsInVietnamese() throws {
        let session = try Session(withLedger: true)
        let help = try session.run("socai counts --help --lang vi").text
        #expect(help.hasPrefix("TÓM TẮT: "), "\(help)")
        for title in ["CÁCH DÙNG: socai counts", "THAM SỐ:", "TUỲ CHỌN:"] { #expect(help.contains(title)) }
        for verb in SoCai.configuration.subcommands.compactMap({ $0.configuration.commandName }) where verb != "help" {
            let lines = try session.run("socai \(verb) --help --lang vi").text.split(separator: "\n")
            // Names of options and the commands of examples are what is typed.
            let words = lines.filter { !$0.hasPrefix("  socai") }.flatMap { $0.split(separator: " ") }
            for word in ["the", "is", "of", "and", "are", "which", "with"] {
                #expect(!words.contains(Substring(word)), "\(verb): \(word): \(lines.joined(separator: "\n"))")
            }
        }
        let mistake = try session.run("socai counts bac-lieu.socai --lang vi")
        #expect(mistake.status == 2)
        #expect(mistake.errorText.contains("Thiếu tham số '<cut>'"), "\(mistake.errorText)")
        let wrong = try session.run("socai counts bac-lieu.socai 32/13/2023 --lang vi")
        #expect(wrong.status == 2)
        #expect(
            wrong.errorText.contains(
                "Giá trị '32/13/2023' không dùng được cho '<cut>': \"32/13/2023\" không phải là ngày"),
            "\(wrong.errorText)")
    }
}
