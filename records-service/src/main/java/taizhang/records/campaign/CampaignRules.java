package taizhang.records.campaign;

import java.time.LocalDate;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violations;
import taizhang.api.text.Name;

/** What a campaign must look like. */
final class CampaignRules {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    private CampaignRules() {}

    static Violations check(String code, PutCampaign body) {
        Violations violations = new Violations();
        violations.code("/code", code);
        if (body.code() != null && !body.code().equals(code)) {
            violations.add("/code", FieldRule.CODE_MISMATCH, code);
        }
        Name.check(violations, "/name", body.name());
        if (violations.required("/kind", body.kind())) {
            violations.kebab("/kind", body.kind());
        }
        violations.required("/startsOn", body.startsOn());
        violations.day("/startsOn", body.startsOn(), EARLIEST, LATEST);
        violations.day("/endsOn", body.endsOn(), EARLIEST, LATEST);
        if (body.startsOn() != null && body.endsOn() != null && body.endsOn().isBefore(body.startsOn())) {
            violations.add("/endsOn", FieldRule.ENDS_BEFORE_START, body.startsOn());
        }
        return violations;
    }
}
