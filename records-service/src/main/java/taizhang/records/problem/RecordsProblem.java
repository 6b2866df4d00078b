package taizhang.records.problem;

import taizhang.api.problem.ProblemType;
import taizhang.api.problem.Words;

/** The failures that only this service knows. */
public enum RecordsProblem implements ProblemType {
    MALFORMED_UPLOAD(
            400,
            "The upload cannot be read",
            "上传内容无法读取",
            "The body is not a whole multipart/form-data body with a part named file.",
            "请求体不是完整的、含有名为 file 的部分的 multipart/form-data。"),
    FOUR_EYES(
            403,
            "Somebody else must do this",
            "须由他人办理",
            "Who submits a record cannot approve it; who records a task, owns it or reports it done cannot verify it.",
            "提交记录的人不能审批同一条记录；登记、承办任务或报告完成的人不能核销该任务。"),
    NOT_EDITABLE(
            409,
            "Not editable now",
            "当前不可编辑",
            "In status {0} this is not changed: activities are edited as draft or returned, rectification tasks while open,"
                    + " files of both unless they are void.",
            "状态为 {0} 时不可变更：活动仅在草稿或退回时可编辑，整改任务仅在未办结时可变更，附件在未作废时可增减。"),
    NOT_DELETABLE(
            409,
            "Not deletable now",
            "当前不可删除",
            "Only drafts are deleted; a record in status {0} stays, and can be voided where that is a legal step.",
            "只有草稿可以删除；状态为 {0} 的记录须保留，符合流转规则时可作废。"),
    ACTIVITY_IN_USE(
            409,
            "Activity in use",
            "活动已被引用",
            "Other activities are parts of it; change their partOf first.",
            "另有活动是它的组成部分；请先修改它们的 partOf。"),
    ORGANIZATION_CYCLE(
            409,
            "A cycle of organizations",
            "组织关系成环",
            "{0} would be placed below itself on some day.",
            "{0} 会在某一天成为自己的下级。"),
    ORGANIZATION_IN_USE(
            409,
            "Organization in use",
            "组织已被引用",
            "Something refers to it: it can be ended by validTo, after the last day of its records.",
            "仍有内容引用该组织；可用 validTo 结束它，但不得早于其记录的最后日期。"),
    ORGANIZATION_CLOSED(
            409,
            "Organization closed already",
            "组织已撤销",
            "It ends on {0}; a PUT without validTo takes that back.",
            "该组织于 {0} 终止；可用不含 validTo 的 PUT 撤回。"),
    ORGANIZATION_HAS_CHILDREN(
            409,
            "Others stand below it afterwards",
            "撤销后仍有下级组织",
            "Place elsewhere from the day after, or close first, what stands below it. See errors.",
            "请先将其下级组织自次日起划归他处，或先行撤销。详见 errors。"),
    TYPE_IN_USE(
            409,
            "Activity type in use",
            "活动类型已被使用",
            "Quantities, attributes and values of a type in use can be added but not removed.",
            "已使用的类型只能增加数量项、属性和取值，不能删除。"),
    UNSUPPORTED_FILE(
            415,
            "Not a file of an accepted kind",
            "不接受的文件种类",
            "Accepted are pdf, docx, xlsx, jpg, png and txt, told by the content; the extension must agree. See errors.",
            "只接受 pdf、docx、xlsx、jpg、png 和 txt，按内容判断，扩展名须与内容一致。详见 errors。"),
    AHEAD_OF_LEDGER(
            409,
            "Ahead of the ledger",
            "位置超出台账",
            "The ledger ends at {0}: whoever knows a later position has read another one, such as that of before a restored backup.",
            "台账止于 {0}：若读到过更后的位置，则读取的是另一份台账（例如恢复备份之前的）。"),
    EDITED_SINCE(
            409,
            "Edited since",
            "此后已被修改",
            "Since then, somebody has written records of this import, or what they would be again: ids names the records,"
                    + " errors what is in the way.",
            "该批次的记录或其所引用的内容此后已被修改：记录见 ids，原因见 errors。"),
    ROWS_REJECTED(
            422,
            "Rows are rejected",
            "有行被拒绝",
            "{0} rows are rejected, and with atomic=true none is written then.",
            "有 {0} 行被拒绝；atomic=true 时全部不写入。"),
    PARENT_IS_DATED(
            422,
            "The parent is dated",
            "上级关系按日期记录",
            "Use PUT /v1/organizations/'{'code'}'/parent with the day from which the new parent holds.",
            "请用 PUT /v1/organizations/'{'code'}'/parent 并给出新上级的生效日期。"),
    STORAGE_UNAVAILABLE(
            503,
            "No room for files now",
            "暂时无法存取文件",
            "Files cannot be written or read for the moment; retry.",
            "暂时无法写入或读取文件，请稍后重试。"),
    UNKNOWN_ENCODING(
            400,
            "Neither UTF-8 nor GB18030",
            "既非 UTF-8 也非 GB18030",
            "The text can be read in neither encoding: save it as “CSV UTF-8” or as .xlsx.",
            "该文本无法以这两种编码读取：请另存为“CSV UTF-8”或 .xlsx。"),
    NOT_IN_ITS_CHARSET(
            400,
            "Not in the charset that is named",
            "与所声明的字符集不符",
            "The text is not in {0}, which the Content-Type names: name the right one, or none, and its content tells.",
            "文本不是 Content-Type 所声明的 {0}：请更正字符集，或不作声明，由内容判断。"),
    DAMAGED_SHEET(
            400,
            "The file is damaged",
            "文件已损坏",
            "It ends too early or is no workbook inside: open it in a spreadsheet program, save it again and send that.",
            "文件不完整，或内部不是工作簿：请用表格软件打开，重新保存后再发送。"),
    UNCLOSED_QUOTE(
            400,
            "A quotation mark is not closed",
            "引号未闭合",
            "A cell that begins with a quotation mark in row {0} does not end with one: close it; within, a mark is written twice.",
            "第 {0} 行有以双引号开头的单元格没有以双引号结尾：请补全；单元格内的双引号须写两次。"),
    UNPACKS_TOO_LARGE(
            413,
            "The file unpacks to too much",
            "文件解压后过大",
            "A sheet of it would have more than 2 GiB or 200 times its size in the file: save it again in a spreadsheet program.",
            "其中的工作表解压后将超过 2 GiB 或其压缩大小的 200 倍：请用表格软件重新保存。"),
    ROW_TOO_LONG(
            413,
            "A row is too long",
            "行过长",
            "Row {0} has more than 16,384 columns, or a cell of more than 2 million characters, or more than 8 million altogether.",
            "第 {0} 行超过 16,384 列，或有单元格超过 200 万字符，或整行超过 800 万字符。"),
    TOO_MANY_IMPORTED_ROWS(
            413,
            "Too many rows for one import",
            "导入行数超限",
            "An import takes at most {0} rows: split the file.",
            "一次导入最多 {0} 行：请拆分文件。"),
    UNSUPPORTED_CHARSET(
            415,
            "Charset not supported",
            "不支持的字符集",
            "Such a file is read in: {0}. Send it in one of these, or leave the charset out of the Content-Type, and its content tells.",
            "此类文件可用的字符集为：{0}。请转换后发送，或不在 Content-Type 中声明字符集，由内容判断。"),
    OLD_WORKBOOK(
            415,
            "An .xls, or a workbook with a password",
            ".xls 文件或带密码的工作簿",
            "By its content, whatever its name, it is of Excel 97 to 2003 or protected by a password: save it as .xlsx without one.",
            "无论文件名如何，其内容是 Excel 97–2003 工作簿或受密码保护：请另存为不带密码的 .xlsx。"),
    NOT_A_SHEET(
            415,
            "Neither CSV nor XLSX",
            "既非 CSV 也非 XLSX",
            "By its content, whatever its name, it is no table: send CSV or .xlsx.",
            "无论文件名如何，其内容不是表格：请发送 CSV 或 .xlsx。"),
    NO_ROWS(422, "No rows", "没有数据行", "The file has no rows, or nothing below its headings.", "文件中没有数据行，或标题行之下没有内容。"),
    EMPTY_HEADING_ROW(
            422,
            "The row of headings is empty",
            "标题行为空",
            "The mapping says that the headings stand in row {0} (headingRow), where there is nothing: correct it, or leave it"
                    + " out, and the first row that has something in it is taken.",
            "映射指定标题位于第 {0} 行（headingRow），而该行为空：请更正，或不作指定，以首个非空行为标题行。"),
    UNKNOWN_HEADING(
            422,
            "A heading is not known",
            "有无法识别的标题",
            "Not known: {0}. A heading is a field name or its Chinese or English name; a mapping says what others mean, or leaves"
                    + " them out; its headingRow says in which row they stand.",
            "无法识别：{0}。标题可为字段名或其中英文名称；其他标题的含义、是否略去，以及标题所在行（headingRow），由映射说明。"),
    DUPLICATE_HEADING(
            422,
            "A field has two columns",
            "同一字段有两列",
            "Columns with the headings {0} are the same field: only one can say what it is.",
            "标题为 {0} 的各列对应同一字段：只能保留一列。"),
    UNKNOWN_SHEET(
            422,
            "There is no such sheet",
            "没有该工作表",
            "The mapping names the sheet {0}; the file has: {1}.",
            "映射指定的工作表为 {0}，而文件中有：{1}。"),
    SEVERAL_SHEETS(
            422,
            "Several sheets have data",
            "多个工作表含有数据",
            "The sheets {0} have the same headings, and one import reads one sheet: send them one by one, or name one in a mapping.",
            "工作表 {0} 的标题相同，而一次导入只读取一个工作表：请分别发送，或在映射中指定其一。");

    private final int status;
    private final Words title;
    private final Words detail;

    RecordsProblem(int status, String titleEn, String titleZh, String detailEn, String detailZh) {
        this.status = status;
        this.title = new Words(titleEn, titleZh);
        this.detail = new Words(detailEn, detailZh);
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Words title() {
        return title;
    }

    @Override
    public Words detail() {
        return detail;
    }
}
