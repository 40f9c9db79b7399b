package io.dualcarbon.assets.tenant;

import io.dualcarbon.assets.registry.RecordKind;
import io.dualcarbon.assets.registry.RegistryProblem;
import io.dualcarbon.platform.tenancy.TenantState;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A customer of the platform, isolated from all others. Its id is the claim in its people's tokens. */
@Entity
@Table(name = "tenant")
class Tenant {
    @Id
    private String id;

    @Version
    private int version;

    private String name;
    private @Nullable String nameEn;
    private String timeZone;
    private String gridArea;

    @Enumerated(EnumType.STRING)
    private TenantState state = TenantState.ACTIVE;

    private @Nullable Instant retiredAt;

    @SuppressWarnings("NullAway.Init")
    protected Tenant() {} // for Hibernate

    @SuppressWarnings("NullAway.Init")
    Tenant(NewTenant request) {
        if (!ZoneId.getAvailableZoneIds().contains(request.timeZone())) {
            throw TenantProblem.TIME_ZONE_UNKNOWN.because(request.timeZone()).at("timeZone");
        }
        id = request.id();
        timeZone = request.timeZone();
        describe(request.description());
    }

    void change(TenantDescription request) {
        refuseIfRetired();
        if (request.id() != null && !id.equals(request.id())) {
            throw RegistryProblem.CODE_FIXED.of(RecordKind.TENANT, id).at("id");
        }
        if (request.timeZone() != null && !timeZone.equals(request.timeZone())) {
            throw TenantProblem.TIME_ZONE_FIXED.because(id).at("timeZone");
        }
        describe(request);
    }

    void suspend() {
        move(TenantState.SUSPENDED);
    }

    void resume() {
        move(TenantState.ACTIVE);
    }

    void retire(Instant at) {
        move(TenantState.RETIRED);
        retiredAt = at;
    }

    private void move(TenantState to) {
        refuseIfRetired();
        if (state == to) {
            throw TenantProblem.TENANT_STATE_UNCHANGED.because(id, to);
        }
        state = to;
    }

    private void describe(TenantDescription request) {
        GridAreas.requireFactors(request.gridArea());
        name = request.name();
        nameEn = request.nameEn();
        gridArea = request.gridArea();
    }

    private void refuseIfRetired() {
        if (state == TenantState.RETIRED) {
            throw RegistryProblem.RECORD_RETIRED.of(RecordKind.TENANT, id);
        }
    }

    String id() {
        return id;
    }

    int version() {
        return version;
    }

    TenantState state() {
        return state;
    }

    TenantView view() {
        return new TenantView(
                id,
                version,
                name,
                Optional.ofNullable(nameEn),
                timeZone,
                gridArea,
                state,
                Optional.ofNullable(retiredAt));
    }
}
