package taizhang.reporting.figure;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted of tasks, cycles, actions, campaigns and organizations, each number with its list. */
@QuarkusTest
class RecordFigureTest extends RecordBureau {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "stock | 'group':'open' | REC-TOP | 2020-S1 | 1",
                "stock | 'group':'open' | REC-TOP | 2020-10 | 2",
                "stock | 'group':'open' | REC-TOP | 2020 | 1",
                "stock | 'group':'fixed' | REC-TOP | 2020 | 2",
                "stock | 'states':['kept-up'] | REC-TOP | 2020 | 1",
                "stock | 'states':['kept-up','reopened'] | REC-TOP | 2020 | 2",
                "stock | 'states':['kept-up'],'group':'open' | REC-TOP | 2020 | 0",
                "stock | 'group':'open','dueBy':'overdue' | REC-TOP | 2020-05 | 0",
                "stock | 'group':'open','dueBy':'overdue' | REC-TOP | 2020-06-01/2020-06-09 | 1",
                "stock | 'group':'open','dueBy':'overdue' | REC-TOP | 2020-06-01/2020-06-10 | 0",
                "stock | 'group':'open','dueBy':'overdue' | REC-TOP | 2020 | 1",
                "stock | 'dueBy':'2020-06-30' | REC-TOP | 2020 | 2",
                "stock | 'sources':['inspection-tour'],'aspects':['governance'] | REC-TOP | 2020 | 2",
                "stock | 'campaigns':['REC-TOUR'] | REC-TOP | 2020 | 1",
                "stock | 'organizationKinds':['party-branch'] | REC-TOP | 2020 | 2",
                "stock | 'group':'open' | REC-A | 2020-S1 | 1",
                "stock | 'group':'open' | REC-A | 2020-09-30/2020-09-30 | 0",
                "stock | 'group':'open' | REC-B | 2020-09-30/2020-09-30 | 1",
                "foundOn | | REC-TOP | 2020 | 2",
                "foundOn | | REC-A | 2020 | 2",
                "foundOn | | REC-B | 2020 | 0",
                "foundOn | | REC-A | 2020-10 | 1",
                "foundOn | 'group':'open' | REC-TOP | 2020 | 1",
                "foundOn | 'group':'fixed' | REC-TOP | 2019 | 0",
                "closedOn | 'group':'fixed' | REC-TOP | 2020 | 2",
                "closedOn | 'group':'fixed' | REC-TOP | 2020-08 | 1",
                "closedOn | 'group':'fixed' | REC-TOP | 2020-Q3 | 0",
                "closedOn | | REC-B | 2020-08 | 1",
                "closedOn | 'sources':['public-demand'] | REC-TOP | 2020-08 | 1",
            })
    void tasks(String timing, String where, String organization, String period, int value) {
        check("rectification-tasks", "count", timing, where, organization, period, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "rectification-cycles | closedOn | | REC-TOP | 2020 | 3",
                "rectification-cycles | closedOn | 'timeliness':['on-time'] | REC-TOP | 2020 | 2",
                "rectification-cycles | closedOn | 'timeliness':['late'] | REC-TOP | 2020 | 1",
                "rectification-cycles | closedOn | 'timeliness':['late'] | REC-A | 2020 | 0",
                "rectification-cycles | openedOn | 'reopened':true | REC-B | 2020 | 1",
                "rectification-cycles | openedOn | 'reopened':false | REC-TOP | 2020 | 2",
                "rectification-cycles | openedOn | | REC-TOP | 2020-10 | 1",
                "corrective-actions | stock | | REC-TOP | 2020 | 2",
                "corrective-actions | stock | | REC-TOP | 2020-10 | 3",
                "corrective-actions | stock | 'states':['done'] | REC-TOP | 2020 | 1",
                "corrective-actions | stock | 'states':['in-progress'] | REC-TOP | 2020-04-02/2020-04-10 | 2",
                "corrective-actions | stock | 'group':'open' | REC-TOP | 2020-04-02/2020-04-19 | 2",
                "corrective-actions | stock | 'group':'open' | REC-TOP | 2020-04 | 1",
                "corrective-actions | stock | 'group':'fixed','dueBy':'2020-04-30' | REC-TOP | 2020 | 1",
                "corrective-actions | stock | 'group':'open','dueBy':'overdue' | REC-TOP | 2020-08 | 0",
                "corrective-actions | stock | 'group':'open','dueBy':'overdue' | REC-TOP | 2020 | 1",
                "corrective-actions | foundOn | | REC-A | 2020 | 2",
                "corrective-actions | doneOn | | REC-A | 2020-04 | 1",
                "corrective-actions | doneOn | | REC-B | 2020 | 0",
                "campaigns | stock | | REC-TOP | 2020 | 2",
                "campaigns | stock | | REC-TOP | 2021 | 1",
                "campaigns | stock | 'campaignKinds':['clean-up'] | REC-TOP | 2020 | 1",
                "campaigns | startsOn | | REC-TOP | 2020 | 1",
                "campaigns | startsOn | 'campaigns':['REC-CLEAN'] | REC-B | 2019 | 1",
                "organizations | stock | | REC-TOP | 2020-01 | 5",
                "organizations | stock | 'organizationKinds':['party-branch'] | REC-TOP | 2020-05 | 2",
                "organizations | stock | 'organizationKinds':['party-branch'] | REC-B | 2020-06 | 0",
                "organizations | stock | 'organizationKinds':['party-branch'] | REC-B | 2020 | 1",
                "organizations | validFrom | 'organizationKinds':['party-branch'] | REC-A | 2019 | 1",
                "organizations | validFrom | | REC-TOP | 2020 | 0",
                "organizations | stock | 'basedInKinds':['department'] | REC-TOP | 2020 | 1",
                "organizations | stock | 'basedInKinds':['affiliated-unit'] | REC-TOP | 2020 | 0",
                "organizations | validFrom | 'basedInKinds':['department','bureau'] | REC-A | 2019 | 1",
            })
    void otherRecords(String of, String timing, String where, String organization, String period, int value) {
        check(of, "count", timing, where, organization, period, value);
    }

    @Test
    void whatIsCountedOnceIsListedWholeAndAddsUp() {
        check("rectification-tasks", "aspects", "stock", null, "REC-TOP", "2020", 1);
        check("rectification-tasks", "organizations", "stock", null, "REC-TOP", "2020", 2);
        check("corrective-actions", "organizations", "stock", null, "REC-TOP", "2020", 1);
        check("rectification-cycles", "organizations", "closedOn", null, "REC-TOP", "2020", 2);
    }
}
