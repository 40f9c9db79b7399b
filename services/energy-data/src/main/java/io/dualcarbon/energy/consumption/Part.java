package io.dualcarbon.energy.consumption;

/** A meter that counts in a group or, with the sign -1, is taken out of it because it counts in another. */
record Part(Group group, PlacedMeter meter, int sign, Stay stay) {}
