package io.dualcarbon.assets.registry;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What every list of records can be narrowed by. */
public record RecordSearch(
        @Parameter(description = "Only the record with this code") @RestQuery
        Optional<@Size(min = 1, max = 100) String> code,

        @Parameter(
                description =
                        "Only records whose code or name, in either language, holds this text, in capitals or not")
        @RestQuery
        Optional<@Size(min = 1, max = 100) String> q,

        @Parameter(description = "true: only retired ones; false: only those in use") @RestQuery
        Optional<Boolean> retired) {

    public List<Filter> filters() {
        var filters = new ArrayList<Filter>();
        code.ifPresent(value -> filters.add(new Filter("r.code = :code", "code", value)));
        q.ifPresent(text -> filters.add(new Filter(
                "position(lower(:q) in lower(concat_ws(chr(10), r.code, r.name, r.name_en))) > 0", "q", text)));
        retired.ifPresent(is -> filters.add(new Filter("(r.retired_at is not null) = :retired", "retired", is)));
        return filters;
    }
}
