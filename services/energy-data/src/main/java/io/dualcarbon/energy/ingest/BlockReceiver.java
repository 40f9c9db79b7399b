package io.dualcarbon.energy.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in interval blocks. */
@ApplicationScoped
class BlockReceiver implements RowReceiver {
    private final Intake intake;
    private final IntervalRows rows;

    BlockReceiver(Intake intake, IntervalRows rows) {
        this.intake = intake;
        this.rows = rows;
    }

    @Override
    public UploadKind kind() {
        return UploadKind.INTERVAL_BLOCKS;
    }

    @Override
    public UploadView receive(Body body, UploadOptions options, @Nullable UUID resubmits) {
        return intake.receive(kind(), new BlockJson(body), options, resubmits, rows.parts(options));
    }
}
