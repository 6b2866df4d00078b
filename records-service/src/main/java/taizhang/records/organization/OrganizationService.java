package taizhang.records.organization;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.http.ETag;
import taizhang.api.page.Cursor;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Written;

/** Reads and writes organizations. A caller with an organization sees and writes its subtree and nothing else. */
@ApplicationScoped
class OrganizationService {

    private final OrganizationRepository organizations;
    private final PlacementRepository placements;
    private final OrganizationLedger ledger;
    private final Today today;
    private final Caller caller;

    OrganizationService(
            OrganizationRepository organizations,
            PlacementRepository placements,
            OrganizationLedger ledger,
            Today today,
            Caller caller) {
        this.organizations = organizations;
        this.placements = placements;
        this.ledger = ledger;
        this.today = today;
        this.caller = caller;
    }

    @Transactional
    Organization get(String code) {
        return visible(code).view(placements.of(code).parentOn(today.date()));
    }

    @Transactional
    PlacementPage parents(String code) {
        return new PlacementPage(placements.of(code).since(visible(code).validFrom), null);
    }

    @Transactional
    OrganizationPage list(OrganizationQuery query, @Nullable String cursor, int limit, boolean withTotal) {
        String parent = query.parent();
        if (parent != null) {
            visible(parent);
        }
        Cursor after = Cursor.decode(cursor, query, 1);
        List<Organization> found =
                organizations.page(query, after == null ? null : after.key().get(0), limit + 1);
        List<Organization> items = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() <= limit
                ? null
                : new Cursor(List.of(items.get(limit - 1).code())).encode(query);
        return new OrganizationPage(items, next, withTotal ? organizations.total(query) : null);
    }

    @Transactional
    Written<Organization> put(
            String code, PutOrganization body, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        organizations.lock();
        OrganizationEntity present = organizations.findById(code);
        if (present != null) {
            writable(code);
        }
        ETag.put(ifMatch, ifNoneMatch, present == null ? null : present.version);
        Violations violations = OrganizationRules.check(code, body);
        checkReference(violations, "/basedIn", body.basedIn());
        if (present == null) {
            return new Written<>(create(code, body, violations), true);
        }
        violations.throwIfAny();
        return new Written<>(replace(present, body), false);
    }

    private Organization create(String code, PutOrganization body, Violations violations) {
        String parent = parent(violations, body.parent(), body.validFrom());
        violations.throwIfAny();
        OrganizationEntity entity = OrganizationEntity.withCode(code);
        entity.take(body);
        entity.version = ledger.nextVersion(code);
        organizations.persist(entity);
        Placements placed = Placements.under(parent);
        placements.save(code, placed);
        Organization view = view(entity, placed);
        ledger.append(code, entity.version, null, OrganizationLedger.text(view, placed));
        return view;
    }

    private Organization replace(OrganizationEntity entity, PutOrganization body) {
        Placements placed = placements.of(entity.code);
        Organization present = view(entity, placed);
        String before = OrganizationLedger.text(present, placed);
        if (body.namesParent() && !Objects.equals(text(body.parent()), present.parent())) {
            throw ProblemException.of(
                    RecordsProblem.PARENT_IS_DATED, List.of(Violation.at("/parent", RecordsRule.PARENT_IS_DATED)));
        }
        LocalDate firstChanged = firstChangedDay(present, body);
        if (firstChanged != null) {
            requireWritableFrom(entity.code, firstChanged);
            if (organizations.hasRecordsOutside(
                    entity.code, Objects.requireNonNull(body.validFrom()), body.validTo())) {
                throw ProblemException.of(RecordsProblem.ORGANIZATION_IN_USE);
            }
        }
        entity.take(body);
        if (view(entity, placed).equals(present)) {
            return present;
        }
        return updated(entity, placed, before);
    }

    @Transactional
    Organization place(String code, PutParent body, @Nullable String ifMatch) {
        organizations.lock();
        OrganizationEntity entity = writable(code);
        ETag.check(ifMatch, entity.version);
        Violations violations = new Violations();
        OrganizationRules.checkPlacementDay(violations, code, body.effectiveFrom(), entity.validFrom, entity.validTo);
        if (body.parent() == null) {
            violations.required("/parent", null);
        }
        String parent = parent(violations, body.parent(), body.effectiveFrom());
        violations.throwIfAny();
        LocalDate from = Objects.requireNonNull(body.effectiveFrom());
        requireWritableFrom(code, from);
        Placements present = placements.of(code);
        Placements placed = present.place(parent, from, entity.validFrom);
        if (placed.equals(present)) {
            return view(entity, present);
        }
        if (parent != null && placements.wouldCycle(code, parent, present.daysFrom(from, entity.validFrom))) {
            throw ProblemException.of(RecordsProblem.ORGANIZATION_CYCLE, code);
        }
        String before = OrganizationLedger.text(view(entity, present), present);
        placements.save(code, placed);
        return updated(entity, placed, before);
    }

    private Organization updated(OrganizationEntity entity, Placements placed, String before) {
        entity.version++;
        Organization after = view(entity, placed);
        ledger.append(entity.code, entity.version, before, OrganizationLedger.text(after, placed));
        return after;
    }

    @Transactional
    void delete(String code, @Nullable String ifMatch) {
        organizations.lock();
        OrganizationEntity entity = writable(code);
        ETag.require(ifMatch, entity.version);
        requireWritableFrom(code, entity.validFrom);
        Placements placed = placements.of(code);
        String before = OrganizationLedger.text(view(entity, placed), placed);
        long version = entity.version + 1;
        organizations.getEntityManager().detach(entity);
        if (!organizations.remove(code)) {
            throw ProblemException.of(RecordsProblem.ORGANIZATION_IN_USE);
        }
        ledger.append(code, version, before, null);
    }

    private Organization view(OrganizationEntity entity, Placements placed) {
        return entity.view(placed.parentOn(today.date()));
    }

    private OrganizationEntity visible(String code) {
        OrganizationEntity entity =
                organizations.isVisible(code, caller.organization()) ? organizations.findById(code) : null;
        if (entity == null) {
            throw ProblemException.notFound();
        }
        return entity;
    }

    /** What has left the subtree can still be seen, with its past, but not changed. */
    private OrganizationEntity writable(String code) {
        OrganizationEntity entity = visible(code);
        if (!organizations.isInSubtree(code, caller.organization(), today.date())) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
        return entity;
    }

    /** The days under another superior, past or to come, are not the present one's to change. */
    private void requireWritableFrom(String code, LocalDate day) {
        if (!organizations.isInSubtreeFrom(code, caller.organization(), day)) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
    }

    /** @return the first day on which it exists in only one of both; null when its days stay */
    private static @Nullable LocalDate firstChangedDay(Organization present, PutOrganization body) {
        LocalDate from = Objects.requireNonNull(body.validFrom());
        if (!from.equals(present.validFrom())) {
            return from.isBefore(present.validFrom()) ? from : present.validFrom();
        }
        LocalDate to = body.validTo();
        LocalDate presentTo = present.validTo();
        if (Objects.equals(to, presentTo)) {
            return null;
        }
        LocalDate last = to == null || (presentTo != null && presentTo.isBefore(to)) ? presentTo : to;
        return Objects.requireNonNull(last).plusDays(1);
    }

    private void checkReference(Violations violations, String pointer, @Nullable String code) {
        if (code != null && !organizations.isVisible(code, caller.organization())) {
            violations.add(pointer, RecordsRule.UNKNOWN_ORGANIZATION, code);
        }
    }

    /** @return the wanted parent; a caller with an organization can place only below one that it writes on those days */
    private @Nullable String parent(Violations violations, @Nullable JsonNode node, @Nullable LocalDate from) {
        String parent = text(node);
        checkReference(violations, "/parent", parent);
        if (parent == null && caller.isScoped()) {
            violations.required("/parent", null);
        } else if (parent != null
                && organizations.isVisible(parent, caller.organization())
                && from != null
                && OrganizationRules.isPossible(from)
                && !organizations.isInSubtreeFrom(parent, caller.organization(), from)) {
            violations.add("/parent", RecordsRule.UNKNOWN_ORGANIZATION, parent);
        }
        return parent;
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
