package io.dualcarbon.energy.consumption;

/** By which number. The names are the words of the API. */
public enum RankBy {
    quantity,
    /** Per square metre of gross floor area. */
    perArea,
    change,
    relativeChange
}
