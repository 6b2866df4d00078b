package taizhang.records.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.text.Name;
import taizhang.api.time.Today;
import taizhang.records.imports.ImportKind;
import taizhang.records.record.Author;
import taizhang.records.template.EmptySheet;
import taizhang.records.template.TemplateColumn;

/** The empty sheet of organizations. */
@ApplicationScoped
class OrganizationTemplate implements EmptySheet {

    private final OrganizationSheet sheet;
    private final OrganizationChoices organizations;
    private final Today today;

    OrganizationTemplate(OrganizationSheet sheet, OrganizationChoices organizations, Today today) {
        this.sheet = sheet;
        this.organizations = organizations;
        this.today = today;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ORGANIZATIONS;
    }

    @Override
    public Content content(Author caller, @Nullable String type) {
        if (type != null) {
            throw ProblemException.parameter("type", FieldRule.UNKNOWN_PARAMETER);
        }
        LocalDate day = today.date();
        List<String> places = organizations.on(day, caller.organization());
        return new Content(
                new Name("组织", "Organizations"),
                "organizations",
                sheet.form(caller).all().stream()
                        .map(field -> {
                            TemplateColumn column = TemplateColumn.of(field);
                            return switch (field.field()) {
                                case "code" ->
                                    column.needed()
                                            .help("以后不能再改：字母、数字、.、_、-", "It never changes: letters, digits, . _ -")
                                            .example("EXAMPLE-1");
                                case "name.zh" -> column.needed().example("示例党支部");
                                case "name.en" -> column.needed().example("Example branch");
                                case "kind" -> column.needed().example("党支部");
                                case "validFrom" -> column.needed().example(day);
                                case "parent" ->
                                    column.offering(places, false)
                                            .help(
                                                    "名称或代码，也可以是本表中的组织",
                                                    "Its name or code; it may stand in this very sheet")
                                            .example(places.isEmpty() ? null : places.get(0));
                                case "basedIn" -> column.offering(places, false);
                                default -> column;
                            };
                        })
                        .toList());
    }
}
