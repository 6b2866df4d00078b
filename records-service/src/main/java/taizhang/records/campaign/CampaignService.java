package taizhang.records.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Cursor;
import taizhang.api.page.Slice;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordPatch;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Written;

/**
 * Reads and writes campaigns. A caller with an organization sees those of everybody, of its subtree and of what is
 * above it; it writes those that an organization of its subtree leads.
 */
@ApplicationScoped
class CampaignService {

    private final CampaignRepository campaigns;
    private final CampaignListQueries lists;
    private final RecordWriter writer;

    CampaignService(CampaignRepository campaigns, CampaignListQueries lists, RecordWriter writer) {
        this.campaigns = campaigns;
        this.lists = lists;
        this.writer = writer;
    }

    /** @throws ProblemException 404 */
    Campaign get(String code, @Nullable String scope) {
        return ProblemException.found(campaigns.find(code, scope));
    }

    CampaignPage list(CampaignQuery query, @Nullable String cursor, int limit, boolean withTotal) {
        Slice<Campaign> page = Slice.of(
                lists.page(query, Cursor.code(cursor, query), limit + 1),
                limit,
                query,
                last -> Cursor.after(last.code()));
        return new CampaignPage(page.items(), page.next(), withTotal ? lists.total(query) : null);
    }

    /** @throws ProblemException 403, 404, 412, 422, 428 */
    @Transactional
    Written<Campaign> put(Author author, String code, Precondition precondition, PutCampaign body) {
        return writer.put(campaigns, code, author, precondition, (present, stamp) -> {
            Violations violations = CampaignRules.check(code, body);
            String leader = present == null ? null : present.leadOrganization();
            checkLeader(author, violations, leader, body.leadOrganization());
            violations.throwIfAny();
            return body.campaign(code, present == null ? 0 : present.version());
        });
    }

    private void checkLeader(Author author, Violations violations, @Nullable String before, @Nullable String after) {
        if (after == null && author.isScoped()) {
            violations.required("/leadOrganization", null);
        }
        String leader = RecordPatch.changed(before, after);
        if (leader != null && !campaigns.canLead(leader, author.organization())) {
            violations.add("/leadOrganization", RecordsRule.UNKNOWN_ORGANIZATION, leader);
        }
    }
}
