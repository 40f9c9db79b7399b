package io.dualcarbon.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dualcarbon.platform.job.JobView.JobFailureView;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.problem.Language;
import io.dualcarbon.platform.problem.ProblemException;
import io.dualcarbon.platform.problem.Text;
import io.dualcarbon.platform.tenancy.Reach;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The jobs of the tenant at work, in its transaction. */
@ApplicationScoped
class JobStore {
    static final Duration KEPT = Duration.ofDays(7);

    /** Of the results of a tenant together. */
    static final long MOST_BYTES = 1L << 30;

    /** Jobs of a tenant that are over. */
    private static final int MOST_KEPT = 100;

    private static final String SELECT = """
        select job_id, kind, state, done, total, created_by, created_at, started_at, finished_at, problem,
               result_type, result_name, attempt
        from job where tenant_id = ?
        """;

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Tenancy tenancy;
    private final CurrentVertxRequest request;
    private final Clock clock;
    private final String apiPath;

    JobStore(
            AgroalDataSource database,
            ObjectMapper json,
            Tenancy tenancy,
            CurrentVertxRequest request,
            Clock clock,
            @ConfigProperty(name = "quarkus.rest.path") String apiPath) {
        this.database = database;
        this.json = json;
        this.tenancy = tenancy;
        this.request = request;
        this.clock = clock;
        this.apiPath = apiPath;
    }

    void add(UUID id, String kind, JsonNode input, String createdBy, Instant at) {
        run(
                """
            insert into job (job_id, kind, input, created_by, created_at, tenant_id, reach, state, attempt, done)
            values (?, ?, ?::jsonb, ?, ?, ?, ?, 'QUEUED', 0, 0)
            """,
                id,
                kind,
                input.toString(),
                createdBy,
                at.atOffset(ZoneOffset.UTC),
                tenancy.id(),
                tenancy.reach().setting());
    }

    /** How many jobs of the tenant are not over. Nobody else of the tenant starts one until this transaction ends. */
    int open() {
        lock();
        return ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select count(*) from job where tenant_id = ? and state in ('QUEUED', 'RUNNING')")) {
                bind(query, tenancy.id());
                try (var row = query.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }

    /**
     * Once a job is over: those behind it move up, and what is too much is forgotten. A job's priority is how many of its
     * tenant are before it, and of equal ones goes first which has been so for longest: so tenants take turns, however
     * many each has queued.
     */
    boolean tidy() {
        lock();
        run("""
            update scheduled_jobs set priority = -place.jobs_before, execution_time = now()
            from (select job_id::text as task_instance,
                         row_number() over (order by created_at, job_id) - 1
                         + (select count(*) from job where tenant_id = ? and state = 'RUNNING') as jobs_before
                  from job where tenant_id = ? and state = 'QUEUED') place
            where task_name = ? and scheduled_jobs.task_instance = place.task_instance
            """, tenancy.id(), tenancy.id(), JobWorker.TASK);
        run("""
            delete from job where tenant_id = ? and job_id in (
                select job_id from (
                    select job_id, row_number() over newest as ordinal, sum(bytes) over newest as bytes
                    from (select job_id, finished_at,
                                 (select coalesce(sum(octet_length(chunk.bytes)), 0) from job_chunk chunk
                                  where chunk.tenant_id = job.tenant_id and chunk.job_id = job.job_id) as bytes
                          from job where tenant_id = ? and finished_at is not null) finished
                    window newest as (order by finished_at desc, job_id)) kept
                where ordinal > ? or bytes > ?)
            """, tenancy.id(), tenancy.id(), MOST_KEPT, MOST_BYTES);
        return true;
    }

    private void lock() {
        ask(connection -> {
            try (var query = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
                bind(query, "jobs of " + tenancy.id());
                return query.execute();
            }
        });
    }

    /** Takes a job up, from its start. None if it is over. */
    Optional<Begun> begin(UUID id) {
        run(
                "delete from job_chunk where tenant_id = ? and job_id = ? and exists (select from job"
                        + " where job.tenant_id = job_chunk.tenant_id and job.job_id = job_chunk.job_id"
                        + " and job.state in ('QUEUED', 'RUNNING'))",
                tenancy.id(),
                id);
        return ask(connection -> {
            try (var update = connection.prepareStatement("""
                update job set state = 'RUNNING', attempt = attempt + 1, done = 0, total = null, started_at = ?
                where tenant_id = ? and job_id = ? and state in ('QUEUED', 'RUNNING')
                returning kind, input, attempt, reach
                """)) {
                bind(update, now(), tenancy.id(), id);
                try (var row = update.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Begun(
                                    row.getString(1),
                                    tree(row.getString(2)),
                                    row.getInt(3),
                                    new Reach(row.getString(4))))
                            : Optional.empty();
                }
            }
        });
    }

    /** False if the job was cancelled, or another attempt has begun. */
    boolean progress(UUID id, int attempt, long done, long total) {
        return update("done = ?, total = ?", id, attempt, done, total);
    }

    void nameResult(UUID id, int attempt, String mediaType, String fileName) {
        update("result_type = ?, result_name = ?", id, attempt, mediaType, fileName);
    }

    boolean succeed(UUID id, int attempt) {
        return update("state = 'DONE', done = coalesce(total, done), finished_at = ?", id, attempt, now());
    }

    boolean fail(UUID id, int attempt, ProblemException problem) {
        var refusal = problem.type().refusal();
        var kept = new KeptProblem(
                problem.type().urn(),
                refusal.title(),
                new Text(problem.detail(Locale.ENGLISH), problem.detail(Locale.CHINESE)));
        return update(
                "state = 'FAILED', finished_at = ?, problem = ?::jsonb",
                id,
                attempt,
                now(),
                json.valueToTree(kept).toString());
    }

    boolean addChunk(UUID id, int attempt, int ordinal, byte[] bytes) {
        return run("""
            insert into job_chunk (tenant_id, job_id, attempt, ordinal, bytes)
            select tenant_id, job_id, attempt, ?, ? from job
            where tenant_id = ? and job_id = ? and attempt = ? and state = 'RUNNING'
            """, ordinal, bytes, tenancy.id(), id, attempt) == 1;
    }

    /** A piece of the result; none behind the last one. */
    Optional<byte[]> chunk(UUID id, int attempt, int ordinal) {
        return ask(connection -> {
            try (var query =
                    connection.prepareStatement("select bytes from job_chunk where tenant_id = ? and job_id = ?"
                            + " and attempt = ? and ordinal = ?")) {
                bind(query, tenancy.id(), id, attempt, ordinal);
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
                }
            }
        });
    }

    JobView get(UUID id) {
        return find(id).view();
    }

    Job find(UUID id) {
        return ask(connection -> {
            try (var query = connection.prepareStatement(SELECT + " and job_id = ?")) {
                bind(query, tenancy.id(), id);
                try (var row = query.executeQuery()) {
                    if (!row.next()) {
                        throw JobProblem.JOB_NOT_FOUND.because(id);
                    }
                    return job(row);
                }
            }
        });
    }

    /** By id: the order of no use to anybody, but a stable one. */
    Page<JobView> page(PageRequest page) {
        return ask(connection -> {
            try (var query =
                    connection.prepareStatement(SELECT + " and job_id::text > ? order by job_id::text limit ?")) {
                bind(query, tenancy.id(), page.after(), page.limit() + 1);
                List<JobView> found = new ArrayList<>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(job(rows).view());
                    }
                }
                return Page.of(found, page.limit(), job -> job.id().toString());
            }
        });
    }

    JobView cancel(UUID id) {
        var changed = run(
                "update job set state = 'CANCELLED', finished_at = ? where tenant_id = ? and job_id = ?"
                        + " and state in ('QUEUED', 'RUNNING')",
                now(),
                tenancy.id(),
                id);
        var job = get(id);
        if (changed == 0) {
            throw JobProblem.JOB_IS_OVER.because(job.state());
        }
        tidy();
        return job;
    }

    private boolean update(String set, UUID id, int attempt, Object... values) {
        var all = new ArrayList<Object>(List.of(values));
        all.addAll(List.of(tenancy.id(), id, attempt));
        return run(
                        "update job set " + set
                                + " where tenant_id = ? and job_id = ? and attempt = ? and state = 'RUNNING'",
                        all.toArray())
                == 1;
    }

    private Job job(ResultSet row) throws SQLException {
        var id = row.getObject(1, UUID.class);
        var state = JobState.valueOf(row.getString(3));
        var total = row.getLong(5);
        var isKnown = !row.wasNull();
        var finishedAt = instant(row, 9);
        var view = new JobView(
                id,
                row.getString(2),
                state,
                row.getLong(4),
                isKnown ? Optional.of(total) : Optional.empty(),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                instant(row, 8),
                finishedAt,
                finishedAt.map(at -> at.plus(KEPT)),
                state == JobState.DONE && row.getString(11) != null
                        ? Optional.of(apiPath + "/jobs/" + id + "/result")
                        : Optional.empty(),
                failure(row.getString(10)));
        return new Job(view, row.getString(11), row.getString(12), row.getInt(13));
    }

    private Optional<JobFailureView> failure(@Nullable String stored) {
        if (stored == null) {
            return Optional.empty();
        }
        var problem = tree(stored);
        var current = request.getCurrent();
        var language = current == null ? "en" : Language.of(current).getLanguage();
        return Optional.of(new JobFailureView(
                problem.path("type").asText(),
                problem.path("title").path(language).asText(),
                problem.path("detail").path(language).asText()));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored job cannot be read", e);
        }
    }

    private int run(String sql, Object... values) {
        return ask(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                bind(statement, values);
                return statement.executeUpdate();
            }
        });
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private <T> T ask(Work<T> work) {
        try (var connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("Jobs could not be read or written", e);
        }
    }

    /** A job as its tenant sees it, and where its result is. */
    record Job(
            JobView view,
            @Nullable String resultType,
            @Nullable String resultName,
            int attempt) {}

    /** A job that was just taken up. */
    record Begun(String kind, JsonNode input, int attempt, Reach reach) {}

    private record KeptProblem(String type, Text title, Text detail) {}

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
