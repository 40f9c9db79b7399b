package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.ingest.Outcome.RejectedRow;
import io.dualcarbon.energy.ingest.OutcomeRangeView.RowOutcome;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Caller;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of each upload, and the rows that were refused, as they were sent. */
@ApplicationScoped
class UploadLog {
    /** Of the rows of a page: a short page goes on at its end like any other. */
    private static final int PAGE_CHARACTERS = 4_000_000;

    /** Who has it sees what others sent. */
    private static final String ALL = "uploads:all";

    /** Each may be a million characters long. */
    private static final int FETCHED_ROWS = 10;

    private final Database database;
    private final Tenancy tenancy;
    private final Caller caller;
    private final Clock clock;

    UploadLog(Database database, Tenancy tenancy, Caller caller, Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.caller = caller;
        this.clock = clock;
    }

    void open(UUID id, UploadKind kind, @Nullable UUID resubmits, boolean isOpen) {
        if (isOpen) {
            return;
        }
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into upload (tenant_id, upload_id, kind, received_at, actor, resubmits, accepted, unchanged,
                        corrected, rejected, complete)
                    values (?, ?, ?, ?, ?, ?, 0, 0, 0, 0, false)
                    """)) {
                insert.setString(1, tenancy.id());
                insert.setObject(2, id);
                insert.setString(3, kind.name());
                insert.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
                insert.setString(5, caller.name());
                insert.setObject(6, resubmits, Types.OTHER);
                return insert.executeUpdate();
            }
        });
    }

    void count(UUID id, Totals totals, boolean complete) {
        database.ask(connection -> {
            try (var update = connection.prepareStatement("""
                    update upload set accepted = ?, unchanged = ?, corrected = ?, rejected = ?, complete = ?
                    where tenant_id = ? and upload_id = ?
                    """)) {
                update.setInt(1, totals.count(RowOutcome.ACCEPTED));
                update.setInt(2, totals.count(RowOutcome.UNCHANGED));
                update.setInt(3, totals.count(RowOutcome.CORRECTED));
                update.setInt(4, totals.count(RowOutcome.REJECTED));
                update.setBoolean(5, complete);
                update.setString(6, tenancy.id());
                update.setObject(7, id);
                return update.executeUpdate();
            }
        });
    }

    void keep(UUID id, List<RejectedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.ask(connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into rejected_row (tenant_id, upload_id, row_number, meter, type, detail, sent)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """)) {
                for (var row : rows) {
                    insert.setString(1, tenancy.id());
                    insert.setObject(2, id);
                    insert.setInt(3, row.row());
                    insert.setString(4, storable(row.meter()));
                    insert.setString(5, row.type());
                    insert.setString(6, storable(row.detail()));
                    insert.setString(7, storable(row.text()));
                    insert.addBatch();
                }
                return insert.executeBatch().length;
            }
        });
    }

    /** PostgreSQL keeps no NUL in a text. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }

    /** None as well if somebody else sent it. */
    Optional<UploadRecordView> find(UUID id) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select * from upload where tenant_id = ? and upload_id = ?" + " and (? or actor = ?)")) {
                query.setString(1, tenancy.id());
                query.setObject(2, id);
                query.setBoolean(3, caller.may(ALL));
                query.setString(4, caller.name());
                try (var rows = query.executeQuery()) {
                    return rows.next() ? Optional.of(view(rows)) : Optional.<UploadRecordView>empty();
                }
            }
        });
    }

    /** The newest first. */
    Page<UploadRecordView> page(PageRequest page) {
        return database.page(
                page,
                upload -> upload.id().toString(),
                UploadLog::view,
                """
                select * from upload
                where tenant_id = ? and (? or actor = ?) and (? = '' or (received_at, upload_id) < (
                    select received_at, upload_id from upload where tenant_id = ? and upload_id::text = ?))
                order by received_at desc, upload_id desc limit ?
                """,
                tenancy.id(),
                caller.may(ALL),
                caller.name(),
                page.after(),
                tenancy.id(),
                page.after());
    }

    private static UploadRecordView view(ResultSet row) throws SQLException {
        return new UploadRecordView(
                row.getObject("upload_id", UUID.class),
                UploadKind.valueOf(row.getString("kind")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getInt("accepted"),
                row.getInt("unchanged"),
                row.getInt("corrected"),
                row.getInt("rejected"),
                row.getBoolean("complete"),
                Optional.ofNullable(row.getObject("resubmits", UUID.class)));
    }

    Page<RejectedRowView> rejectedRows(UUID id, PageRequest page) {
        var after = page.after().isEmpty() ? 0 : Integer.parseInt(page.after());
        var found = rejectedRows(id, after, page.limit() + 1);
        return Page.of(found.rows(), found.limitOf(page), row -> Integer.toString(row.row()));
    }

    private RejectedRows rejectedRows(UUID id, int after, int limit) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("""
                    select row_number, meter, type, detail, sent from rejected_row
                    where tenant_id = ? and upload_id = ? and row_number > ? order by row_number limit ?
                    """)) {
                query.setFetchSize(FETCHED_ROWS);
                query.setString(1, tenancy.id());
                query.setObject(2, id);
                query.setInt(3, after);
                query.setInt(4, limit);
                var found = new ArrayList<RejectedRowView>();
                var characters = 0;
                try (var rows = query.executeQuery()) {
                    while (characters <= PAGE_CHARACTERS && rows.next()) {
                        var sent = Optional.ofNullable(rows.getString(5));
                        characters += sent.map(String::length).orElse(0);
                        found.add(new RejectedRowView(
                                rows.getInt(1), rows.getString(2), rows.getString(3), rows.getString(4), sent));
                    }
                }
                return new RejectedRows(found, characters > PAGE_CHARACTERS);
            }
        });
    }

    /** The next kept rows behind that one; none: there are no more. */
    List<RejectedRowView> rejectedRowsAfter(UUID id, int row) {
        return rejectedRows(id, row, RejectedRoom.ROWS).rows();
    }

    /** @param areLong true if there may be more, for which there was no room */
    private record RejectedRows(List<RejectedRowView> rows, boolean areLong) {
        /** A page of long rows ends early. */
        int limitOf(PageRequest page) {
            return areLong ? Math.min(page.limit(), rows.size() - 1) : page.limit();
        }
    }

    /** They are the upload's no more: what is wrong with them still, the one that resubmitted them keeps. */
    void forgetResubmitted(UUID id) {
        database.ask(connection -> {
            try (var delete = connection.prepareStatement(
                    "delete from rejected_row where tenant_id = ? and upload_id = ? and sent is not null")) {
                delete.setString(1, tenancy.id());
                delete.setObject(2, id);
                return delete.executeUpdate();
            }
        });
    }
}
