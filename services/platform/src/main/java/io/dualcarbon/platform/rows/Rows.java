package io.dualcarbon.platform.rows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ReflectionMappers;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The way to rows that no entity maps, inside the transaction at work. Parameters have names; {@code :tenant} is bound by
 * itself, and a statement that does not name it is refused: the first of the two walls cannot be forgotten.
 */
@ApplicationScoped
public class Rows {
    private static final Predicate<String> NAMES_TENANT =
            Pattern.compile(":tenant\\b").asPredicate();

    private final Jdbi jdbi;
    private final Tenancy tenancy;
    private final ObjectMapper json;

    Rows(AgroalDataSource source, Tenancy tenancy, ObjectMapper json) {
        this.tenancy = tenancy;
        this.json = json;
        jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin());
        // The transaction manager begins and ends transactions; a handle only borrows its connection.
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        jdbi.configure(Handles.class, handles -> handles.setForceEndTransactions(false));
        // A column that no component takes, and null for a primitive, are mistakes and not defaults.
        jdbi.configure(ReflectionMappers.class, mappers -> mappers.setStrictMatching(true));
        jdbi.configure(ColumnMappers.class, mappers -> mappers.setCoalesceNullPrimitivesToDefaults(false));
        jdbi.registerRowMapper(
                (RowMapperFactory) (type, config) -> RecordRows.mapper(GenericTypes.getErasedType(type)));
    }

    /** A statement with parameters like {@code :meterId}. PostgreSQL's operator {@code ?} is written {@code ??}. */
    public Sql sql(String text) {
        if (!NAMES_TENANT.test(text)) {
            throw new IllegalArgumentException("It does not name :tenant: " + text);
        }
        return new Sql(jdbi, tenancy.id(), json, text);
    }
}
