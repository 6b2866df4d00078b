package taizhang.records.organization;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.json.Json;
import taizhang.api.json.MergePatch;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.records.imports.Decision;
import taizhang.records.imports.ImportKind;
import taizhang.records.imports.ImportStrategy;
import taizhang.records.imports.ImportedRecords;
import taizhang.records.imports.RowError;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordWriter;

/** Takes organizations in from files by the rules of PUT. A row may stand under one before it. */
@ApplicationScoped
class OrganizationImport implements ImportedRecords {

    /** What the server says of an organization and takes from nobody. */
    private static final Set<String> OF_SERVER = Set.of("version", "predecessors", "placements", "totals");

    private static final String PARENT = "parent";

    private final OrganizationRepository organizations;
    private final OrganizationService service;
    private final RecordWriter writer;
    private final ObjectMapper mapper;

    OrganizationImport(
            OrganizationRepository organizations,
            OrganizationService service,
            RecordWriter writer,
            ObjectMapper mapper) {
        this.organizations = organizations;
        this.service = service;
        this.writer = writer;
        this.mapper = mapper;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ORGANIZATIONS;
    }

    @Override
    public String role() {
        return Role.ADMIN;
    }

    @Override
    public boolean namesEarlierRows() {
        return true;
    }

    @Override
    public Deciding begin(Act act) {
        return rows -> rows.stream().map(row -> decide(act, row)).toList();
    }

    private Decision decide(Act act, Row row) {
        try {
            String code = code(row.body());
            PlacedOrganization present = organizations.lock(code, act.author());
            ObjectNode body = present == null ? row.body() : merged(present.organization(), row);
            PlacedOrganization wanted = service.put(act.author(), code, present, read(body));
            Decision.Likeness likeness = Decision.Likeness.of(code, null, Json.text(row.body()));
            if (!row.good()) {
                return Decision.rejected(List.of());
            }
            if (present != null && wanted.equals(present)) {
                return Decision.unchanged(code, present.organization().version(), likeness);
            }
            if (present != null && act.strategy() == ImportStrategy.CREATE) {
                return Decision.rejected(List.of(RowError.of("/code", HttpProblem.ALREADY_EXISTS)));
            }
            PlacedOrganization written = writer.put(
                            organizations, code, act.author(), Precondition.NONE, (same, stamp) -> wanted)
                    .resource();
            return Decision.written(
                    RecordWriter.change(
                            act.author(),
                            writer.stamp(act.author()),
                            present == null ? null : present.snapshot(),
                            written.snapshot()),
                    likeness);
        } catch (ProblemException refused) {
            return Decision.rejected(RowError.of(refused));
        }
    }

    private static String code(ObjectNode body) {
        Violations violations = new Violations();
        String code = body.path("code").isTextual() ? body.path("code").textValue() : null;
        if (code == null && body.hasNonNull("code")) {
            throw ProblemException.of(
                    HttpProblem.UNREADABLE, List.of(Violation.at("/code", FieldRule.UNREADABLE, "text")));
        }
        if (violations.required("/code", code)) {
            violations.code("/code", code);
        }
        violations.throwIfAny();
        return String.valueOf(code);
    }

    /** The organization as it is, with what the row says; what it does not name stays. */
    private ObjectNode merged(Organization present, Row row) {
        ObjectNode patch = mapper.createObjectNode();
        for (String pointer : row.named()) {
            JsonPointer path = JsonPointer.compile(pointer);
            JsonNode value = row.body().at(path);
            String field = path.getMatchingProperty();
            String part = path.tail().getMatchingProperty();
            if (part == null || part.isEmpty()) {
                patch.set(field, value.isMissingNode() ? NullNode.instance : value);
            } else {
                patch.withObjectProperty(field).set(part, value.isMissingNode() ? NullNode.instance : value);
            }
        }
        ObjectNode whole = mapper.valueToTree(present);
        whole.remove(OF_SERVER);
        JsonNode merged = MergePatch.apply(whole, patch);
        // A patch takes it away, while a PUT without it says nothing of it.
        return patch.path(PARENT).isNull() ? ((ObjectNode) merged).putNull(PARENT) : (ObjectNode) merged;
    }

    private PutOrganization read(ObjectNode body) {
        try {
            return mapper.treeToValue(body, PutOrganization.class);
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.problem(unreadable);
        }
    }

    @Override
    public List<Kept> undo(Author author, String reason, List<Written> written) {
        List<Kept> kept = new ArrayList<>();
        for (Written each : written) {
            String code = each.record();
            Kept refused = undo(author, each);
            if (refused != null) {
                kept.add(refused);
                if (each.before() == null) {
                    organizations.detach(code);
                }
            }
        }
        return kept;
    }

    /** @return null when it is taken back */
    private @Nullable Kept undo(Author author, Written written) {
        String code = written.record();
        try {
            PlacedOrganization present = organizations.lock(code, author);
            if (present == null) {
                // What was created and is gone by now needs no undoing.
                return written.before() == null ? null : Kept.asEdited(code);
            }
            if (present.organization().version() != written.version()) {
                return Kept.asEdited(code);
            }
            undo(author, code, written.before());
            return null;
        } catch (ProblemException refused) {
            return new Kept(
                    code,
                    refused.type() == RecordsProblem.ORGANIZATION_IN_USE
                            ? List.of(Violation.at("", RecordsRule.REFERRED_TO))
                            : refused.violations());
        }
    }

    /** @throws ProblemException as the PUT that would make it so, or 409 when something refers to it that has come since */
    private void undo(Author author, String code, @Nullable String before) {
        if (before == null) {
            writer.delete(organizations, code, author, Precondition.NONE, present -> {
                if (!organizations.remove(code)) {
                    throw ProblemException.of(RecordsProblem.ORGANIZATION_IN_USE);
                }
            });
            return;
        }
        ObjectNode body = (ObjectNode) Json.read(before, JsonNode.class);
        // No import changes the parent; that of today may be another one by its day.
        body.remove(OF_SERVER).remove(PARENT);
        PutOrganization earlier = read(body);
        writer.put(
                organizations,
                code,
                author,
                Precondition.NONE,
                (present, stamp) -> service.put(author, code, present, earlier));
    }
}
