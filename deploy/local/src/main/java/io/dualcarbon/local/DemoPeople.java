package io.dualcarbon.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The people and partners that exist on a local platform only. What is there already stays as it is. */
final class DemoPeople {
    /** Gives tokens for a password; no realm but a local one has it. */
    static final String TOKEN_CLIENT = "local-token";

    static final String PARTNER = "hongqiao";

    /** What the registry's buildings call it. */
    private static final String PARTNER_PLATFORM = "hongqiao-linkong";

    private static final Map<String, String> ORGANIZATIONS = Map.of("changning", "长宁区", "demo-b", "示范园区 B");

    private static final List<String> PARTNER_ROLES =
            List.of("partner", "assets:read", "readings:read", "readings:write");

    static final List<Person> PEOPLE = List.of(
            new Person("planner", "analyst", "规划员", Optional.of("changning")),
            new Person("viewer", "viewer", "查阅者", Optional.of("changning")),
            new Person("admin", "tenant-admin", "管理员", Optional.of("changning")),
            new Person("operator", "platform-admin", "运营者", Optional.empty()),
            new Person("steward", "steward", "碳长", Optional.of("changning")),
            new Person("reporter", "reporter", "填报员", Optional.of("changning")),
            new Person("verifier", "verifier", "核查员", Optional.of("changning")),
            new Person("banker", "financier", "银行", Optional.of("changning")),
            new Person("planner-b", "analyst", "规划员 B", Optional.of("demo-b")),
            new Person("admin-b", "tenant-admin", "管理员 B", Optional.of("demo-b")));

    record Person(String name, String role, String familyName, Optional<String> organization) {}

    private final KeycloakAdmin admin;
    private final Secrets secrets;

    DemoPeople(KeycloakAdmin admin, Secrets secrets) {
        this.admin = admin;
        this.secrets = secrets;
    }

    static String password(Secrets secrets) {
        return secrets.getToType("demo.password");
    }

    static String partnerSecret(Secrets secrets) {
        return secrets.get("demo.hongqiao.secret");
    }

    void create() {
        ORGANIZATIONS.forEach(
                (alias, name) -> admin.create("/organizations", Map.of("alias", alias, "name", name, "enabled", true)));
        JsonNode organizations = admin.get("/organizations");
        for (Person person : PEOPLE) {
            create(person, organizations);
        }
        createTokenClient();
        createPartner();
    }

    private void create(Person person, JsonNode organizations) {
        admin.create(
                "/users",
                Map.of(
                        "username",
                        person.name(),
                        "enabled",
                        true,
                        "firstName",
                        "Demo",
                        "lastName",
                        person.familyName(),
                        "email",
                        person.name() + "@demo.example",
                        "emailVerified",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", password(secrets)))));
        String user = admin.get("/users?exact=true&username=" + person.name())
                .path(0)
                .path("id")
                .asText();
        admin.create("/users/" + user + "/role-mappings/realm", roles(List.of(person.role())));
        person.organization().ifPresent(alias -> {
            String organization = StreamSupport.stream(organizations.spliterator(), false)
                    .filter(each -> each.path("alias").asText().equals(alias))
                    .findFirst()
                    .orElseThrow()
                    .path("id")
                    .asText();
            admin.create("/organizations/" + organization + "/members", user);
        });
    }

    /** Gives the same tokens as the console's sign-in: same claims, same roles. */
    private void createTokenClient() {
        JsonNode console = admin.get("/clients/" + admin.client("console"));
        admin.create(
                "/clients",
                Map.of(
                        "clientId",
                        TOKEN_CLIENT,
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "fullScopeAllowed",
                        false,
                        "defaultClientScopes",
                        console.path("defaultClientScopes"),
                        "optionalClientScopes",
                        List.of(),
                        "protocolMappers",
                        withoutIds(console.path("protocolMappers"))));
        admin.create(
                "/clients/" + admin.client(TOKEN_CLIENT) + "/scope-mappings/realm",
                admin.get("/clients/" + console.path("id").asText() + "/scope-mappings/realm"));
    }

    private void createPartner() {
        JsonNode service = admin.get("/clients/" + admin.client("service-energy-data"));
        ArrayNode mappers = withoutIds(service.path("protocolMappers"));
        mappers.add(claim("tenant", "changning"));
        mappers.add(claim("platform", PARTNER_PLATFORM)); // it reaches the buildings that are linked to this
        admin.create(
                "/clients",
                Map.of(
                        "clientId",
                        PARTNER,
                        "name",
                        "Hongqiao smart operations platform",
                        "secret",
                        partnerSecret(secrets),
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "fullScopeAllowed",
                        false,
                        "defaultClientScopes",
                        service.path("defaultClientScopes"),
                        "optionalClientScopes",
                        List.of(),
                        "protocolMappers",
                        mappers));
        String client = admin.client(PARTNER);
        String user = admin.get("/clients/" + client + "/service-account-user")
                .path("id")
                .asText();
        admin.create("/clients/" + client + "/scope-mappings/realm", roles(PARTNER_ROLES));
        admin.create("/users/" + user + "/role-mappings/realm", roles(PARTNER_ROLES));
    }

    private static JsonNode claim(String name, String value) {
        return Http.JSON.valueToTree(Map.of(
                "name",
                name + " of the partner",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-hardcoded-claim-mapper",
                "config",
                Map.of(
                        "claim.name", name,
                        "claim.value", value,
                        "jsonType.label", "String",
                        "access.token.claim", "true",
                        "introspection.token.claim", "true")));
    }

    private List<JsonNode> roles(List<String> names) {
        return names.stream().map(name -> admin.get("/roles/" + name)).toList();
    }

    private static ArrayNode withoutIds(JsonNode mappers) {
        ArrayNode copy = mappers.deepCopy();
        copy.forEach(mapper -> ((ObjectNode) mapper).remove("id"));
        return copy;
    }

    /** Everyone that {@code deploy/local/token} knows. */
    static List<String> names() {
        return Stream.concat(PEOPLE.stream().map(Person::name), Stream.of(PARTNER))
                .toList();
    }
}
