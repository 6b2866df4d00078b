package taizhang.records.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import taizhang.records.imports.ImportKind;
import taizhang.records.organization.OrganizationNames;
import taizhang.records.record.Author;
import taizhang.records.sheet.CellReaders;
import taizhang.records.sheet.Field;
import taizhang.records.sheet.Fields;
import taizhang.records.sheet.SheetKind;
import taizhang.records.sheet.Vocabulary;
import taizhang.records.sheet.Vocabulary.Word;

/** Rectification tasks as rows of a sheet: a ledger of issues found. */
@ApplicationScoped
class TaskSheet implements SheetKind {

    static final Vocabulary SOURCES = Vocabulary.of(
            new Word("inspection-tour", "巡察", "Inspection tour", "巡视", "巡察反馈", "巡视巡察"),
            new Word("theme-education", "主题教育", "Theme education"),
            new Word("self-inspection", "自查", "Self-inspection", "自查自纠"),
            new Word("public-demand", "群众诉求", "Public demand"),
            new Word("petition-or-hotline", "信访热线", "Petition or hotline", "信访", "热线"),
            new Word("special-campaign", "专项整治", "Special campaign", "专项行动"),
            new Word("life-meeting", "民主生活会", "Life meeting", "组织生活会"),
            new Word("research-visit", "调研", "Research visit", "下基层调研"),
            new Word("inspection", "督查检查", "Inspection", "督查", "检查"),
            new Word("self-assessment", "自评", "Self-assessment"),
            new Word("work-plan", "重点任务", "Work plan", "工作计划"),
            new Word("other", "其他", "Other", "其它"));

    private static final List<String> OF_SERVER = List.of(
            "id",
            "state",
            "cycle",
            "closedOn",
            "overdue",
            "attachments",
            "extensionCount",
            "version",
            "createdAt",
            "createdBy",
            "updatedAt",
            "updatedBy");

    private final OrganizationNames organizations;

    TaskSheet(OrganizationNames organizations) {
        this.organizations = organizations;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.RECTIFICATION_TASKS;
    }

    @Override
    public Fields form(Author author) {
        return new Fields(
                List.of(
                        Field.of("source", "问题来源", "Source", SOURCES),
                        Field.of("aspect", "问题类别", "Aspect", CellReaders.TEXT),
                        Field.of("title", "存在问题", "Title", CellReaders.TEXT),
                        Field.of("description", "说明", "Description", CellReaders.TEXT),
                        Field.of("actions", "整改措施", "Actions", Measures::read),
                        Field.of(
                                "organization",
                                "责任单位",
                                "Organization",
                                organizations.below(author.organization()).on("foundOn")),
                        Field.of(
                                "supervisor",
                                "督办单位",
                                "Supervisor",
                                organizations
                                        .belowOrAbove(author.organization())
                                        .on("foundOn")),
                        Field.of("owner", "责任部门", "Owner", CellReaders.TEXT).first(),
                        Field.of("foundOn", "发现日期", "Found on", CellReaders.DAY).first(),
                        Field.of("dueOn", "整改时限", "Due on", CellReaders.DUE).first(),
                        Field.of("campaign", "专项", "Campaign", CellReaders.TEXT),
                        Field.of("externalId", "外部编号", "External id", CellReaders.TEXT)),
                OF_SERVER,
                "description");
    }
}
