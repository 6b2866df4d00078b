package taizhang.records.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
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

    CampaignEntity take(Campaign campaign) {
        code = campaign.code();
        nameZh = campaign.name().zh();
        nameEn = campaign.name().en();
        kind = campaign.kind();
        leadOrganization = campaign.leadOrganization();
        startsOn = campaign.startsOn();
        endsOn = campaign.endsOn();
        version = campaign.version();
        return this;
    }

    Campaign view() {
        return new Campaign(code, new Name(nameZh, nameEn), kind, leadOrganization, startsOn, endsOn, version);
    }
}
