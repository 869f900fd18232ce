// The promise that a sentence can be said in another language without a value being changed: places may change their
// order, parts are said in the same language, and what a catalogue does not have is said in English.

import Files
import Testing

@Suite struct SentenceTests {
    private static let catalogue = [
        "the file {1} has {2}": "{2} có trong tệp {1}",
        "lines": "dòng", "{1} {2}": "{1} {2}", "no room": "hết chỗ", "{1}; {2}": "{1}; {2}",
        "one place too many": "một chỗ {1} thừa",
    ]

    private static func said(_ sentence: Sentence) -> String { sentence.said { catalogue[$0] } }

    @Test func placesMayChangeTheirOrder() {
        #expect(Self.said("the file \("a.csv") has \(7)") == "7 có trong tệp a.csv")
        #expect("\("the file \("a.csv") has \(7)" as Sentence)" == "the file a.csv has 7")
    }

    @Test func partsAreSaidInTheLanguageOfTheWhole() {
        let lines: Sentence = "\(3) \("lines" as Sentence)"
        #expect(Self.said("the file \("b") has \(lines)") == "3 dòng có trong tệp b")
        #expect(Self.said("the file \("b") has \(3, "line", "lines")") == "3 dòng có trong tệp b")
        #expect("\("the file \("b") has \(1, "line", "lines")" as Sentence)" == "the file b has 1 line")
    }

    /// A word of a vocabulary is looked up as a sentence is, where what somebody wrote is not.
    @Test func wordsOfVocabulariesAreSaidInTheLanguage() {
        #expect(Self.said("the file \("b") has \(term: "lines")") == "dòng có trong tệp b")
        #expect(Self.said("the file \("b") has \("lines")") == "lines có trong tệp b")
        #expect("\("the file \("b") has \(term: "lines")" as Sentence)" == "the file b has lines")
    }

    /// A value that looks like a place, or like words of the catalogue, stays what it is.
    @Test(arguments: ["{1}", "{2}", "{", "}", "no room", "%s", ""]) func valuesAreNotRead(value: String) {
        #expect(Self.said("the file \(value) has \("x")") == "x có trong tệp \(value)")
        #expect(Self.said("\(value); \("no room" as Sentence)") == "\(value); hết chỗ")
    }

    @Test func whatHasNoOtherWordsIsEnglish() {
        #expect(Self.said("the disk \("sda") is full") == "the disk sda is full")
        #expect(Self.said("the disk \("sda"): \("no room" as Sentence)") == "the disk sda: hết chỗ")
        #expect(Self.said("one place too many") == "một chỗ {1} thừa")
    }

    @Test func partsOfOneSentenceAreOneTemplate() {
        let whole: Sentence = "the file \("c") " + "has \(1)"
        #expect(whole.template == "the file {1} has {2}")
        #expect(Self.said(whole) == "1 có trong tệp c")
        #expect(whole == "the file c has 1")
        #expect(whole != "the file c has 2")
    }

    @Test func nothingIsEmpty() {
        #expect(("" as Sentence).isEmpty)
        #expect(("\("" as Sentence)" as Sentence).description.isEmpty)
        #expect(!("x" as Sentence).isEmpty)
    }

    @Test func anErrorIsOneSentence() {
        let error = LedgerError(
            .noSpace, "no room", remedy: "make some", at: .init(file: "l.socai", entry: "e-1", event: 2),
            conflicting: [])
        #expect("\(error)" == "l.socai: entry e-1, event 2: no room; make some")
        #expect(Self.said(error.sentence) == "l.socai: entry e-1, event 2: hết chỗ; make some")
    }
}
