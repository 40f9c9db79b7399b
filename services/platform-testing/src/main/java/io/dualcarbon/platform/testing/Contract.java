package io.dualcarbon.platform.testing;

import static io.restassured.RestAssured.given;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import org.jspecify.annotations.Nullable;

/** Checks every answer that a test gets against the contract that the service publishes. */
public final class Contract implements Filter {
    private @Nullable Filter check;

    private Contract() {}

    /** From now on an answer that the contract does not describe fails the test. */
    public static void enforce() {
        RestAssured.replaceFiltersWith(new Contract());
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext context) {
        if (check == null) {
            check = read(); // not before the first request: only then is the port of the server known
        }
        return check.filter(request, response, context);
    }

    private static Filter read() {
        var contract = given().noFilters()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return new OpenApiValidationFilter(OpenApiInteractionValidator.createForInlineApiSpecification(contract)
                .withLevelResolver(LevelResolver.create()
                        // Tests send wrong requests on purpose; what counts is the answer.
                        .withLevel("validation.request", ValidationReport.Level.IGNORE)
                        .build())
                .build());
    }
}
