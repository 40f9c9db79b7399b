import { html, nothing } from 'lit';
import * as api from '../api.js';
import { addMonths, exact, lastDay, monthAndYear, monthName, number, percent, tonnes, unitLabel, withUnit } from '../format.js';
import { label, t } from '../i18n.js';
import { CALIBRES, emissionsByMonth, isPartial } from '../model.js';
import { emptyNotice, illustrativeBadge, partialBadge, partialText, provisionalBadge, reasonText, section, segmented } from './notices.js';
import { View } from './view.js';

const LOADING = { state: 'loading' };

const about = ({ node, months, calibre }) => JSON.stringify([node, months, calibre]);

/** Where an emissions figure comes from: its months, and for one of them formula, factor and meters. */
class ExplanationPanel extends View {
  static properties = {
    subject: { attribute: false, hasChanged: (now, before) => JSON.stringify(now) !== JSON.stringify(before) },
    calibre: { state: true },
    month: { state: true },
    carrier: { state: true },
    emissions: { state: true },
    explanation: { state: true },
  };

  constructor() {
    super();
    this.emissions = LOADING;
    this.explanation = LOADING;
  }

  willUpdate(changed) {
    // A month that is chosen here comes back with the subject, whose data are the same.
    if (changed.has('subject') && about(this.subject) !== this.about) {
      this.about = about(this.subject);
      this.calibre = this.subject.calibre;
      this.month = this.subject.month;
      this.loadMonths();
    }
  }

  firstUpdated() {
    this.querySelector('dialog').showModal();
  }

  async load(name, request) {
    this[name] = LOADING;
    const ticket = (this[`${name}Ticket`] = {});
    let result;
    try {
      result = { state: 'ready', value: await request() };
    } catch (problem) {
      if (problem instanceof api.SignedOut) {
        this.emit('signed-out', problem.expired);
      } else if (!(problem instanceof api.Problem)) {
        throw problem;
      }
      result = { state: 'failed', problem };
    }
    if (this[`${name}Ticket`] === ticket) {
      this[name] = result;
    }
  }

  async loadMonths() {
    const { node, months } = this.subject;
    await this.load('emissions', () => api.emissions(node, months[0], addMonths(months.at(-1), 1), 'month'));
    if (this.emissions.state === 'ready') {
      const { results } = this;
      this.month ??= months.findLast((month) => results.get(month)?.total != null) ?? months.at(-1);
      this.carrier = this.mainCarrier;
      this.loadExplanation();
    }
  }

  loadExplanation() {
    const { subject, month, carrier, calibre } = this;
    if (carrier) {
      this.load('explanation', () => api.explanation(subject.node, month, carrier, calibre));
    }
  }

  choose(choice) {
    Object.assign(this, choice);
    if (!this.carriers.includes(this.carrier)) {
      this.carrier = this.mainCarrier;
    }
    if (choice.month) {
      this.emit('explain-month', choice.month);
    }
    this.loadExplanation();
  }

  get results() {
    return emissionsByMonth(this.emissions.value, this.calibre);
  }

  /** The first one that has a figure: a calibre may have no factor for the others. */
  get mainCarrier() {
    const results = this.results.get(this.month)?.results ?? [];
    return (results.find((result) => result.emissionsKgCo2 != null) ?? results[0])?.carrier;
  }

  get carriers() {
    return (this.results.get(this.month)?.results ?? []).map((result) => result.carrier);
  }

  render() {
    return html`<dialog class="panel" data-testid="explanation-panel" aria-labelledby="explain-title" @close=${() => this.emit('closed')} @click=${this.closeOutside}>
      <div class="panel-content">
        <header>
          <div>
            <h2 id="explain-title">${t('explain.title')}</h2>
            <p class="muted">${this.subject.name} ${illustrativeBadge(this.emissions.value?.illustrative)}</p>
          </div>
          <button class="close" aria-label=${t('explain.close')} @click=${() => this.querySelector('dialog').close()}>✕</button>
        </header>
        ${section(this.emissions, () => this.loadMonths(), () => this.content(), 'chart')}
      </div>
    </dialog>`;
  }

  closeOutside(event) {
    if (event.target === event.currentTarget) {
      event.currentTarget.close();
    }
  }

  content() {
    return html`
      ${segmented({
        name: t('calibre'),
        chosen: this.calibre,
        options: CALIBRES.map((value) => ({ value, text: t(`calibre.${value}`), title: t(`calibre.${value}.hint`) })),
        choose: (calibre) => this.choose({ calibre }),
      })}
      ${this.monthPicker()}
      ${this.carriers.length > 1
        ? segmented({
            name: t('explain.carrier'),
            chosen: this.carrier,
            options: this.carriers.map((value) => ({ value, text: label('carrier', value) })),
            choose: (carrier) => this.choose({ carrier }),
          })
        : nothing}
      ${this.carrier
        ? section(this.explanation, () => this.loadExplanation(), (explanation) => this.derivation(explanation), 'chart')
        : emptyNotice(t('explain.nothing'))}
    `;
  }

  /** The months that make up the figure, as bars to choose from. */
  monthPicker() {
    const { results } = this;
    const totalOf = (month) => results.get(month)?.total;
    const largest = Math.max(...this.subject.months.map((month) => totalOf(month) ?? 0)) || 1;
    return html`<div class="month-picker" role="group" aria-label=${t('explain.month')}>
      ${this.subject.months.map((month) => {
        const total = totalOf(month);
        const text = total == null ? reasonText(results.get(month)?.reasons ?? ['NO_METER']) : withUnit(tonnes(total), 'tCO₂');
        return html`<button aria-pressed=${month === this.month} aria-label=${`${monthAndYear(month)}: ${text}`} title=${text} @click=${() => this.choose({ month })}>
          <span class="column"><i class=${results.get(month)?.partial ? 'partial' : nothing} style=${`height: ${(100 * (total ?? 0)) / largest}%`}></i></span>
          <span>${monthName(month)}</span>
        </button>`;
      })}
    </div>`;
  }

  derivation(explanation) {
    const { emissionsKgCo2, formula, conversions, factor, lines, reasons } = explanation;
    const provisional = explanation.provisional ?? factor?.provisional ?? false;
    const remark = explanation.reason ?? (reasons?.length ? reasonText(reasons) : provisional && t('factor.provisional.note'));
    const partial = this.results.get(this.month)?.results.map((each) => each.activity).find((each, index) => this.carriers[index] === this.carrier && isPartial(each));
    return html`<section class="derivation">
      <h3>${t('explain.result', { month: monthAndYear(this.month), carrier: label('carrier', this.carrier) })}</h3>
      <p class="value">
        ${emissionsKgCo2 == null ? html`<span class="reason">${reasonText(reasons)}</span>` : html`<b>${tonnes(emissionsKgCo2)}</b> <span>tCO₂</span>`}
        ${provisionalBadge(provisional)} ${partialBadge(partial)}
      </p>
      ${partial ? html`<p class="muted">${partialText(partial)}</p>` : nothing}
      ${formula ? html`<h4>${t('explain.formula')}</h4><p class="formula">${unitLabel(formula)}</p>` : nothing}
      ${conversions?.length ? this.conversions(conversions) : nothing}
      ${factor ? this.factorCard(factor, remark) : nothing}
      <h4>${t('explain.lines')}</h4>
      ${lines?.length ? this.lines(lines) : html`<p class="muted">${t('explain.noLines')}</p>`}
    </section>`;
  }

  conversions(conversions) {
    return html`<h4>${t('explain.conversions')}</h4>
      <ul data-testid="conversions">
        ${conversions.map(
          ({ quantity, convertedQuantity, text }) =>
            html`<li>${withUnit(number(quantity), 'm³')} → ${withUnit(number(convertedQuantity), 'm³')}<br /><span class="muted">${text}</span></li>`,
        )}
      </ul>`;
  }

  factorCard(factor, remark) {
    const { fuel } = factor;
    const measured = (value, unit) => value != null && `${exact(value)} ${unitLabel(unit)}`;
    const facts = [
      ['area', label('region', factor.area)],
      ['valid', this.validity(factor)],
      ['kind', label('factor-kind', factor.kind)],
      ['version', [factor.factorSetId, factor.version].filter(Boolean).join(' · ')],
      ['volumeReference', factor.volumeReference && label('volume-reference', factor.volumeReference)],
      ['netCalorificValue', measured(fuel?.netCalorificValue, fuel?.netCalorificValueUnit)],
      ['carbon', measured(fuel?.carbonTonnesPerTj, 'tC/TJ')],
      ['oxidation', fuel?.oxidationShare != null && percent(fuel.oxidationShare, 0)],
      ['co2ByHeat', measured(fuel?.co2KgPerTj, 'kgCO2/TJ')],
      ['density', measured(fuel?.densityKgPerM3, 'kg/m3')],
      ['source', factor.source],
      ['status', label('factor-status', factor.status)],
      ['note', factor.note],
    ].filter(([, value]) => value);
    return html`<h4>${t('explain.factor')}</h4>
      <div class="factor" data-testid="factor-card">
        <p class="factor-value"><b>${exact(factor.value)}</b> ${unitLabel(factor.unit)}</p>
        <dl>${facts.map(([name, value]) => html`<dt>${t(`factor.${name}`)}</dt><dd>${value}</dd>`)}</dl>
        ${remark ? html`<p class="remark">${remark}</p>` : nothing}
      </div>`;
  }

  validity({ validFrom: from, validTo }) {
    const to = validTo && lastDay(validTo);
    if (from) {
      return to ? t('factor.valid.range', { from, to }) : t('factor.valid.open', { from });
    }
    return to && t('factor.valid.until', { to });
  }

  lines(lines) {
    return html`<div class="scroll" tabindex="0"><table class="plain">
      <thead><tr>
        <th scope="col">${t('explain.meter')}</th>
        <th scope="col" class="number">${t('explain.quantity')}</th>
        <th scope="col" class="number">${t('explain.measured')}</th>
        <th scope="col" class="number">${t('explain.emissions')}</th>
      </tr></thead>
      <tbody>${lines.map(
        (line) => html`<tr>
          <th scope="row"><code>${line.meterCode ?? line.meterId}</code></th>
          <td class="number">${withUnit(number(line.quantity), unitLabel(line.unit))}</td>
          <td class="number">${percent(line.measuredShare, 0)}</td>
          <td class="number">${withUnit(tonnes(line.emissionsKgCo2), 'tCO₂')}</td>
        </tr>`,
      )}</tbody>
    </table></div>`;
  }
}

customElements.define('dc-explanation-panel', ExplanationPanel);
