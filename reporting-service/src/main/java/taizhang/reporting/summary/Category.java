package taizhang.reporting.summary;

import taizhang.api.text.Coded;
import taizhang.api.text.Name;

/** The parts of a summary, in the order of its sections: the categories of activities, then what is no activity. */
enum Category implements Coded {
    MEETING("会议", "Meetings"),
    STUDY("理论学习", "Study"),
    LECTURE("党课", "Party lectures"),
    ORGANISATIONAL_LIFE("组织生活", "Organisational life"),
    THEME_DAY("主题党日", "Party days"),
    TRAINING("教育培训", "Training"),
    RESEARCH_VISIT("调研参观", "Research and visits"),
    SUPERVISION("督查检查", "Supervision"),
    TALK("谈心谈话", "Talks"),
    VOLUNTEERING("志愿服务", "Volunteering"),
    ASSISTANCE("结对帮扶", "Assistance"),
    DOCUMENT_ISSUED("制度文件", "Documents issued"),
    PUBLICITY("宣传报道", "Publicity"),
    RECOGNITION("表彰荣誉", "Recognition"),
    MEMBERSHIP("党员队伍", "Membership"),
    EXPENDITURE("经费支出", "Expenditure"),
    DISCIPLINE_COUNT("监督执纪", "Discipline tallies"),
    RESPONSIBILITY_LETTER("责任书", "Responsibility letters"),
    ORGANISATION_EVENT("组织建设", "Organisation building"),
    BUSINESS("业务工作", "Business"),
    /** Whatever their types. */
    ACTIVITIES("全部活动", "All activities"),
    RECTIFICATION_TASKS("整改落实", "Rectification"),
    CAMPAIGNS("专项活动", "Campaigns"),
    ORGANIZATIONS("组织机构", "Organizations"),
    ENTRIES("录入数据", "Entered figures"),
    TARGETS("目标任务", "Targets");

    private final String zh;
    private final String en;

    Category(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    Name words() {
        return new Name(zh, en);
    }
}
