package taizhang.api.testing;

import static io.restassured.RestAssured.given;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

/**
 * Base of all tests over HTTP, which carry {@code @QuarkusTest} themselves: they share one start of the service on a real
 * PostgreSQL, and every answer to {@link #as} is validated against the OpenAPI document (status, media type, headers, body).
 * Each service has a base of its own that names its {@link TestSystem}.
 */
public abstract class HttpTest {

    private static @Nullable OpenApiValidationFilter contract;

    protected static RequestSpecification as(String role) {
        return bearer(Token.of(role));
    }

    protected static RequestSpecification as(String role, String subject, @Nullable String organization) {
        return bearer(Token.of(role, subject, organization));
    }

    protected static RequestSpecification bearer(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    protected static RequestSpecification anonymous() {
        return given().filter(contract()).contentType("application/json");
    }

    private static synchronized OpenApiValidationFilter contract() {
        if (contract == null) {
            String document = given().get("/q/openapi").asString();
            contract = new OpenApiValidationFilter(OpenApiInteractionValidator.createForInlineApiSpecification(document)
                    // Requests are wrong on purpose in many tests; it is the answers that must keep the contract.
                    .withLevelResolver(LevelResolver.create()
                            .withLevel("validation.request", ValidationReport.Level.IGNORE)
                            .build())
                    .build());
        }
        return contract;
    }
}
