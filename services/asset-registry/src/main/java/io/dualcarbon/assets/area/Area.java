package io.dualcarbon.assets.area;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A node of a tenant's territorial tree. */
@Entity
@Table(name = "area")
class Area {
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

    @Enumerated(EnumType.STRING)
    private AreaKind kind;

    private @Nullable UUID parentId;
    private boolean illustrative;
    private @Nullable String source;
    private @Nullable Instant retiredAt;

    @SuppressWarnings("NullAway.Init")
    protected Area() {} // for Hibernate

    static Area register(NewArea request) {
        var area = new Area();
        area.id = UUID.randomUUID();
        area.code = request.code();
        area.describe(request);
        return area;
    }

    void change(NewArea request) {
        refuseIfRetired();
        describe(request);
    }

    void retire(Instant at) {
        refuseIfRetired();
        retiredAt = at;
    }

    private void describe(NewArea request) {
        name = request.name();
        nameEn = request.nameEn();
        kind = request.kind();
        parentId = request.parentId();
        illustrative = request.illustrative();
        source = request.source();
    }

    private void refuseIfRetired() {
        if (retiredAt != null) {
            throw AreaProblem.AREA_RETIRED.because(code);
        }
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    String code() {
        return code;
    }

    AreaView view() {
        return new AreaView(
                id,
                version,
                code,
                name,
                Optional.ofNullable(nameEn),
                kind,
                Optional.ofNullable(parentId),
                illustrative,
                Optional.ofNullable(source),
                Optional.ofNullable(retiredAt));
    }
}
