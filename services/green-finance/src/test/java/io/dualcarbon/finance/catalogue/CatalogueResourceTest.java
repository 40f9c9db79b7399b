package io.dualcarbon.finance.catalogue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.dualcarbon.finance.OtherServices;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OtherServices.class)
class CatalogueResourceTest {
    private static final String CATALOGUES = "/api/finance/v1/catalogues";
    private final TestTenant tenant = TestTenant.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void givesTheFourCataloguesWithTheirFirstLevel() {
        var answer = tenant.as("viewer").get(CATALOGUES).then();

        answer.statusCode(200)
                .body("items.version", contains("2021", "2024", "2025", "SH-transition"))
                .body("items.collect { it.categories.size() }", contains(6, 7, 9, 6))
                .body("items[0].document", equalTo("绿色债券支持项目目录(2021年版) 银发〔2021〕96号"))
                .body("items[0].effectiveFrom", equalTo("2021-07-01"))
                .body("items[0].effectiveTo", equalTo("2025-10-01"))
                .body("items[1]", not(hasKey("effectiveFrom")))
                .body("items[2].effectiveFrom", equalTo("2025-10-01"))
                .body("items[2]", not(hasKey("effectiveTo")))
                .body("items[2].source", equalTo("h5.h2cn.org.cn; iigf.cufe.edu.cn/info/1012/10150.htm; public copy"))
                .body("items[2].categories[8].code", equalTo("9"))
                .body("items[2].categories[8].name", equalTo("绿色消费"))
                .body("items[3].categories[5].name", equalTo("航空运输业"));
    }

    @Test
    void asksWhoAndWhether() {
        given().get(CATALOGUES).then().statusCode(401).contentType("application/problem+json");
        tenant.as("scoped", "assets:read")
                .get(CATALOGUES)
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }
}
