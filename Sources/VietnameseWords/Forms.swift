// Official forms, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let forms: [String: String] = [
        "did you mean {1}?": "có phải là {1} không?",
        "there is no sheet \"{1}\"": "không có trang tính \"{1}\"",
        "list": "danh sách",
        "the file of names is empty": "tệp họ tên đang trống",
        "the file of names has other headings": "tệp họ tên có các tiêu đề cột khác",
        "form {1} can't be made: a ledger does not record {2}": "không lập được biểu {1}: sổ cái không ghi {2}",
        "the merit and the capacity for work of households": "công với cách mạng và khả năng lao động của hộ",
        "the ethnicity of households": "dân tộc của hộ",
        "children and their schooling and health": "trẻ em, việc học và sức khoẻ của trẻ em",
        "fewer": "(giảm)",
        "more": "(tăng)",
        "protected": "diện bảo trợ",
        "at least": "ít nhất",
        "at most": "tối đa",
        "exactly": "đúng",
        "from is {1}, after the last day, {2}; it must be the same day or earlier":
            "from là {1}, sau ngày cuối {2}; phải là cùng ngày hoặc sớm hơn",
        "a whole per cent ": "là số phần trăm nguyên ",
        "{1} is {2}; it must be {3}from {4} to {5}": "{1} là {2}; giá trị này phải {3}từ {4} đến {5}",
    ]
}
