import { html, nothing } from 'lit';
import { MISSING, monthList, number, percent, signedPercent, tonnes } from '../format.js';
import { t } from '../i18n.js';
import { CALIBRES, dataQuality, isPartial, yearToDate } from '../model.js';
import { excludedText, illustrativeBadge, problemNotice, provisionalBadge, reasonText, skeleton } from './notices.js';
import { View } from './view.js';

/** The figures of the year so far, each against the same months of last year. */
class KeyFigures extends View {
  static properties = {
    energy: { attribute: false },
    electricity: { attribute: false },
    gas: { attribute: false },
    emissions: { attribute: false },
    results: { attribute: false },
    months: { attribute: false },
  };

  render() {
    return html`<div class="figures">
      ${this.guard(this.energy, 'retry-energy', 1, () => [
        this.energyFigure('electricity', this.electricity, (kwh) => number(kwh / 1000), 'MWh'),
        this.energyFigure('gas', this.gas, number, 'm³'),
      ])}
      ${this.guard(this.emissions, 'retry-emissions', 2, () => CALIBRES.map((calibre) => this.emissionsFigure(calibre)))}
      ${this.energy.state === 'ready' ? this.quality() : nothing}
    </div>`;
  }

  guard(source, retry, count, content) {
    if (source.state === 'failed') {
      return html`<article class="card figure wide">${problemNotice(source.problem, () => this.emit(retry))}</article>`;
    }
    return source.state === 'ready' ? content() : Array.from({ length: count }, () => html`<article class="card figure">${skeleton('short')}</article>`);
  }

  energyFigure(name, byMonth, text, unit) {
    const values = yearToDate((month) => byMonth.get(month)?.quantity, (month) => !isPartial(byMonth.get(month)), this.months);
    const rows = this.months.map((month) => byMonth.get(month));
    return this.figure({
      testId: `kpi-${name}`,
      title: t(`kpi.${name}`),
      values,
      text: values.total == null ? MISSING : text(values.total),
      unit,
      reasons: rows.some(Boolean) ? rows.flatMap((row) => row?.reasons ?? []) : ['NO_METER'],
      marks: illustrativeBadge(rows.some((row) => row?.illustrative)),
    });
  }

  emissionsFigure(calibre) {
    const results = this.results[calibre];
    const values = yearToDate((month) => results.get(month)?.total, (month) => !results.get(month)?.partial, this.months);
    const rows = this.months.map((month) => results.get(month));
    return this.figure({
      testId: calibre === 'LOCATION' ? 'kpi-emissions' : 'kpi-emissions-ets',
      title: t(`kpi.emissions.${calibre}`),
      hint: t(`calibre.${calibre}.hint`),
      values,
      text: tonnes(values.total),
      unit: 'tCO₂',
      reasons: rows.some(Boolean) ? rows.flatMap((row) => row?.reasons ?? []) : ['NO_METER'],
      note: excludedText(rows.flatMap((row) => row?.excluded ?? [])),
      marks: html`${illustrativeBadge(this.emissions.value.illustrative)}${provisionalBadge(rows.some((row) => row?.provisional))}`,
      explain: () => this.emit('explain', { calibre, month: values.known.at(-1) }),
    });
  }

  figure({ testId, title, hint, values, text, unit, reasons, note, marks, explain }) {
    return html`<article class="card figure" data-testid=${testId}>
      <h2 title=${hint ?? nothing}>${title}</h2>
      <p class="value"><b>${text}</b>${text === MISSING ? nothing : html` <span>${unit}</span>`}</p>
      ${values.total == null ? html`<p class="muted">${reasonText([...new Set(reasons)])}</p>` : this.change(values)}
      ${values.total != null && values.missing.length
        ? html`<p class="muted">${t('kpi.months.partial', { months: monthList(values.known), count: values.missing.length })}</p>`
        : nothing}
      ${values.partial.length ? html`<p class="muted">${t('kpi.months.incomplete', { months: monthList(values.partial) })}</p>` : nothing}
      ${values.total != null && note ? html`<p class="muted">${note}</p>` : nothing}
      <div class="foot">
        ${values.total == null ? nothing : marks}
        ${explain && values.total != null ? html`<button class="link" @click=${explain}>${t('kpi.explain')}</button>` : nothing}
      </div>
    </article>`;
  }

  change({ change, compared, known }) {
    if (change == null) {
      return html`<p class="muted">${t('kpi.change.none')}</p>`;
    }
    const direction = change > 0.0005 ? 'up' : change < -0.0005 ? 'down' : 'level';
    const arrow = { up: '▲', down: '▼', level: '■' }[direction];
    const against = compared.length === known.length ? t('kpi.change') : t('kpi.change.months', { months: monthList(compared) });
    return html`<p><span class="change ${direction}"><span aria-hidden="true">${arrow}</span> ${signedPercent(change)}</span> <span class="muted">${against}</span></p>`;
  }

  quality() {
    const { coverage, measuredShare } = dataQuality(this.electricity, this.months);
    const { billedShare } = dataQuality(this.gas, this.months);
    const meter = (name, share) => html`<div class="meter" title=${t(`kpi.${name}.hint`)}>
      <span>${t('carrier.ELECTRICITY')} · ${t(`kpi.${name}`)}</span><b>${percent(share)}</b>
      <progress max="1" .value=${share ?? 0} aria-label=${t(`kpi.${name}`)}></progress>
    </div>`;
    return html`<article class="card figure" data-testid="kpi-quality">
      <h2>${t('kpi.quality')}</h2>
      ${coverage == null ? html`<p class="value"><b>${MISSING}</b></p><p class="muted">${reasonText(['NO_METER'])}</p>` : [meter('coverage', coverage), meter('measured', measuredShare)]}
      ${billedShare >= 0.005 ? html`<p class="muted" title=${t('kpi.billed.hint')}>${t('kpi.billed', { share: percent(billedShare, 0) })}</p>` : nothing}
    </article>`;
  }
}

customElements.define('dc-key-figures', KeyFigures);
