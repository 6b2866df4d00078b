package taizhang.records.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.http.ETag;
import taizhang.api.page.Cursor;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Written;

/**
 * Reads and writes campaigns. A caller with an organization sees those of everybody, of its subtree and of what is
 * above it; it writes those that an organization of its subtree leads.
 */
@ApplicationScoped
class CampaignService {

    private final CampaignRepository campaigns;
    private final Ledger ledger;
    private final Today today;
    private final Caller caller;

    CampaignService(CampaignRepository campaigns, Ledger ledger, Today today, Caller caller) {
        this.campaigns = campaigns;
        this.ledger = ledger;
        this.today = today;
        this.caller = caller;
    }

    @Transactional
    Campaign get(String code) {
        CampaignEntity entity = campaigns.findById(code);
        if (entity == null || !campaigns.isVisible(entity.leadOrganization, caller.organization())) {
            throw ProblemException.notFound();
        }
        return entity.view();
    }

    @Transactional
    CampaignPage list(CampaignQuery query, @Nullable String cursor, int limit, boolean withTotal) {
        Cursor after = Cursor.decode(cursor, query, 1);
        List<Campaign> found =
                campaigns.page(query, after == null ? null : after.key().get(0), limit + 1);
        List<Campaign> items = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() <= limit
                ? null
                : new Cursor(List.of(items.get(limit - 1).code())).encode(query);
        return new CampaignPage(items, next, withTotal ? campaigns.total(query) : null);
    }

    @Transactional
    Written<Campaign> put(String code, PutCampaign body, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        campaigns.lock();
        CampaignEntity entity = campaigns.findById(code);
        if (entity != null) {
            requireWritable(entity);
        }
        ETag.put(ifMatch, ifNoneMatch, entity == null ? null : entity.version);
        Violations violations = CampaignRules.check(code, body);
        checkLeader(violations, body.leadOrganization());
        violations.throwIfAny();
        return entity == null ? new Written<>(create(code, body), true) : new Written<>(replace(entity, body), false);
    }

    private void requireWritable(CampaignEntity entity) {
        if (!campaigns.isVisible(entity.leadOrganization, caller.organization())) {
            throw ProblemException.notFound();
        }
        String leader = entity.leadOrganization;
        if (caller.isScoped() && (leader == null || !campaigns.canLead(leader, caller.organization(), today.date()))) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
    }

    private void checkLeader(Violations violations, @Nullable String leader) {
        if (leader == null && caller.isScoped()) {
            violations.required("/leadOrganization", null);
        }
        if (leader != null && !campaigns.canLead(leader, caller.organization(), today.date())) {
            violations.add("/leadOrganization", RecordsRule.UNKNOWN_ORGANIZATION, leader);
        }
    }

    private Campaign create(String code, PutCampaign body) {
        CampaignEntity entity = CampaignEntity.withCode(code);
        entity.take(body);
        entity.version = 1;
        campaigns.persist(entity);
        Campaign after = entity.view();
        append(null, after);
        return after;
    }

    private Campaign replace(CampaignEntity entity, PutCampaign body) {
        Campaign before = entity.view();
        entity.take(body);
        if (entity.view().equals(before)) {
            return before;
        }
        entity.version++;
        append(before, entity.view());
        return entity.view();
    }

    private void append(@Nullable Campaign before, Campaign after) {
        ledger.append(new Change(
                Change.Entity.CAMPAIGN,
                after.code(),
                after.version(),
                before == null ? Change.Operation.CREATED : Change.Operation.UPDATED,
                after.leadOrganization(),
                today.instant(),
                caller.subject(),
                before == null ? null : Change.text(before),
                Change.text(after)));
    }
}
