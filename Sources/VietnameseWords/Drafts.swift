// Drafts of lists, in Vietnamese: what the source says, and its words. It holds text only.

extension VietnameseWords {
    static let drafts: [String: String] = [
        "questions": "câu hỏi",
        "question": "câu hỏi",
        "the same entry was recorded before, and what it says is not in force any more":
            "chính bút toán này đã được ghi trước đây, và nội dung đó nay không còn hiệu lực",
        "the id": "mã (id)",
        "the document": "số văn bản",
        "the actor": "người ghi",
        "the reason": "lý do",
        "the reason of the restatement": "lý do điều chỉnh",
        "the row has a year only, which is not that of {1}; write the day, or draft it as of a day in it":
            "dòng chỉ ghi năm, và không phải năm của ngày {1}; ghi rõ ngày, hoặc lập dự thảo theo một ngày trong năm đó",
        "what was given": "đã hỗ trợ gì",
        "who gave": "ai hỗ trợ",
        "what kind of giver it is": "loại nhà tài trợ",
        "the row does not say {1}; add it in a column {2}": "dòng không cho biết {1}; bổ sung trong cột {2}",
        "the row does not say how much cash was given; write the amount, or take the row out if none was":
            "dòng không cho biết đã hỗ trợ bao nhiêu tiền mặt; ghi số tiền, hoặc bỏ dòng nếu chưa hỗ trợ",
        "{1} đồng of cash is less than any note; write the amount in đồng, or nghìn đồng in the heading if it is in thousands":
            "{1} đồng tiền mặt là quá nhỏ; ghi số tiền bằng đồng, hoặc ghi nghìn đồng ở tiêu đề cột nếu tính bằng nghìn đồng",
        "the row has no day, and other rows have one; write it": "dòng không có ngày, mà các dòng khác có; ghi ngày",
        "the row names no household, and other rows do; write its code, or record what the unit received by a list of its own":
            "dòng không nêu hộ, mà các dòng khác có; ghi mã hộ, hoặc ghi phần đơn vị nhận bằng một danh sách riêng",
        "the code of the line has something of a person, or is none":
            "mã ở dòng này có thông tin của người, hoặc không phải là mã",
        "write the household's own code": "ghi mã riêng của hộ",
        "{1} {2} in other units in the ledger than the list says, and none is where it says; correct the units, or record the moves first":
            "{1} {2} trong sổ thuộc đơn vị khác với danh sách, và không hộ nào ở đúng đơn vị như danh sách; sửa đơn vị, hoặc ghi việc chuyển nơi ở trước",
        "the column is empty in all rows and says nothing, so that what the ledger has stays: {1} of {2} {3}; write Không in one cell if none has any, or delete the column":
            "cột để trống ở mọi dòng nên không cho biết gì, số liệu trong sổ giữ nguyên: {1} của {2} {3}; ghi Không vào một ô nếu không hộ nào có, hoặc xoá cột",
        "social protection": "bảo trợ xã hội",
        "deprivations": "chỉ số thiếu hụt",
        "causes of poverty": "nguyên nhân nghèo",
        "the title names {1}, which is no unit of the ledger, so that it is unknown which of the {2} households that are not in the list are missing from it; record the hamlet as a unit, name it (unit), or keep those that are missing":
            "tiêu đề nêu {1}, mà sổ cái không có đơn vị đó, nên không rõ hộ nào trong {2} hộ ngoài danh sách là hộ bị thiếu; ghi thôn, khóm vào sổ, nêu đơn vị (unit), hoặc giữ nguyên các hộ đó (keep)",
        "{1} {2} missing from the list and left for a class that the list does not name; name the class of exits, or write their rows":
            "{1} {2} không có trong danh sách và đã thoát, mà danh sách không cho biết hộ nay thuộc loại nào; nêu loại hộ của các hộ thoát, hoặc ghi dòng cho từng hộ",
        "row {1} has the same grant to the same household or unit: day, kind, amount and giver; if both were given, record the second by itself":
            "dòng {1} ghi cùng khoản hỗ trợ cho cùng hộ hoặc đơn vị: cùng ngày, loại, số tiền và nhà tài trợ; nếu cả hai khoản đều có thật thì ghi riêng khoản thứ hai",
        "the ledger has a grant of the same day, kind, amount and giver with another measure, programme or fund; correct the row, or record it by itself if both were given":
            "trong sổ cái có khoản hỗ trợ cùng ngày, loại, số tiền và nhà tài trợ nhưng khác đơn vị tính, chương trình hoặc quỹ; sửa dòng, hoặc ghi riêng nếu cả hai khoản đều có thật",
        "another amount or quantity": "số tiền hoặc số lượng khác",
        "another spelling of the giver or another amount": "tên nhà tài trợ viết khác hoặc số tiền khác",
        "{1} is a grant of the same day, kind and giver with {2}; correct the row, void that grant if it is wrong, or record this one by itself if both were given":
            "{1} là khoản hỗ trợ cùng ngày, cùng loại, cùng nhà tài trợ nhưng {2}; sửa dòng này, huỷ khoản hỗ trợ kia nếu sai, hoặc ghi riêng khoản này nếu cả hai đều đã trao",
        "the row names neither a household nor a unit that received it": "dòng không nêu hộ hoặc đơn vị đã nhận",
        "the ledger does not have this household; write its code, or register it by a list of households":
            "sổ cái không có hộ này; ghi đúng mã hộ, hoặc ghi hộ vào sổ bằng danh sách hộ",
        "what kind of recipient it is": "loại người nhận",
        "the form of the award": "hình thức khen thưởng",
        "who granted it": "cấp khen thưởng",
        "row {1} has the same award to the same recipient on the same day; one achievement gets one award":
            "dòng {1} ghi cùng khen thưởng cho cùng người nhận trong cùng ngày; mỗi thành tích chỉ được một khen thưởng",
        "a person is recorded by a code, never by name; write one in a column":
            "cá nhân được ghi bằng mã, không bao giờ bằng họ tên; ghi mã trong một cột",
        "the row does not name the collective": "dòng không nêu tên tập thể",
        "the list does not say which class the household reached; write it":
            "danh sách không cho biết hộ thoát lên loại nào; ghi loại hộ",
        "the row has no class; write hộ nghèo or hộ cận nghèo": "dòng không có loại hộ; ghi hộ nghèo hoặc hộ cận nghèo",
        "a list of exits says that the household is {1}, and in the ledger it is {2}, so that it left nothing; correct the cell, or draft it as a review":
            "danh sách thoát ghi hộ là {1}, mà trong sổ cái hộ là {2}, nên hộ không thoát loại nào; sửa ô, hoặc lập dự thảo theo loại danh sách rà soát",
        "the list says that the household left a class, and in the ledger it has none; record its class before":
            "danh sách ghi hộ đã thoát, mà trong sổ cái hộ chưa được phân loại; ghi loại hộ trước đó",
        "the list says that the household left near-poverty, and in the ledger it is poor; correct the cell, or record what happened in between":
            "danh sách ghi hộ đã thoát cận nghèo, mà trong sổ cái hộ là hộ nghèo; sửa ô, hoặc ghi bổ sung những thay đổi ở giữa",
        "the list says that the household left poverty, and in the ledger it is {1} and did not leave it; write the class that it has now":
            "danh sách ghi hộ đã thoát nghèo, mà trong sổ cái hộ là {1} và chưa thoát loại đó; ghi loại hộ hiện nay",
        "the list says that the household left poverty, but not whether it is near-poor now; draft the list after the review first, write its class, or name the class of exits":
            "danh sách ghi hộ đã thoát nghèo, nhưng không cho biết nay có là hộ cận nghèo hay không; lập dự thảo danh sách sau rà soát trước, ghi loại hộ, hoặc nêu loại hộ sau khi thoát",
        "no document": "không có văn bản",
        "the ledger has the exit of {1} by {2}, and the list by {3}; correct the decision, or void the exit and record it anew if the ledger is wrong":
            "sổ cái ghi lần thoát ngày {1} theo {2}, còn danh sách theo {3}; sửa số quyết định, hoặc nếu sổ cái sai thì huỷ lần thoát và ghi lại",
        "two rows are about household {1}; if one of them split from the other, give it a code of its own":
            "hai dòng cùng về hộ {1}; nếu một hộ tách ra từ hộ kia thì đặt mã riêng",
        "the ledger does not have this household, so that it can't have left a class; write its code, or register it with a list of households first":
            "sổ cái không có hộ này, nên hộ không thể thoát loại nào; ghi đúng mã hộ, hoặc ghi hộ vào sổ trước bằng danh sách hộ",
        "the list says that the household was {1} before, and the ledger does not have it; write its code, or register it first":
            "danh sách ghi trước đó là {1}, mà sổ cái không có hộ này; ghi đúng mã hộ, hoặc ghi hộ vào sổ trước",
        "no column names the unit of the household, and none was named for the list; add a column Xã/Phường, or name the unit whose list it is":
            "không có cột nào nêu đơn vị của hộ, và cũng không nêu đơn vị cho cả danh sách; thêm cột Xã/Phường, hoặc nêu đơn vị của danh sách",
        "the list does not say how many members the household has; write the number, at least 1":
            "danh sách không cho biết số nhân khẩu của hộ; ghi số nhân khẩu, ít nhất là 1",
        "household {1} was dissolved by {2}; a household that comes back gets a new code, and a dissolution that was wrong is voided":
            "tính đến ngày {2}, hộ {1} đã được đưa ra khỏi sổ; hộ quay lại thì được cấp mã mới, nếu ghi nhầm thì huỷ sự kiện đó",
        "the list says that the household was {1} before, and in the ledger it is {2}; correct the cell, or record what happened in between":
            "danh sách ghi trước đó hộ là {1}, mà trong sổ cái hộ là {2}; sửa ô, hoặc ghi bổ sung những thay đổi ở giữa",
        "{1} of the same day says that the household is {2}; void it if it was wrong, or draft the list as of the day on which that changed":
            "{1} trong cùng ngày ghi hộ là {2}; huỷ sự kiện đó nếu ghi sai, hoặc lập dự thảo theo ngày mà loại hộ thay đổi",
        "no column names a unit, and none was named for the list, so that it is unknown which households are missing from it; name the unit whose list it is":
            "không có cột nào nêu đơn vị, và cũng không nêu đơn vị cho cả danh sách, nên không biết hộ nào vắng trong danh sách; nêu đơn vị có danh sách này",
        "{1} {2} missing from the list, and of some rows it is unknown which household they are about; answer those questions first, then exits are proposed":
            "{1} {2} không có trong danh sách, và có dòng chưa biết là của hộ nào; trả lời các câu hỏi đó trước, sau đó chương trình mới đề nghị ghi thoát",
        "household {1} is {2} in the ledger and not in the list; add it to the list, or say whether households that are missing left poverty or stay as they are":
            "hộ {1} trong sổ cái là {2} mà không có trong danh sách; thêm hộ vào danh sách, hoặc cho biết các hộ vắng trong danh sách đã thoát nghèo hay giữ nguyên",
        "the list has {1} {2} of {3} and not the other {4} of its households, so that it may not be its list; name the unit whose list it is, or the one that has all its units":
            "danh sách có {1} {2} của {3} mà không có {4} hộ còn lại của đơn vị đó, nên có thể không phải danh sách của đơn vị đó; nêu đơn vị lập danh sách, hoặc đơn vị gồm mọi đơn vị trong đó",
        "household is": "hộ",
        "households are": "hộ",
        "the list names the year {1} and is drafted as of {2}; draft it as of a day in that year, or correct its title or the name of its sheet":
            "danh sách ghi năm {1} mà dự thảo theo ngày {2}; dự thảo theo một ngày trong năm đó, hoặc sửa tiêu đề hay tên trang tính",
        "by its title it is {1}, and it is drafted as {2}; draft it as what it is, or correct its title or the name of its sheet":
            "theo tiêu đề thì đây là {1}, mà dự thảo như {2}; dự thảo đúng loại, hoặc sửa tiêu đề hay tên trang tính",
        "the title names {1}, which is no part of {2}; draft it as the list of its own unit, or correct the title":
            "tiêu đề ghi {1}, không thuộc {2}; dự thảo như danh sách của chính đơn vị đó, hoặc sửa tiêu đề",
        "the list is drafted as that of {1}; in the ledger {2} of its households {3} in other units and {4} in that one; draft it as the list of its own unit, or write the unit of each household in a column":
            "danh sách được dự thảo như của {1}; trong sổ cái, {2} hộ của danh sách {3} ghi ở đơn vị khác và {4} hộ ghi ở đơn vị đó; dự thảo như danh sách của chính đơn vị, hoặc ghi đơn vị của từng hộ vào một cột",
        "the {1} is of {2}, and the list names the year {3}; correct the day, or the title":
            "{1} là ngày {2}, mà danh sách ghi năm {3}; sửa ngày, hoặc sửa tiêu đề",
        "the {1} is of {2}, after {3}, as of which the list is drafted; draft it as of that day or a later one, or correct the day":
            "{1} là ngày {2}, sau {3} là ngày dự thảo danh sách; dự thảo theo ngày đó hoặc muộn hơn, hoặc sửa ngày",
        "the {1} is of {2}, and the list is drafted as of {3}, a day of another year; draft it as of a day in {4}, or correct the day":
            "{1} là ngày {2}, mà danh sách dự thảo theo {3}, ngày của năm khác; dự thảo theo một ngày trong năm {4}, hoặc sửa ngày",
        "the row does not say which unit it is about; add it": "dòng không ghi đơn vị; bổ sung đơn vị",
        "the row does not say how many households there are; add it": "dòng không ghi số hộ; bổ sung số hộ",
        "hidden rows of the list: {1}, and nothing of them is proposed; show them, such as by clearing the filter, or delete what does not belong to the list":
            "số dòng của danh sách đang bị ẩn: {1}, không đề nghị ghi gì từ các dòng này; bỏ ẩn, ví dụ bằng cách bỏ lọc, hoặc xoá phần không thuộc danh sách",
        "row {1} is about the same unit; leave one of the two out":
            "dòng {1} cũng về đơn vị này; bỏ một trong hai dòng",
        "{1} reports another total of {2} for the same day; void it if it was wrong, or draft the list as of another day":
            "{1} báo cáo tổng số hộ khác của {2} cho cùng ngày; huỷ sự kiện đó nếu ghi sai, hoặc lập dự thảo theo ngày khác",
        "reading the list gave {1} questions, more than are listed, so that it is unknown which rows are in doubt; answer those that are listed and draft it again":
            "đọc danh sách có {1} câu hỏi, nhiều hơn số câu được liệt kê, nên không biết hết những dòng còn nghi vấn; trả lời các câu đã liệt kê rồi lập lại dự thảo",
        "the list has a header and no rows that were read; name another sheet, or another kind of list":
            "danh sách có tiêu đề cột nhưng không có dòng nào đọc được; chọn trang tính khác, hoặc loại danh sách khác",
        "the file of who is in which household is a workbook, and is written as CSV":
            "tệp mã hộ (ghi ai thuộc hộ nào) là sổ tính (workbook), mà tệp này phải là CSV",
        "save it as CSV with the columns identifier and code": "lưu thành CSV với hai cột identifier và code",
        "the file of who is in which household has more than two columns":
            "tệp mã hộ (ghi ai thuộc hộ nào) có nhiều hơn hai cột",
        "keep identifier and code only; the others would be lost when it is written":
            "chỉ giữ identifier và code; các cột khác sẽ mất khi ghi tệp",
        "the line does not say who is in which household": "dòng không ghi ai thuộc hộ nào",
        "write the number of an identity card, or a name and a day of birth as dd/mm/yyyy, and a code":
            "ghi số căn cước, hoặc họ tên và ngày sinh dạng dd/mm/yyyy, và mã hộ",
        "others may read or change the file of who is in which household":
            "người khác có thể đọc hoặc sửa tệp mã hộ (ghi ai thuộc hộ nào)",
        "it has personal data and is for its owner only: chmod 600":
            "tệp chứa dữ liệu cá nhân và chỉ dành cho chủ tệp: chmod 600",
        "the file was changed while the list was compared": "tệp đã bị thay đổi trong khi so danh sách",
        "draft the list again": "lập lại dự thảo",
        "permission denied to write the file of who is in which household":
            "không có quyền ghi tệp mã hộ (ghi ai thuộc hộ nào)",
        "keep it in a folder of your own": "để tệp trong thư mục riêng của mình",
        "write the file of who is in which household": "ghi tệp mã hộ",
        "nobody is named who records, and the list is not that of one unit":
            "chưa nêu người ghi, và danh sách không phải của một đơn vị",
        "name the actor": "nêu người ghi (actor)",
        "the period through {1} is closed, and the list changes it; say why (restates), or draft it as of a later day":
            "kỳ đến hết ngày {1} đã chốt, mà danh sách làm thay đổi kỳ này; ghi rõ vì sao (restates), hoặc lập dự thảo theo ngày muộn hơn",
        "by the office's own file persons of the household with the code {1} are in {2}; correct the code, or the file":
            "theo tệp riêng của cơ quan, người của hộ mang mã {1} lại ở {2}; sửa mã, hoặc sửa tệp",
        "{1} is not in the ledger and looks like {2}; write the code that is meant":
            "{1} không có trong sổ cái và nhìn gần giống {2}; ghi lại cho đúng mã",
        "{1} is not in the ledger, and by the office's own file persons of the household are in {2}; write the code that is meant":
            "{1} không có trong sổ cái, mà theo tệp riêng của cơ quan, người của hộ ở {2}; ghi lại cho đúng mã",
        "the household has no code; write it in a column, or name the office's own file of who is in which household":
            "hộ không có mã; ghi mã trong một cột, hoặc nêu tệp riêng của cơ quan ghi ai thuộc hộ nào",
        "the household has neither a code, nor an identity number, nor a name with a whole day of birth, so that it can't be found again; write its code":
            "hộ không có mã, không có số căn cước, cũng không có họ tên kèm ngày sinh đầy đủ, nên không tìm lại được; ghi mã hộ",
        "by the office's own file persons of the household are in {1}; write its code":
            "theo tệp riêng của cơ quan, người của hộ ở {1}; ghi mã hộ",
        " and in ": " và ở ",
        "the name of the list does not say its format": "tên danh sách không cho biết định dạng",
        "end it with .xlsx or .csv": "kết thúc tên bằng .xlsx hoặc .csv",
        "the row is of {1}, and its code {2} is that of {3}; write the one that is meant":
            "dòng là của {1}, mà mã đơn vị {2} là của {3}; ghi lại cho đúng đơn vị",
        "{1} was divided by {2} among {3}; name the one that the household is in":
            "tính đến ngày {2}, {1} đã được chia tách thành {3}; nêu đơn vị mà hộ đang ở",
        "the unit of the row": "đơn vị của dòng",
        "{1} is {2}, which is no part of {3}; draft it with the list of its own unit, or correct the cell":
            "{1} là {2}, không thuộc {3}; lập dự thảo cùng danh sách của đúng đơn vị đó, hoặc sửa ô",
    ]
}
