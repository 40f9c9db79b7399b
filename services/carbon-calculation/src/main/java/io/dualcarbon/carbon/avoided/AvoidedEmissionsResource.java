package io.dualcarbon.carbon.avoided;

import io.dualcarbon.carbon.engine.Carrier;
import io.dualcarbon.carbon.factor.Factor;
import io.dualcarbon.carbon.factor.FactorProblem;
import io.dualcarbon.carbon.factor.FactorRepository;
import io.dualcarbon.carbon.factor.FactorView;
import io.dualcarbon.carbon.factor.Purpose;
import io.dualcarbon.platform.problem.Language;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/avoided-emissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Avoided emissions", description = "What renewable generation avoids, apart from any inventory")
@RolesAllowed("carbon:read")
class AvoidedEmissionsResource {
    private static final int KG_DECIMALS = 3;

    private final FactorRepository repository;

    AvoidedEmissionsResource(FactorRepository repository) {
        this.repository = repository;
    }

    @GET
    @Operation(
            summary = "What renewable generation avoids elsewhere",
            description = "Takes the first factor that exists in the PCAF order: operating margin, fossil mix, average"
                    + " mix. The order is for renewable generation only: saved energy takes the factor of its consumption"
                    + " (/factors/applicable). For electricity only. Apart from every inventory.")
    public AvoidedEmissionsView getAvoidedEmissions(
            @Parameter(description = "kWh generated", example = "1000000")
                    @RestQuery
                    @NotNull
                    @Digits(integer = 15, fraction = 9)
                    BigDecimal energyKwh,
            @Parameter(
                            description = "Grid area of the energy: province (ISO 3166-2), grid region or CN",
                            example = "CN-SH")
                    @RestQuery
                    @NotNull
                    String area,
            @Parameter(description = "Month of generation", example = "2023-05") @RestQuery @NotNull YearMonth month,
            @Parameter(description = "What was generated") @RestQuery @DefaultValue("ELECTRICITY") Carrier carrier,
            @Context RoutingContext request) {
        var library = repository.library();
        if (!library.knows(area)) {
            throw FactorProblem.GRID_AREA_UNKNOWN.because(area).at("area");
        }
        var choice = library.choose(Purpose.AVOIDED, area, carrier, month);
        var rung = choice.factor().map(Factor::kind).map(PcafRung::of);
        var language = Language.of(request);
        var reason = Stream.concat(rung.map(r -> r.text().in(language)).stream(), choice.explanation(language).stream())
                .collect(Collectors.joining(" "));
        var avoidedKg = choice.factor().map(f -> f.emissionsKg(energyKwh).setScale(KG_DECIMALS, RoundingMode.HALF_UP));
        return new AvoidedEmissionsView(
                avoidedKg,
                energyKwh,
                area,
                carrier,
                month,
                choice.factor().map(FactorView::of),
                rung,
                choice.isProvisional(),
                choice.reasons(),
                reason,
                avoidedKg);
    }
}
