package io.dualcarbon.energy.ingest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Neighbouring rows of an upload that fared alike")
public record OutcomeRangeView(
        @Schema(description = "Number of the first of these rows, from 1", examples = "1")
        int firstRow,

        @Schema(description = "Number of the last one", examples = "70")
        int lastRow,

        RowOutcome outcome) {
    @Schema(description = "What became of a row; of several values, the one that says most counts")
    public enum RowOutcome {
        @Schema(description = "It brought nothing new")
        UNCHANGED(1),
        @Schema(description = "It brought values where there were none")
        ACCEPTED(2),
        @Schema(description = "It replaced at least one stored value, which is kept")
        CORRECTED(3),
        @Schema(description = "It was refused")
        REJECTED(4);

        /** How much it says: a byte for each row of a long upload. */
        private final byte weight;

        RowOutcome(int weight) {
            this.weight = (byte) weight;
        }

        byte weight() {
            return weight;
        }

        static RowOutcome of(byte weight) {
            return switch (weight) {
                case 1 -> UNCHANGED;
                case 2 -> ACCEPTED;
                case 3 -> CORRECTED;
                case 4 -> REJECTED;
                default -> throw new IllegalArgumentException("No outcome weighs " + weight);
            };
        }
    }
}
