package io.dualcarbon.assets.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says of any kind of record. */
public interface NewRecord {
    String code();

    String name();

    @Nullable
    String nameEn();

    @Nullable
    Boolean illustrative();

    @Nullable
    String source();

    /** Where the request may refer to other records, all of which must live. */
    List<Reference> references();
}
