package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.parameter.FilterReader;
import taizhang.api.text.Coded;
import taizhang.api.text.Name;
import taizhang.api.time.Today;
import taizhang.records.catalog.ActivityType;
import taizhang.records.catalog.ActivityTypes;
import taizhang.records.imports.ImportKind;
import taizhang.records.organization.OrganizationChoices;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.sheet.CellReaders;
import taizhang.records.sheet.Field;
import taizhang.records.sheet.Vocabulary;
import taizhang.records.template.Choices;
import taizhang.records.template.EmptySheet;
import taizhang.records.template.TemplateColumn;
import taizhang.records.template.TemplateColumn.Form;

/** The empty sheet of activities: of one type with all that may be recorded of it, or of any with what all have. */
@ApplicationScoped
class ActivityTemplate implements EmptySheet {

    private static final String MONEY = "CNY";
    /** What is to be seen in the example when no type is asked for. */
    private static final String COMMONEST = "party-lecture";

    private final ActivityTypes types;
    private final OrganizationChoices organizations;
    private final Today today;

    ActivityTemplate(ActivityTypes types, OrganizationChoices organizations, Today today) {
        this.types = types;
        this.organizations = organizations;
        this.today = today;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ACTIVITIES;
    }

    @Override
    public Content content(Author caller, @Nullable String code) {
        ActivityType type = code == null ? null : known(code);
        ActivityType shown = type == null ? known(COMMONEST) : type;
        List<ActivityType> all = types.all().stream()
                .sorted(Comparator.comparing(ActivityType::category).thenComparing(ActivityType::code))
                .toList();
        // A word means one of all types, whichever are offered.
        List<String> words =
                Choices.of(all, ActivityType::code, each -> each.name().zh());
        String example = words.get(all.indexOf(shown));
        List<ActivityType> offered = type != null ? List.of(type) : all;
        LocalDate day = today.date();
        List<String> places = organizations.on(day, caller.organization());
        List<TemplateColumn> columns = new ArrayList<>();
        for (Field field : ActivitySheet.fields(offered, CellReaders.TEXT).all()) {
            TemplateColumn column = TemplateColumn.of(field);
            columns.add(
                    switch (field.field()) {
                        case "type" ->
                            TemplateColumn.choice(column.heading(), type != null ? List.of(example) : words)
                                    .needed()
                                    .example(example);
                        case "organization" ->
                            column.offering(places, false)
                                    .needed()
                                    .help("开展活动的组织：名称或代码", "Which organization held it: its name or code")
                                    .example(places.isEmpty() ? null : places.get(0));
                        case "title" ->
                            column.needed().example("示例：" + shown.name().zh());
                        case "heldOn" -> column.needed().example(day);
                        case "count" ->
                            column.help("一行代表几次，空着是 1", "How many times a row stands for; empty: 1")
                                    .example(1);
                        case "occurrence" ->
                            column.help("空着是已开展", "Empty: held")
                                    .example(word(ActivitySheet.OCCURRENCES, Occurrence.HELD));
                        case "themes" ->
                            column.help("填主题代码，如 party-building", "Codes of themes, such as party-building");
                        case "campaign" -> column.help("填专项的代码", "The code of a campaign");
                        case "partOf" -> column.help("填所属活动的 id", "The id of an activity");
                        case "externalId" ->
                            column.help(
                                    "贵单位自己的编号：再次导入时凭它认出同一条记录",
                                    "Your own number: by it a later import knows the same record");
                        case "status" -> status(column, caller);
                        default -> column;
                    });
        }
        if (type != null) {
            type.quantities().forEach(quantity -> columns.add(amount(quantity)));
        }
        shown.attributes().stream()
                .filter(attribute -> type != null || isOpenToAll(attribute.code()))
                .forEach(attribute -> columns.add(attribute(attribute)));
        Name name = type == null ? new Name("活动", "Activities") : type.name();
        return new Content(name, type == null ? "activities" : "activities-" + type.code(), columns);
    }

    /** @return whether every type has it */
    private boolean isOpenToAll(String attribute) {
        return types.all().stream().allMatch(type -> type.attributes().stream()
                .anyMatch(each -> each.code().equals(attribute)));
    }

    /** Other statuses are reached by steps, and never by an import. */
    private static TemplateColumn status(TemplateColumn column, Author caller) {
        Stream<ActivityStatus> first = Stream.of(ActivityStatus.DRAFT, ActivityStatus.SUBMITTED);
        Stream<ActivityStatus> ofThePast = caller.has(Role.ADMIN) ? Stream.of(ActivityStatus.APPROVED) : Stream.empty();
        List<String> offered = Stream.concat(first, ofThePast)
                .map(status -> word(ActivitySheet.STATUSES, status))
                .toList();
        return column.offering(offered, true).help("空着是草稿", "Empty: draft");
    }

    private static String word(Vocabulary vocabulary, Coded value) {
        return vocabulary.words().stream()
                .filter(word -> word.code().equals(value.code()))
                .findFirst()
                .orElseThrow()
                .zh();
    }

    private static @Nullable String first(TemplateColumn column) {
        return column.choices().isEmpty() ? null : column.choices().get(0);
    }

    private static TemplateColumn amount(ActivityType.Quantity quantity) {
        boolean money = quantity.unit().equals(MONEY);
        return TemplateColumn.of(quantity.name(), Form.NUMBER)
                .help("单位：" + quantity.unit(), "Unit: " + quantity.unit())
                .example(money ? new BigDecimal("1000.50") : BigDecimal.TEN);
    }

    private static TemplateColumn attribute(ActivityType.Attribute attribute) {
        if (attribute.values() == null) {
            return TemplateColumn.of(attribute.name(), Form.TEXT);
        }
        TemplateColumn column =
                TemplateColumn.choice(attribute.name(), Choices.of(attribute.values(), code -> code, code -> attribute
                        .valueNames()
                        .getOrDefault(code, Name.ofCode(code))
                        .zh()));
        return column.example(first(column));
    }

    private ActivityType known(String code) {
        ActivityType type = types.find(code);
        if (type == null) {
            types.reload();
            type = types.find(code);
        }
        if (type == null) {
            FilterReader reader = new FilterReader();
            reader.unknown(
                    "type",
                    RecordsRule.UNKNOWN_TYPE,
                    code,
                    types.all().stream().map(ActivityType::code).toList());
            reader.throwIfAny();
        }
        return Objects.requireNonNull(type);
    }
}
