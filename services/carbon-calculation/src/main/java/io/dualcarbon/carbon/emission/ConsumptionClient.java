package io.dualcarbon.carbon.emission;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.dualcarbon.carbon.engine.VolumeReference;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What energy-data knows, read as the caller. */
@RegisterRestClient(configKey = "energy-data")
@RegisterClientHeaders
interface ConsumptionClient {
    @GET
    @Path("/api/energy/v1/consumption")
    Consumption consumption(
            @RestQuery @Nullable UUID areaId,
            @RestQuery @Nullable UUID buildingId,
            @RestQuery @Nullable UUID organizationId,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String resolution,
            @RestQuery String groupBy,
            @RestQuery @Nullable String carrier,
            @RestQuery String direction,
            @RestQuery boolean unrounded,
            @RestQuery @Nullable String asOf);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Consumption(boolean caughtUp, List<Row> rows) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Row(
            YearMonth period,
            @Nullable UUID buildingId,
            @Nullable UUID meterId,
            @Nullable String meterCode,
            String carrier,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal boughtForOthers,
            @Nullable VolumeReference volumeReference,
            @Nullable BigDecimal coverage,
            @Nullable BigDecimal measuredShare,
            boolean illustrative,
            @Nullable List<String> reasons) {}
}
