package io.dualcarbon.assets.area;

import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class AreaRepository implements PanacheRepositoryBase<Area, UUID> {
    Area get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> AreaProblem.AREA_NOT_FOUND.because(id));
    }

    Page<Area> page(PageRequest page, Optional<UUID> parentId) {
        var where = "code > :after" + (parentId.isPresent() ? " and parentId = :parent" : "") + " order by code";
        var values = new HashMap<String, Object>();
        values.put("after", page.after());
        parentId.ifPresent(parent -> values.put("parent", parent));
        return Page.of(find(where, values).range(0, page.limit()).list(), page.limit(), Area::code);
    }

    /** Leaves uniqueness and references to the database: a check beforehand would only race. */
    void save(Area area, @Nullable UUID parentId) {
        try {
            persistAndFlush(area);
        } catch (ConstraintViolationException e) {
            throw switch (String.valueOf(e.getConstraintName())) {
                case "area_code_key" -> AreaProblem.AREA_CODE_TAKEN.because(area.code());
                case "area_parent_fkey" -> AreaProblem.AREA_PARENT_UNKNOWN.because(String.valueOf(parentId));
                default -> e;
            };
        }
    }

    /** True if {@code id} is {@code ancestor} or lies in it. */
    boolean isWithin(UUID id, UUID ancestor) {
        var sql = """
                with recursive up(id, parent_id) as (
                    select id, parent_id from area where id = :id
                    union select a.id, a.parent_id from area a join up on a.id = up.parent_id)
                select count(*) from up where id = :ancestor
                """;
        var found = getEntityManager()
                .createNativeQuery(sql, Long.class)
                .setParameter("id", id)
                .setParameter("ancestor", ancestor)
                .getSingleResult();
        return (Long) found > 0;
    }
}
