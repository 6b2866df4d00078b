package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import taizhang.records.catalog.ActivityType;
import taizhang.records.catalog.ActivityTypes;
import taizhang.records.imports.ImportKind;
import taizhang.records.organization.OrganizationNames;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.sheet.CellReader;
import taizhang.records.sheet.CellReaders;
import taizhang.records.sheet.Field;
import taizhang.records.sheet.Fields;
import taizhang.records.sheet.RowForm;
import taizhang.records.sheet.SheetKind;
import taizhang.records.sheet.Spelling;
import taizhang.records.sheet.Vocabulary;
import taizhang.records.sheet.Vocabulary.Word;

/** Activities as rows of a sheet. */
@ApplicationScoped
class ActivitySheet implements SheetKind {

    static final Vocabulary OCCURRENCES = Vocabulary.of(
            new Word("planned", "计划", "Planned", "拟开展"),
            new Word("held", "已开展", "Held", "已举办", "已召开"),
            new Word("suspended", "暂停", "Suspended", "中止"),
            new Word("cancelled", "取消", "Cancelled", "已取消"));

    static final Vocabulary MINUTES = Vocabulary.of(
            new Word("missing", "缺失", "Missing", "无"),
            new Word("incomplete", "不完整", "Incomplete", "不齐全"),
            new Word("complete", "完整", "Complete", "齐全", "有"));

    static final Vocabulary STATUSES = Vocabulary.of(
            new Word("draft", "草稿", "Draft"),
            new Word("submitted", "已提交", "Submitted", "待审批"),
            new Word("returned", "已退回", "Returned"),
            new Word("approved", "已审批", "Approved"),
            new Word("voided", "已作废", "Voided"));

    private static final List<String> OF_SERVER =
            List.of("id", "statusReason", "attachments", "version", "createdAt", "createdBy", "updatedAt", "updatedBy");

    private final ActivityTypes types;
    private final OrganizationNames organizations;

    ActivitySheet(ActivityTypes types, OrganizationNames organizations) {
        this.types = types;
        this.organizations = organizations;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ACTIVITIES;
    }

    @Override
    public RowForm form(Author author) {
        // Another instance may have changed them.
        types.reload();
        return form(
                List.copyOf(types.all()),
                organizations.below(author.organization()).on("heldOn"));
    }

    static RowForm form(List<ActivityType> types, CellReader organization) {
        return new ActivityForm(fields(types, organization), types);
    }

    /** @return the columns of all activities, whatever their type */
    static Fields fields(List<ActivityType> types, CellReader organization) {
        return new Fields(
                List.of(
                        Field.of("type", "类型", "Type", type(types)).first(),
                        Field.of("heldOn", "日期", "Date", CellReaders.DAY).first(),
                        Field.of("endedOn", "结束日期", "End date", CellReaders.DAY),
                        Field.of("organization", "组织", "Organization", organization),
                        Field.of("title", "标题", "Title", CellReaders.TEXT),
                        Field.of("occurrence", "开展情况", "Occurrence", OCCURRENCES),
                        Field.of("count", "次数", "Count", CellReaders.WHOLE),
                        Field.of("themes", "主题", "Themes", CellReaders.LIST),
                        Field.of("campaign", "专项", "Campaign", CellReaders.TEXT),
                        Field.of("minutesStatus", "记录", "Minutes", MINUTES),
                        Field.of("partOf", "所属活动", "Part of", CellReaders.TEXT),
                        Field.of("externalId", "外部编号", "External id", CellReaders.TEXT),
                        Field.of("notes", "备注", "Notes", CellReaders.TEXT),
                        Field.of("status", "状态", "Status", STATUSES)),
                OF_SERVER,
                "notes");
    }

    private static CellReader type(List<ActivityType> types) {
        Vocabulary known = new Vocabulary(types.stream()
                .map(type -> new Word(type.code(), type.name().zh(), type.name().en(), type.aliases()))
                .toList());
        return (cell, place) -> {
            String text = Spelling.plain(cell.text());
            if (known.find(text).isEmpty()) {
                place.row().refuse(known.unknown(RecordsRule.UNKNOWN_TYPE, text, text));
                return null;
            }
            return CellReaders.one(text, known.find(text), place);
        };
    }
}
