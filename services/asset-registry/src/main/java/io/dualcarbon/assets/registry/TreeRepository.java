package io.dualcarbon.assets.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of a kind whose records may lie in each other, but never in themselves. */
public abstract class TreeRepository<N extends NewNode, R extends RegistryRecord<N>> extends RegistryRepository<N, R> {

    @Override
    public void admit(N request, @Nullable UUID changed) {
        if (changed != null) {
            requireOutside(request.parentId(), changed, request.code());
        }
        super.admit(request, changed);
    }

    /** Refuses a parent that lies in the record. */
    protected final void requireOutside(@Nullable UUID parentId, UUID id, String code) {
        if (parentId != null) {
            lockTree();
            if (isWithin(parentId, id)) {
                throw RegistryProblem.RECORD_IN_ITSELF.of(recordKind(), code).at("parentId");
            }
        }
    }

    /** Which record lies in which, as SQL that gives {@code id, parent_id}. */
    protected String edges() {
        return recordKind().table();
    }

    /** One mover at a time in a tenant: two could close a circle that neither of them sees. */
    private void lockTree() {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext(:tree || current_setting('app.tenant')))")
                .setParameter("tree", recordKind().table() + "/")
                .getSingleResult();
    }

    private boolean isWithin(UUID id, UUID ancestor) {
        var sql = """
                with recursive up(id, parent_id) as (
                    select r.id, r.parent_id from %1$s r where r.id = :id
                    union select r.id, r.parent_id from %1$s r join up on r.id = up.parent_id)
                select exists (select 1 from up where id = :ancestor)
                """.formatted(edges());
        return getSession()
                .createNativeQuery(sql, Boolean.class)
                .setParameter("id", id)
                .setParameter("ancestor", ancestor)
                .getSingleResult();
    }
}
