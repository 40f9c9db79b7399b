package io.dualcarbon.finance.project;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** A date or month of a project of our times: a slip of the keyboard must not ask for five hundred years of readings. */
@Constraint(validatedBy = PlausibleDate.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@interface PlausibleDate {
    String message() default "{io.dualcarbon.finance.PlausibleDate.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<PlausibleDate, TemporalAccessor> {
        private static final int FIRST_YEAR = 2000;
        private static final int LAST_YEAR = 2099;

        @Override
        public boolean isValid(@Nullable TemporalAccessor date, ConstraintValidatorContext context) {
            if (date == null) {
                return true;
            }
            var year = date.get(ChronoField.YEAR);
            return year >= FIRST_YEAR && year <= LAST_YEAR;
        }
    }
}
