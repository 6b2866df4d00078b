package taizhang.records.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.Rule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Words;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.RecordId;

/** What the single write would say of fields that are to be the same in all rows, before there is any row. */
@ApplicationScoped
public class FieldCheck {

    /** Of a day, time heals the first; of a key, only a row can say the second. */
    private static final Set<String> LATER =
            Set.of(RecordsRule.IN_THE_FUTURE.code(), HttpProblem.ALREADY_EXISTS.code());

    private final ImportedKinds entities;

    FieldCheck(ImportedKinds entities) {
        this.entities = entities;
    }

    /** A rule by what it has said: its words are whole sentences. */
    private record Said(String name) implements Rule {

        private static final Words AS_GIVEN = new Words("{0}", "{1}");

        @Override
        public String code() {
            return name;
        }

        @Override
        public Words words() {
            return AS_GIVEN;
        }
    }

    /**
     * In the present transaction, in which nothing is written.
     *
     * @param fields headings are pointers; what is wrong with anything else is not told
     * @return at these pointers, what the rules find beside what could not be read
     */
    public List<Violation> check(ImportKind kind, Author author, SourceRow fields) {
        ObjectNode body = fields.body() == null ? null : fields.body().deepCopy();
        if (body == null || body.isEmpty()) {
            return List.of();
        }
        if (!kind.hasUuid() && !body.hasNonNull(kind.key().substring(1))) {
            // Without a code, nothing else of it is looked at.
            body.put(kind.key().substring(1), UUID.randomUUID().toString());
        }
        ImportedRecords entity = entities.of(kind);
        Decision decision = entity.begin(
                        new ImportedRecords.Act(author, ImportStrategy.CREATE, Duplicates.WRITE, false))
                .decide(List.of(new ImportedRecords.Row(RecordId.next(), body, fields.named(), false)))
                .get(0);
        return decision.errors().stream()
                .map(error -> ChunkDecisions.inWordsOf(fields, error))
                .filter(error -> fields.columns().containsValue(error.column()))
                .filter(error -> fields.errors().stream()
                        .noneMatch(known -> String.valueOf(known.column()).equals(error.column())))
                .filter(error -> !LATER.contains(error.code()) && !isToCome(entity, error))
                .map(error -> new Violation(
                        error.column(), null, new Said(error.code()), List.of(error.en(), error.zh()), null))
                .toList();
    }

    /** What the rows of a file may bring themselves is not missing yet. */
    private static boolean isToCome(ImportedRecords entity, RowError error) {
        return entity.namesEarlierRows() && error.code().equals(RecordsRule.UNKNOWN_ORGANIZATION.code());
    }
}
