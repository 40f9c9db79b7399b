package io.dualcarbon.assets.registry;

import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** The rows of one kind. */
public abstract class RegistryRepository<N extends NewRecord, R extends RegistryRecord<N>>
        implements PanacheRepositoryBase<R, UUID> {

    protected abstract RecordKind recordKind();

    /** What keeps a record of this kind from being retired. */
    protected List<Use> uses() {
        return List.of();
    }

    public R get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> RegistryProblem.RECORD_NOT_FOUND.of(recordKind(), id));
    }

    /** Records by code that all filters let through. */
    public Page<R> page(PageRequest page, List<Filter> filters) {
        var where = new StringBuilder("r.code > :after");
        filters.forEach(filter -> where.append(" and ").append(filter.condition()));
        var query = getSession()
                .createNativeQuery(
                        "select r.id from " + recordKind().table() + " r where " + where
                                + " order by r.code limit :limit",
                        UUID.class)
                .setParameter("after", page.after())
                .setParameter("limit", page.limit() + 1); // one row more tells whether a next page exists
        filters.forEach(filter -> filter.values().forEach(query::setParameter));
        return Page.of(list("id in ?1 order by code", query.list()), page.limit(), RegistryRecord::code);
    }

    /** Leaves uniqueness to the database: a check beforehand would only race. */
    public void save(R record) {
        try {
            persistAndFlush(record);
        } catch (ConstraintViolationException e) {
            throw refusal(String.valueOf(e.getConstraintName()), record).orElse(e);
        }
    }

    /** What the violation of a named constraint means to a client. */
    protected Optional<RuntimeException> refusal(String constraint, R record) {
        return constraint.equals(recordKind().table() + "_code_key")
                ? Optional.of(RegistryProblem.CODE_TAKEN
                        .of(recordKind(), record.code())
                        .at("code"))
                : Optional.empty();
    }

    /**
     * Refuses a request that refers to what is not there, is not the tenant's, or is retired. The rows referred to stay
     * locked against retirement until the transaction ends.
     *
     * @param changed the record that the request changes, null for a new one
     */
    public void admit(N request, @Nullable UUID changed) {
        requireLive(references(request, changed));
    }

    /** As {@link #admit}, whatever names the records. */
    public final void requireLive(List<Reference> references) {
        references.stream()
                .sorted(Comparator.comparing(Reference::kind).thenComparing(r -> String.valueOf(r.id())))
                .forEach(this::requireLive);
    }

    /** The places of the request whose records must live. */
    protected List<Reference> references(N request, @Nullable UUID changed) {
        return request.references();
    }

    private void requireLive(Reference reference) {
        if (reference.id() == null) {
            return;
        }
        var found = getEntityManager()
                .createQuery("from " + reference.kind().entity() + " where id = :id", RegistryRecord.class)
                .setParameter("id", reference.id())
                .setLockMode(LockModeType.PESSIMISTIC_READ)
                .getResultList();
        if (found.isEmpty()) {
            throw RegistryProblem.REFERENCE_UNKNOWN
                    .of(reference.kind(), String.valueOf(reference.id()))
                    .at(reference.field());
        }
        if (found.get(0).retiredAt().isPresent()) {
            throw RegistryProblem.REFERENCE_RETIRED
                    .of(reference.kind(), found.get(0).code())
                    .at(reference.field());
        }
    }

    /** The lock comes first: whoever begins to use the record meanwhile either is seen here or sees it retired. */
    public void refuseIfUsed(R record, LocalDate today) {
        getEntityManager().lock(record, LockModeType.PESSIMISTIC_WRITE);
        for (var use : uses()) {
            var query = getSession()
                    .createNativeQuery(
                            "select code from " + use.by().table() + " where " + use.condition()
                                    + " and retired_at is null order by code limit 1",
                            String.class)
                    .setParameter("id", record.id());
            if (use.condition().contains(":today")) {
                query.setParameter("today", today);
            }
            query.list().forEach(user -> {
                throw RegistryProblem.RECORD_IN_USE.of(
                        recordKind(), record.code(), use.by().noun(), use.by().nounZh(), user);
            });
        }
    }
}
