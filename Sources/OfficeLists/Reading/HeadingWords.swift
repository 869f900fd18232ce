// The headings that lists of offices have, and what their columns mean. A heading is folded before it is looked up: it
// matches as a whole, or by its beginning where that is long enough to tell. A heading over several columns never lends
// its meaning to the ones below it.

/// Headings by kind of list.
struct HeadingWords {
    /// A meaning, and how sure it is.
    struct Match: Equatable {
        let field: ListField
        /// The less, the surer: 0 for the whole heading, 1 for its beginning, 2 for words that mean other things too.
        let rank: Int
    }

    private struct Phrase {
        let match: Match
        let isWholeOnly: Bool
    }

    private var phrases: [String: Phrase] = [:]
    private var longest = 0

    /// The headings of a kind of list.
    init(_ kind: ListKind) {
        // What is said for one kind has precedence over what is said for all.
        for line in HeadingWords.table.split(separator: "\n") {
            let halves = line.split(separator: ":", maxSplits: 1)
            let names = halves[0].split(separator: "@")
            guard halves.count == 2, let field = ListField(rawValue: String(names[0])) else { continue }
            let isForKind = names.count > 1
            if isForKind, !names[1].split(separator: ",").contains(where: { $0 == kind.rawValue }) { continue }
            for part in halves[1].split(separator: "|") {
                let mark = part.last { $0 != " " }
                let isWholeOnly = mark == "="
                let isUnsure = mark == "?"
                let phrase = Spelling.folded(String(part))
                if phrases[phrase] != nil, !isForKind { continue }
                phrases[phrase] = Phrase(
                    match: Match(field: field, rank: isUnsure ? 2 : 0), isWholeOnly: isWholeOnly || isUnsure)
                longest = max(longest, phrase.split(separator: " ").count)
            }
        }
    }

    /// The meaning of a folded heading.
    func match(_ heading: String) -> Match? {
        if let phrase = phrases[heading] { return phrase.match }
        let words = heading.split(separator: " ")
        for count in stride(from: min(longest, words.count - 1), to: 0, by: -1) {
            let start = words[..<count].joined(separator: " ")
            if let phrase = phrases[start], !phrase.isWholeOnly {
                return Match(field: phrase.match.field, rank: 1)
            }
        }
        if let deprivation = Indicators.deprivations.word(beginning: heading) {
            return Match(field: .mark(for: deprivation), rank: 1)
        }
        if heading != "khac", let cause = Indicators.causes.word(beginning: heading) {
            return Match(field: .mark(for: cause), rank: 1)
        }
        return heading.contains("bao tro xa hoi") ? Match(field: .socialProtection, rank: 1) : nil
    }

    /// The meaning of a heading by its parts from above, folded; `spans` says of each but the last whether it is over
    /// several columns.
    func match(_ parts: [String], spans: [Bool]) -> Match? {
        guard let last = parts.last else { return nil }
        if let phrase = phrases[parts.joined(separator: " ")] { return phrase.match }
        // A second row of headings below technical names: what is above decides where it is known.
        if parts.count > 1, !spans[parts.count - 2] {
            let above = parts[parts.count - 2]
            if HeadingWords.isTechnical(above), let match = match(above), match.rank < 2 { return match }
            if match(last) == nil, let phrase = phrases[above] { return phrase.match }
        }
        if let match = match(last) { return match }
        for index in parts.indices.dropLast().reversed() where !spans[index] {
            if let match = match(parts[index]) { return match }
        }
        return nil
    }

    private static func isTechnical(_ heading: String) -> Bool {
        ["family", "quickreview", "b1point", "b2point", "classify", "reviewer", "date"].contains {
            heading.hasPrefix($0)
        }
    }

    /// `field[@kinds]: heading | heading`; `=` behind a heading: as a whole only; `?`: as a whole, and where no other
    /// column has the meaning.
    private static let table = """
        rowNumber: stt= | tt= | so tt= | so thu tu= | no= | stt thanh vien | tt thanh vien= | so thu tu thanh vien
        householdNumber: stt ho= | so tt ho= | tt ho= | stt chu ho | so thu tu ho= | stt ho gia dinh= | so thu tu chu ho
        code: ma ho | ma so ho | ma ho gia dinh | code= | household code | family code | ma dinh danh ho | household=
        code@awards: ma so= | ma=
        identityNumber: so cccd | cccd | cmnd | so cmnd | so dinh danh | so can cuoc | can cuoc cong dan | so giay to tuy than
        identityNumber: identity number | id number= | so cmt | so the can cuoc | so cmtnd | ma dinh danh ca nhan | can cuoc=
        headName: ho va ten chu ho | ho ten chu ho | chu ho | ten chu ho | family hostname | household head | head of household
        headName: head name= | head= | ho ten dai dien | ho va ten dai dien | ho ten nguoi dai dien | ho va ten nguoi dai dien
        memberName: ho va ten thanh vien | ho ten thanh vien | thanh vien= | ten thanh vien | ho va ten cac thanh vien
        memberName: ho ten cac thanh vien | member name= | member= | ho va ten thanh vien trong ho
        personName: ho va ten | ho ten | ho ten chu ho va thanh vien | ho ten chu ho va cac thanh vien | name= | full name=
        personName: ho va ten chu ho va thanh vien | ho va ten chu ho va cac thanh vien | nguoi nhan= | ten nguoi nhan
        personName: nguoi duoc ho tro | ho ten nguoi nhan | ho va ten nguoi nhan | ca nhan= | ho dem va ten
        relation: quan he voi chu ho | quan he | moi quan he | relation | qh voi chu ho | qh chu ho
        birthDay: ngay sinh | ngay thang nam sinh | nam sinh | ngay thang sinh | sinh ngay | birth | date of birth | dob= | year of birth
        birthDayMale: nam sinh nam= | ngay sinh nam= | ngay thang nam sinh nam= | nam nam sinh | nam=
        birthDayFemale: nam sinh nu= | ngay sinh nu= | ngay thang nam sinh nu= | nu nam sinh | nu=
        sex: gioi tinh | nam nu= | sex= | gender= | family hostgender
        unit: xa= | phuong= | xa phuong | phuong xa | ten xa | ten phuong | unit= | commune= | ward= | xa phuong thi tran | xa thi tran
        unit: don vi hanh chinh | ten don vi hanh chinh | dia ban= | don vi? | dia phuong? | ten don vi? | xa p
        unit@totals: khu vuc dia ban | khu vuc don vi | don vi | dia phuong | ten don vi | khu vuc
        unit@awards: chuc vu don vi? | don vi cong tac | don vi= | dia phuong=
        unitCode: ma xa | ma phuong | ma don vi | unit code | ma dvhc | ma dia ban
        hamlet: thon= | ap= | khom= | thon ap | khom ap | ap khom | to dan pho | thon to dan pho | khoi xom | khu pho | thon ban | hamlet=
        hamlet: to= | thon xom | khoi= | xom= | ap khu pho | thon khom | ban= | thon buon | khu dan cu | thon to | xom ap
        address: dia chi= | noi o | cho o | address= | noi thuong tru | ho khau thuong tru | noi cu tru | noi dang ky | dia chi thuong tru
        area: khu vuc= | thanh thi nong thon | area= | khu vuc thanh thi nong thon | vung=
        class: phan loai ho | phan loai= | classify | class= | ket luan ra soat | ket qua ra soat | ket luan= | loai ho | dien ho
        class: ho ngheo ho can ngheo | ngheo can ngheo= | ho ngheo can ngheo= | ket qua phan loai | ket qua sau ra soat | thuoc dien
        class: phan loai sau ra soat | ket qua cong nhan | hien trang ho | phan loai ho sau | doi tuong? | dien? | ket qua? | loai?
        class: doi tuong ho | loai doi tuong? | dien doi tuong
        previousClass: phan loai truoc | truoc ra soat= | class before | phan loai nam truoc | ket qua nam truoc | dien truoc
        previousClass: phan loai ho truoc | hien trang truoc | phan loai ho nam truoc | phan loai dau nam | loai ho truoc | ket qua truoc
        classPoor: ho ngheo= | ngheo= | poor=
        classNearPoor: ho can ngheo= | can ngheo= | near poor=
        classNotPoor: ho khong ngheo= | khong ngheo= | thoat ngheo=
        newlyPoor: ngheo moi | ho ngheo moi | ngheo phat sinh | phat sinh moi=
        poorAgain: tai ngheo= | ho tai ngheo=
        stillPoor: ngheo cu | ho ngheo cu
        members: so nhan khau | nhan khau= | so khau | so thanh vien | khau= | family numberofmembers | members= | number of members
        members: household size | so nguoi= | tong so nhan khau | tong so khau | so nguoi trong ho | so luong nhan khau
        socialProtection: bao tro xa hoi | ho bao tro xa hoi | dien bao tro | btxh | dien btxh | ho btxh | social protection
        socialProtection: socialprotection | thuoc dien btxh | doi tuong btxh | doi tuong bao tro xa hoi | thuoc dien bao tro xa hoi
        incomeScore: diem b1 | b1= | b1point | b1 point | diem thu nhap | tong diem b1 | income score | incomescore | diem a= | b1 thu nhap
        deprivationScore: diem b2 | b2= | b2point | b2 point | diem thieu hut | tong diem b2 | deprivation score | deprivationscore
        deprivationScore: diem b= | b2 thieu hut
        decisionNumber: so quyet dinh | so qd | decision number | quyet dinh so | so hieu quyet dinh | so van ban | qd so | decisionnumber
        decisionNumber: quyet dinh cong nhan so= | quyet dinh phe duyet so= | quyet dinh cong nhan so hieu=
        decisionDay: quyet dinh cong nhan ngay= | quyet dinh phe duyet ngay= | quyet dinh cong nhan ngay thang=
        decisionDay: ngay ban hanh | ngay quyet dinh | ngay qd | ngay ky | ngay cong nhan | decision date | decision day
        decisionDay: ngay khen thuong | ngay trao tang | ngay thang quyet dinh | ngay thang nam quyet dinh | quyet dinh ngay | ngay thang nam ban hanh | decisionday
        decision: so qd ngay | so quyet dinh ngay | so ngay quyet dinh | so ngay thang quyet dinh | quyet dinh= | quyet dinh cong nhan
        decision: so va ngay quyet dinh | so ngay thang nam quyet dinh | so qd va ngay | so ngay qd | so quyet dinh va ngay
        decision: quyet dinh so ngay | quyet dinh so va ngay
        reviewDay: ngay ra soat | thoi gian ra soat | date? | review date | ngay dieu tra | review day | thoi diem ra soat
        deprivations: thieu hut= | cac chi so thieu hut | chi so thieu hut | chieu thieu hut | deprivations= | cac chi tieu thieu hut
        deprivations: chi tieu thieu hut | thieu hut dich vu xa hoi | thieu hut dvxhcb | thieu hut cac | noi dung thieu hut
        deprivations: cac chieu thieu hut | thieu hut tiep can
        causes: nguyen nhan ngheo | nguyen nhan= | cac nguyen nhan | causes= | nguyen nhan dan den | nguyen nhan ngheo can ngheo
        aidKind@aid: hinh thuc ho tro | hinh thuc= | loai ho tro | kind= | aid kind | noi dung ho tro? | loai hinh | noi dung? | hinh thuc tro giup
        amount@aid: so tien | tri gia | gia tri | thanh tien | kinh phi | muc ho tro | amount | tong kinh phi | tong tri gia | tong so tien
        amountCash@aid: tien mat | tien=
        amountGoods@aid: qua= | qua tang= | tri gia qua tang= | hien vat quy | tri gia hien vat | hien vat= | hien vat quy ra tien | tri gia qua
        amountTotal@aid: tong cong= | cong= | tong= | tong so= | tong cong so tien=
        quantity@aid: so luong | quantity=
        measure@aid: don vi tinh | dvt= | measure=
        donor@aid: don vi ho tro | nha tai tro | don vi ca nhan | nguoi tang | don vi tang | donor= | ca nhan don vi | to chuc ca nhan
        donor@aid: don vi tai tro | nguoi ho tro | co quan ho tro | nha hao tam | don vi ca nhan ho tro | don vi trao | ben ho tro
        donorKind@aid: nguon kinh phi | loai don vi ho tro | loai nha tai tro | loai nguoi ho tro | nguon? | loai nguon | donor kind | nguon von | donorkind | nguon ho tro?
        aidField@aid: linh vuc
        programme@aid: chuong trinh | programme= | program= | dot ho tro | phong trao
        fund@aid: quy= | fund= | ten quy
        day@aid: ngay ho tro | ngay nhan | ngay trao | ngay= | thoi gian= | day= | date= | ngay cap | ngay thang= | nam? | thoi gian ho tro
        day@aid: ngay ban giao | nam ho tro | thoi gian nhan | ngay thang nam=
        status@aid: trang thai | status= | tinh trang
        recipient@awards: ho va ten tap the | ho ten tap the | ten tap the ca nhan | tap the ca nhan | ho ten= | ho va ten= | recipient=
        recipient@awards: ten ca nhan tap the | don vi ca nhan | ten tap the ca nhan ho | ho va ten don vi | ho ten don vi | ca nhan tap the
        recipient@awards: ten don vi ca nhan | name= | ten= | ten don vi= | ten tap the ho gia dinh ca nhan | tap the ho gia dinh ca nhan
        recipient@awards: ten tap the ca nhan ho gia dinh | ho ten ca nhan tap the | ho va ten ca nhan
        collective@awards: tap the= | ten tap the= | collective=
        headName@awards: ho gia dinh= | ten ho gia dinh
        recipientKind@awards: loai doi tuong | doi tuong= | recipient kind | recipientkind | loai= | doi tuong khen thuong
        form@awards: hinh thuc khen | hinh thuc= | form= | danh hieu | hinh thuc de nghi
        authority@awards: cap khen | co quan khen thuong | cap quyet dinh | co quan quyet dinh | authority= | co quan ban hanh | cap ban hanh
        authority@awards: nguoi ky | cap khen thuong
        movement@awards: phong trao | movement=
        achievement@awards: thanh tich | noi dung khen | achievement= | ly do khen | tom tat thanh tich | noi dung thanh tich | noi dung=
        households@totals: so ho | tong so ho | ho= | so ho dan | households= | tong so ho dan | so ho dan cu | tong so ho dan cu
        persons@totals: nhan khau | so nhan khau | so khau | khau= | tong so nhan khau | persons= | tong so khau | so nhan khau
        note: ghi chu | note= | notes= | remark
        ignored: tinh= | huyen= | ma huyen | ma tinh | quan huyen | huyen quan | dan toc | tuoi | ho dtts | ho dttc | tinh thanh pho= | thanh pho=
        ignored: ho khong co kha nang | khong co kha nang lao dong | thanh vien co cong | co cong | ho chinh sach | ho co cong
        ignored: ho dan toc | ngay cap cccd | ngay cap cmnd | noi cap | dien thoai | so dien thoai | sdt= | ton giao | ngan hang
        ignored: so tai khoan | to chuc phu trach | can bo ra soat | nguoi ra soat | reviewer | family codantoctaicho | quickreview
        ignored: nghe nghiep | trinh do hoc van | trinh do van hoa | chinh sach ho tro | thu nhap binh quan | tong so thieu hut
        ignored: so chi so thieu hut | so chieu thieu hut | muc thuong | tien thuong | chuc vu | chuc danh | ma tinh thanh pho
        ignored: huyen thanh pho | chu ky | ky nhan | ky ten | ly do= | anh= | ti le | ty le
        """
}
