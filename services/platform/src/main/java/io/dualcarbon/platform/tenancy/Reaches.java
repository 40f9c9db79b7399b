package io.dualcarbon.platform.tenancy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an operation, or a resource with all of its operations: it also serves a partner, for what lies within the
 * partner's reach. Without it a partner is refused, so an operation that nobody thought about leaks nothing.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Reaches {
    /** How the partner's reach limits it, a sentence for the contract. */
    String value();
}
