package io.dualcarbon.platform.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.YearMonth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets an operation take durations ({@code PT15M}) and months ({@code 2025-01}) as parameters. */
@Provider
class TimeParameters implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked") // guarded by the comparison of classes
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, @Nullable Type generic, Annotation @Nullable [] annotations) {
        if (type == Duration.class) {
            return (ParamConverter<T>) new Parsed<>(Duration::parse);
        }
        if (type == YearMonth.class) {
            return (ParamConverter<T>) new Parsed<>(YearMonth::parse);
        }
        return null;
    }

    private record Parsed<T>(Function<String, T> parser) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String value) {
            return value == null ? null : parser.apply(value);
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
