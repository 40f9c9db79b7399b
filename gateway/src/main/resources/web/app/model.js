import { addMonths, daysIn } from './format.js';

/** Shapes the answers of the API into what the page shows. Pure functions: no texts, no markup. */

export const CALIBRES = ['LOCATION', 'SHANGHAI_ETS'];

const SIDE = { LOCATION: 'location', SHANGHAI_ETS: 'ets' };

const unique = (values) => [...new Set(values)];

/** Null when nothing is known; otherwise the sum of what is known. */
function sum(values) {
  const known = values.filter((value) => value != null);
  return known.length ? known.reduce((total, value) => total + Number(value), 0) : null;
}

/** Areas in tree order, each with its depth and the names above it. */
export function areaTree(areas) {
  const known = new Set(areas.map((area) => area.id));
  const ordered = [];
  const visit = (parentId, ancestors) => {
    areas
      .filter((area) => (known.has(area.parentId) ? area.parentId : undefined) === parentId)
      .sort((a, b) => a.code.localeCompare(b.code))
      .forEach((area) => {
        ordered.push({ ...area, depth: ancestors.length, ancestors });
        visit(area.id, [...ancestors, area]);
      });
  };
  visit(undefined, []);
  return ordered;
}

const NO_FACTOR = 'NO_VERIFIED_FACTOR';

/** Below this share of its time a month is no whole one: the outlook does not learn from it either. */
const LEAST_COVERAGE = 0.95;
const OPEN = 'MONTH_OPEN';

/** True of a quantity that is known but not the whole one: its month runs, or readings of part of the time are missing. */
export function isPartial(row) {
  return row?.quantity != null && (isOpen(row) || row.coverage < LEAST_COVERAGE);
}

export function isOpen(row) {
  return row?.reasons?.includes(OPEN) ?? false;
}

/** Monthly quantity of one carrier: month -> {quantity, coverage, measuredShare, illustrative, reasons, unit}. */
export function consumptionByMonth(consumption, carrier) {
  return new Map(consumption.rows.filter((row) => row.carrier === carrier).map((row) => [row.period, row]));
}

/**
 * Monthly emissions in kg: month -> {total, scope1, scope2, reasons, provisional, partial}; `partial` is the activity that
 * makes the total too low, if one does.
 * A month with a missing part has no total: a sum that silently leaves something out would look like a saving. What a
 * calibre has no verified factor for, in any month, is no gap but outside it: left out, and named in {excluded}.
 */
export function emissionsByMonth(emissions, calibre) {
  return emissionsBy(emissions, calibre, 'period');
}

export function emissionsByBuilding(emissions, calibre) {
  return emissionsBy(emissions, calibre, 'buildingId');
}

function emissionsBy(emissions, calibre, key) {
  const side = SIDE[calibre];
  const groups = new Map();
  for (const row of emissions.rows) {
    groups.set(row[key], [...(groups.get(row[key]) ?? []), row]);
  }
  for (const total of emissions.totals ?? []) {
    if (!groups.has(total[key])) {
      groups.set(total[key], []);
    }
  }
  const totals = new Map((emissions.totals ?? []).map((total) => [total[key], total]));
  return new Map(
    [...groups].map(([group, rows]) => {
      const results = rows.map((row) => ({ ...row[side], scope: row.scope, carrier: row.carrier, activity: row.activity }));
      const outside = results.filter((result) => result.emissionsKgCo2 == null && result.reasons?.includes(NO_FACTOR));
      const inside = results.length > outside.length ? results.filter((result) => !outside.includes(result)) : results;
      const unknown = inside.filter((result) => result.emissionsKgCo2 == null);
      const missing = unknown.length > 0 || !results.length;
      const scope = (number) => sum(results.filter((each) => each.scope === number).map((each) => each.emissionsKgCo2));
      return [
        group,
        {
          total: missing ? null : sum(inside.map((each) => each.emissionsKgCo2)),
          scope1: scope(1),
          scope2: scope(2),
          reasons: unique(unknown.length ? unknown.flatMap((each) => each.reasons ?? []) : (totals.get(group)?.reasons ?? [])),
          provisional: results.some((each) => each.provisional),
          partial: missing ? null : (inside.map((each) => each.activity).find(isPartial) ?? null),
          excluded: missing ? [] : unique(outside.map((each) => each.carrier)),
          results,
        },
      ];
    }),
  );
}

/**
 * The sum over months of this year and its change against last year: of the months that are whole in both, for part of a
 * month against a whole one would look like a saving.
 */
export function yearToDate(valueOf, isWhole, months) {
  const values = months.map((month) => [month, valueOf(month)]);
  const known = values.filter(([, value]) => value != null);
  const pairs = known
    .filter(([month]) => isWhole(month) && isWhole(addMonths(month, -12)))
    .map(([month, value]) => [value, valueOf(addMonths(month, -12)), month])
    .filter(([, before]) => before != null);
  const now = sum(pairs.map(([value]) => value));
  const before = sum(pairs.map(([, value]) => value));
  return {
    total: sum(known.map(([, value]) => value)),
    known: known.map(([month]) => month),
    missing: values.filter(([, value]) => value == null).map(([month]) => month),
    partial: known.filter(([month]) => !isWhole(month)).map(([month]) => month),
    change: before ? now / before - 1 : null,
    compared: pairs.map(([, , month]) => month),
  };
}

/** How complete the readings are (by time), how much of the quantity was measured and how much is known from bills. */
export function dataQuality(byMonth, months) {
  const rows = months.filter((month) => byMonth.has(month)).map((month) => ({ month, ...byMonth.get(month) }));
  const days = sum(months.map(daysIn));
  const quantity = sum(rows.map((row) => row.quantity));
  const share = (of) => (quantity ? sum(rows.map((row) => of(row) * (row.quantity ?? 0))) / quantity : null);
  return {
    coverage: rows.length ? sum(rows.map((row) => (row.coverage ?? 0) * daysIn(row.month))) / days : null,
    measuredShare: share((row) => row.measuredShare ?? 0),
    billedShare: share((row) => (row.measuredShare == null ? 0 : 1 - row.measuredShare - (row.filledShare ?? 0))),
  };
}

/** One line a building for the ranking; the caller sorts. */
export function buildingRows(buildings, emissions, calibre) {
  const results = emissionsByBuilding(emissions, calibre);
  const total = sum([...results.values()].map((result) => result.total));
  return buildings.map((building) => {
    const result = results.get(building.id);
    const electricity = result?.results.find((each) => each.carrier === 'ELECTRICITY')?.activity;
    const electricityKwh = electricity?.quantity ?? null;
    const areaM2 = building.grossFloorAreaM2 ?? null;
    return {
      building,
      areaM2,
      electricityKwh,
      intensity: electricityKwh != null && areaM2 ? electricityKwh / areaM2 : null,
      emissionsKg: result?.total ?? null,
      share: result?.total != null && total ? result.total / total : null,
      coverage: electricity?.coverage ?? null,
      partial: result?.partial ?? null,
      measuredShare: electricity?.measuredShare ?? null,
      provisional: result?.provisional ?? false,
      reasons: result ? result.reasons : ['NO_METER'],
    };
  });
}

/** Sorted by a column; what is unknown goes last, whichever way the rest runs. */
export function sorted(rows, valueOf, descending, collator) {
  const direction = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x == null || y == null) {
      return (x == null) - (y == null);
    }
    return direction * (typeof x === 'string' ? collator.compare(x, y) : x - y);
  });
}
