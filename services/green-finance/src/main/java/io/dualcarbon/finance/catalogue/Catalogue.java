package io.dualcarbon.finance.catalogue;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One edition of an official list of what counts as green or as transition. */
@Entity
@Immutable
@Table(name = "catalogue")
class Catalogue {
    @Id
    private String version;

    private String document;
    private @Nullable LocalDate effectiveFrom;
    private @Nullable LocalDate effectiveTo;
    private @Nullable String note;
    private String source;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "catalogue_category", joinColumns = @JoinColumn(name = "catalogue_version"))
    @OrderBy("ordinal")
    private List<Category> categories;

    @SuppressWarnings("NullAway.Init")
    protected Catalogue() {} // for Hibernate

    /** The category that a project gets if it is labelled on that day. */
    Category classify(String code, LocalDate on) {
        if ((effectiveFrom != null && on.isBefore(effectiveFrom))
                || (effectiveTo != null && !on.isBefore(effectiveTo))) {
            throw CatalogueProblem.CATALOGUE_NOT_IN_FORCE
                    .because(version, on, text(effectiveFrom), text(effectiveTo))
                    .at("classifiedOn");
        }
        return categories.stream()
                .filter(category -> category.code().equals(code))
                .findFirst()
                .orElseThrow(() -> CatalogueProblem.CATALOGUE_CODE_UNKNOWN
                        .because(version, code)
                        .at("catalogueCode"));
    }

    String version() {
        return version;
    }

    CatalogueView view() {
        return new CatalogueView(
                version,
                document,
                Optional.ofNullable(effectiveFrom),
                Optional.ofNullable(effectiveTo),
                Optional.ofNullable(note),
                source,
                categories.stream()
                        .map(category -> new CategoryView(category.code(), category.name()))
                        .toList());
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "..." : date.toString();
    }
}
