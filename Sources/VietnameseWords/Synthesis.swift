// Made-up histories, in Vietnamese: the sentences of the source and their words. It holds text only.

extension VietnameseWords {
    static let synthesis: [String: String] = [
        "from is {1}, after the last day, {2}; it must be the same day or earlier":
            "from là {1}, sau ngày cuối {2}; phải là cùng ngày hoặc sớm hơn",
        "a whole per cent ": "là số phần trăm nguyên ",
        "{1} is {2}; it must be {3}from {4} to {5}": "{1} là {2}; giá trị này phải {3}từ {4} đến {5}",
    ]
}
