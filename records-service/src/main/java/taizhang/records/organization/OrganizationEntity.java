package taizhang.records.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;

/** A row of {@code organization}; placements are kept apart. */
@Entity
@Table(name = "organization")
@SuppressWarnings("NullAway.Init")
class OrganizationEntity {

    @Id
    String code;

    @Column(name = "name_zh")
    String nameZh;

    @Column(name = "name_en")
    String nameEn;

    String kind;

    @Column(name = "valid_from")
    LocalDate validFrom;

    @Column(name = "valid_to")
    @Nullable
    LocalDate validTo;

    @Column(name = "based_in")
    @Nullable
    String basedIn;

    @Column(name = "has_committee")
    @Nullable
    Boolean hasCommittee;

    @Column(name = "has_small_groups")
    @Nullable
    Boolean hasSmallGroups;

    @Column(name = "member_count")
    @Nullable
    Integer memberCount;

    @Column(name = "staff_count")
    @Nullable
    Integer staffCount;

    @Column(name = "credit_code")
    @Nullable
    String creditCode;

    long version;

    static OrganizationEntity withCode(String code) {
        OrganizationEntity entity = new OrganizationEntity();
        entity.code = code;
        return entity;
    }

    /** Takes over a body that keeps the rules. */
    void take(PutOrganization body) {
        Name name = Objects.requireNonNull(body.name());
        nameZh = name.zh();
        nameEn = name.en();
        kind = Objects.requireNonNull(body.kind());
        validFrom = Objects.requireNonNull(body.validFrom());
        validTo = body.validTo();
        basedIn = body.basedIn();
        hasCommittee = body.hasCommittee();
        hasSmallGroups = body.hasSmallGroups();
        memberCount = body.memberCount();
        staffCount = body.staffCount();
        creditCode = body.creditCode();
    }

    Organization view(@Nullable String parent) {
        return new Organization(
                code,
                new Name(nameZh, nameEn),
                kind,
                parent,
                validFrom,
                validTo,
                basedIn,
                hasCommittee,
                hasSmallGroups,
                memberCount,
                staffCount,
                creditCode,
                version);
    }
}
