package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.RecordPatch;

/** The rules of an edit: the same for one record and for the rows of a file. */
@ApplicationScoped
class ActivityEditing {

    private final ActivityInsert insert;
    private final KnownTypes types;
    private final Today today;

    ActivityEditing(ActivityInsert insert, KnownTypes types, Today today) {
        this.insert = insert;
        this.types = types;
        this.today = today;
    }

    /**
     * The edit of one record.
     *
     * @return the record as it is to be, in the transaction that has locked it
     * @throws ProblemException 409 {@code not-editable} or {@code already-exists}, 422
     */
    Activity edited(Author author, Activity present, RecordPatch<ActivityContent> patch, Wholes wholes) {
        present.requireEditable();
        ActivityEdit edit = ActivityEdit.of(present, patch);
        return edited(
                edit,
                references(author, present.view().createdBy(), List.of(edit)).get(0),
                wholes);
    }

    /**
     * What the database knows of what records refer to by edits of them, asked once for all. Their types stay as they are
     * until the end of the transaction.
     *
     * @param owner by whom all of the records were created
     */
    List<ActivityReferences> references(Author author, String owner, List<ActivityEdit> edits) {
        return references(
                author,
                owner,
                edits.stream().map(ActivityEdit::before).toList(),
                edits.stream().map(ActivityEdit::after).toList());
    }

    private List<ActivityReferences> references(
            Author author, String owner, List<ActivityContent> before, List<ActivityContent> after) {
        types.hold(after);
        List<ActivityContent> wanted = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            wanted.add(after.get(i).newReferences(before.get(i)));
        }
        return insert.find(wanted, owner, author.organization());
    }

    /**
     * @param edit of a record that can be edited
     * @param references what the database knows of it
     * @param wholes what the new whole must not be a part of
     * @throws ProblemException 409 {@code already-exists}, 422
     */
    Activity edited(ActivityEdit edit, ActivityReferences references, Wholes wholes) {
        ActivityView present = edit.present().view();
        Violations violations = broken(edit.before(), edit.after());
        edit.patch().check(present, violations, Map.of());
        ActivityContent wanted = edit.after().newReferences(edit.before());
        references.addTo(violations, wanted);
        if (wanted.partOf() != null && wholes.isWithin(wanted.partOf(), present.id())) {
            violations.add("/partOf", RecordsRule.PART_OF_ITSELF);
        }
        violations.throwIfAny();
        references.refuseDuplicate(present.id());
        return edit.edited();
    }

    private Violations broken(ActivityContent before, ActivityContent after) {
        return RecordPatch.broken(before, after, each -> types.check(each, today.date()));
    }

    /**
     * What is against edits of many, whose externalIds stay. Which of them would be parts of themselves is seen when all
     * of them are written.
     *
     * @return of each what an edit from the one content to the other would be refused for
     */
    List<Violations> check(Author author, List<ActivityContent> before, List<ActivityContent> after) {
        List<ActivityReferences> references = references(author, author.subject(), before, after);
        List<Violations> checked = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Violations violations = broken(before.get(i), after.get(i));
            references.get(i).addTo(violations, after.get(i).newReferences(before.get(i)));
            checked.add(violations);
        }
        return checked;
    }
}
