package io.dualcarbon.platform.http;

import io.dualcarbon.platform.problem.Text;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a parameter can be read as, and how the client is told that it cannot. */
enum ValueKind {
    DAY(new Text("A day such as 2025-01-31", "日期，例如 2025-01-31"), LocalDate::parse, LocalDate.class),
    MONTH(new Text("A month such as 2025-01", "月份，例如 2025-01"), YearMonth::parse, YearMonth.class),
    INSTANT(
            new Text("A point in time such as 2025-01-31T16:00:00Z", "时刻，例如 2025-01-31T16:00:00Z"),
            Instant::parse,
            Instant.class),
    OFFSET(
            new Text("A point in time such as 2025-01-31T16:00:00+08:00", "时刻，例如 2025-01-31T16:00:00+08:00"),
            OffsetDateTime::parse,
            OffsetDateTime.class),
    DURATION(new Text("A length of time such as PT15M", "时长，例如 PT15M"), Duration::parse, Duration.class),
    WHOLE(new Text("A whole number", "整数"), Integer::valueOf, int.class, Integer.class),
    LONG(new Text("A whole number", "整数"), Long::valueOf, long.class, Long.class),
    NUMBER(new Text("A number", "数字"), ValueKind::number, double.class, Double.class),
    DECIMAL(new Text("A number", "数字"), ValueKind::decimal, BigDecimal.class),
    CHOICE(new Text("true or false", "true 或 false"), ValueKind::choice, boolean.class, Boolean.class),
    ID(
            new Text(
                    "An id such as 0c4f2a6e-1b7d-4e59-9a3c-5d8e7f102b34", "编号，例如 0c4f2a6e-1b7d-4e59-9a3c-5d8e7f102b34"),
            UUID::fromString,
            UUID.class),
    CONSTANT(new Text("One of %s", "以下之一：%s"), text -> text);

    private final Text allowed;
    private final Function<String, Object> reader;
    private final Set<Class<?>> types;

    ValueKind(Text allowed, Function<String, Object> reader, Class<?>... types) {
        this.allowed = allowed;
        this.reader = reader;
        this.types = Set.of(types);
    }

    /** Null if every text may be one. */
    static @Nullable ValueKind of(Class<?> type) {
        if (type.isEnum()) {
            return CONSTANT;
        }
        return Arrays.stream(values())
                .filter(kind -> kind.types.contains(type))
                .findFirst()
                .orElse(null);
    }

    /** Throws a {@link java.time.DateTimeException} or {@link IllegalArgumentException} if the text is none. */
    Object read(Class<?> type, String text) {
        if (this == CONSTANT && constants(type).noneMatch(text::equals)) {
            throw new IllegalArgumentException(text);
        }
        return reader.apply(text);
    }

    Text allowed() {
        return allowed;
    }

    /** What the text above is filled with. */
    Object[] examples(Class<?> type) {
        return this == CONSTANT ? new Object[] {constants(type).collect(Collectors.joining(", "))} : new Object[0];
    }

    private static Stream<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name());
    }

    private static Double number(String text) {
        var number = Double.valueOf(text);
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static BigDecimal decimal(String text) {
        var number = new BigDecimal(text);
        if (!NumberRule.covers(number)) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }

    private static Boolean choice(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }
}
