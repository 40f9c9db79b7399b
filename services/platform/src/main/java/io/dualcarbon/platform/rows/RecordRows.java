package io.dualcarbon.platform.rows;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.NamedArgumentFinder;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Records as rows and as parameters. Jdbi itself sees only what is public, and a feature keeps its records to itself. */
final class RecordRows {
    private RecordRows() {}

    static Optional<RowMapper<?>> mapper(Class<?> type) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(ConstructorMapper.of(constructor));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record without its constructor", e);
        }
    }

    static NamedArgumentFinder arguments(String prefix, Record record) {
        var components = Arrays.stream(record.getClass().getRecordComponents())
                .collect(Collectors.toMap(component -> prefix + component.getName(), Function.identity()));
        return new Arguments(record, components);
    }

    private record Arguments(Record record, Map<String, RecordComponent> components) implements NamedArgumentFinder {
        @Override
        public Optional<Argument> find(String name, StatementContext context) {
            return Optional.ofNullable(components.get(name))
                    .flatMap(component -> context.findArgumentFor(component.getGenericType(), value(component)));
        }

        @Override
        public Collection<String> getNames() {
            return components.keySet();
        }

        private Object value(RecordComponent component) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("A component without its value", e);
            }
        }
    }
}
