package io.dualcarbon.finance.impact;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "carbon-calculation")
@RegisterClientHeaders
interface CarbonCalculationClient {
    @GET
    @Path("/api/carbon/v1/avoided-emissions")
    Avoided avoided(
            @RestQuery String energyKwh, @RestQuery String area, @RestQuery String month, @RestQuery String carrier);

    @GET
    @Path("/api/carbon/v1/factors/applicable")
    Applicable applicable(
            @RestQuery String purpose, @RestQuery String area, @RestQuery String carrier, @RestQuery String month);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Applicable(@Nullable Factor factor, boolean provisional) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Avoided(
            @Nullable BigDecimal avoidedKgCo2, @Nullable Factor factor, boolean provisional) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Factor(String id, BigDecimal kgPerBaseUnit) {}
}
