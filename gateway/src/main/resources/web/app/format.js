import { locale, t } from './i18n.js';

const formats = new Map();

function format(kind, options) {
  const key = locale() + kind.name + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new kind(locale(), options));
  }
  return formats.get(key);
}

export const MISSING = '—';

/** A quantity with as many digits as a reader needs: 12,345 / 123 / 12.3 / 1.23 / 0.123 / 0.000123. */
export function number(value) {
  if (value == null) {
    return MISSING;
  }
  const size = Math.abs(value);
  if (size > 0 && size < 1) {
    return format(Intl.NumberFormat, { maximumSignificantDigits: 3 }).format(value);
  }
  const digits = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2;
  return format(Intl.NumberFormat, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value);
}

/** A published constant such as a factor: every digit that was given. */
export function exact(value) {
  return value == null ? MISSING : format(Intl.NumberFormat, { maximumFractionDigits: 12 }).format(value);
}

export function compact(value) {
  return format(Intl.NumberFormat, { notation: 'compact', maximumSignificantDigits: 3 }).format(value);
}

/** What is more than nothing is never written as 0. */
export function percent(share, digits = 1) {
  if (share == null) {
    return MISSING;
  }
  const least = 10 ** (-digits - 2);
  const text = (value) => format(Intl.NumberFormat, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  return share > 0 && share < least / 2 ? `<${text(least)}` : text(share);
}

export function signedPercent(share) {
  return format(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(share);
}

export function tonnes(kilograms) {
  return number(kilograms == null ? null : kilograms / 1000);
}

export function withUnit(text, unit) {
  return text === MISSING ? MISSING : `${text}\u00a0${unit}`;
}

/** The way people write a unit code of the API. */
export function unitLabel(unit) {
  return unit
    ?.replaceAll('m3', 'm³')
    .replaceAll('m2', 'm²')
    .replaceAll('CO2', 'CO₂');
}

function firstDay(month) {
  return new Date(`${month}-01T00:00:00Z`);
}

export function monthName(month) {
  return format(Intl.DateTimeFormat, { month: 'short', timeZone: 'UTC' }).format(firstDay(month));
}

export function monthAndYear(month) {
  return format(Intl.DateTimeFormat, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(firstDay(month));
}

export function yearName(year) {
  return t('year', { year });
}

/** Months of one year in words: neighbours become a range. */
export function monthList(months, withYear = false) {
  const ranges = [];
  for (const month of [...months].sort()) {
    const last = ranges.at(-1);
    if (last && addMonths(last.to, 1) === month) {
      last.to = month;
    } else {
      ranges.push({ from: month, to: month });
    }
  }
  const texts = ranges.map(({ from, to }) =>
    from === to ? monthName(from) : t('months.range', { from: monthName(from), to: monthName(to) }),
  );
  const list = format(Intl.ListFormat, { type: 'conjunction', style: 'short' }).format(texts);
  return withYear && months.length ? t('months.ofYear', { year: months[0].slice(0, 4), months: list }) : list;
}

export function addMonths(month, count) {
  const date = firstDay(month);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

export function monthsBetween(from, to) {
  const months = [];
  for (let month = from; month < to; month = addMonths(month, 1)) {
    months.push(month);
  }
  return months;
}

/** The month that is running where the district is, whatever the reader's own time zone. */
export function currentMonth(timeZone) {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit' }).formatToParts(new Date());
  const part = (type) => parts.find((each) => each.type === type).value;
  return `${part('year')}-${part('month')}`;
}

/** The last day of a period whose end is given as the day after it. */
export function lastDay(end) {
  const date = new Date(`${end}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

export function daysIn(month) {
  return (firstDay(addMonths(month, 1)) - firstDay(month)) / 86_400_000;
}
