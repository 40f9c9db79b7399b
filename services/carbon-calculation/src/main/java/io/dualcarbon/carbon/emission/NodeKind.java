package io.dualcarbon.carbon.emission;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose emissions are asked for. */
@Schema(description = "Whose emissions are asked for")
public enum NodeKind {
    AREA,
    BUILDING,
    ORGANIZATION
}
