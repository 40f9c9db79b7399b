import { html, nothing } from 'lit';
import { emissionsOption } from '../charts.js';
import { addMonths, monthAndYear, monthList, monthsBetween, number, tonnes, yearName } from '../format.js';
import { label, t } from '../i18n.js';
import { CALIBRES } from '../model.js';
import './chart.js';
import { emptyNotice, excludedText, illustrativeBadge, monthsWithText, partialBadge, partialText, problemNotice, reasonText, section, segmented } from './notices.js';
import { View } from './view.js';

const UNIT = 'tCO₂';

/** Emissions by month and scope, continued by the outlook. */
class EmissionsCard extends View {
  static properties = {
    emissions: { attribute: false },
    outlook: { attribute: false },
    results: { attribute: false },
    months: { attribute: false },
    year: { attribute: false },
    calibre: { attribute: false },
    view: { state: true },
  };

  constructor() {
    super();
    this.view = 'chart';
  }

  render() {
    return html`<section class="card">
      <div class="card-head">
        <h2>${t('emissions.title')} ${illustrativeBadge(this.emissions.value?.illustrative)}</h2>
        <div class="tools">
          ${segmented({
            name: t('calibre'),
            chosen: this.calibre,
            options: CALIBRES.map((value) => ({ value, text: t(`calibre.${value}`), title: t(`calibre.${value}.hint`) })),
            choose: (calibre) => this.emit('choose-calibre', calibre),
            testId: 'calibre-switch',
          })}
          ${segmented({
            name: t('view.label'),
            chosen: this.view,
            options: ['chart', 'table'].map((value) => ({ value, text: t(`view.${value}`) })),
            choose: (view) => (this.view = view),
          })}
        </div>
      </div>
      ${section(this.emissions, () => this.emit('retry'), () => this.content(), 'chart')}
    </section>`;
  }

  /** The last month the outlook knows, or the last complete one while there is no outlook. */
  get lastMonth() {
    const first = this.outlook.value?.forecast?.[0];
    return first ? addMonths(first.month, -1) : this.months.at(-1);
  }

  /** Only the year that holds the last known month runs on into the outlook. */
  get outlookYear() {
    return this.lastMonth ? Number(this.lastMonth.slice(0, 4)) : this.year;
  }

  get forecast() {
    const forecast = this.outlookYear === this.year ? (this.outlook.value?.forecast ?? []) : [];
    return new Map(forecast.map((each) => [each.month, each]));
  }

  content() {
    const { forecast } = this;
    const last = [...forecast.keys()].at(-1) ?? '';
    const yearEnd = `${this.year + 1}-01`;
    const months = monthsBetween(`${this.year}-01`, last >= yearEnd ? addMonths(last, 1) : yearEnd);
    const known = months.filter((month) => this.results.get(month)?.total != null);
    if (!known.length && !forecast.size) {
      return html`${emptyNotice(t('empty.emissions', { year: yearName(this.year) }))}${this.notes([])}`;
    }
    return html`${this.view === 'chart' ? this.chart(months, forecast) : this.table(months, forecast)} ${this.notes(months)}`;
  }

  missingText(month) {
    return reasonText(this.results.get(month)?.reasons ?? ['NO_METER']);
  }

  explain(month) {
    if (this.results.get(month)?.total != null) {
      this.emit('explain', { month });
    }
  }

  chart(months, forecast) {
    const rows = months.map((month) => {
      const { scope1, scope2, total, partial } = this.results.get(month) ?? {};
      return { month, scope1, scope2, total, partial: partial && partialText(partial), outlook: forecast.get(month), missing: this.missingText(month) };
    });
    return html`<ul class="legend">
        <li><i class="swatch scope2"></i>${t('scope.2')}</li>
        ${months.some((month) => this.results.get(month)?.scope1 != null) ? html`<li><i class="swatch scope1"></i>${t('scope.1')}</li>` : nothing}
        ${rows.some((row) => row.partial) ? html`<li><i class="swatch scope2 partial"></i>${t('partial')}</li>` : nothing}
        ${forecast.size
          ? html`<li><i class="swatch outlook"></i>${t('outlook.p50')}</li>
              <li><i class="swatch band"></i>${t('outlook.band')}</li>`
          : nothing}
      </ul>
      <dc-chart
        class="emissions"
        data-testid="chart-emissions"
        pickable
        .name=${`${t('emissions.title')}, ${UNIT}, ${t(`calibre.${this.calibre}`)}, ${yearName(this.year)}`}
        .build=${emissionsOption}
        .data=${{ unit: UNIT, lastMonth: this.lastMonth < months.at(-1) ? this.lastMonth : null, rows }}
        @pick=${(event) => this.explain(months[event.detail])}
      ></dc-chart>`;
  }

  table(months, forecast) {
    const cells = (month) => {
      const result = this.results.get(month);
      const outlook = forecast.get(month);
      if (result?.total != null) {
        return html`<td class="number">${tonnes(result.scope1)}</td>
          <td class="number">${tonnes(result.scope2)}</td>
          <td class="number"><button class="link" @click=${() => this.explain(month)}>${tonnes(result.total)}</button> ${partialBadge(result.partial)}</td>`;
      }
      return outlook
        ? html`<td colspan="3" class="number outlook">${t('outlook')} ${tonnes(outlook.p50)} (${tonnes(outlook.p05)} – ${tonnes(outlook.p95)})</td>`
        : html`<td colspan="3" class="muted">${this.missingText(month)}</td>`;
    };
    return html`<div class="scroll" tabindex="0"><table class="plain">
      <thead><tr>
        <th scope="col">${t('month')}</th>
        <th scope="col" class="number">${t('scope.1.short')}, ${UNIT}</th>
        <th scope="col" class="number">${t('scope.2.short')}, ${UNIT}</th>
        <th scope="col" class="number">${t('total')}, ${UNIT}</th>
      </tr></thead>
      <tbody>${months.map((month) => html`<tr><th scope="row">${monthAndYear(month)}</th>${cells(month)}</tr>`)}</tbody>
    </table></div>`;
  }

  notes(months) {
    const provisional = this.months.filter((month) => this.results.get(month)?.provisional);
    const missing = this.months.filter((month) => months.includes(month) && this.results.get(month)?.total == null);
    const partial = months.filter((month) => this.results.get(month)?.partial);
    const excluded = excludedText(this.months.flatMap((month) => this.results.get(month)?.excluded ?? []));
    return html`<div class="notes">
      ${excluded ? html`<p>${excluded}</p>` : nothing}
      ${months.length ? html`<p>${t('emissions.hint')}</p>` : nothing}
      ${partial.length
        ? html`<p data-testid="partial-emissions">${t('partial.months')}${monthsWithText(partial, (month) => partialText(this.results.get(month).partial))}</p>`
        : nothing}
      ${missing.length
        ? html`<p>${t('energy.missing')}${monthsWithText(missing, (month) => this.missingText(month))}</p>`
        : nothing}
      ${provisional.length ? html`<p>${t('emissions.provisional', { months: monthList(provisional) })}</p>` : nothing}
      ${this.outlookNote()}
    </div>`;
  }

  outlookNote() {
    if (this.year !== this.outlookYear) {
      return html`<p>${t('outlook.pastYear', { year: yearName(this.outlookYear) })}</p>`;
    }
    if (this.outlook.state === 'failed') {
      return problemNotice(this.outlook.problem, () => this.emit('retry-outlook'));
    }
    if (this.outlook.state !== 'ready') {
      return nothing;
    }
    const { forecast, reasons, method, explanation, backtest } = this.outlook.value;
    if (!forecast?.length) {
      return html`<p>${t('outlook.none', { reasons: reasonText(reasons) })}</p>`;
    }
    return html`<p>
      ${explanation || t('outlook.method', { method: label('method', method) })}
      ${backtest?.mase == null ? nothing : t('outlook.backtest', { mase: number(backtest.mase) })}
    </p>`;
  }
}

customElements.define('dc-emissions-card', EmissionsCard);
