package io.dualcarbon.platform.contract;

import io.dualcarbon.platform.http.BodyLimit;
import io.dualcarbon.platform.problem.Problem;
import io.dualcarbon.platform.tenancy.Reaches;
import io.dualcarbon.platform.tenancy.Rights;
import io.dualcarbon.platform.turn.Expensive;
import io.dualcarbon.platform.turn.InParts;
import io.dualcarbon.platform.turn.UploadTurns;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Adds to the contract what holds for every operation, so that no resource repeats it: bearer tokens, problem bodies,
 * the headers of versions and idempotency, which components of a view are always there, and what common names mean.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    private static final DotName OPTIONAL = DotName.createSimple("java.util.Optional");
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final String PROBLEM = "#/components/schemas/Problem";
    private static final String BEARER = "bearer";
    private static final String OAUTH2 = "oauth2";

    /** Those that open any operation of this contract. */
    private final Set<String> scopes = new TreeSet<>();

    private final IndexView index;
    private final Meanings meanings;
    private final Portable portable;

    public ContractFilter(IndexView index) {
        this.index = index;
        this.meanings = new Meanings(index);
        this.portable = new Portable(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        var components = contract.getComponents();
        contract.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
        components.addSchema("Violation", violation()).addSchema("Problem", problem());
        components.getSchemas().forEach(this::requireWhatIsAlwaysThere);
        components.getSchemas().forEach(meanings::complete);
        portable.complete(components.getSchemas());
        contract.getPaths()
                .getPathItems()
                .forEach(
                        (path, item) -> item.getOperations().forEach((method, operation) -> complete(path, operation)));
        var examples = new AnswerExamples(components);
        contract.getPaths()
                .getPathItems()
                .values()
                .forEach(item -> item.getOperations().values().forEach(examples::complete));
        components.addSecurityScheme(BEARER, bearer()).addSecurityScheme(OAUTH2, oauth2());
    }

    private static SecurityScheme bearer() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("Access token of the platform's realm");
    }

    private SecurityScheme oauth2() {
        var flow = OASFactory.createOAuthFlow()
                .authorizationUrl("/oauth2/authorization")
                .tokenUrl("/oauth2/token")
                .scopes(Map.of());
        scopes.forEach(scope -> flow.addScope(scope, Objects.requireNonNull(Rights.MEANINGS.get(scope), scope)));
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .description(
                        "How a front end signs a person in: the public client `front-end`, with PKCE. No scope needs"
                                + " to be asked for: a token has those that come with the person's roles")
                .flows(OASFactory.createOAuthFlows().authorizationCode(flow));
    }

    private void complete(String path, Operation operation) {
        sayWhichScopesOpenIt(operation);
        sayHowPartnersAreLimited(operation);
        var parameters = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        var versioned = parameters.stream().anyMatch(p -> "If-Match".equalsIgnoreCase(p.getName()));
        var creates = operation.getResponses().hasAPIResponse("201")
                || operation.getResponses().hasAPIResponse("202");
        // 400 everywhere: a parameter that an operation does not know is refused, also by one that knows none.
        var statuses = new TreeSet<>(List.of("400", "401", "403", "429", "503"));
        if (path.contains("{")) {
            statuses.add("404");
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of("408", "413", "415"));
            operation.getRequestBody().setDescription("At most " + bodyLimit(operation));
        }
        if (versioned) {
            statuses.addAll(List.of("409", "412", "428"));
        }
        if (creates) {
            statuses.addAll(List.of("409", "422"));
        }
        statuses.add("default");
        statuses.stream()
                .filter(status -> !isDescribed(operation, status))
                .forEach(status -> operation.getResponses().addAPIResponse(status, refusal(status)));
        // An operation may say better than we can why it refuses; what it then answers with is the same.
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") && response.getContent() == null) {
                response.setContent(refusal(status).getContent());
            }
        });
        sayHowLongATurnIsWaitedFor(operation);
        parameters.forEach(ContractFilter::describe);
        portable.complete(operation);
        if (creates) {
            operation.addParameter(OASFactory.createParameter()
                    .name("Idempotency-Key")
                    .in(Parameter.In.HEADER)
                    .description("Sent again with the same key and body, the request answers as the first time")
                    .example("7a1f2f0e-upload-2025-01")
                    .schema(OASFactory.createSchema()
                            .addType(Schema.SchemaType.STRING)
                            .maxLength(255)));
        }
    }

    /** Any one of them does. */
    private void sayWhichScopesOpenIt(Operation operation) {
        var ofMethod = said(RolesAllowed.class, operation)
                .filter(rights -> rights.target().kind() == AnnotationTarget.Kind.METHOD)
                .findFirst();
        ofMethod.or(() -> said(RolesAllowed.class, operation).findFirst()).ifPresent(rights -> {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(BEARER));
            for (var right : rights.value().asStringArray()) {
                var scope = scope(right);
                scopes.add(scope);
                operation.addSecurityRequirement(
                        OASFactory.createSecurityRequirement().addScheme(OAUTH2, scope));
            }
        });
    }

    /** What all services have asks for the scope by which a service is read: an expression. */
    private static String scope(String right) {
        return right.startsWith("${")
                ? ConfigProvider.getConfig().getValue(right.substring(2, right.length() - 1), String.class)
                : right;
    }

    private void sayHowPartnersAreLimited(Operation operation) {
        var limits = said(Reaches.class, operation)
                .map(limit -> limit.value().asString())
                .findFirst();
        limits.ifPresent(limit ->
                operation.setDescription((operation.getDescription() == null ? "" : operation.getDescription() + "\n\n")
                        + "For a partner: " + limit + "."));
    }

    private void sayHowLongATurnIsWaitedFor(Operation operation) {
        var busy = operation.getResponses().getAPIResponse("503");
        if (said(Expensive.class, operation).findAny().isPresent()) {
            busy.description("%s. Tenants take turns here: also if none came within %d seconds (`turn-not-come`)"
                    .formatted(busy.getDescription(), Expensive.LONGEST_WAIT_SECONDS));
        } else if (said(InParts.class, operation).findAny().isPresent()) {
            busy.description(("%s. Tenants take turns part by part: also if none came within %d seconds"
                            + " (`turn-not-come`); what was stored before stays, and sent again changes nothing")
                    .formatted(busy.getDescription(), UploadTurns.LONGEST_WAIT_SECONDS));
        }
    }

    /** What is said of an operation, which is named like its method, or of the resource that it is of. */
    private Stream<AnnotationInstance> said(Class<?> annotation, Operation operation) {
        return index.getAnnotations(annotation).stream()
                .filter(each -> each.target().kind() == AnnotationTarget.Kind.CLASS
                        ? each.target().asClass().firstMethod(operation.getOperationId()) != null
                        : each.target().asMethod().name().equals(operation.getOperationId()));
    }

    private String bodyLimit(Operation operation) {
        return said(BodyLimit.class, operation)
                .findFirst()
                .map(limit -> limit.value("megabytes").asInt() + " MB")
                .orElse(BodyLimit.USUAL_BYTES / 1024 + " KB");
    }

    private static void describe(Parameter parameter) {
        if ("If-Match".equalsIgnoreCase(parameter.getName())) {
            parameter
                    .description("ETag of what was read; * for whatever is there")
                    .example("\"0\"");
        } else if (parameter.getIn() == Parameter.In.PATH
                && parameter.getName().equals("id")
                && parameter.getDescription() == null) {
            parameter.description("Id of the record that the path names");
        }
    }

    /** The generator puts refusals without a body on some operations; ours replace them. */
    private static boolean isDescribed(Operation operation, String status) {
        var response = operation.getResponses().getAPIResponse(status);
        return response != null && response.getContent() != null;
    }

    private APIResponse refusal(String status) {
        var description = switch (status) {
            case "400" -> "The request cannot be read or is not valid";
            case "401" -> "No token, or one that is not valid here";
            case "403" -> "The caller's rights do not include this";
            case "404" -> "Unknown, or not the caller's";
            case "408" ->
                "The body comes too slowly: after 10 seconds, less than 4096 bytes a second; or it takes an hour";
            case "409" -> "A rule or stored data forbids it";
            case "412" -> "Changed meanwhile: If-Match names an older version";
            case "413" -> "The body is longer than this operation takes";
            case "415" -> "The media type of the body is not taken";
            case "422" -> "The Idempotency-Key belongs to another request";
            case "428" -> "If-Match is missing";
            case "429" ->
                "More at once than 50 requests of an account or 100 of a tenant, of reads of the change feed and of"
                        + " live streams 10 and 50; fewer while the service is full. Retry-After says when to try again";
            case "503" ->
                "Busy, or something that the answer needs is away. Nothing was changed; Retry-After says when to try"
                        + " again";
            default -> "Any other refusal or fault";
        };
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private void requireWhatIsAlwaysThere(String name, Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        var record = index.getKnownClasses().stream()
                .filter(c -> c.isRecord() && c.simpleName().equals(name.startsWith("Page") ? "Page" : name))
                .findFirst();
        record.ifPresent(c -> {
            if (name.endsWith("View") || name.startsWith("Page")) {
                schema.setRequired(schema.getProperties().keySet().stream()
                        .filter(property -> isAlwaysThere(c, property))
                        .toList());
            }
            schema.getProperties().forEach((property, list) -> allowNullItems(c, property, list));
        });
    }

    /** A list of {@code @Nullable} items: the generator looks at the list only. */
    private static void allowNullItems(ClassInfo record, String property, Schema list) {
        var component = record.recordComponent(property);
        if (component != null
                && list.getItems() != null
                && component.type().kind() == Type.Kind.PARAMETERIZED_TYPE
                && component.type().asParameterizedType().arguments().get(0).hasAnnotation(NULLABLE)) {
            list.getItems().addType(Schema.SchemaType.NULL);
        }
    }

    private static boolean isAlwaysThere(ClassInfo record, String property) {
        RecordComponentInfo component = record.recordComponent(property);
        return component != null
                && !component.type().name().equals(OPTIONAL)
                && !component.type().hasAnnotation(NULLABLE); // not asked of the component: that includes its items
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("Body of every error (RFC 9457)")
                .required(List.of("type", "title", "status", "detail", "instance", "traceId"))
                .addProperty("type", text("Stable name of the problem", "urn:dualcarbon:problem:invalid-request"))
                .addProperty(
                        "title", text("The same for every occurrence, in the language asked for", "Invalid request"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .description("The HTTP status code of the answer")
                                .examples(List.of(400)))
                .addProperty(
                        "detail",
                        text(
                                "This occurrence, for people, in the language asked for",
                                "Some fields are not valid; see violations"))
                .addProperty("instance", text("Path of the request that was refused", "/api/assets/v1/areas"))
                .addProperty(
                        "traceId",
                        text(
                                "Name under which the operator finds the request in the logs",
                                "4bf92f3577b34da6a3ce929d0e0e4736"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("The fields that were refused; left out if the request as a whole was")
                                .maxItems(Problem.MOST_VIOLATIONS)
                                .items(OASFactory.createSchema().ref("#/components/schemas/Violation")))
                .addProperty(
                        "moreViolations",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .description("How many more fields were refused; left out if `violations` lists all")
                                .examples(List.of(12)));
    }

    private static Schema violation() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A field that was refused, and why")
                .required(List.of("field", "message"))
                .addProperty("field", text("Path of the field as the client sent it", "grossFloorAreaM2"))
                .addProperty("message", text("Why it was refused", "must be greater than 0"));
    }

    private static Schema text(String description, String example) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.STRING)
                .description(description)
                .examples(List.of(example));
    }
}
