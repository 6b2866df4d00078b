package taizhang.api.problem;

/** The rules that are of no one feature. */
public enum FieldRule implements Rule {
    REQUIRED("is required", "必填"),
    BLANK("is blank: give it a value, or leave it out", "为空白：请填写，或省略"),
    UNREADABLE("cannot be read as {0}", "无法读取为 {0}"),
    NOT_ESCAPED(
            "must be percent-encoded UTF-8: % before two hexadecimal digits for whatever is no letter, digit or - . _ ~",
            "须为百分号编码的 UTF-8：除字母、数字和 - . _ ~ 外，均写作 % 加两位十六进制数字"),
    UNKNOWN_FIELD("is not a field here", "此处没有该字段"),
    UNKNOWN_PARAMETER("is not a parameter here", "此处没有该参数"),
    TOO_SHORT("has fewer than {0} characters", "少于 {0} 个字符"),
    TOO_LONG("has more than {0} characters", "超过 {0} 个字符"),
    TOO_MANY("has more than {0} entries", "超过 {0} 项"),
    OUT_OF_RANGE("must be from {0} to {1}", "应在 {0} 到 {1} 之间"),
    INVALID_CODE(
            "must be a code: letters, digits, . _ -, at most 64, letter or digit first",
            "代码只能含字母、数字、.、_、-，最长 64 位，首位为字母或数字"),
    NOT_KEBAB_CASE(
            "must be a kebab-case code: a-z, 0-9 and single -, at most 64", "须为短横线分隔的小写代码：a-z、0-9 和单个 -，最长 64 位"),
    UNKNOWN_VALUE("{0} is not one of: {1}", "{0} 不在允许的取值之列：{1}"),
    ENDS_BEFORE_START("lies before {0}", "早于 {0}"),
    CODE_MISMATCH("differs from the code in the path ({0})", "与路径中的代码（{0}）不一致"),
    DUPLICATE("{0} appears twice", "{0} 重复出现"),
    HIDDEN_CHARACTERS("has characters that cannot be seen", "含有不可见字符"),
    NOT_ALLOWED("needs the role {0}", "需要角色 {0}");

    private final Words words;

    FieldRule(String en, String zh) {
        this.words = new Words(en, zh);
    }

    @Override
    public Words words() {
        return words;
    }
}
