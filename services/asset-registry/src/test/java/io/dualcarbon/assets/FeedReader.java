package io.dualcarbon.assets;

import static io.restassured.RestAssured.given;

import io.dualcarbon.platform.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Follows the change feed from cursor to cursor, as a subscriber does. */
public class FeedReader {
    private final String token;
    private String cursor = "";

    public FeedReader(String token) {
        this.token = token;
    }

    public static FeedReader ofTheService() {
        return new FeedReader(Tokens.platformToken("service-account", "service", "assets:read"));
    }

    /** Goes to the end of what happened so far. */
    public FeedReader skipAll() {
        while (!read("PT0S").isEmpty()) {}
        return this;
    }

    /** What is there now. */
    public List<Map<String, Object>> now() {
        return read("PT0S");
    }

    /** What is there within that time: the first to come ends the wait. */
    public List<Map<String, Object>> within(String wait) {
        return read(wait);
    }

    /** Waits until there are so many events more. */
    public List<Map<String, Object>> next(int count) {
        var events = new ArrayList<Map<String, Object>>();
        for (var attempts = 0; events.size() < count && attempts < 20; attempts++) {
            events.addAll(read("PT5S"));
        }
        return events;
    }

    private List<Map<String, Object>> read(String wait) {
        var answer = given().auth()
                .oauth2(token)
                .queryParam("after", cursor)
                .queryParam("wait", wait)
                .get(TestRegistry.API + "changes")
                .then()
                .statusCode(200)
                .extract();
        cursor = answer.path("cursor");
        return answer.path("events");
    }
}
