package io.dualcarbon.finance.impact;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@RegisterRestClient(configKey = "energy-data")
@RegisterClientHeaders
interface EnergyDataClient {
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
            @RestQuery String carrier,
            @RestQuery String direction);

    @GET
    @Path("/api/energy/v1/meters/{id}/series")
    Series series(@RestPath UUID id, @RestQuery String from, @RestQuery String to, @RestQuery String resolution);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Consumption(List<Row> rows) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Row(
            String period,
            @Nullable BigDecimal quantity,
            BigDecimal coverage,
            @Nullable BigDecimal filledShare,
            boolean illustrative,
            @Nullable List<String> reasons) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Series(List<Point> points) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Point(
            OffsetDateTime start,
            @Nullable BigDecimal value,
            BigDecimal coverage,
            @Nullable Boolean filled,
            @Nullable List<String> reasons) {}
}
