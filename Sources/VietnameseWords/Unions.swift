// Unions of ledgers, in Vietnamese: the sentences of the source and their words. It holds text only.

extension VietnameseWords {
    /// What an audit finds in a union only.
    static let unionVocabulary: [String: String] = [
        "arrivedWithoutLeaving": "chuyển đến mà nơi đi chưa ghi",
        "householdInTwoOffices": "hộ có trong hai sổ cái",
        "inTransit": "đang chuyển giữa hai đơn vị",
        "repeatedTransfer": "ghi chuyển hộ nhiều lần",
        "rulesDiffer": "phiên bản quy tắc không khớp",
        "unitsDiffer": "đơn vị không khớp",
    ]

    static let unions: [String: String] = [
        "this is one ledger, and a position is given for each of several offices":
            "đây là một sổ cái, còn vị trí lại được nêu cho từng đơn vị trong nhiều đơn vị giữ sổ",
        "write one position, such as #48211, or ask the union of these offices":
            "ghi một vị trí, ví dụ #48211, hoặc hỏi sổ hợp nhất của các đơn vị đó",
        "the amounts of the gifts of target {1} in all ledgers add up to {2} VND":
            "số tiền hỗ trợ của chỉ tiêu {1} trong tất cả các sổ cái cộng lại là {2} VND",
        "union file": "tệp sổ hợp nhất",
        "name the file that lists the ledgers": "nêu tệp liệt kê các sổ cái",
        "the union has no name": "sổ hợp nhất chưa có tên",
        "add a line such as: name TP. Bạc Liêu": "thêm một dòng như: name TP. Bạc Liêu",
        "the union has no office": "sổ hợp nhất chưa có đơn vị nào",
        "add a line such as: office phuong-1 phuong-1.socai": "thêm một dòng như: office phuong-1 phuong-1.socai",
        "this is not a union file": "đây không phải là tệp sổ hợp nhất",
        "its first line is: {1}": "dòng đầu của tệp phải là: {1}",
        "write one office a line": "ghi mỗi đơn vị một dòng",
        "the line is not UTF-8": "dòng này không phải là UTF-8",
        "the line has a control character": "dòng có ký tự điều khiển",
        "lines end with a line feed alone, and have no tabs":
            "dòng chỉ kết thúc bằng ký tự xuống dòng (LF) và không có dấu tab",
        "the line is neither a name nor an office": "dòng này không phải là tên cũng không phải là đơn vị",
        "write name and the union's name, or office, its name and the path of its ledger":
            "ghi name và tên của sổ hợp nhất, hoặc office, tên đơn vị và đường dẫn sổ cái của đơn vị",
        "the union has a second name": "sổ hợp nhất có tên thứ hai",
        "name it once": "đặt tên một lần",
        "the name of the union is not 1 to 256 bytes": "tên của sổ hợp nhất không nằm trong khoảng 1 đến 256 byte",
        "name it shortly": "đặt tên ngắn gọn",
        "the path of the ledger is missing": "thiếu đường dẫn của sổ cái",
        "write office, its name and the path": "ghi office, tên đơn vị và đường dẫn",
        "\"{1}\" is not a name of an office": "\"{1}\" không phải là tên đơn vị hợp lệ",
        "a name has 1 to 64 letters and digits of ASCII, and . - _":
            "tên có từ 1 đến 64 chữ cái và chữ số ASCII, cùng các dấu . - _",
        "the office {1} is named twice": "đơn vị {1} được nêu hai lần",
        "name each office once": "nêu mỗi đơn vị một lần",
        "the union has more than {1} offices": "sổ hợp nhất có hơn {1} đơn vị",
        "make several unions": "lập nhiều sổ hợp nhất",
        "the office {1} has the ledger of the office {2}": "đơn vị {1} có cùng sổ cái với đơn vị {2}",
        "each ledger counts once: remove one of the two lines": "mỗi sổ cái chỉ tính một lần: bỏ một trong hai dòng",
        "a union of {1} ledgers takes {2} open files, and {3} are allowed":
            "sổ hợp nhất gồm {1} sổ cái cần mở {2} tệp, nhưng chỉ được phép mở {3}",
        "raise the limit of open files (ulimit -n)": "nâng giới hạn số tệp được mở (ulimit -n)",
        "the ledger of {1} has the offset {2} from UTC, that of {3} has {4}":
            "sổ cái của {1} lệch UTC {2}, còn sổ cái của {3} lệch {4}",
        "a day ends at another instant in each; make a union of ledgers with one offset":
            "ngày kết thúc vào thời điểm khác nhau ở mỗi sổ; lập sổ hợp nhất từ các sổ cái có cùng độ lệch",
        "there is no ledger of the office {1}": "không có sổ cái của đơn vị {1}",
        "line {1} of {2} names it": "dòng {1} của {2} nêu sổ này",
        "a union of {1} ledgers has no position of its own": "sổ hợp nhất gồm {1} sổ cái không có vị trí riêng",
        "write one for each office, such as #{1}=12,…, or a day or an instant":
            "ghi vị trí cho từng đơn vị, ví dụ #{1}=12,…, hoặc một ngày hay một thời điểm",
        "the union has no office {1}": "sổ hợp nhất không có đơn vị {1}",
        "name the offices of its file": "nêu các đơn vị có trong tệp của sổ",
        "the office {1} has no position": "đơn vị {1} không có vị trí",
        "write one for each office; 0 is before its first event":
            "ghi vị trí cho từng đơn vị; 0 là trước sự kiện đầu tiên",
        "a union does not answer {1}": "sổ hợp nhất không trả lời {1}",
        "ask the ledger of the office": "hỏi sổ cái của đơn vị",
        "which events lead from one balance to the other": "những sự kiện nào dẫn từ số dư này đến số dư kia",
        "the code is in the register of {1} offices, {2}, and counts in each":
            "mã hộ có trong sổ đăng ký của {1} đơn vị ({2}) và được tính ở từng đơn vị",
        "{1} and {2} differ in what they recorded of the unit: {3}":
            "{1} và {2} ghi khác nhau về đơn vị hành chính này: {3}",
        "the transfer {1} from {2} to {3} is recorded again: {4} times as left, {5} times as arrived":
            "lần chuyển {1} từ {2} đến {3} được ghi lặp lại: {4} lần chuyển đi, {5} lần chuyển đến",
        "it arrived in {1} by the transfer {2}, and {3} has not recorded that it left":
            "hộ đã đến {1} theo lần chuyển {2}, nhưng {3} chưa ghi hộ chuyển đi",
        "it left {1} for {2} by the transfer {3} and has not arrived; it counts nowhere":
            "hộ đã rời {1} để đến {2} theo lần chuyển {3} và chưa đến nơi; hộ không được tính ở đâu cả",
        "the ledgers are recorded under different versions of the rules: {1}":
            "các sổ cái được ghi theo những phiên bản quy tắc khác nhau: {1}",
        "the ledgers of {1} are recorded under different versions of the rules: {2}; an older one holds nothing of what later versions brought, such as funds and transfers, until more is recorded in it":
            "các sổ cái của {1} được ghi theo những phiên bản quy tắc khác nhau: {2}; sổ theo phiên bản cũ chưa có những gì phiên bản sau bổ sung, như quỹ và chuyển hộ, cho đến khi được ghi thêm",
        "version {1} in {2}": "phiên bản {1} ở {2}",
        "{1} more": "{1} đơn vị khác",
        "The same form again: --known '{1}'\n": "Để có lại đúng biểu này: --known '{1}'\n",
        "nothing is recorded in the ledgers of the union": "các sổ cái của sổ hợp nhất chưa ghi gì",
        "import their entries first": "nhập bút toán của các sổ đó trước",
        "It lists no households: each is with its events in the ledger of its office\n":
            "Trang không liệt kê hộ: mỗi hộ cùng các sự kiện của hộ ở trong sổ cái của đơn vị\n",
        "its kind": "loại đơn vị",
        "the unit it is merged into": "đơn vị mà nó sáp nhập vào",
        "whether it is divided": "việc chia tách",
        "the unit it is part of": "đơn vị cấp trên của nó",
        "its area": "khu vực",
        "this verb works on one ledger, and this is a union of several":
            "lệnh này làm việc với một sổ cái, còn đây là sổ hợp nhất của nhiều sổ",
        "name the ledger of an office of the union": "nêu sổ cái của một đơn vị trong sổ hợp nhất",
        "--offices is given, and a ledger is that of one office":
            "có --offices, trong khi một sổ cái chỉ là của một đơn vị",
        "it goes with a union, a file whose name ends in .union":
            "tuỳ chọn này dùng với sổ hợp nhất, là tệp có tên kết thúc bằng .union",
        "Union {1} of {2}; a position is the number of events that are known in all of them":
            "Sổ hợp nhất {1} gồm {2}; vị trí là số sự kiện đã biết trong tất cả các sổ đó",
        "The same figures again: {1}\n": "Để có lại đúng số liệu này: {1}\n",
        "The office {1}": "Đơn vị {1}",
        "transfer {1}": "chuyển hộ {1}",
    ]
}
