package io.dualcarbon.platform.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One page of a list, in keyset order. */
@Schema(description = "One page of a list")
public record Page<T>(
        @Schema(description = "At most `limit` records, in the order of the list")
        List<T> items,

        @Schema(description = "Send it as `cursor` for the next page; left out on the last one", examples = "QjAy")
        Optional<String> nextCursor) {

    /** {@code rows} holds one row more than {@code limit} if a further page exists. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        var items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(Cursor.encode(key.apply(items.get(limit - 1)))));
    }

    public <U> Page<U> map(Function<T, U> mapper) {
        return new Page<>(items.stream().map(mapper).toList(), nextCursor);
    }
}
