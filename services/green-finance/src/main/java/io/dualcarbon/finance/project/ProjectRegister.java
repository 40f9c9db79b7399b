package io.dualcarbon.finance.project;

import io.dualcarbon.finance.catalogue.Classification;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.idempotency.Idempotent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The transactions that write projects. Apart from the resource, which asks the asset registry before they begin. */
@ApplicationScoped
public class ProjectRegister {
    /** Where a decision without a date was made "today". */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final ProjectRepository projects;
    private final Classification classification;
    private final Changes changes;
    private final Clock clock;

    ProjectRegister(ProjectRepository projects, Classification classification, Changes changes, Clock clock) {
        this.projects = projects;
        this.classification = classification;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    @Idempotent
    RestResponse<ProjectView> create(NewProject request, UriInfo uri) {
        var project = Project.plan(request, label(request, null), clock.instant());
        projects.save(project);
        changes.record("project.created", project.id(), null, project.view());
        return Versions.created(project.view(), project.id(), project.version(), uri);
    }

    @Transactional
    RestResponse<ProjectView> change(UUID id, @Nullable String ifMatch, NewProject request) {
        var project = projects.get(id);
        Versions.requireMatch(ifMatch, project.version());
        var before = project.view();
        project.change(request, label(request, project.label()));
        projects.save(project);
        changes.record("project.updated", id, before, project.view());
        return Versions.ok(project.view(), project.version());
    }

    @Transactional
    RestResponse<ProjectView> move(UUID id, @Nullable String ifMatch, NewStatus request) {
        var project = projects.get(id);
        Versions.requireMatch(ifMatch, project.version());
        var before = project.view();
        project.move(request, clock.instant());
        projects.save(project);
        changes.record("project.status-changed", id, before, project.view());
        return Versions.ok(project.view(), project.version());
    }

    @Transactional
    public ProjectView view(UUID id) {
        return projects.get(id).view();
    }

    /** A label that stays the same is not looked up again: its catalogue may have ended since. */
    private @Nullable Label label(NewProject request, @Nullable Label kept) {
        var version = request.catalogueVersion();
        var code = request.catalogueCode();
        if (version == null || code == null) {
            if (version != null || code != null || request.classifiedOn() != null) {
                throw ProjectProblem.LABEL_INCOMPLETE
                        .because()
                        .at(version == null ? "catalogueVersion" : "catalogueCode");
            }
            return null;
        }
        if (kept != null
                && kept.catalogueVersion().equals(version)
                && kept.catalogueCode().equals(code)
                && (request.classifiedOn() == null || request.classifiedOn().equals(kept.classifiedOn()))) {
            return kept;
        }
        var today = LocalDate.ofInstant(clock.instant(), ZONE);
        var decidedOn = request.classifiedOn() == null ? today : request.classifiedOn();
        if (decidedOn.isAfter(today)) {
            throw ProjectProblem.DATE_IN_FUTURE.because(decidedOn).at("classifiedOn");
        }
        return new Label(version, code, classification.category(version, code, decidedOn), decidedOn);
    }
}
