package io.dualcarbon.assets.registry;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The name that people and partners use for a record: unique in its kind and tenant, never changed. */
@Pattern(regexp = "^[A-Z0-9][A-Z0-9-]{1,39}$")
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
public @interface Code {
    String message() default "{jakarta.validation.constraints.Pattern.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
