// Aid, awards and incomes of every kind, scattered among the entries of a generated history: the plain generator has
// few of them. What becomes of an entry is for the model to say; some entries of the history are refused for it.

import EventLedger
import PovertyLedger

/// Adds entries of support to a history.
public struct SupportScatter {
    private var random: SeededGenerator
    private let history: GeneratedHistory
    private let clock: Instant
    /// The model with all that was accepted, in order.
    public private(set) var ledger = NaiveLedger()
    /// The entries that were accepted, in order.
    public private(set) var entries: [Entry] = []
    private var awards: [(reference: EventReference, day: Day)] = []
    private var gifts: [EventReference] = []

    /// Scatters support among the entries of a history; about one entry of it for each two of the history.
    public init(_ history: GeneratedHistory, seed: UInt64) {
        random = SeededGenerator(seed: seed)
        clock = history.clock
        self.history = history
        for (number, entry) in history.accepted.enumerated() {
            offer(entry)
            guard random.chance(50), number > 0 else { continue }
            let events = (1...random.number(1...6)).map { event(number: $0, entry: "s\(number)") }
            guard !offer(support(events, id: "s\(number)", entry)) else { continue }
            // One event in the wrong place refuses all: by themselves most of them stand.
            for (index, event) in events.enumerated() { offer(support([event], id: "s\(number)-\(index)", entry)) }
        }
    }

    private func support(_ events: [Event], id: String, _ before: Entry) -> Entry {
        Entry(id: id, recordedAt: before.recordedAt, actor: "MTTQ", restates: "báo cáo muộn", events: events)
    }

    @discardableResult
    private mutating func offer(_ entry: Entry) -> Bool {
        guard ledger.record(entry, clock: clock, keepingRecordedTimes: true).isAccepted else { return false }
        entries.append(entry)
        for (index, event) in entry.events.enumerated() {
            let reference = EventReference(entry: entry.id, ordinal: index + 1)
            if case .awardGranted = event.body, let day = event.effectiveOn { awards.append((reference, day)) }
            if case .aidGiven = event.body { gifts.append(reference) }
        }
        return true
    }

    private mutating func event(number: Int, entry: String) -> Event {
        let households = (1...12).map { $0.isMultiple(of: 5) ? "hộ-\($0)" : "H\($0)" }
        let household = random.one(of: households)
        let days: [Day] = ["2021-12-31", "2022-01-01", "2022-06-15", "2022-12-31", "2023-06-01", "2024-02-29"]
        let day = random.chance(60) ? random.one(of: days) : entryDay()
        switch random.number(1...10) {
        case 1...5:
            let isOfUnit = random.chance(25)
            let unit = random.one(of: ["phuong-1", "xã-2", "phuong-3", "new-1"])
            return .aidGiven(
                to: isOfUnit ? .unit(unit) : .household(household), random.one(of: AidKind.allCases),
                donor: ["D", "Công ty 1", "Hội Chữ thập đỏ"][number % 3], donorKind: random.one(of: DonorKind.allCases),
                on: day,
                amountVND: random.chance(60) ? Int64(random.number(1...9)) : nil,
                quantity: random.chance(30) ? 3 : nil, measure: random.chance(30) ? "kg gạo" : nil,
                programme: random.pick(["Tết", "Nhà đại đoàn kết", "Tet", nil]) ?? nil)
        case 6...7:
            return .awardGranted(
                to: random.one(of: RecipientKind.allCases), household,
                form: random.one(of: ["giấy khen", "bằng khen", "kỷ niệm chương"]),
                authority: random.one(of: ["UBND", "MTTQ"]), on: day, unit: random.chance(30) ? "phuong-1" : nil,
                achievement: random.chance(50) ? "góp \(number) nhà" : nil)
        case 8:
            guard let award = random.pick(awards) else { fallthrough }
            return .awardRevoked(award.reference, cause: "kê khai sai", on: max(award.day, day))
        case 9:
            guard let gift = random.pick(gifts), gift.entry != entry, number == 1 else { fallthrough }
            return .eventVoided(gift, reason: "ghi trùng")
        default:
            return .incomeAssessed(household, perPersonMonthlyVND: Int64(random.number(0...9)), on: day)
        }
    }

    private mutating func entryDay() -> Day { random.pick(ledger.events.compactMap(\.day)) ?? "2022-12-31" }
}
