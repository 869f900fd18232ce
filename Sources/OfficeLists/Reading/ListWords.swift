// The words that cells of lists have for what the ledger knows: classes, yes and no, kinds of aid, of donors and of
// recipients, areas. All are folded. A word that is not here is a question; none is matched by being like another.

import PovertyLedger

/// The words of cells.
enum ListWords {
    /// What a cell says of a household's standing.
    enum Standing: Hashable {
        case `class`(HouseholdClass)
        case exit(ListedExit)
    }

    /// Words with what they mean, from lines `meaning: word | word`.
    private static func table<Meaning>(_ lines: String, _ meaning: (String) -> Meaning?) -> [String: Meaning] {
        var table: [String: Meaning] = [:]
        for line in lines.split(separator: "\n") {
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2, let value = meaning(String(halves[0])) else { continue }
            for word in halves[1].split(separator: "|") { table[Spelling.folded(String(word))] = value }
        }
        return table
    }

    static let standings: [String: Standing] = table(
        """
        poor: ho ngheo | ngheo | hn | poor | ngheo moi | ho ngheo moi | ngheo cu | tai ngheo | ho tai ngheo | la ho ngheo
        poor: ho ngheo btxh | ho ngheo bao tro xa hoi | ho ngheo da chieu | ngheo da chieu
        nearPoor: ho can ngheo | can ngheo | hcn | cn | near poor | nearpoor | can ngheo moi | tai can ngheo | la ho can ngheo
        disadvantaged: ho co hoan canh kho khan | co hoan canh kho khan | ho kho khan | kho khan | disadvantaged
        average: ho co muc song trung binh | muc song trung binh | ho muc song trung binh | ho trung binh | trung binh
        average: mstb | ho mstb | average
        average: ho lam nong nghiep lam nghiep ngu nghiep diem nghiep co muc song trung binh | ho nong lam ngu diem nghiep mstb
        betterOff: ho kha | kha | better off | betteroff
        wellOff: ho giau | giau | ho kha giau | well off | welloff
        """
    ) { HouseholdClass($0).map(Standing.class) }.merging(
        table(
            """
            leftPoverty: thoat ngheo | ho thoat ngheo | da thoat ngheo | thoat ho ngheo
            leftNearPoverty: thoat can ngheo | ho thoat can ngheo | da thoat can ngheo
            notPoor: ho khong ngheo | khong ngheo | hkn | khong thuoc ho ngheo can ngheo | khong thuoc dien ngheo can ngheo
            notPoor: vuot chuan can ngheo | vuot chuan ngheo can ngheo | khong ngheo khong can ngheo | not poor
            notPoor: ho vuot chuan can ngheo | ngoai danh sach
            """
        ) { ListedExit(rawValue: $0).map(Standing.exit) }
    ) { first, _ in first }

    /// The standing of a text without the numbering and the counts around it, such as `II. Hộ cận nghèo: 25 hộ`.
    static func standing(ofGroup folded: String) -> Standing? {
        var words = folded.split(separator: " ")
        if words.count > 1, isNumbering(words[0]) { words.removeFirst() }
        if words.starts(with: ["danh", "sach"]) { words.removeFirst(2) }
        while let last = words.last, words.count > 1, isCount(last) || (last == "ho" && words.count > 2) {
            words.removeLast()
        }
        return standings[words.joined(separator: " ")]
    }

    private static func isCount(_ word: Substring) -> Bool {
        word.utf8.allSatisfy { $0 &- 0x30 <= 9 } || ["khau", "nhan", "nguoi", "co", "gom", "tong", "so"].contains(word)
    }

    /// Whether a word numbers what follows: a Roman number, a letter, digits.
    static func isNumbering(_ word: some StringProtocol) -> Bool {
        let bytes = Array(word.utf8)
        return bytes.allSatisfy { $0 &- 0x30 <= 9 } || bytes.allSatisfy { "ivx".utf8.contains($0) }
            || (bytes.count == 1 && bytes[0] >= UInt8(ascii: "a") && bytes[0] <= UInt8(ascii: "h"))
    }

    /// Yes or no; a mark that is no word is yes too.
    static let answers: [String: Bool] = table(
        """
        yes: co | x | xx | v | 1 | true | yes | y | dung | thuoc dien | dien btxh | btxh | bao tro xa hoi | thuoc dien bao tro xa hoi
        no: khong | ko | k | 0 | false | no | n | sai | khong co | khong thuoc dien
        """
    ) { $0 == "yes" }

    /// Marks that fold to nothing.
    static let ticks: Set<String> = ["✓", "✔", "☑", "√", "×", "✗", "✘", "☒", "●", "•", "+", "*"]

    static let aidKinds: [String: AidKind] = table(
        """
        cash: tien mat | tm | tien | cash | chuyen khoan | ho tro tien mat | tro cap tien mat | qua bang tien
        goods: qua | hien vat | hang hoa | goods | gao | nhu yeu pham | qua tet | qua bang hien vat | vat dung | tang qua
        housing: nha | nha o | xay nha | sua nha | xay moi nha | xay dung nha | sua chua nha | nha dai doan ket | housing
        housing: nha tinh thuong | nha tinh nghia | xay dung nha o | sua chua nha o | ho tro nha o | xay moi | xoa nha tam
        livelihood: sinh ke | mo hinh sinh ke | ho tro sinh ke | con giong | cay giong | bo giong | livelihood | phuong tien sinh ke
        credit: vay von | tin dung | vay | vay von tin dung | credit | cho vay | vay von uu dai | tin dung uu dai
        healthInsurance: bao hiem y te | bhyt | the bhyt | the bao hiem y te | healthinsurance | health insurance | mua bhyt
        education: hoc bong | giao duc | giao duc dao tao | hoc nghe | dao tao nghe | education | ho tro giao duc | day nghe | do dung hoc tap
        labour: ngay cong | cong lao dong | labour | ngay cong lao dong
        ideas: y tuong | sang kien | sang kien tu van | tu van | ideas | tu van ky thuat
        """, AidKind.init)

    /// What a grant was for, where its kind follows from that; of a feast or an accident it does not.
    static let aidFields: [String: AidKind] = table(
        """
        livelihood: mo hinh sinh ke | sinh ke | ho tro sinh ke
        education: hoc sinh ngheo | hoc bong | giao duc
        housing: nha bi sap | nha dai doan ket | nha o | xay nha | sua nha
        """, AidKind.init)

    static let donorKinds: [String: DonorKind] = table(
        """
        stateBudget: ngan sach | ngan sach nha nuoc | nsnn | statebudget | state budget | ngan sach xa | ngan sach tinh
        stateBudget: ngan sach huyen | ngan sach thanh pho | ngan sach trung uong | ngan sach dia phuong
        nationalProgramme: chuong trinh muc tieu quoc gia | ctmtqg | ct mtqg | nationalprogramme | national programme
        fundForThePoor: quy vnn | vi nguoi ngheo | quy vi nguoi ngheo | fundforthepoor | fund for the poor
        massOrganisation: mttq | mat tran | mat tran doan the | mat tran to quoc | hoi phu nu | hoi nong dan | doan thanh nien | hoi cuu chien binh
        massOrganisation: doan the | hoi doan the | hoi | to chuc hoi | cong doan | hoi chu thap do | to chuc chinh tri xa hoi | massorganisation | mass organisation
        massOrganisation: uy ban mttq | ubmttq | phu nu | nong dan | ccb
        agency: co quan | co quan nha nuoc | don vi su nghiep | agency | co quan don vi
        enterprise: doanh nghiep | cong ty | enterprise | hop tac xa | htx
        religiousBody: ton giao | to chuc ton giao | chua | nha tho | religiousbody | religious body | co so ton giao
        household: ho gia dinh | ho | household
        individual: ca nhan | individual | nha hao tam | manh thuong quan
        abroad: nuoc ngoai | quoc te | to chuc nuoc ngoai | kieu bao | abroad
        policyBank: ngan hang chinh sach | ngan hang chinh sach xa hoi | ngan hang csxh | nhcsxh | policybank | policy bank
        """, DonorKind.init)

    /// What kind of giver a name says that it is of; nil where it does not say that.
    static func kind(ofDonor folded: String) -> DonorKind? {
        let beginnings: [(String, DonorKind)] = [
            ("cong ty ", .enterprise), ("doanh nghiep ", .enterprise), ("hop tac xa ", .enterprise),
            ("tong cong ty ", .enterprise), ("quy vi nguoi ngheo", .fundForThePoor), ("ngan hang csxh", .policyBank),
            ("ngan hang chinh sach xa hoi", .policyBank), ("hoi chu thap do", .massOrganisation),
            ("hoi lien hiep phu nu", .massOrganisation), ("hoi nong dan", .massOrganisation),
        ]
        return donorKinds[folded] ?? beginnings.first { folded.hasPrefix($0.0) }?.1
    }

    static let recipientKinds: [String: RecipientKind] = table(
        """
        collective: tap the | collective | don vi | cac tap the | doi voi tap the
        individual: ca nhan | individual | cac ca nhan | doi voi ca nhan
        household: ho gia dinh | ho | household | cac ho gia dinh | doi voi ho gia dinh | gia dinh
        """, RecipientKind.init)

    static let areas: [String: Area] = table(
        """
        urban: thanh thi | khu vuc thanh thi | urban | do thi | khu vuc do thi
        rural: nong thon | khu vuc nong thon | rural
        """, Area.init)

    /// Whether a grant was made.
    static let statuses: [String: Bool] = table(
        """
        yes: da nhan | da ban giao | da giao | da cap | da trao | da ho tro | hoan thanh | da chi | da thuc hien | da hoan thanh
        no: dang khao sat | da phe duyet | dang thuc hien | tam dung | chua nhan | chua ban giao | cho duyet | chua thuc hien
        """
    ) { $0 == "yes" }

    /// The head of a household.
    static let headRelations: Set<String> = ["chu ho", "ch", "ban than", "head", "household head", "chu"]

    /// What is written for a code that a household does not have.
    static let noCodes: Set<String> = [
        "0", "x", "moi", "ho moi", "chua co", "chua co ma", "chua cap", "chua cap ma", "khong", "khong co", "ko co",
        "ko",
    ]

    /// What a formula gives that failed.
    static let failures: Set<String> = [
        "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    ]

    /// What is written for a missing value.
    static func isMissing(_ text: String) -> Bool {
        guard text.utf8.count <= 9, let first = text.utf8.first, first < 0x30 || first >= 0x3A else { return false }
        // A letter other than the n of the words below, or of Vietnamese.
        let isLetter = (first | 0x20) >= UInt8(ascii: "a") && (first | 0x20) <= UInt8(ascii: "z")
        if isLetter, first | 0x20 != UInt8(ascii: "n") { return false }
        if (0xC3..<0xE2).contains(first) { return false }
        if text.unicodeScalars.allSatisfy({ "-–—_.…?/".unicodeScalars.contains($0) }) { return true }
        switch text.lowercased() {
        case "n/a", "na", "null", "none", "nan", "nil": return true
        default: return false
        }
    }
}
