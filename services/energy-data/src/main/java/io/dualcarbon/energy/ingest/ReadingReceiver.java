package io.dualcarbon.energy.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in single readings. */
@ApplicationScoped
class ReadingReceiver implements RowReceiver {
    private final Intake intake;
    private final IntervalRows rows;

    ReadingReceiver(Intake intake, IntervalRows rows) {
        this.intake = intake;
        this.rows = rows;
    }

    @Override
    public UploadKind kind() {
        return UploadKind.READINGS;
    }

    @Override
    public UploadView receive(Body body, UploadOptions options, @Nullable UUID resubmits) {
        return intake.receive(kind(), new ReadingJson(body), options, resubmits, rows.parts(options));
    }
}
