package io.dualcarbon.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import io.dualcarbon.platform.problem.CommonProblem;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lists end where their {@link Size} ends them: the validator counts only what was already built. */
class ListLimits extends BeanDeserializerModifier {
    @Override
    public JsonDeserializer<?> modifyCollectionDeserializer(
            DeserializationConfig config, CollectionType type, BeanDescription bean, JsonDeserializer<?> list) {
        return new LimitedList(list, Integer.MAX_VALUE);
    }

    private static final class LimitedList extends DelegatingDeserializer {
        private final int most;

        LimitedList(JsonDeserializer<?> list, int most) {
            super(list);
            this.most = most;
        }

        @Override
        protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> list) {
            return new LimitedList(list, most);
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property)
                throws JsonMappingException {
            var list = context.handleSecondaryContextualization(_delegatee, property, context.getContextualType());
            var size = property == null ? null : property.getAnnotation(Size.class);
            return new LimitedList(list, size == null ? Integer.MAX_VALUE : size.max());
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var counts = most < Integer.MAX_VALUE && parser.currentToken() == JsonToken.START_ARRAY;
            return super.deserialize(counts ? new Counting(parser, most) : parser, context);
        }
    }

    private static final class Counting extends JsonParserDelegate {
        private final JsonStreamContext list;
        private final int most;

        Counting(JsonParser parser, int most) {
            super(parser);
            this.list = parser.getParsingContext();
            this.most = most;
        }

        @Override
        public JsonToken nextToken() throws IOException {
            var token = super.nextToken();
            if (list.getCurrentIndex() >= most) {
                throw JsonRules.refusal(this, CommonProblem.LIST_TOO_LONG.because(most));
            }
            return token;
        }
    }
}
