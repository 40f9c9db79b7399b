package io.dualcarbon.energy.ingest;

import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Whether a correction by hand may change closed months. */
public record RestateOption(
        @Parameter(
                description = "Why closed months are changed. With it their changes are recorded as restatements, which"
                        + " needs the right to restate; without it a change of closed months is refused",
                example = "The read belonged to another meter")
        @RestQuery
        Optional<@Size(min = 3, max = 500) String> restate) {}
