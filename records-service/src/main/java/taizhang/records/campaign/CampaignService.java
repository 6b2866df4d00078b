package taizhang.records.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Cursor;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Written;

/**
 * Reads and writes campaigns. A caller with an organization sees those of everybody, of its subtree and of what is
 * above it; it writes those that an organization of its subtree leads.
 */
@ApplicationScoped
class CampaignService {

    private final CampaignRepository campaigns;
    private final RecordWriter writer;

    CampaignService(CampaignRepository campaigns, RecordWriter writer) {
        this.campaigns = campaigns;
        this.writer = writer;
    }

    /** @throws ProblemException 404 */
    @Transactional
    Campaign get(String code, @Nullable String scope) {
        Campaign found = campaigns.find(code, scope);
        if (found == null) {
            throw ProblemException.notFound();
        }
        return found;
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

    /** @throws ProblemException 403, 404, 412, 422, 428 */
    @Transactional
    Written<Campaign> put(Author author, String code, Precondition precondition, PutCampaign body) {
        return writer.put(campaigns, code, author, precondition, (present, stamp) -> {
            Violations violations = CampaignRules.check(code, body);
            checkLeader(author, violations, body.leadOrganization());
            violations.throwIfAny();
            return body.campaign(code, present == null ? 0 : present.version());
        });
    }

    private void checkLeader(Author author, Violations violations, @Nullable String leader) {
        if (leader == null && author.isScoped()) {
            violations.required("/leadOrganization", null);
        }
        if (leader != null && !campaigns.canLead(leader, author.organization())) {
            violations.add("/leadOrganization", RecordsRule.UNKNOWN_ORGANIZATION, leader);
        }
    }
}
