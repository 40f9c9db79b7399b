package io.dualcarbon.platform.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.tenancy.Caller;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.net.URI;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first answer in the transaction that creates. Of two requests with one key the second waits on the primary
 * key for the first; if that is refused or dies, nothing is kept and the second creates.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE) // inside the transaction
class IdempotencyInterceptor {
    private static final int LONGEST_KEY = 255;

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Caller caller;
    private final Tenancy tenancy;
    private final CurrentVertxRequest request;

    IdempotencyInterceptor(
            AgroalDataSource database, ObjectMapper json, Caller caller, Tenancy tenancy, CurrentVertxRequest request) {
        this.database = database;
        this.json = json;
        this.caller = caller;
        this.tenancy = tenancy;
        this.request = request;
    }

    @AroundInvoke
    @Nullable
    Object once(InvocationContext invocation) throws Exception {
        var key = request.getCurrent().request().getHeader("Idempotency-Key");
        if (key == null) {
            return invocation.proceed();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw CommonProblem.INVALID_PARAMETER.because().at("Idempotency-Key");
        }
        var hash = hash(invocation);
        try (var connection = database.getConnection()) {
            if (!reserve(connection, key, hash)) {
                return replay(connection, key, hash);
            }
            var answer = (RestResponse<?>) invocation.proceed();
            keep(connection, key, answer);
            return answer;
        }
    }

    /** The request is its address and the record it was read into: white space and key order do not count. */
    private byte[] hash(InvocationContext invocation) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(json.writeValueAsBytes(request.getCurrent().normalizedPath()));
        for (var parameter : invocation.getParameters()) {
            if (parameter instanceof Record body) {
                digest.update(json.writeValueAsBytes(body));
            }
        }
        return digest.digest();
    }

    private boolean reserve(Connection connection, String key, byte[] hash) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into idempotent_answer (tenant_id, caller, key, request_hash) values (?, ?, ?, ?)
                on conflict do nothing
                """)) {
            name(insert, 1, key);
            insert.setBytes(4, hash);
            return insert.executeUpdate() == 1;
        }
    }

    private void keep(Connection connection, String key, RestResponse<?> answer) throws Exception {
        var headers = new LinkedHashMap<String, String>();
        answer.getHeaders()
                .forEach((name, values) -> headers.put(name, values.get(0).toString()));
        try (var update = connection.prepareStatement("""
                update idempotent_answer set status = ?, headers = ?::jsonb, body = ?::jsonb
                where tenant_id = ? and caller = ? and key = ?
                """)) {
            update.setInt(1, answer.getStatus());
            update.setString(2, json.writeValueAsString(headers));
            update.setString(3, json.writeValueAsString(answer.getEntity()));
            name(update, 4, key);
            update.executeUpdate();
        }
    }

    private RestResponse<JsonNode> replay(Connection connection, String key, byte[] hash) throws Exception {
        try (var select = connection.prepareStatement("""
                select request_hash, status, headers, body from idempotent_answer
                where tenant_id = ? and caller = ? and key = ?
                """)) {
            name(select, 1, key);
            try (var row = select.executeQuery()) {
                row.next();
                if (!MessageDigest.isEqual(hash, row.getBytes(1))) {
                    throw CommonProblem.IDEMPOTENCY_KEY_REUSED.because(key);
                }
                var answer = ResponseBuilder.<JsonNode>create(row.getInt(2)).entity(json.readTree(row.getString(4)));
                for (Map.Entry<String, JsonNode> header :
                        json.readTree(row.getString(3)).properties()) {
                    var value = header.getValue().asText();
                    if (header.getKey().equals("Location")) {
                        answer.location(URI.create(value));
                    } else {
                        answer.header(header.getKey(), value);
                    }
                }
                return answer.header("Idempotency-Replayed", "true").build();
            }
        }
    }

    private void name(PreparedStatement statement, int first, String key) throws SQLException {
        statement.setString(first, tenancy.id());
        statement.setString(first + 1, caller.name());
        statement.setString(first + 2, key);
    }
}
