package io.dualcarbon.platform.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long a body an operation takes, where {@link #USUAL_BYTES} do not suffice. {@link BodyLimitFilter} keeps to it and
 * the contract tells it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {
    /** Several times what the longest record and list of ids take. */
    int USUAL_BYTES = 256 << 10;

    int megabytes();
}
