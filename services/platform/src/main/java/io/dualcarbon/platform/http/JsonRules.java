package io.dualcarbon.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.dualcarbon.platform.problem.CommonProblem;
import io.dualcarbon.platform.problem.ProblemException;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How strictly JSON is read and how it is written, the same in every service. */
@Singleton
class JsonRules implements ObjectMapperCustomizer {
    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(50)
            .maxNumberLength(100)
            .maxNameLength(200)
            .build();

    /** The last to customize wins where two read the same type. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    @SuppressWarnings("deprecation") // coercion has no other switch on a mapper that is already built
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(LIMITS);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        mapper.configOverride(Optional.class)
                .setInclude(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT));
        mapper.registerModule(new SimpleModule("dual-carbon")
                .setDeserializerModifier(new ListLimits())
                .addDeserializer(String.class, new StorableText(false))
                .addDeserializer(BigDecimal.class, new PlainDecimal())
                .addDeserializer(Double.class, new FiniteDouble(Double.class, null))
                .addDeserializer(double.class, new FiniteDouble(double.class, 0.0))
                .addDeserializer(LocalDate.class, new KnownTime<>(LocalDate.class, LocalDate::parse))
                .addDeserializer(YearMonth.class, new KnownTime<>(YearMonth.class, YearMonth::parse))
                .addDeserializer(Instant.class, new KnownTime<>(Instant.class, JsonRules::instant))
                .addDeserializer(OffsetDateTime.class, new KnownTime<>(OffsetDateTime.class, JsonRules::utc)));
    }

    /** An exception that learns on its way up at which property it stands. */
    static JsonMappingException refusal(JsonParser parser, ProblemException problem) {
        return JsonMappingException.from(parser, problem.getMessage(), problem);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** As Jackson does it: the offset that a client writes says nothing about the tenant's. */
    private static OffsetDateTime utc(String text) {
        return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
    }

    /**
     * Text that the database can keep and a list can show: PostgreSQL knows no NUL, UTF-8 no half of a surrogate pair, and
     * a name has one line.
     */
    private static class StorableText extends StdScalarDeserializer<String> implements ContextualDeserializer {
        private final boolean ofOneLine;

        StorableText(boolean ofOneLine) {
            super(String.class);
            this.ofOneLine = ofOneLine;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new StorableText(property != null && property.getName().startsWith("name"));
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var text = StringDeserializer.instance.deserialize(parser, context);
            if (text.chars().anyMatch(this::isRefused) || !UTF_8.newEncoder().canEncode(text)) {
                throw context.weirdStringException(text, String.class, "not storable");
            }
            return text;
        }

        private boolean isRefused(int letter) {
            var isWhiteSpace = letter == '\n' || letter == '\r' || letter == '\t';
            return Character.isISOControl(letter) && (ofOneLine || !isWhiteSpace);
        }
    }

    private static class PlainDecimal extends StdScalarDeserializer<BigDecimal> {
        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var number = NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
            if (number != null && !NumberRule.covers(number)) {
                throw refusal(parser, CommonProblem.NUMBER_TOO_LONG.because(NumberRule.MOST_DIGITS));
            }
            return number;
        }
    }

    /** Jackson takes {@code "NaN"} for a number, and {@code 1e999} for an infinite one. */
    private static class FiniteDouble extends NumberDeserializers.DoubleDeserializer {
        FiniteDouble(Class<Double> type, @Nullable Double ifNull) {
            super(type, ifNull);
        }

        @Override
        public Double deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                return (Double) context.handleUnexpectedToken(handledType(), parser);
            }
            var number = super.deserialize(parser, context);
            if (!Double.isFinite(number)) {
                throw refusal(parser, CommonProblem.NUMBER_TOO_LONG.because(NumberRule.MOST_DIGITS));
            }
            return number;
        }
    }

    /** A text, as the contract says, and within {@link TimeRule}. */
    private static class KnownTime<T extends TemporalAccessor> extends StdScalarDeserializer<T> {
        private final Function<String, T> parser;

        KnownTime(Class<T> type, Function<String, T> parser) {
            super(type);
            this.parser = parser;
        }

        @Override
        @SuppressWarnings("unchecked") // what handles an unexpected token answers nothing but what was asked for
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(handledType(), json);
            }
            var text = json.getText();
            try {
                var time = parser.apply(text);
                if (!TimeRule.covers(time)) {
                    throw refusal(json, CommonProblem.TIME_OUT_OF_RANGE.because(text));
                }
                return time;
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, handledType(), "no such time");
            }
        }
    }
}
