package taizhang.records.template;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import taizhang.api.table.SheetText;
import taizhang.api.text.Name;

/** An empty sheet as a workbook: what is filled in, how, and, hidden, what is chosen from. */
final class TemplateWorkbook {

    private static final String REQUIRED = "FCE4D6";
    private static final String OPTIONAL = "DDEBF7";
    private static final String EXAMPLE = "7F7F7F";
    private static final int NARROWEST = 12;
    private static final int WIDEST = 40;

    /** Lists of any length stand here: one that is written into a cell's rule may have 255 characters. */
    private static final String LISTS = "选项";

    private static final List<Name> ADVICE = List.of(
            new Name(
                    "每行一条记录。第 2 行是示例，请改成自己的内容，或者删除。",
                    "One record in each row. Row 2 is an example: write over it or delete it."),
            new Name(
                    "橙色的列必填，蓝色的列可以空着，也可以删除；列名不要改，次序可以变。",
                    "Orange columns are required; blue ones may be left empty or deleted. Keep the headings, in any order."),
            new Name(
                    "导入前请先试运行：每一行会怎样、数字会怎样变化，都看得到，什么也不会写入。",
                    "Try a dry run first: it tells what becomes of each row and of the figures, and writes nothing."),
            new Name(
                    "没有通过的行会连同“错误”一列一起退回，改好后直接再传，“错误”列不必删除。",
                    "Rows that are rejected come back with a column of errors. Mend them and send them again as they are."));

    private TemplateWorkbook() {}

    static void write(EmptySheet.Content content, OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "Taizhang", null);
        Worksheet rows = book.newWorksheet("填报");
        writeInstructions(book.newWorksheet("填写说明"), content);
        Worksheet lists = book.newWorksheet(LISTS);
        lists.setVisibilityState(VisibilityState.HIDDEN);
        rows.freezePane(0, 1);
        for (int i = 0; i < content.columns().size(); i++) {
            writeColumn(rows, i, content.columns().get(i), lists);
        }
        book.finish();
    }

    private static void writeColumn(Worksheet rows, int at, TemplateColumn column, Worksheet lists) {
        String format =
                switch (column.form()) {
                    case DAY -> "yyyy-mm-dd";
                    case NUMBER, WHOLE -> "General";
                    default -> "@";
                };
        rows.style(at).format(format).set();
        SheetText.write(rows, 0, at, column.heading().zh());
        rows.style(0, at)
                .bold()
                .fillColor(column.required() ? REQUIRED : OPTIONAL)
                .set();
        rows.comment(0, at, (column.required() ? "必填。" : "") + column.help().zh());
        rows.width(at, Math.min(WIDEST, Math.max(NARROWEST, 2 + 2 * longest(column))));
        writeExample(rows, at, column, format);
        if (!column.choices().isEmpty()) {
            offer(rows, at, column, lists);
        }
    }

    private static int longest(TemplateColumn column) {
        int example = column.example() == null ? 0 : column.example().toString().length();
        return Math.max(column.heading().zh().length(), example);
    }

    private static void writeExample(Worksheet rows, int at, TemplateColumn column, String format) {
        if (column.example() instanceof Number number) {
            rows.value(1, at, number);
        } else if (column.example() instanceof LocalDate day) {
            rows.value(1, at, day);
        } else if (column.example() != null) {
            SheetText.write(rows, 1, at, column.example().toString());
        }
        rows.style(1, at).italic().fontColor(EXAMPLE).format(format).set();
    }

    private static void offer(Worksheet rows, int at, TemplateColumn column, Worksheet lists) {
        List<String> choices = column.choices();
        for (int i = 0; i < choices.size(); i++) {
            SheetText.write(lists, i, at, choices.get(i));
        }
        Range cells = rows.range(1, at, Worksheet.MAX_ROWS - 1, at);
        cells.validateWithList(lists.range(0, at, choices.size() - 1, at))
                .allowBlank(true)
                .errorStyle(column.closed() ? DataValidationErrorStyle.STOP : DataValidationErrorStyle.WARNING)
                .showErrorMessage(true)
                .errorTitle(column.heading().zh())
                .error(column.closed() ? "请从下拉列表中选择。" : "不在列表中。确定要这样填吗？");
    }

    private static void writeInstructions(Worksheet sheet, EmptySheet.Content content) {
        SheetText.write(
                sheet,
                0,
                0,
                "填写说明 / How to fill it in: " + content.name().zh() + " / "
                        + content.name().en());
        sheet.style(0, 0).bold().fontSize(14).set();
        int row = 2;
        for (Name advice : ADVICE) {
            SheetText.write(sheet, row, 0, advice.zh());
            SheetText.write(sheet, row + 1, 0, advice.en());
            row += 2;
        }
        row++;
        line(sheet, row, List.of("列", "必填", "怎么填", "Column", "How"));
        sheet.range(row, 0, row, 4).style().bold().fillColor(OPTIONAL).set();
        for (TemplateColumn column : content.columns()) {
            row++;
            line(
                    sheet,
                    row,
                    List.of(
                            column.heading().zh(),
                            column.required() ? "是" : "",
                            column.help().zh(),
                            column.heading().en(),
                            column.help().en()));
        }
        sheet.width(0, 20);
        sheet.width(2, 60);
        sheet.width(3, 24);
        sheet.width(4, 60);
    }

    private static void line(Worksheet sheet, int row, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            SheetText.write(sheet, row, i, texts.get(i));
        }
    }
}
