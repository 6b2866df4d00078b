package taizhang.records;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import taizhang.api.testing.Contract;
import taizhang.api.testing.Metrics;
import taizhang.api.testing.NoText;

/** What the service says of itself is what is checked in as {@code openapi.yaml}, and is complete. */
@QuarkusTest
class ContractTest extends RecordsTest {

    @Test
    void theCheckedInDocumentIsTheServedOne() throws IOException {
        Contract.served().checkAgainstTheCheckedInOne("records-service");
    }

    @Test
    void everyOperationIsNamedOnceAndSaysHowItFails() throws IOException {
        Contract.served().checkEveryOperation();
    }

    @Test
    void everyAddressHasTheMethodsOfTheDocumentAndNoOthers() throws IOException {
        Contract.served().checkMethods();
    }

    @Test
    void strangersDoNotFillTheLabelsOfTheMetrics() {
        Metrics.checkThatStrangersFillNoLabels("/v1/activities/{id}");
    }

    @Test
    void whatIsNoTextIsRefusedWhereverTextIs() throws IOException {
        NoText.checkEverywhere();
    }

    @Test
    void generatedClientsDoWhatTheirUsersMean() throws IOException {
        Contract.served().checkWhatClientsNeed();
    }

    @Test
    void vocabulariesAreThoseThatTheServiceKnows() throws IOException {
        Contract.served().checkVocabularies();
    }
}
