package io.dualcarbon.finance.project;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A project as it is to be", example = """
        {"code":"PV-ROOF-01","name":"屋顶光伏一期","nameEn":"Rooftop PV, phase 1",
         "asset":{"kind":"PV_PLANT","id":"7f1a4c9e-2f5b-4c5e-9a53-0d6c1f0a8b11"},"measureType":"ROOFTOP_PV",
         "catalogueVersion":"2025","catalogueCode":"4","classifiedOn":"2025-11-03",
         "capex":{"amount":1250000.00,"currency":"CNY"},"expectedSaving":{"energyKwhPerYear":420000},
         "commissionedOn":"2026-02-16",
         "financing":[{"kind":"GREEN_LOAN","lender":"Example Bank","signed":"2025-11",
                       "amount":{"amount":900000.00,"currency":"CNY"}}],
         "illustrative":true,"source":"example"}""")
public record NewProject(
        @Schema(description = "Unique in the tenant, never changed", examples = "PV-ROOF-01")
        @NotNull
        @Pattern(regexp = "[A-Z0-9][A-Z0-9-]{1,39}")
        String code,

        @Schema(description = "Name for people, in the tenant's language") @NotBlank @Size(max = 200)
        String name,

        @Size(max = 200) @Nullable String nameEn,

        @NotNull @Valid AssetRef asset,

        @NotNull MeasureType measureType,

        @Schema(description = "Version of GET /catalogues; together with catalogueCode", examples = "2025")
        @Size(max = 40)
        @Nullable
        String catalogueVersion,

        @Schema(description = "First-level code in that version", examples = "4") @Size(max = 40) @Nullable
        String catalogueCode,

        @Schema(
                description = "Day of the decision by which the project got its label, today if absent. The catalogue"
                        + " must have been in force on that day.",
                examples = "2025-11-03")
        @PlausibleDate
        @Nullable
        LocalDate classifiedOn,

        @Schema(description = "Investment, without interest") @Valid @Nullable
        Money capex,

        @Valid @Nullable ExpectedSaving expectedSaving,

        @Valid @Nullable Baseline baseline,

        @Schema(
                description = "First day of operation; savings are measured from the month after",
                examples = "2026-02-16")
        @PlausibleDate
        @Nullable
        LocalDate commissionedOn,

        @Schema(description = "What pays for it; none if left out") @Size(max = 50) @Nullable
        List<@NotNull @Valid Financing> financing,

        @Schema(description = "True if this is not a fact but made up to show the platform; false if left out")
        @Nullable
        Boolean illustrative,

        @Schema(description = "Where the facts come from") @Size(max = 500) @Nullable
        String source) {}
