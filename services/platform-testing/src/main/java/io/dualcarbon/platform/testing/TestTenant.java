package io.dualcarbon.platform.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** A tenant that no other test knows: no clean-up, no order between tests. */
public record TestTenant(String id) {
    private static final String PREFIX = "t-";

    public static TestTenant fresh() {
        return new TestTenant(PREFIX + UUID.randomUUID().toString().substring(0, 13));
    }

    /** A request of a person with that role, sending and taking JSON. */
    public RequestSpecification as(String... roles) {
        return with(token(roles));
    }

    /** A request of the client of another platform that has these scopes. */
    public RequestSpecification asPartner(String platform, String... scopes) {
        return with(Tokens.partnerToken(platform + "@" + id, id, platform, scopes));
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).accept(ContentType.JSON);
    }

    public String token(String... roles) {
        return Tokens.token(roles[0] + "@" + id, id, roles);
    }

    /** What the registry says of it from now on: a state, {@code UNKNOWN}, or nothing because it is {@code AWAY}. */
    public TestTenant saidToBe(String state) {
        TenantRegister.say(id, state);
        return this;
    }

    static boolean isOne(String id) {
        return id.startsWith(PREFIX);
    }
}
