package io.dualcarbon.platform.rows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dualcarbon.platform.paging.Cursor;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.problem.ProblemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * One statement and its values, run once. A value is what PostgreSQL and Java both know: text, numbers, UUID, enums by
 * name, {@code LocalDate}, {@code Instant} for timestamptz, and an {@code Optional} of each; null is any of them.
 */
public final class Sql {
    private static final String TENANT = "tenant";

    /** Class 23 of SQL states: what is to be written contradicts a constraint. */
    private static final String CONTRADICTS = "23";

    private final Jdbi jdbi;
    private final String tenant;
    private final ObjectMapper json;
    private final String text;
    private final List<Consumer<SqlStatement<?>>> values = new ArrayList<>();
    private final Map<String, Supplier<ProblemException>> refusals = new HashMap<>();

    Sql(Jdbi jdbi, String tenant, ObjectMapper json, String text) {
        this.jdbi = jdbi;
        this.tenant = tenant;
        this.json = json;
        this.text = text;
    }

    public Sql bind(String name, @Nullable Object value) {
        if (name.equals(TENANT)) {
            throw new IllegalArgumentException("The tenant is bound by itself");
        }
        values.add(statement -> statement.bind(name, value));
        return this;
    }

    /** Every component of the record under its name, lists as arrays. Those that the statement does not name do not matter. */
    public Sql bind(Record record) {
        return bind("", record);
    }

    private Sql bind(String prefix, Record record) {
        values.add(statement -> statement.bindNamedArgumentFinder(RecordRows.arguments(prefix, record)));
        return this;
    }

    /** An array, for instance for {@code id = any(:ids)}. */
    public <E> Sql bind(String name, Class<E> element, Collection<E> elements) {
        values.add(statement -> statement.bindArray(name, element, elements));
        return this;
    }

    /** What it means to a client if the named constraint of the database says no. Of other constraints it is a conflict. */
    public Sql refusing(String constraint, Supplier<ProblemException> refusal) {
        refusals.put(constraint, refusal);
        return this;
    }

    /** How many rows it touched. */
    public int run() {
        return with(handle -> bound(handle.createUpdate(text)).execute());
    }

    /**
     * All rows that it finds.
     *
     * @param type a record whose components are the columns, {@code meter_id} for {@code meterId}; or the type of the only
     *     column
     */
    public <T> List<T> list(Class<T> type) {
        return with(handle -> bound(handle.createQuery(text)).mapTo(type).list());
    }

    /** As {@link #list}, for a statement that finds one row at most. */
    public <T> Optional<T> one(Class<T> type) {
        return with(handle -> bound(handle.createQuery(text)).mapTo(type).findOne());
    }

    /**
     * A page of a list. The statement goes on behind the key of the page before, and sorts by it:
     * {@code (due, id) > (:after.due, :after.id) order by due, id limit :limit}.
     *
     * @param first a key before every other
     * @param key of a row: no other has all its components the same
     */
    public <T, K extends Record> Page<T> page(PageRequest page, Class<T> type, K first, Function<T, K> key) {
        var after = page.cursor().map(cursor -> read(cursor, first.getClass())).orElse(first);
        var found = bind("after.", after).bind("limit", page.limit() + 1).list(type);
        return Page.of(found, page.limit(), row -> written(key.apply(row)));
    }

    /** A cursor is whatever a client sends: read as strictly as a body. */
    private Record read(String cursor, Class<? extends Record> type) {
        try {
            return json.readerFor(type)
                    .with(
                            DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .readValue(Cursor.decode(cursor));
        } catch (JsonProcessingException e) {
            throw Cursor.invalid(cursor);
        }
    }

    private String written(Record key) {
        try {
            return json.writeValueAsString(key);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A key cannot be written", e);
        }
    }

    /** The tenant last: of two values for a name the later counts, whatever a record calls its components. */
    private <S extends SqlStatement<S>> S bound(S statement) {
        values.forEach(value -> value.accept(statement));
        return statement.bind(TENANT, tenant);
    }

    private <T> T with(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (StatementException e) {
            throw translated(e);
        }
    }

    /** Without Jdbi's message, which tells the values: logs keep no personal data. */
    private RuntimeException translated(StatementException e) {
        if (!(e.getCause() instanceof SQLException refused)) {
            return e;
        }
        var message = "The database refused: " + refused.getMessage();
        if (refused.getSQLState() == null || !refused.getSQLState().startsWith(CONTRADICTS)) {
            return new IllegalStateException(message, refused);
        }
        var constraint = constraint(refused);
        var refusal = refusals.get(constraint);
        return refusal == null ? new ConstraintViolationException(message, refused, constraint) : refusal.get();
    }

    private static @Nullable String constraint(SQLException refused) {
        var told = refused instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        return told == null ? null : told.getConstraint();
    }
}
