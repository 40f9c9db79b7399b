package io.dualcarbon.finance.impact;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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

    @GET
    @Path("/api/energy/v1/baselines")
    BaselinePage baselines(@RestQuery UUID buildingId, @RestQuery int limit, @RestQuery @Nullable String cursor);

    @GET
    @Path("/api/energy/v1/baselines/{id}/savings")
    Savings savings(@RestPath UUID id, @RestQuery String from, @RestQuery String to);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record BaselinePage(List<BaselineCard> items, @Nullable String nextCursor) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record BaselineCard(
            UUID id,
            String carrier,
            LocalDate to,
            Instant createdAt,
            @Nullable Instant retiredAt) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Savings(String method, List<SavingsPeriod> periods, SavingsTotal total, boolean illustrative) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SavingsPeriod(
            OffsetDateTime start,
            OffsetDateTime end,
            @Nullable BigDecimal predicted,
            @Nullable BigDecimal adjustment,
            @Nullable BigDecimal measured,
            @Nullable BigDecimal avoided,
            BigDecimal coverage,
            @Nullable List<String> reasons) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SavingsTotal(
            @Nullable BigDecimal avoided, @Nullable SavingsUncertainty uncertainty) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record SavingsUncertainty(BigDecimal confidence, BigDecimal halfWidth, String formula) {}

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
