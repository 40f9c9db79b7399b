package io.dualcarbon.assets.building;

/** What a building is mostly used for. */
public enum BuildingUse {
    OFFICE,
    GOVERNMENT_OFFICE,
    SHOPPING_MALL,
    HOTEL,
    HEALTHCARE,
    EDUCATION,
    CULTURE,
    SPORTS,
    EXHIBITION,
    TRANSPORTATION,
    MIXED_USE,
    RESIDENTIAL,
    INDUSTRIAL,
    OTHER_PUBLIC;

    /** True for what the rules on public buildings (公共建筑) speak of. */
    boolean isPublic() {
        return this != RESIDENTIAL && this != INDUSTRIAL;
    }
}
