package io.dualcarbon.assets.registry;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of a kind whose records may lie in each other, but never in themselves. */
public abstract class TreeRepository<N extends NewNode, R extends RegistryRecord<N, ?>>
        extends RegistryRepository<N, R> {

    @Override
    public void admit(N request, @Nullable UUID changed) {
        var parentId = request.parentId();
        if (parentId != null && changed != null) {
            lockTree();
            if (isWithin(parentId, changed)) {
                throw RegistryProblem.RECORD_IN_ITSELF
                        .of(recordKind(), request.code())
                        .at("parentId");
            }
        }
        super.admit(request, changed);
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
                    select id, parent_id from %1$s where id = :id
                    union select r.id, r.parent_id from %1$s r join up on r.id = up.parent_id)
                select exists (select 1 from up where id = :ancestor)
                """.formatted(recordKind().table());
        return getSession()
                .createNativeQuery(sql, Boolean.class)
                .setParameter("id", id)
                .setParameter("ancestor", ancestor)
                .getSingleResult();
    }
}
