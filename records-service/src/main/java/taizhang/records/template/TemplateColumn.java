package taizhang.records.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;
import taizhang.records.sheet.CellReader;
import taizhang.records.sheet.CellReaders;
import taizhang.records.sheet.Field;
import taizhang.records.sheet.Vocabulary;

/**
 * A column of an empty sheet.
 *
 * @param form how its cells are written
 * @param choices offered to choose from; none: anything can be typed
 * @param closed whether nothing but the choices is taken
 * @param example a text, number or day; null: an empty cell
 */
public record TemplateColumn(
        Name heading,
        boolean required,
        Form form,
        Name help,
        List<String> choices,
        boolean closed,
        @Nullable Object example) {

    /** How cells are written, and what people are told of it. */
    public enum Form {
        TEXT("文字", "Text"),
        DAY("日期，如 2020-03-05", "A day, such as 2020-03-05"),
        NUMBER("数字，不小于 0", "A number, not below 0"),
        WHOLE("整数", "A whole number"),
        TRUTH("是或否", "是 (yes) or 否 (no)"),
        LIST("可填多个，用分号隔开", "Several, with semicolons between"),
        CHOICE("从下拉列表中选择", "To be chosen from the list");

        private final String zh;
        private final String en;

        Form(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        Name words() {
            return new Name(zh, en);
        }

        static Form of(CellReader reader) {
            if (reader == CellReaders.DAY) {
                return DAY;
            }
            if (reader == CellReaders.AMOUNT) {
                return NUMBER;
            }
            if (reader == CellReaders.WHOLE) {
                return WHOLE;
            }
            if (reader == CellReaders.TRUTH) {
                return TRUTH;
            }
            return reader == CellReaders.LIST ? LIST : TEXT;
        }
    }

    /** A field of every record of its kind, with what its cells are as they are read. */
    public static TemplateColumn of(Field field) {
        Name heading = new Name(field.zh(), field.en());
        if (field.vocabulary() != null) {
            return choice(
                    heading,
                    field.vocabulary().words().stream().map(Vocabulary.Word::zh).toList());
        }
        Form form = Form.of(field.reader());
        TemplateColumn column = of(heading, form);
        return form == Form.TRUTH ? column.offering(List.of("是", "否"), true) : column;
    }

    public static TemplateColumn of(Name heading, Form form) {
        return new TemplateColumn(heading, false, form, form.words(), List.of(), false, null);
    }

    /** A column of a closed vocabulary. */
    public static TemplateColumn choice(Name heading, List<String> choices) {
        return of(heading, Form.CHOICE).offering(choices, true);
    }

    public TemplateColumn offering(List<String> others, boolean nothingElse) {
        return new TemplateColumn(heading, required, form, help, others, nothingElse, example);
    }

    public TemplateColumn needed() {
        return new TemplateColumn(heading, true, form, help, choices, closed, example);
    }

    public TemplateColumn example(@Nullable Object value) {
        return new TemplateColumn(heading, required, form, help, choices, closed, value);
    }

    /** @return the same, with more to be said of it than how its cells are written */
    public TemplateColumn help(String zh, String en) {
        Name more = new Name(help.zh() + "。" + zh, help.en() + ". " + en);
        return new TemplateColumn(heading, required, form, more, choices, closed, example);
    }
}
