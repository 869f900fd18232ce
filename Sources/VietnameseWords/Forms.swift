// Official forms, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let forms: [String: String] = [
        "did you mean {1}?": "có phải ý là {1} không?",
        "there is no sheet \"{1}\"": "không có trang tính \"{1}\"",
        "list": "danh sách",
        "fewer": "ít hơn",
        "more": "nhiều hơn",
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
