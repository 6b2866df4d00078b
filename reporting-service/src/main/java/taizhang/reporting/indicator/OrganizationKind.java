package taizhang.reporting.indicator;

import taizhang.api.text.Coded;

/** What an organization is, in the words of the ledger. */
public enum OrganizationKind implements Coded {
    LEADING_PARTY_MEMBERS_GROUP,
    DEPARTMENTAL_PARTY_COMMITTEE,
    PARTY_COMMITTEE,
    GENERAL_PARTY_BRANCH,
    PARTY_BRANCH,
    TEMPORARY_PARTY_BRANCH,
    PARTY_SMALL_GROUP,
    BUREAU,
    DEPARTMENT,
    AFFILIATED_UNIT,
    SUPERIOR_PARTY_COMMITTEE,
    DISCIPLINE_INSPECTION_COMMISSION,
    STATIONED_DISCIPLINE_TEAM,
    MUNICIPAL_ORGANS_WORK_COMMITTEE,
    EXTERNAL_PARTNER
}
