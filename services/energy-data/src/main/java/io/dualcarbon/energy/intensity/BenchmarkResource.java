package io.dualcarbon.energy.intensity;

import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/benchmarks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Energy use intensity", description = "Energy per floor area, rated by published benchmarks")
@RolesAllowed("readings:read")
class BenchmarkResource {
    private final Benchmarks benchmarks;

    BenchmarkResource(Benchmarks benchmarks) {
        this.benchmarks = benchmarks;
    }

    @GET
    @Operation(
            summary = "Benchmarks of energy use intensity by id",
            description = "Also those that nobody has checked or whose value is not known: `notRated` says why nothing"
                    + " is rated by them.")
    public Page<BenchmarkView> listBenchmarks(@BeanParam @Valid PageRequest page) {
        var rows = benchmarks.all().stream()
                .filter(benchmark -> benchmark.id().compareTo(page.after()) > 0)
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(rows, page.limit(), Benchmark::id).map(BenchmarkView::of);
    }
}
