package io.dualcarbon.assets.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestQuery;

@RegisterRestClient(configKey = "energy-data")
@RegisterClientHeaders
interface EnergyDataClient {
    /** The longest page holds the months of forty years. */
    @GET
    @Path("/api/energy/v1/closed-months")
    ClosedMonthsPage closedMonths(@RestQuery int limit);

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ClosedMonthsPage(List<ClosedMonth> items) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ClosedMonth(YearMonth month) {}
}
