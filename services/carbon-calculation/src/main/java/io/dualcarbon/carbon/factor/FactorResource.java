package io.dualcarbon.carbon.factor;

import io.dualcarbon.carbon.engine.Carrier;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.problem.Language;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Factors", description = "Emission factors with their sources, and which one holds where and when")
@RolesAllowed("carbon:read")
class FactorResource {
    private final FactorRepository repository;

    FactorResource(FactorRepository repository) {
        this.repository = repository;
    }

    @GET
    @Path("factor-sets")
    @Operation(
            summary = "Published factor sets by name",
            description = "Each with its version and where it was published. A set is never edited: a"
                    + " correction is a new version.")
    public Page<FactorSetView> listFactorSets(@BeanParam @Valid PageRequest page) {
        var rows = repository.library().sets().stream()
                .filter(set -> key(set).compareTo(page.after()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(rows, page.limit(), FactorResource::key).map(FactorSetView::of);
    }

    @GET
    @Path("factors")
    @Operation(
            summary = "Factors by id",
            description =
                    "Only facts with a public source are here: status VERIFIED, or SECONDARY for what was read in a copy"
                            + " and not compared with the issuer's own text.")
    public Page<FactorView> listFactors(
            @BeanParam @Valid PageRequest page,
            @Parameter(description = "Only those that this purpose may use, in this area or a wider one") @RestQuery
                    Optional<Purpose> purpose,
            @Parameter(description = "Only those of exactly this area", example = "CN-SH") @RestQuery
                    Optional<String> area,
            @Parameter(description = "Only those in force on some day of this year", example = "2023") @RestQuery
                    Optional<@Min(1900) @Max(2200) Integer> year,
            @Parameter(description = "Only those of this kind") @RestQuery Optional<FactorKind> kind,
            @Parameter(description = "Only those of this carrier or fuel", example = "ELECTRICITY") @RestQuery
                    Optional<String> carrier) {
        var rows = repository.library().factors().stream()
                .filter(f -> f.id().compareTo(page.after()) > 0)
                .filter(f -> purpose.isEmpty() || serves(f, purpose.get()))
                .filter(f -> area.isEmpty() || area.get().equals(f.area()))
                .filter(f -> year.isEmpty() || isInForceIn(f, year.get()))
                .filter(f -> kind.isEmpty() || kind.get() == f.kind())
                .filter(f -> carrier.isEmpty() || carrier.get().equals(f.carrier()))
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(rows, page.limit(), Factor::id).map(FactorView::of);
    }

    @GET
    @Path("factors/{id}")
    @Operation(
            summary = "One factor",
            description =
                    "With its value, unit, validity and source, so that a figure made with it can be" + " explained.")
    public FactorView getFactor(@RestPath String id) {
        return repository
                .library()
                .find(id)
                .map(FactorView::of)
                .orElseThrow(() -> FactorProblem.FACTOR_NOT_FOUND.because(id));
    }

    @GET
    @Path("factors/applicable")
    @Operation(
            summary = "The factor for a purpose, area, carrier and month",
            description = "The month is that of consumption. After the last published factor that one is carried"
                    + " forward, provisionally; before the first, and in a gap, there is none. If the factor changes"
                    + " within a month, the one in force on its last day counts for all of it.")
    public ApplicableFactorView getApplicableFactor(
            @Parameter(description = "What the factor is for", example = "SHANGHAI_ETS") @RestQuery @NotNull
                    Purpose purpose,
            @Parameter(description = "Province (ISO 3166-2), grid region or CN", example = "CN-SH") @RestQuery @NotNull
                    String area,
            @Parameter(description = "What is used", example = "ELECTRICITY") @RestQuery @NotNull Carrier carrier,
            @Parameter(description = "Month of consumption", example = "2023-05") @RestQuery @NotNull YearMonth month,
            @Context RoutingContext request) {
        var library = repository.library();
        if (!library.knows(area)) {
            throw FactorProblem.GRID_AREA_UNKNOWN.because(area).at("area");
        }
        var choice = library.choose(purpose, area, carrier, month);
        return new ApplicableFactorView(
                choice.factor().map(FactorView::of),
                choice.isProvisional(),
                choice.reasons(),
                choice.explanation(Language.of(request)));
    }

    private static boolean serves(Factor factor, Purpose purpose) {
        return Carrier.of(factor.carrier())
                .map(carrier -> purpose.kinds(carrier).contains(factor.kind()))
                .orElse(false);
    }

    private static boolean isInForceIn(Factor factor, int year) {
        return factor.startsBy(LocalDate.of(year, 12, 31)) && !factor.endsBy(LocalDate.of(year, 1, 1));
    }

    private static String key(FactorSet set) {
        return "%s.v%05d".formatted(set.id(), set.version());
    }
}
