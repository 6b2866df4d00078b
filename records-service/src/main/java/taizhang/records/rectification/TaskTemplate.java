package taizhang.records.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.text.Name;
import taizhang.api.time.Today;
import taizhang.records.imports.ImportKind;
import taizhang.records.organization.OrganizationChoices;
import taizhang.records.record.Author;
import taizhang.records.template.EmptySheet;
import taizhang.records.template.TemplateColumn;

/** The empty sheet of rectification tasks. */
@ApplicationScoped
class TaskTemplate implements EmptySheet {

    private static final int DAYS_TO_MEND = 90;

    private final TaskSheet sheet;
    private final OrganizationChoices organizations;
    private final Today today;

    TaskTemplate(TaskSheet sheet, OrganizationChoices organizations, Today today) {
        this.sheet = sheet;
        this.organizations = organizations;
        this.today = today;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.RECTIFICATION_TASKS;
    }

    @Override
    public Content content(Author caller, @Nullable String type) {
        if (type != null) {
            throw ProblemException.parameter("type", FieldRule.UNKNOWN_PARAMETER);
        }
        LocalDate day = today.date();
        List<String> places = organizations.on(day, caller.organization());
        return new Content(
                new Name("整改任务", "Rectification tasks"),
                "rectification-tasks",
                sheet.form(caller).all().stream()
                        .map(field -> {
                            TemplateColumn column = TemplateColumn.of(field);
                            return switch (field.field()) {
                                case "source" -> column.needed().example("自查");
                                case "title" -> column.needed().example("示例：会议记录不完整");
                                case "actions" ->
                                    column.help(
                                                    "可填多条，编号并用分号隔开：1.……；2.……；责任部门和整改时限同本行",
                                                    "One or more, numbered, with semicolons between: 1. …; 2. …; owner and deadline"
                                                            + " are those of the row")
                                            .example("1.补齐会议记录；2.每季度检查一次");
                                case "organization" ->
                                    column.offering(places, false)
                                            .needed()
                                            .help("名称或代码", "Its name or code")
                                            .example(places.isEmpty() ? null : places.get(0));
                                case "supervisor" ->
                                    column.offering(places, false).help("名称或代码", "Its name or code");
                                case "owner" ->
                                    column.help("部门或职务，不写人名", "An office or a role, no person")
                                            .example("办公室");
                                case "aspect" -> column.help("填类别代码，如 governance", "A code, such as governance");
                                case "campaign" -> column.help("填专项的代码", "The code of a campaign");
                                case "foundOn" -> column.needed().example(day);
                                case "dueOn" ->
                                    column.help(
                                                    "立行立改、长期坚持不是日期：请写一个日期，或者空着",
                                                    "“At once” or “for good” is no day: write a day, or nothing")
                                            .example(day.plusDays(DAYS_TO_MEND));
                                default -> column;
                            };
                        })
                        .toList());
    }
}
