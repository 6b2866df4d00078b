package taizhang.records.rectification;

import taizhang.api.text.Coded;

/** Where a finding comes from. */
enum TaskSource implements Coded {
    INSPECTION_TOUR,
    THEME_EDUCATION,
    SELF_INSPECTION,
    PUBLIC_DEMAND,
    PETITION_OR_HOTLINE,
    SPECIAL_CAMPAIGN,
    LIFE_MEETING,
    RESEARCH_VISIT,
    INSPECTION,
    SELF_ASSESSMENT,
    WORK_PLAN,
    OTHER
}
