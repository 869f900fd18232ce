// Words of cells with their accents, as a question proposes them: the tables that cells are looked up in have none.

/// The spelling of words that are looked up without accents.
enum WordsInFull {
    /// The words by their folded form.
    static let spelled: [String: String] = Dictionary(
        text.split { $0 == "|" || $0.isNewline }.map { part in
            let word = Spelling.cleaned(String(part))
            return (Spelling.folded(word), word)
        }
    ) { first, _ in first }

    private static let text = """
        Tiền mặt | Chuyển khoản | Hỗ trợ tiền mặt | Trợ cấp tiền mặt | Quà bằng tiền | Quà | Hiện vật | Hàng hóa | Gạo
        Nhu yếu phẩm | Quà Tết | Quà bằng hiện vật | Vật dụng | Tặng quà | Nhà | Nhà ở | Xây nhà | Sửa nhà | Xây mới nhà
        Xây dựng nhà | Sửa chữa nhà | Nhà đại đoàn kết | Nhà tình thương | Nhà tình nghĩa | Xây dựng nhà ở | Sửa chữa nhà ở
        Hỗ trợ nhà ở | Xây mới | Xóa nhà tạm | Sinh kế | Mô hình sinh kế | Hỗ trợ sinh kế | Con giống | Cây giống | Bò giống
        Phương tiện sinh kế | Vay vốn | Tín dụng | Vay vốn tín dụng | Cho vay | Vay vốn ưu đãi | Tín dụng ưu đãi
        Bảo hiểm y tế | Thẻ bảo hiểm y tế | Học bổng | Giáo dục | Giáo dục đào tạo | Học nghề | Đào tạo nghề
        Hỗ trợ giáo dục | Dạy nghề | Đồ dùng học tập | Ngày công | Công lao động | Ngày công lao động | Ý tưởng | Sáng kiến
        Sáng kiến tư vấn | Tư vấn | Tư vấn kỹ thuật | Ngân sách | Ngân sách nhà nước | Ngân sách xã | Ngân sách tỉnh
        Ngân sách huyện | Ngân sách thành phố | Ngân sách trung ương | Ngân sách địa phương
        Chương trình mục tiêu quốc gia | Quỹ VNN | Vì người nghèo | Quỹ Vì người nghèo | Mặt trận | Mặt trận đoàn thể
        Mặt trận Tổ quốc | Hội Phụ nữ | Hội Nông dân | Đoàn Thanh niên | Hội Cựu chiến binh | Đoàn thể | Hội đoàn thể | Hội
        Tổ chức hội | Công đoàn | Hội Chữ thập đỏ | Tổ chức chính trị xã hội | Phụ nữ | Nông dân | Cơ quan
        Cơ quan nhà nước | Đơn vị sự nghiệp | Cơ quan đơn vị | Doanh nghiệp | Công ty | Hợp tác xã | Tôn giáo
        Tổ chức tôn giáo | Chùa | Nhà thờ | Cơ sở tôn giáo | Hộ gia đình | Hộ | Cá nhân | Nhà hảo tâm | Mạnh thường quân
        Nước ngoài | Quốc tế | Tổ chức nước ngoài | Kiều bào | Ngân hàng chính sách | Ngân hàng Chính sách xã hội
        Ngân hàng CSXH | Tập thể | Đơn vị | Các tập thể | Đối với tập thể | Các cá nhân | Đối với cá nhân
        Các hộ gia đình | Đối với hộ gia đình | Gia đình | Thành thị | Khu vực thành thị | Đô thị | Khu vực đô thị | Nông thôn
        Khu vực nông thôn | Đã nhận | Đã bàn giao | Đã giao | Đã cấp | Đã trao | Đã hỗ trợ | Hoàn thành | Đã chi
        Đã thực hiện | Đã hoàn thành | Đang khảo sát | Đã phê duyệt | Đang thực hiện | Tạm dừng | Chưa nhận | Chưa bàn giao
        Chờ duyệt | Chưa thực hiện | Thẻ BHYT | Mua BHYT | BHYT | Hội Liên hiệp Phụ nữ
        """
}
