package io.dualcarbon.finance.project;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A green or transition investment in an asset. Closed or withdrawn, never deleted: reports refer to it. */
@Entity
@Table(name = "project")
class Project {
    private static final int MONTHS_A_YEAR = 12;

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

    @Embedded
    private AssetRef asset;

    @Enumerated(EnumType.STRING)
    private MeasureType measureType;

    @Embedded
    private @Nullable Label label;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "capex_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "capex_currency"))
    private @Nullable Money capex;

    @Embedded
    @AttributeOverride(name = "energyKwhPerYear", column = @Column(name = "expected_saving_kwh_per_year"))
    private @Nullable ExpectedSaving expectedSaving;

    @Embedded
    @AttributeOverride(name = "from", column = @Column(name = "baseline_from"))
    @AttributeOverride(name = "to", column = @Column(name = "baseline_to"))
    private @Nullable Baseline baseline;

    private @Nullable LocalDate commissionedOn;

    @ElementCollection
    @CollectionTable(name = "project_financing", joinColumns = @JoinColumn(name = "project_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = 100)
    private List<Financing> financing = new ArrayList<>();

    @Enumerated(EnumType.STRING)
    private ProjectStatus status;

    private @Nullable String statusReason;
    private Instant statusSince;
    private boolean illustrative;
    private @Nullable String source;

    @SuppressWarnings("NullAway.Init")
    protected Project() {} // for Hibernate

    static Project plan(NewProject request, @Nullable Label label, Instant at) {
        var project = new Project();
        project.id = UUID.randomUUID();
        project.code = request.code();
        project.describe(request, label);
        project.enter(ProjectStatus.PLANNED, null, at);
        return project;
    }

    void change(NewProject request, @Nullable Label label) {
        if (status.isFinal()) {
            throw ProjectProblem.PROJECT_ENDED.because(code, status);
        }
        describe(request, label);
    }

    void move(NewStatus request, Instant at) {
        if (!status.next().contains(request.status())) {
            var allowed = status.next().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
            throw ProjectProblem.STATUS_TRANSITION_REFUSED
                    .because(status, request.status(), allowed.isEmpty() ? "-" : allowed)
                    .at("status");
        }
        enter(request.status(), request.reason(), at);
    }

    private void enter(ProjectStatus entered, @Nullable String reason, Instant at) {
        status = entered;
        statusReason = reason;
        statusSince = at;
    }

    private void describe(NewProject request, @Nullable Label given) {
        refuseBadBaseline(request.baseline(), request.commissionedOn());
        name = request.name();
        nameEn = request.nameEn();
        asset = request.asset();
        measureType = request.measureType();
        label = given;
        capex = request.capex();
        expectedSaving = request.expectedSaving();
        baseline = request.baseline();
        commissionedOn = request.commissionedOn();
        financing.clear();
        if (request.financing() != null) {
            financing.addAll(request.financing());
        }
        illustrative = Boolean.TRUE.equals(request.illustrative());
        source = request.source();
    }

    private static void refuseBadBaseline(@Nullable Baseline baseline, @Nullable LocalDate commissionedOn) {
        if (baseline == null) {
            return;
        }
        var months = baseline.from().until(baseline.to(), ChronoUnit.MONTHS);
        if (months < MONTHS_A_YEAR || months % MONTHS_A_YEAR != 0) {
            throw ProjectProblem.BASELINE_NOT_WHOLE_YEARS.because(months).at("baseline");
        }
        if (commissionedOn != null && baseline.to().isAfter(YearMonth.from(commissionedOn))) {
            throw ProjectProblem.BASELINE_AFTER_COMMISSIONING
                    .because(YearMonth.from(commissionedOn))
                    .at("baseline.to");
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

    @Nullable
    Label label() {
        return label;
    }

    ProjectView view() {
        var labelled = Optional.ofNullable(label);
        return new ProjectView(
                id,
                version,
                code,
                name,
                Optional.ofNullable(nameEn),
                asset,
                measureType,
                labelled.map(Label::catalogueVersion),
                labelled.map(Label::catalogueCode),
                labelled.map(Label::catalogueCategory),
                labelled.map(Label::classifiedOn),
                Optional.ofNullable(capex),
                Optional.ofNullable(expectedSaving),
                Optional.ofNullable(baseline),
                Optional.ofNullable(commissionedOn),
                List.copyOf(financing),
                status,
                Optional.ofNullable(statusReason),
                statusSince,
                illustrative,
                Optional.ofNullable(source));
    }
}
