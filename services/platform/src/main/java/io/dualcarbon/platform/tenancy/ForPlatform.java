package io.dualcarbon.platform.tenancy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that also those may call who act for the platform as a whole. All others ask for a tenant. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForPlatform {
    /** True for what nobody else may do, not even with the right in a tenant. */
    boolean alone() default false;
}
