package io.dualcarbon.platform.turn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The operation stores rows part by part and waits for its tenant's turn before each: see {@link UploadTurns}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface InParts {}
