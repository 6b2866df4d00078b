package taizhang.records.organization;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Cursor;
import taizhang.api.page.Slice;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordPatch;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Written;

/** Reads and writes organizations. A caller with an organization sees and writes its subtree and nothing else. */
@ApplicationScoped
class OrganizationService {

    private final OrganizationRepository organizations;
    private final OrganizationListQueries lists;
    private final PlacementRepository placements;
    private final SuccessionRepository successions;
    private final Instance<OrganizationUse> uses;
    private final RecordWriter writer;
    private final Today today;

    OrganizationService(
            OrganizationRepository organizations,
            OrganizationListQueries lists,
            PlacementRepository placements,
            SuccessionRepository successions,
            @Any Instance<OrganizationUse> uses,
            RecordWriter writer,
            Today today) {
        this.organizations = organizations;
        this.lists = lists;
        this.placements = placements;
        this.successions = successions;
        this.uses = uses;
        this.writer = writer;
        this.today = today;
    }

    /** @throws ProblemException 404 */
    @Transactional
    Organization get(String code, @Nullable String scope) {
        return visible(code, scope).organization();
    }

    /** @throws ProblemException 404 */
    @Transactional
    List<Placements.Dated> parents(String code, @Nullable String scope) {
        PlacedOrganization found = visible(code, scope);
        return found.placements().since(found.organization().validFrom());
    }

    /** @throws ProblemException 404 */
    @Transactional
    List<Totals.Dated> totals(String code, @Nullable String scope) {
        return visible(code, scope).totals().dated();
    }

    /** @return the posts that its totals name, in order */
    @Transactional
    SortedSet<String> posts(String code, @Nullable String scope) {
        SortedSet<String> posts = new TreeSet<>();
        visible(code, scope)
                .totals()
                .inOrder()
                .forEach(total -> posts.addAll(total.postsFilled().keySet()));
        return posts;
    }

    private PlacedOrganization visible(String code, @Nullable String scope) {
        return ProblemException.found(organizations.find(code, scope));
    }

    OrganizationPage list(OrganizationQuery query, @Nullable String cursor, int limit, boolean withTotal) {
        Cursor after = Cursor.decode(cursor, query, 2);
        List<Organization> found =
                lists.page(query, after == null ? null : after.key().get(0), limit + 1);
        // The list of what the caller cannot see is empty, too.
        if (found.isEmpty() && !lists.isVisible(query)) {
            throw ProblemException.notFound();
        }
        Slice<Organization> page = Slice.of(found, limit, query, last -> query.after(last.code()));
        return new OrganizationPage(page.items(), page.next(), withTotal ? lists.total(query) : null);
    }

    /** @throws ProblemException 403, 404, 409 {@code organization-in-use}, 412, 422 {@code parent-is-dated} too, 428 */
    @Transactional
    Written<Organization> put(Author author, String code, Precondition precondition, PutOrganization body) {
        Written<PlacedOrganization> written = writer.put(
                organizations, code, author, precondition, (present, stamp) -> put(author, code, present, body));
        return new Written<>(written.resource().organization(), written.created());
    }

    /** @return the organization as the body has it, which keeps the rules @throws ProblemException as the PUT of it */
    PlacedOrganization put(Author author, String code, @Nullable PlacedOrganization present, PutOrganization body) {
        Violations violations = OrganizationRules.check(code, body);
        String basedIn = present == null ? null : present.organization().basedIn();
        checkReference(author, violations, "/basedIn", RecordPatch.changed(basedIn, body.basedIn()));
        List<String> successors =
                present == null ? List.of() : present.organization().successors();
        if (body.successors() != null && !body.successors().equals(successors)) {
            violations.add("/successors", RecordsRule.NAMED_BY_CLOSURE);
        }
        return present == null ? created(author, code, body, violations) : replaced(author, present, body, violations);
    }

    private PlacedOrganization created(Author author, String code, PutOrganization body, Violations violations) {
        String parent = text(body.parent());
        checkParent(author, violations, parent, body.validFrom());
        violations.throwIfAny();
        return new PlacedOrganization(body.organization(code, parent), Placements.under(parent), Totals.NONE);
    }

    private PlacedOrganization replaced(
            Author author, PlacedOrganization placed, PutOrganization body, Violations violations) {
        violations.throwIfAny();
        Organization present = placed.organization();
        if (body.namesParent() && !Objects.equals(text(body.parent()), present.parent())) {
            throw ProblemException.of(
                    RecordsProblem.PARENT_IS_DATED, List.of(Violation.at("/parent", RecordsRule.PARENT_IS_DATED)));
        }
        Organization wanted = body.organization(present);
        LocalDate firstChanged = firstChangedDay(present, wanted);
        if (firstChanged != null) {
            requireWritableFrom(author, present.code(), firstChanged);
            requireUnused(wanted);
        }
        return placed.as(wanted);
    }

    /** What was recorded, and what it has succeeded, stays within its days. */
    private void requireUnused(Organization wanted) {
        if (uses.stream().anyMatch(use -> use.hasRecordsOutside(wanted.code(), wanted.validFrom(), wanted.validTo()))
                || successions.beginsOutside(wanted.code(), wanted.validFrom(), wanted.validTo())) {
            throw ProblemException.of(RecordsProblem.ORGANIZATION_IN_USE);
        }
    }

    /** @throws ProblemException 403, 404, 409 {@code organization-cycle}, 412, 422, 428 */
    @Transactional
    Organization place(Author author, String code, Precondition precondition, PutParent body) {
        return writer.update(
                        organizations, code, author, precondition, (present, stamp) -> placed(author, present, body))
                .organization();
    }

    private PlacedOrganization placed(Author author, PlacedOrganization present, PutParent body) {
        Organization organization = present.organization();
        String code = organization.code();
        Violations violations = new Violations();
        OrganizationRules.checkFirstDay(
                violations, code, body.effectiveFrom(), organization.validFrom(), organization.validTo());
        if (body.parent() == null) {
            violations.required("/parent", null);
        }
        String parent = text(body.parent());
        if (!present.placements().isUnder(parent, body.effectiveFrom())) {
            checkParent(author, violations, parent, body.effectiveFrom());
        }
        violations.throwIfAny();
        LocalDate from = Objects.requireNonNull(body.effectiveFrom());
        requireWritableFrom(author, code, from);
        Placements wanted = present.placements().place(parent, from, organization.validFrom());
        if (wanted.equals(present.placements())) {
            return present;
        }
        Placements.Days days = present.placements().daysFrom(from, organization.validFrom());
        if (parent != null && placements.wouldCycle(code, parent, days)) {
            throw ProblemException.of(RecordsProblem.ORGANIZATION_CYCLE, code);
        }
        return present.placed(wanted, today.date());
    }

    /** @throws ProblemException 403, 404, 412, 422, 428 */
    @Transactional
    Organization putTotals(Author author, String code, Precondition precondition, PutTotals body) {
        return writer.update(organizations, code, author, precondition, (present, stamp) -> {
                    Violations violations = new Violations();
                    OrganizationRules.check(violations, body, present.organization());
                    violations.throwIfAny();
                    Totals.Total total = body.total();
                    requireWritableFrom(author, code, total.effectiveFrom());
                    return present.having(present.totals().put(total));
                })
                .organization();
    }

    /**
     * @throws ProblemException 403, 404, 409 {@code organization-closed}, {@code organization-has-children} or {@code
     *     organization-in-use}, 412, 422, 428
     */
    @Transactional
    Organization close(Author author, String code, Precondition precondition, CloseOrganization body) {
        return writer.update(
                        organizations, code, author, precondition, (present, stamp) -> closed(author, present, body))
                .organization();
    }

    private PlacedOrganization closed(Author author, PlacedOrganization placed, CloseOrganization body) {
        Organization present = placed.organization();
        if (present.validTo() != null) {
            throw ProblemException.of(
                    RecordsProblem.ORGANIZATION_CLOSED, present.validTo().toString());
        }
        Violations violations = new Violations();
        OrganizationRules.check(violations, body, present);
        checkSuccessors(author, violations, body);
        violations.throwIfAny();
        LocalDate last = Objects.requireNonNull(body.validTo());
        requireWritableFrom(author, present.code(), last.plusDays(1));
        List<String> children = successions.childrenAfter(present.code(), last);
        if (!children.isEmpty()) {
            throw ProblemException.of(
                    RecordsProblem.ORGANIZATION_HAS_CHILDREN,
                    children.stream()
                            .map(child -> Violation.at("/validTo", RecordsRule.BELOW_AFTERWARDS, child))
                            .toList());
        }
        Organization wanted = present.closed(last, body.successorsInOrder());
        requireUnused(wanted);
        return placed.as(wanted);
    }

    private void checkSuccessors(Author author, Violations violations, CloseOrganization body) {
        List<@Nullable String> successors = Objects.requireNonNullElse(body.successors(), List.of());
        for (int i = 0; i < successors.size(); i++) {
            String pointer = "/successors/" + i;
            String successor = Violations.codeOrNull(successors.get(i));
            if (successors.get(i) != null && (successor == null || !isVisible(author, successor))) {
                violations.add(pointer, RecordsRule.UNKNOWN_ORGANIZATION, String.valueOf(successors.get(i)));
            } else if (successor != null && body.validTo() != null && OrganizationRules.isPossible(body.validTo())) {
                LocalDate next = body.validTo().plusDays(1);
                if (!successions.isValidOn(successor, next)) {
                    violations.add(pointer, RecordsRule.ORGANIZATION_NOT_VALID, successor, next);
                }
            }
        }
    }

    /** @throws ProblemException 403, 404, 409 {@code organization-in-use}, 412, 428 */
    @Transactional
    void delete(Author author, String code, Precondition precondition) {
        writer.delete(organizations, code, author, precondition, present -> {
            requireWritableFrom(author, code, present.organization().validFrom());
            if (!organizations.remove(code)) {
                throw ProblemException.of(RecordsProblem.ORGANIZATION_IN_USE);
            }
        });
    }

    /** The days under another superior, past or to come, are not the present one's to change. */
    private void requireWritableFrom(Author author, String code, LocalDate day) {
        if (!organizations.isBelowFrom(code, author.organization(), day)) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
    }

    /** @return the first day on which it exists in only one of both; null when its days stay */
    private static @Nullable LocalDate firstChangedDay(Organization present, Organization wanted) {
        LocalDate from = wanted.validFrom();
        if (!from.equals(present.validFrom())) {
            return from.isBefore(present.validFrom()) ? from : present.validFrom();
        }
        LocalDate to = wanted.validTo();
        LocalDate presentTo = present.validTo();
        if (Objects.equals(to, presentTo)) {
            return null;
        }
        LocalDate last = to == null || (presentTo != null && presentTo.isBefore(to)) ? presentTo : to;
        return Objects.requireNonNull(last).plusDays(1);
    }

    private void checkReference(Author author, Violations violations, String pointer, @Nullable String code) {
        if (code != null && !isVisible(author, code)) {
            violations.add(pointer, RecordsRule.UNKNOWN_ORGANIZATION, code);
        }
    }

    private boolean isVisible(Author author, String code) {
        return organizations.isVisible(code, author.organization());
    }

    /** An author with an organization can place only below one that it writes on those days. */
    private void checkParent(Author author, Violations violations, @Nullable String parent, @Nullable LocalDate from) {
        checkReference(author, violations, "/parent", parent);
        if (parent == null && author.isScoped()) {
            violations.required("/parent", null);
        } else if (parent != null
                && isVisible(author, parent)
                && from != null
                && OrganizationRules.isPossible(from)
                && !organizations.isBelowFrom(parent, author.organization(), from)) {
            violations.add("/parent", RecordsRule.UNKNOWN_ORGANIZATION, parent);
        }
    }

    private static @Nullable String text(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw ProblemException.of(
                    HttpProblem.UNREADABLE, List.of(Violation.at("/parent", FieldRule.UNREADABLE, "text")));
        }
        return node.textValue();
    }
}
