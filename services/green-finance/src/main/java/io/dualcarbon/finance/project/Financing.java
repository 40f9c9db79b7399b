package io.dualcarbon.finance.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One instrument that pays for the project")
public record Financing(
        @NotNull @Enumerated(EnumType.STRING) FinancingKind kind,

        @Schema(description = "Who gives the money") @Size(min = 1, max = 200) @Nullable
        String lender,

        @Schema(description = "Month of signing; absent until then", examples = "2024-01") @PlausibleDate @Nullable
        YearMonth signed,

        @Schema(description = "Absent if not disclosed") @Valid @Nullable
        Money amount) {}
