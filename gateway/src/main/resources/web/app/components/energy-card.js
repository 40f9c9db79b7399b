import { html, nothing } from 'lit';
import { energyOption } from '../charts.js';
import { addMonths, monthAndYear, monthsBetween, number, percent, withUnit, yearName } from '../format.js';
import { label, t } from '../i18n.js';
import { isPartial } from '../model.js';
import './chart.js';
import { emptyNotice, illustrativeBadge, monthsWithText, partialText, reasonText, section, segmented } from './notices.js';
import { View } from './view.js';

const CARRIERS = [
  { carrier: 'ELECTRICITY', name: 'electricity', unit: 'kWh' },
  { carrier: 'NATURAL_GAS', name: 'gas', unit: 'm³' },
];

/** Electricity and gas by month, each on its own scale: their units cannot be added. */
class EnergyCard extends View {
  static properties = {
    energy: { attribute: false },
    electricity: { attribute: false },
    gas: { attribute: false },
    year: { attribute: false },
    view: { state: true },
  };

  constructor() {
    super();
    this.view = 'chart';
  }

  render() {
    const illustrative = this.energy.value?.rows.some((row) => row.illustrative);
    return html`<section class="card">
      <div class="card-head">
        <h2>${t('energy.title')} ${illustrativeBadge(illustrative)}</h2>
        ${segmented({
          name: t('view.label'),
          chosen: this.view,
          options: ['chart', 'table'].map((value) => ({ value, text: t(`view.${value}`) })),
          choose: (view) => (this.view = view),
        })}
      </div>
      ${section(this.energy, () => this.emit('retry'), () => (this.view === 'chart' ? CARRIERS.map((each) => this.chart(each)) : this.table()), 'chart')}
    </section>`;
  }

  get months() {
    return monthsBetween(`${this.year}-01`, `${this.year + 1}-01`);
  }

  /** Why a whole year is empty: the reasons of its months, without those still to come. */
  reasons(byMonth) {
    const reasons = this.months.flatMap((month) => byMonth.get(month)?.reasons ?? []).filter((reason) => reason !== 'MONTH_OPEN');
    return reasonText(reasons.length ? [...new Set(reasons)] : ['NO_METER']);
  }

  missingText(row) {
    return reasonText(row?.reasons ?? ['NO_METER'], row?.coverage);
  }

  chart({ carrier, name, unit }) {
    const byMonth = this[name];
    const valueOf = (month) => byMonth.get(month)?.quantity ?? null;
    const { months } = this;
    const lastYearOf = (month) => valueOf(addMonths(month, -12));
    if (months.every((month) => valueOf(month) == null && lastYearOf(month) == null)) {
      return html`<h3>${t(`energy.${name}`)}</h3>${emptyNotice(t('empty.energy', { year: yearName(this.year), carrier: label('carrier', carrier), reasons: this.reasons(byMonth) }))}`;
    }
    const partialOf = (month) => (isPartial(byMonth.get(month)) ? partialText(byMonth.get(month)) : null);
    const rows = months.map((month) => ({
      month,
      value: valueOf(month),
      partial: partialOf(month),
      lastYear: lastYearOf(month),
      missing: this.missingText(byMonth.get(month)),
    }));
    const partial = months.filter(partialOf);
    const hasLastYear = months.some((month) => lastYearOf(month) != null);
    // Months that are still to come are not missing.
    const missing = months.filter((month) => byMonth.has(month) && valueOf(month) == null && !byMonth.get(month).reasons?.includes('MONTH_OPEN'));
    return html`<div class="chart-head">
        <h3>${t(`energy.${name}`)}</h3>
        <ul class="legend">
          <li><i class="swatch ${name}"></i>${this.year}</li>
          ${partial.length ? html`<li><i class="swatch ${name} partial"></i>${t('partial')}</li>` : nothing}
          ${hasLastYear ? html`<li><i class="swatch last-year"></i>${this.year - 1}</li>` : nothing}
        </ul>
      </div>
      <dc-chart
        class=${name}
        data-testid="chart-${name}"
        .name=${`${t(`energy.${name}`)}, ${unit}, ${yearName(this.year)}`}
        .build=${energyOption}
        .data=${{ kind: name, unit, year: this.year, rows }}
      ></dc-chart>
      ${partial.length
        ? html`<p class="muted" data-testid="partial-${name}">${t('partial.months')}${monthsWithText(partial, partialOf)}</p>`
        : nothing}
      ${missing.length
        ? html`<p class="muted">${t('energy.missing')}${monthsWithText(missing, (month) => this.missingText(byMonth.get(month)))}</p>`
        : nothing}`;
  }

  table() {
    const cell = (byMonth, month, unit) => {
      const row = byMonth.get(month);
      return row?.quantity == null
        ? html`<td class="muted">${this.missingText(row)}</td>`
        : html`<td class="number">${withUnit(number(row.quantity), unit)} <span class="muted">${isPartial(row) ? partialText(row) : percent(row.coverage, 0)}</span></td>`;
    };
    return html`<div class="scroll" tabindex="0"><table class="plain">
      <thead><tr><th scope="col">${t('month')}</th>${CARRIERS.map(({ name }) => html`<th scope="col" class="number">${t(`energy.${name}`)} <span class="muted">(${t('kpi.coverage')})</span></th>`)}</tr></thead>
      <tbody>${this.months.map(
        (month) => html`<tr><th scope="row">${monthAndYear(month)}</th>${CARRIERS.map(({ name, unit }) => cell(this[name], month, unit))}</tr>`,
      )}</tbody>
    </table></div>`;
  }
}

customElements.define('dc-energy-card', EnergyCard);
