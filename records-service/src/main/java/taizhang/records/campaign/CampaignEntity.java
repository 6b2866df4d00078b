package taizhang.records.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;

/** A row of {@code campaign}. */
@Entity
@Table(name = "campaign")
@SuppressWarnings("NullAway.Init")
class CampaignEntity {

    @Id
    String code;

    @Column(name = "name_zh")
    String nameZh;

    @Column(name = "name_en")
    String nameEn;

    String kind;

    @Column(name = "lead_organization")
    @Nullable
    String leadOrganization;

    @Column(name = "starts_on")
    LocalDate startsOn;

    @Column(name = "ends_on")
    @Nullable
    LocalDate endsOn;

    long version;

    static CampaignEntity withCode(String code) {
        CampaignEntity entity = new CampaignEntity();
        entity.code = code;
        return entity;
    }

    /** Takes over a body that keeps the rules. */
    void take(PutCampaign body) {
        Name name = Objects.requireNonNull(body.name());
        nameZh = name.zh();
        nameEn = name.en();
        kind = Objects.requireNonNull(body.kind());
        leadOrganization = body.leadOrganization();
        startsOn = Objects.requireNonNull(body.startsOn());
        endsOn = body.endsOn();
    }

    Campaign view() {
        return new Campaign(code, new Name(nameZh, nameEn), kind, leadOrganization, startsOn, endsOn, version);
    }
}
