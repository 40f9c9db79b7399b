package io.dualcarbon.finance.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Labels projects by a catalogue, as it stands on the day of the decision. */
@ApplicationScoped
public class Classification {
    private final CatalogueRepository catalogues;

    Classification(CatalogueRepository catalogues) {
        this.catalogues = catalogues;
    }

    /**
     * The name of the category.
     *
     * @throws io.dualcarbon.platform.problem.ProblemException 409 if there is no such code, or the catalogue was not in
     *     force on that day
     */
    public String category(String catalogueVersion, String catalogueCode, LocalDate decidedOn) {
        return catalogues
                .get(catalogueVersion)
                .classify(catalogueCode, decidedOn)
                .name();
    }
}
