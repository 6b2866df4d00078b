package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.problem.RecordsProblem;
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
     * @param wholes what the new whole must not be a part of
     * @return the record as it is to be, in the transaction that has locked it
     * @throws ProblemException 409 {@code not-editable} or {@code already-exists}, 422
     */
    Activity edited(Author author, Activity present, RecordPatch<ActivityContent> patch, Wholes wholes) {
        if (!present.status().isEditable()) {
            throw ProblemException.of(RecordsProblem.NOT_EDITABLE, present.statusCode());
        }
        return present.with(present.view().with(content(author, present.view(), patch, wholes)));
    }

    private ActivityContent content(
            Author author, ActivityView present, RecordPatch<ActivityContent> patch, Wholes wholes) {
        ActivityContent before = ActivityContent.of(present);
        ActivityContent content = patch.apply(before);
        types.hold(content.type());
        Violations violations = broken(before, content);
        patch.check(present, violations, Map.of());
        ActivityContent wanted = content.newReferences(before);
        ActivityReferences references = insert.find(wanted, present.createdBy(), author.organization());
        references.addTo(violations, wanted);
        if (wanted.partOf() != null && wholes.isWithin(wanted.partOf(), present.id())) {
            violations.add("/partOf", RecordsRule.PART_OF_ITSELF);
        }
        violations.throwIfAny();
        references.refuseDuplicate(present.id());
        return content;
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
        types.hold(after);
        List<ActivityContent> wanted = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            wanted.add(after.get(i).newReferences(before.get(i)));
        }
        List<ActivityReferences> references = insert.find(wanted, author.subject(), author.organization());
        List<Violations> checked = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Violations violations = broken(before.get(i), after.get(i));
            references.get(i).addTo(violations, wanted.get(i));
            checked.add(violations);
        }
        return checked;
    }
}
