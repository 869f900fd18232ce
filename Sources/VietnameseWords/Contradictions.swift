// Questions about lists that contradict themselves or the ledger, in Vietnamese: what the source says, and its words. It
// holds text only.

extension VietnameseWords {
    static let contradictions: [String: String] = [
        "by the list household {1} is in {2}, and in the ledger it is in {3}; correct the unit or the code, or record the move first":
            "theo danh sách, hộ {1} ở {2}, mà trong sổ cái hộ ở {3}; sửa đơn vị hoặc mã hộ, hoặc ghi việc chuyển nơi ở trước",
        "the number of persons is {1} here, and that of households {2} in {3}: a household has at least one person; correct one of them":
            "ở đây có {1} nhân khẩu, mà ô {3} có {2} hộ, mỗi hộ có ít nhất một người; sửa một trong hai số",
        "the number of households is {1} here, and the ledger has {2} poor and near-poor ones of {3} on {4}; correct the total, or the households first":
            "ở đây có {1} hộ, mà sổ cái có {2} hộ nghèo và hộ cận nghèo của {3} tính đến ngày {4}; sửa tổng số, hoặc sửa các hộ trước",
        "the number of persons is {1} here, and the ledger has {2} in poor and near-poor households of {3} on {4}; correct the total, or the households first":
            "ở đây có {1} nhân khẩu, mà sổ cái có {2} nhân khẩu của hộ nghèo và hộ cận nghèo ở {3} tính đến ngày {4}; sửa tổng số, hoặc sửa các hộ trước",
        "{1} has {2} here, and its {3} in the list, from {4} on, {5}; correct one of them":
            "{1} ở đây là {2}, mà {3} trong danh sách, từ ô {4}, cộng lại là {5}; sửa một trong hai số",
        "part": "đơn vị trực thuộc",
        "parts": "đơn vị trực thuộc",
        "{1} has two kinds of marks and may be read in two ways; write it without points and commas":
            "{1} có hai loại dấu và có thể hiểu theo hai cách; ghi số không có dấu chấm, dấu phẩy",
        "the person has the day of birth of the one in row {1}, and a name that differs only by marks or by letters that look alike; if it is one person correct the rows, or else write the numbers of their identity cards":
            "người này cùng ngày sinh với người ở dòng {1}, họ tên chỉ khác dấu hoặc khác chữ nhìn giống nhau; nếu là một người thì sửa các dòng, nếu không thì ghi số căn cước của từng người",
        "the line and line {1} have one identity number, and two households":
            "dòng này và dòng {1} có cùng số căn cước mà ghi hai hộ",
        "keep the line that is right": "chỉ giữ dòng đúng",
        "the code of the line looks like that of line {1}, and is another one":
            "mã hộ ở dòng này nhìn giống mã ở dòng {1} nhưng là mã khác",
        "write one household's code in one way": "ghi mã của một hộ theo một cách",
        "by the office's own file a person with the same day of birth, whose name differs only by marks or by letters that look alike, is in {1}; write the code of the household, or correct the name":
            "theo tệp riêng của cơ quan, người cùng ngày sinh, họ tên chỉ khác dấu hoặc khác chữ nhìn giống nhau, ở {1}; ghi mã hộ, hoặc sửa họ tên",
        "the office's own file has {1}, which is not in the ledger and looks like {2}; correct the code in the file":
            "tệp riêng của cơ quan có mã {1}, không có trong sổ cái và nhìn gần giống {2}; sửa mã trong tệp",
        "{1} {2} {3} on {4}: its households are there by the units of {5}; write the form of the new unit, or take the units of an earlier day with --units-on":
            "{1} {2} {3} từ ngày {4}: theo địa bàn ngày {5}, các hộ thuộc đơn vị mới; lập biểu của đơn vị mới, hoặc lấy địa bàn theo một ngày trước đó bằng --units-on",
        "was divided among": "đã được chia tách thành",
        "merged into": "đã sáp nhập vào",
        "recorded by this import and in the ledger twice now: {1}, the first as {2} and {3}; if it was given once, void one of the two (socai audit lists them)":
            "lần nhập này làm {1} có hai lần trong sổ, trước hết là {2} và {3}; nếu chỉ trao một lần thì huỷ một trong hai (socai audit liệt kê đầy đủ)",
        "grant or award": "khoản hỗ trợ hoặc khen thưởng",
        "grants or awards": "khoản hỗ trợ hoặc khen thưởng",
        "the row has {1} đồng here, and its other amounts add up to {2}; correct one of them, or write what was given in rows of its own":
            "dòng ghi {1} đồng ở đây, mà các số tiền khác của dòng cộng lại là {2}; sửa một trong các số, hoặc ghi từng khoản hỗ trợ thành dòng riêng",
    ]
}
