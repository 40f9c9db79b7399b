package io.dualcarbon.finance.project;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Embeddable
@Schema(description = "An amount of money")
public record Money(
        @Schema(description = "In units of the currency, decimal", examples = "1250000.00")
        @NotNull
        @PositiveOrZero
        @Digits(integer = 15, fraction = 4)
        BigDecimal amount,

        @Schema(description = "ISO 4217 code", examples = "CNY") @NotNull @CurrencyCode
        String currency) {}
