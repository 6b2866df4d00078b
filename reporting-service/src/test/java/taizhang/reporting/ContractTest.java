package taizhang.reporting;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import taizhang.api.testing.Contract;

/** What the service says of itself is what is checked in as {@code openapi.yaml}, and is complete. */
@QuarkusTest
class ContractTest extends ReportingTest {

    @Test
    void theCheckedInDocumentIsTheServedOne() throws IOException {
        Contract.served().checkAgainstTheCheckedInOne("reporting-service");
    }

    @Test
    void everyOperationIsNamedOnceAndSaysHowItFails() throws IOException {
        Contract.served().checkEveryOperation();
    }
}
