package io.dualcarbon.finance.project;

import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<Project, UUID> {
    Project get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> ProjectProblem.PROJECT_NOT_FOUND.because(id));
    }

    Page<Project> page(
            PageRequest page, Optional<UUID> assetId, Optional<ProjectStatus> status, Optional<String> catalogue) {
        var where = new StringBuilder("code > :after");
        var values = new HashMap<String, Object>();
        values.put("after", page.after());
        assetId.ifPresent(value -> {
            where.append(" and asset.id = :assetId");
            values.put("assetId", value);
        });
        status.ifPresent(value -> {
            where.append(" and status = :status");
            values.put("status", value);
        });
        catalogue.ifPresent(value -> {
            where.append(" and label.catalogueVersion = :catalogue");
            values.put("catalogue", value);
        });
        var rows = find(where.append(" order by code").toString(), values)
                .range(0, page.limit())
                .list();
        return Page.of(rows, page.limit(), Project::code);
    }

    /** Leaves uniqueness to the database: a check beforehand would only race. */
    void save(Project project) {
        try {
            persistAndFlush(project);
        } catch (ConstraintViolationException e) {
            if ("project_code_key".equals(e.getConstraintName())) {
                throw ProjectProblem.PROJECT_CODE_TAKEN.because(project.code()).at("code");
            }
            throw e;
        }
    }
}
