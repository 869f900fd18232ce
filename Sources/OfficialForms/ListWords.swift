// The Vietnamese words of the lists for the vocabularies of the ledger, as offices write them.

import PovertyReports

extension HouseholdClass {
    /// The class as a list has it: `Hộ nghèo`.
    var onLists: String {
        let words = vietnamese
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension HouseholdListRow {
    /// How the household came into its class in the year, in the words of the forms 7.2 and 7.3.
    var entranceOnLists: String? {
        switch flow {
        case nil: entrance == nil ? nil : "Năm trước chuyển sang"
        case .cameFromPoor: "Từ hộ nghèo"
        case .fellFromNearPoor: "Từ hộ cận nghèo"
        case .relapsed: account.householdClass == .poor ? "Tái nghèo" : "Tái cận nghèo"
        case .newlyPoor, .newlyNearPoor: "Phát sinh mới"
        case .otherIncrease: "Chuyển đến, tách hộ"
        case .exitedToNearPoor, .exitedPastNearPoor, .fellToPoor, .otherDecrease: nil
        }
    }
}

extension AidKind {
    /// What was given.
    var onLists: String {
        switch self {
        case .cash: "Tiền mặt"
        case .goods: "Hiện vật"
        case .housing: "Nhà ở"
        case .livelihood: "Sinh kế"
        case .credit: "Vay vốn"
        case .healthInsurance: "Bảo hiểm y tế"
        case .education: "Giáo dục"
        case .labour: "Ngày công"
        case .ideas: "Sáng kiến"
        }
    }
}

extension DonorKind {
    /// What kind of giver that is.
    var onLists: String {
        switch self {
        case .stateBudget: "Ngân sách nhà nước"
        case .nationalProgramme: "Chương trình mục tiêu quốc gia"
        case .fundForThePoor: "Quỹ Vì người nghèo"
        case .massOrganisation: "Đoàn thể"
        case .agency: "Cơ quan"
        case .enterprise: "Doanh nghiệp"
        case .religiousBody: "Tổ chức tôn giáo"
        case .household: "Hộ gia đình"
        case .individual: "Cá nhân"
        case .abroad: "Nước ngoài"
        case .policyBank: "Ngân hàng Chính sách xã hội"
        }
    }
}

extension RecipientKind {
    /// What kind of recipient that is.
    var onLists: String {
        switch self {
        case .household: "Hộ gia đình"
        case .individual: "Cá nhân"
        case .collective: "Tập thể"
        }
    }
}
