import { compact, monthAndYear, monthName, number, tonnes, withUnit } from './format.js';
import { t } from './i18n.js';

/** ECharts options for the charts of the page. Colours come from the style sheet, so light and dark follow it. */

export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: colour('text'),
    muted: colour('muted'),
    line: colour('line'),
    surface: colour('surface'),
    electricity: colour('electricity'),
    gas: colour('gas'),
    scope1: colour('scope1'),
    scope2: colour('scope2'),
    outlook: colour('outlook'),
    outlookWash: colour('outlook-wash'),
    font: style.getPropertyValue('--font').trim(),
  };
}

const stillMotion = matchMedia('(prefers-reduced-motion: reduce)');

function frame(months, width, colours, unit, tooltip) {
  // Every label, or every second, third ... one: steps that always hit January, where the year stands.
  const step = [1, 2, 3, 4, 6, 12].find((each) => (width / months.length) * each > 36) ?? 12;
  const crossesYears = months[0]?.slice(0, 4) !== months.at(-1)?.slice(0, 4);
  const yearStart = (month, index) => crossesYears && (index === 0 || month.endsWith('-01'));
  return {
    animation: !stillMotion.matches,
    animationDuration: 350,
    textStyle: { fontFamily: colours.font, color: colours.text },
    grid: { left: 4, right: 8, top: 34, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 13, fontFamily: colours.font },
      formatter: ([first]) => tooltip(first.dataIndex),
    },
    xAxis: {
      type: 'category',
      data: months,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours.line } },
      axisLabel: {
        color: colours.muted,
        fontSize: 12,
        interval: (index) => index % step === 0,
        formatter: (month, index) => monthName(month) + (yearStart(month, index) ? `\n${month.slice(0, 4)}` : ''),
      },
    },
    yAxis: {
      type: 'value',
      name: unit,
      nameTextStyle: { color: colours.muted, fontSize: 12, align: 'left', padding: [0, 0, 0, -4] },
      nameGap: 14,
      splitNumber: 4,
      splitLine: { lineStyle: { color: colours.line, type: [3, 4] } },
      axisLabel: { color: colours.muted, fontSize: 12, formatter: compact },
    },
  };
}

/** A tooltip as elements, never as markup: texts of the API cannot become code. */
function tooltipOf(month, lines) {
  const box = document.createElement('div');
  box.className = 'tooltip';
  const title = document.createElement('strong');
  title.textContent = monthAndYear(month);
  box.append(title);
  for (const { swatch, name, text } of lines) {
    const line = document.createElement('div');
    const mark = document.createElement('i');
    mark.className = `swatch ${swatch ?? 'none'}`;
    const label = document.createElement('span');
    label.textContent = name;
    const value = document.createElement('b');
    value.textContent = text;
    line.append(mark, label, value);
    box.append(line);
  }
  return box;
}

/** A bar, hatched if its figure is not the whole one. */
function bar(value, isPartial) {
  const hatched = { opacity: 0.75, decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, color: 'rgba(255, 255, 255, .75)' } };
  return isPartial && value != null ? { value, itemStyle: hatched } : value;
}

/**
 * Monthly quantity of one carrier as bars, last year's as small marks over them.
 * Rows: {month, value, partial, lastYear, missing}; `partial` says in words why a value is not the whole one.
 */
export function energyOption({ kind, unit, year, rows }, width) {
  const colours = palette();
  const months = rows.map((row) => row.month);
  const lines = ({ value, partial, lastYear, missing }) => [
    { swatch: kind, name: String(year), text: value == null ? missing : withUnit(number(value), unit) },
    ...(partial ? [{ name: t('partial'), text: partial }] : []),
    ...(lastYear == null ? [] : [{ swatch: 'last-year', name: String(year - 1), text: withUnit(number(lastYear), unit) }]),
  ];
  return {
    ...frame(months, width, colours, unit, (index) => tooltipOf(months[index], lines(rows[index]))),
    series: [
      {
        type: 'bar',
        data: rows.map((row) => bar(row.value, row.partial)),
        barMaxWidth: 28,
        barCategoryGap: '38%',
        itemStyle: { color: colours[kind], borderRadius: [3, 3, 0, 0] },
      },
      {
        type: 'line',
        data: rows.map((row) => row.lastYear),
        lineStyle: { width: 0 },
        symbol: 'rect',
        symbolSize: [18, 3],
        itemStyle: { color: colours.text, borderColor: colours.surface, borderWidth: 1 },
      },
    ],
  };
}

/**
 * Monthly emissions by scope as bars, continued by the outlook as a line in a band.
 * Rows: {month, scope1, scope2, total, partial, outlook: {p05, p50, p95}, missing}, all in kg and shown in tonnes.
 * `lastMonth` is the last complete month; it is only given where the chart runs past it.
 */
export function emissionsOption({ unit, lastMonth, rows }, width) {
  const colours = palette();
  const months = rows.map((row) => row.month);
  const inTonnes = (kilograms) => (kilograms == null ? null : kilograms / 1000);
  const amount = (kilograms) => withUnit(tonnes(kilograms), unit);
  // The band starts in the last known total, so that history and outlook read as one line of events.
  const hasOutlook = rows.some((row) => row.outlook);
  const quantile = (name) => (row) => inTonnes(row.outlook?.[name] ?? (hasOutlook && row.month === lastMonth ? row.total : null));
  const [p05, p50, p95] = ['p05', 'p50', 'p95'].map(quantile);

  function lines({ scope1, scope2, total, partial, outlook, missing }) {
    if (outlook && total == null) {
      return [
        { swatch: 'outlook', name: t('outlook.p50'), text: amount(outlook.p50) },
        { swatch: 'band', name: t('outlook.band'), text: `${tonnes(outlook.p05)} – ${amount(outlook.p95)}` },
      ];
    }
    return [
      ...(scope1 == null ? [] : [{ swatch: 'scope1', name: t('scope.1.short'), text: amount(scope1) }]),
      ...(scope2 == null ? [] : [{ swatch: 'scope2', name: t('scope.2.short'), text: amount(scope2) }]),
      { name: t('total'), text: total == null ? missing : amount(total) },
      ...(partial ? [{ name: t('partial'), text: partial }] : []),
    ];
  }

  const stacked = { type: 'bar', stack: 'history', barMaxWidth: 30, barCategoryGap: '34%' };
  const line = { type: 'line', symbol: 'none', silent: true, z: 3, lineStyle: { width: 0 } };
  return {
    ...frame(months, width, colours, unit, (index) => tooltipOf(months[index], lines(rows[index]))),
    series: [
      { ...stacked, data: rows.map((row) => bar(inTonnes(row.scope2), row.partial)), itemStyle: { color: colours.scope2 } },
      {
        ...stacked,
        data: rows.map((row) => bar(inTonnes(row.scope1), row.partial)),
        itemStyle: { color: colours.scope1, borderRadius: [3, 3, 0, 0] },
        markArea: {
          silent: true,
          itemStyle: { color: colours.outlookWash },
          label: { color: colours.outlook, fontSize: 12, fontWeight: 600, position: 'insideTop', distance: 6 },
          data: hasOutlook ? [[{ name: t('outlook'), xAxis: lastMonth }, { xAxis: months.at(-1) }]] : [],
        },
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: colours.muted, type: 'dashed', width: 1 },
          label: { color: colours.muted, fontSize: 12, position: 'end', formatter: t('outlook.lastMonth'), distance: 4 },
          data: lastMonth ? [{ xAxis: lastMonth }] : [],
        },
      },
      { ...line, stack: 'band', data: rows.map(p05) },
      {
        ...line,
        stack: 'band',
        data: rows.map((row) => (p95(row) == null ? null : p95(row) - p05(row))),
        areaStyle: { color: colours.outlook, opacity: 0.22 },
      },
      {
        ...line,
        data: rows.map(p50),
        lineStyle: { color: colours.outlook, width: 2.5, type: [6, 4] },
        itemStyle: { color: colours.outlook },
        symbol: 'circle',
        symbolSize: (value, { dataIndex }) => (months[dataIndex] === lastMonth ? 0 : 5),
      },
    ],
  };
}
