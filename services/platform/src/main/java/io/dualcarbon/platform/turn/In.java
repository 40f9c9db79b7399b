package io.dualcarbon.platform.turn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** In which room an operation is answered, if not among those that work. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface In {
    Room value();
}
