package io.dualcarbon.finance.catalogue;

import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CatalogueRepository implements PanacheRepositoryBase<Catalogue, String> {
    Catalogue get(String version) {
        return findByIdOptional(version)
                .orElseThrow(() ->
                        CatalogueProblem.CATALOGUE_UNKNOWN.because(version).at("catalogueVersion"));
    }

    Page<Catalogue> page(PageRequest page) {
        var rows = find("version > ?1 order by version", page.after())
                .range(0, page.limit())
                .list();
        return Page.of(rows, page.limit(), Catalogue::version);
    }
}
