package taizhang.records.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import taizhang.records.imports.ImportKind;
import taizhang.records.record.Author;
import taizhang.records.sheet.CellReaders;
import taizhang.records.sheet.Field;
import taizhang.records.sheet.Fields;
import taizhang.records.sheet.SheetKind;
import taizhang.records.sheet.Vocabulary;
import taizhang.records.sheet.Vocabulary.Word;

/** Organizations as rows of a sheet. */
@ApplicationScoped
class OrganizationSheet implements SheetKind {

    static final Vocabulary KINDS = Vocabulary.of(
            new Word("leading-party-members-group", "党组", "Leading Party members' group"),
            new Word("departmental-party-committee", "机关党委", "Departmental Party committee"),
            new Word("party-committee", "党委", "Party committee"),
            new Word("general-party-branch", "党总支", "General Party branch"),
            new Word("party-branch", "党支部", "Party branch", "支部"),
            new Word("temporary-party-branch", "临时党支部", "Temporary Party branch"),
            new Word("party-small-group", "党小组", "Party small group"),
            new Word("bureau", "局", "Bureau"),
            new Word("department", "处室", "Department", "科室"),
            new Word("affiliated-unit", "所属单位", "Affiliated unit", "直属单位"),
            new Word("superior-party-committee", "上级党委", "Superior Party committee"),
            new Word("discipline-inspection-commission", "纪委", "Discipline inspection commission"),
            new Word("stationed-discipline-team", "派驻纪检组", "Stationed discipline team", "派驻纪检监察组"),
            new Word("municipal-organs-work-committee", "市直机关工委", "Municipal organs work committee"),
            new Word("external-partner", "外部单位", "External partner"));

    private final OrganizationNames names;

    OrganizationSheet(OrganizationNames names) {
        this.names = names;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ORGANIZATIONS;
    }

    @Override
    public Fields form(Author author) {
        NamedOrganizations known = names.below(author.organization());
        return new Fields(
                List.of(
                        Field.of("code", "代码", "Code", CellReaders.TEXT),
                        Field.of("name.zh", "中文名称", "Chinese name", CellReaders.TEXT),
                        Field.of("name.en", "英文名称", "English name", CellReaders.TEXT),
                        Field.of("aliases", "简称", "Aliases", CellReaders.LIST),
                        Field.of("kind", "类别", "Kind", KINDS),
                        Field.of("validFrom", "成立日期", "Valid from", CellReaders.DAY)
                                .first(),
                        Field.of("validTo", "撤销日期", "Valid to", CellReaders.DAY),
                        Field.of("parent", "上级组织", "Parent", known.orToCome("validFrom")),
                        Field.of("basedIn", "所在单位", "Based in", known.orToCome("validFrom")),
                        Field.of("hasCommittee", "设支委会", "Has a committee", CellReaders.TRUTH),
                        Field.of("hasSmallGroups", "设党小组", "Has small groups", CellReaders.TRUTH),
                        Field.of("memberCount", "党员人数", "Members", CellReaders.WHOLE),
                        Field.of("staffCount", "职工人数", "Staff", CellReaders.WHOLE),
                        Field.of("creditCode", "统一社会信用代码", "Credit code", CellReaders.TEXT)),
                List.of("version", "successors", "predecessors"),
                null);
    }
}
