package io.dualcarbon.platform.turn;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the operation costs grows with meters or years, so it waits for its tenant's turn: some run at once, the others
 * wait without a thread or a connection.
 */
@NameBinding
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Expensive {
    int LONGEST_WAIT_SECONDS = 10;
}
