package io.dualcarbon.energy.ingest;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How an upload is to be taken. */
public record UploadOptions(
        @Parameter(description = "Answer as if the rows were stored, and store nothing")
        @RestQuery
        @DefaultValue("false")
        boolean dryRun,

        @Parameter(
                description = "Why closed months are changed. With it their changes are recorded as restatements, which"
                        + " needs the right to restate; without it rows of closed months are refused",
                example = "The utility corrected its bill of March")
        @RestQuery
        Optional<@Size(min = 3, max = 500) String> restate) {}
