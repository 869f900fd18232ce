// Proposals of plans: targets of every kind, of units and areas, plans below others, and revisions of them.

import EventLedger
import PovertyLedger

extension HistoryGenerator {
    /// A plan, one below another, or the revision of another.
    mutating func planProposal() -> [Event] {
        let id = "plan-\(random.number(1...12))"
        let day = someDay()
        let known = ledger.plans(NaiveCut(.last, position: ledger.position))
        guard let other = random.pick(known), random.chance(60) else { return [plan(id, on: day)] }
        let on = random.chance(80) ? max(day, other.day) : day
        guard random.chance(50) else { return [plan(id, on: on, under: other.plan)] }
        let parent = random.chance(30) ? random.pick(known)?.plan : nil
        // Promises that stay, and others that are new.
        let targets =
            Array(other.targets.prefix(3))
            + self.targets(3, on: on).map { target in
                var target = target
                target.id = "r-" + target.id
                return target
            }
        return [
            .planRevised(id, replacing: other.plan, title: "Điều chỉnh", targets: targets, on: on, under: parent)
        ]
    }

    /// A plan with targets of several kinds, comparisons and filters.
    mutating func plan(_ id: String, on day: Day, under parent: String? = nil) -> Event {
        let above = parent.flatMap { name in
            ledger.plans(NaiveCut(.last, position: ledger.position)).first { $0.plan == name }
        }
        let standing = units(on: day)
        // Targets of the plan above, for a unit of its own.
        let shared = (above?.targets.prefix(4) ?? []).map { target -> Target in
            var target = target
            target.id = "s-" + target.id.suffix(20)
            target.filter = TargetFilter(
                unit: random.pick(standing) ?? unitNames[0], area: target.filter?.area,
                socialProtection: target.filter?.socialProtection)
            if case .count(let count) = target.value { target.value = .count(count / 2 + 1) }
            return target
        }
        return .planAdopted(
            id, title: "Kế hoạch", targets: shared + targets(random.number(3...8), on: day), on: day, under: parent)
    }

    /// The units of a day but the city, as they are known now.
    private func units(on day: Day) -> [String] {
        NaiveUnits(ledger.live(knownThrough: ledger.position)).units(on: day).filter { $0 != "city" }
    }

    private mutating func targets(_ count: Int, on day: Day) -> [Target] {
        let standing = units(on: day)
        return (1...count).map { number in
            var target = Target(
                id: "t\(number)", kind: random.one(of: TargetKind.allCases), due: dueDay(),
                comparison: random.one(of: [.atLeast, .atMost, .below, .equal]), value: nil, quote: "giảm hằng năm")
            if target.kind != .resources { target.measure = measure() }
            target.of = target.kind == .resources ? .amountVND : .households
            if random.chance(30) {
                switch target.kind {
                case .resources: target.of = .gifts
                case .income, .lasting: break
                default: target.of = .persons
                }
            }
            value(of: &target)
            if random.chance(45) { filter(&target, standing) }
            if random.chance(20) { firstDay(of: &target) }
            // Now and then something that no kind allows.
            if random.chance(2) { target.months = 18 }
            return target
        }
    }

    private mutating func measure() -> TokenSet<HouseholdClass> {
        if random.chance(70) { return random.chance(60) ? [.poor] : [.nearPoor] }
        return random.one(of: [[.poor, .nearPoor], [.betterOff, .wellOff], [.disadvantaged], [.average, .wellOff]])
    }

    private mutating func dueDay() -> Day {
        let year = random.number(2022...2025)
        return random.chance(80) ? Day.endOfYear(year)! : Day(year: year, month: 6, day: 30)!
    }

    private mutating func value(of target: inout Target) {
        let share = ExactDecimal(digits: Int64(random.number(0...99)), fractionDigits: 2)!
        switch target.kind {
        case .rate, .sponsored: target.value = .decimal(share)
        case .lasting:
            target.value = .decimal(share)
            target.months = random.one(of: [12, 24, 36])
            // Seldom a class that no exit leaves.
            if random.chance(95) { target.measure = random.one(of: [[.poor], [.nearPoor], [.poor, .nearPoor]]) }
        case .income:
            target.statistic = random.one(of: [.mean, .median])
            if random.chance(50) {
                target.leastShare = random.one(of: [share, ExactDecimal("0.5")!, ExactDecimal("1")!])
            }
            switch random.number(1...3) {
            case 1: target.comparison = .rises
            case 2: target.value = .count(Int64(random.number(0...5)) * 100_000)
            default: target.value = .decimal(ExactDecimal(digits: Int64(random.number(8...13)), fractionDigits: 1)!)
            }
        case .resources:
            target.value = .count(
                target.of == .gifts ? Int64(random.number(0...9)) : Int64(random.number(0...30)) * 100_000)
            if random.chance(40) { target.givers = [.fundForThePoor, .enterprise] }
            if random.chance(30) { target.programmes = ["Tết"] }
        case .reduction, .increase, .stock, .leftBehind: target.value = .count(Int64(random.number(0...4)))
        }
    }

    private mutating func filter(_ target: inout Target, _ standing: [String]) {
        var filter = TargetFilter()
        if random.chance(50) {
            // Seldom one that is not there.
            filter.unit = random.chance(25) ? "city" : random.chance(5) ? unitNames.last : random.pick(standing)
        }
        if random.chance(40) { filter.area = random.chance(60) ? .urban : .rural }
        if random.chance(40), target.kind != .lasting, target.kind != .resources {
            filter.socialProtection = random.chance(50)
        }
        if filter != TargetFilter() { target.filter = filter }
    }

    private mutating func firstDay(of target: inout Target) {
        let year = target.due.year
        switch target.kind {
        case .stock, .rate, .sponsored: break
        case .reduction, .increase, .income, .leftBehind, .resources: target.from = Day(year: year, month: 1, day: 15)
        case .lasting: target.from = Day(year: 2021, month: 6, day: 15)
        }
    }
}
