package io.dualcarbon.assets.registry;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What all kinds of records share. Retired, never deleted: history refers to them.
 *
 * @param <N> the request that describes the kind
 */
@MappedSuperclass
public abstract class RegistryRecord<N extends NewRecord> {
    /** Each change tells the whole record: what is said of it by days has a bound. */
    private static final int MOST_DAYS = 100;

    @Id
    private UUID id;

    @Version
    private int version;

    @TenantId
    @SuppressWarnings("unused") // Hibernate's
    private String tenantId;

    private String code;
    private String name;
    private @Nullable String nameEn;
    private boolean illustrative;
    private @Nullable String source;
    private @Nullable Instant retiredAt;

    @SuppressWarnings("NullAway.Init")
    protected RegistryRecord() {} // for Hibernate

    /** A new record. The kind then takes what is its own from the request. */
    @SuppressWarnings("NullAway.Init")
    protected RegistryRecord(N request) {
        id = UUID.randomUUID();
        code = request.code();
        takeCommon(request);
    }

    protected abstract RecordKind recordKind();

    /** Takes what is the kind's own from a request, or refuses it. */
    protected abstract void take(N request);

    /** What decides in which figures it counts, by the day from which it holds; nothing of most kinds. */
    protected NavigableMap<LocalDate, ?> places() {
        return Collections.emptyNavigableMap();
    }

    /** Replaces all but the code. */
    public final void change(N request) {
        refuseIfRetired();
        if (!code.equals(request.code())) {
            throw RegistryProblem.CODE_FIXED.of(recordKind(), code).at("code");
        }
        takeCommon(request);
        take(request);
    }

    final void retire(Instant at) {
        refuseIfRetired();
        retiredAt = at;
    }

    /** Says what holds from that day on, up to the next day of which the same was said. */
    protected final <P> void say(Map<LocalDate, P> byDay, LocalDate validFrom, P holds) {
        if (holds.equals(byDay.get(validFrom))) {
            return; // touched in vain it would count as a change
        }
        if (byDay.size() >= MOST_DAYS && !byDay.containsKey(validFrom)) {
            throw RegistryProblem.SAID_TOO_OFTEN
                    .of(recordKind(), code, MOST_DAYS)
                    .at("validFrom");
        }
        byDay.put(validFrom, holds);
    }

    protected final void refuseIfRetired() {
        if (retiredAt != null) {
            throw RegistryProblem.RECORD_RETIRED.of(recordKind(), code);
        }
    }

    private void takeCommon(N request) {
        name = request.name();
        nameEn = request.nameEn();
        illustrative = Boolean.TRUE.equals(request.illustrative());
        source = request.source();
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public String code() {
        return code;
    }

    protected String name() {
        return name;
    }

    protected Optional<String> nameEn() {
        return Optional.ofNullable(nameEn);
    }

    protected boolean illustrative() {
        return illustrative;
    }

    protected Optional<String> source() {
        return Optional.ofNullable(source);
    }

    protected Optional<Instant> retiredAt() {
        return Optional.ofNullable(retiredAt);
    }
}
