// The kinds of aid that synthetic documents give. The bodies named are kinds of bodies; the gifts are invented.

/// What a document gives each household it lists.
struct AidOffer {
    let kind: StaticString
    let donor: StaticString
    let donorKind: StaticString
    var programme: StaticString?
    /// The least amount in VND; 0 where no money is meant.
    var amountVND = 0
    var measure: StaticString?

    /// An offer that suits so many households: long lists get small gifts.
    static func draw(size: Int, _ random: inout SplitMix64) -> AidOffer {
        offers[random.below(size >= 20 ? 4 : offers.count)]
    }

    private static let offers: [AidOffer] = [
        AidOffer(
            kind: "cash", donor: "Quỹ Vì người nghèo", donorKind: "fundForThePoor", programme: "Tết",
            amountVND: 300_000),
        AidOffer(kind: "goods", donor: "Hội Chữ thập đỏ", donorKind: "massOrganisation", measure: "kg"),
        AidOffer(
            kind: "healthInsurance", donor: "Ngân sách nhà nước", donorKind: "stateBudget", amountVND: 250_000),
        AidOffer(kind: "cash", donor: "Ngân sách nhà nước", donorKind: "stateBudget", amountVND: 55_000),
        AidOffer(
            kind: "housing", donor: "Quỹ Vì người nghèo", donorKind: "fundForThePoor", amountVND: 20_000_000),
        AidOffer(
            kind: "livelihood", donor: "Chương trình mục tiêu quốc gia", donorKind: "nationalProgramme",
            amountVND: 4_000_000),
        AidOffer(kind: "credit", donor: "Ngân hàng Chính sách xã hội", donorKind: "policyBank", amountVND: 10_000_000),
        AidOffer(kind: "education", donor: "Hội Khuyến học", donorKind: "massOrganisation", amountVND: 500_000),
        AidOffer(kind: "labour", donor: "Đoàn Thanh niên", donorKind: "massOrganisation", measure: "ngày công"),
        AidOffer(kind: "ideas", donor: "Tổ tư vấn", donorKind: "agency"),
    ]
}
