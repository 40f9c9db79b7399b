import { html, nothing } from 'lit';
import * as address from '../address.js';
import * as api from '../api.js';
import { addMonths, currentMonth, monthList, monthsBetween, yearName } from '../format.js';
import { currentLanguage, nameOf, switchLanguage, t } from '../i18n.js';
import { areaTree, buildingRows, consumptionByMonth, emissionsByMonth } from '../model.js';
import './buildings-table.js';
import './emissions-card.js';
import './energy-card.js';
import './explanation-panel.js';
import './key-figures.js';
import { emptyNotice, illustrativeBadge, problemNotice, section, skeleton } from './notices.js';
import { signInScreen } from './sign-in.js';
import { View } from './view.js';

const YEARS_OFFERED = 6;
const DEFAULT_TIME_ZONE = 'Asia/Shanghai';
const LOADING = { state: 'loading' };
/** The page: who is signed in, which area, year and calibre are chosen, and the data of that choice. */
class App extends View {
  static properties = {
    session: { state: true },
    areas: { state: true },
    areaId: { state: true },
    year: { state: true },
    calibre: { state: true },
    energy: { state: true },
    emissions: { state: true },
    outlook: { state: true },
    buildings: { state: true },
    explained: { state: true },
  };

  constructor() {
    super();
    this.session = LOADING;
    this.calibre = 'LOCATION';
    this.reset();
    this.addEventListener('chart-settled', () => this.announceWhenReady());
    this.addEventListener('explain', (event) => this.explain(event.detail));
    this.addEventListener('explain-month', (event) => this.explainMonth(event.detail));
    this.addEventListener('signed-out', (event) => this.signedOut(event.detail));
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', () => this.goTo(address.read()));
    // A page that the browser kept for its Back button may belong to a session that is over.
    addEventListener('pageshow', (event) => event.persisted && location.reload());
  }

  firstUpdated() {
    this.signIn();
  }

  updated() {
    this.announceWhenReady();
  }

  /**
   * Tells scripts that watch the page (and only them) that everything asked for is on it. Once a frame at most, and never
   * put off: a chart that is drawn in each frame settles in each.
   */
  announceWhenReady() {
    this.announcing ??= requestAnimationFrame(() => {
      this.announcing = undefined;
      const sections = [this.energy, this.emissions, this.outlook, this.buildings];
      const loading =
        this.session.state === 'loading' || (this.hasData && (this.areas.state === 'loading' || (this.areaId && sections.includes(LOADING))));
      const drawing = [...this.querySelectorAll('dc-chart')].some((chart) => !chart.settled);
      document.documentElement.dataset.ready = String(!loading && !drawing);
    });
  }

  reset() {
    this.areas = LOADING;
    this.energy = LOADING;
    this.emissions = LOADING;
    this.outlook = LOADING;
    this.buildings = LOADING;
  }

  get hasData() {
    return this.session.state === 'ready' && this.session.value.me.tenant;
  }

  get area() {
    return this.areas.value?.find((area) => area.id === this.areaId);
  }

  get thisMonth() {
    return currentMonth(this.session.value?.tenant?.timeZone ?? DEFAULT_TIME_ZONE);
  }

  get thisYear() {
    // In January nothing of the new year is complete yet: the last year is the one to look at.
    return Number(addMonths(this.thisMonth, -1).slice(0, 4));
  }

  /** The months of the chosen year that are over. */
  get months() {
    return monthsBetween(`${this.year}-01`, this.end);
  }

  get end() {
    const next = `${this.year + 1}-01`;
    return next < this.thisMonth ? next : this.thisMonth;
  }

  /** Runs a request into one of the sections; an answer that was overtaken by a newer question is dropped. */
  async load(name, request) {
    this[name] = LOADING;
    const asked = (this.asked ??= {});
    const ticket = (asked[name] = {});
    const settle = (result) => {
      if (asked[name] === ticket) {
        this[name] = result;
      }
    };
    try {
      settle({ state: 'ready', value: await request() });
    } catch (problem) {
      if (problem instanceof api.SignedOut) {
        this.signedOut(problem.expired);
      } else if (problem instanceof api.Problem) {
        settle({ state: 'failed', problem });
      } else {
        throw problem;
      }
    }
  }

  async signIn() {
    await this.load('session', async () => {
      const me = await api.me();
      const tenant = me.tenant ? await api.tenant(me.tenant).catch(() => null) : null;
      return { me, tenant };
    });
    if (this.hasData) {
      address.comeBack();
      const { areaId, year, calibre, explained } = address.read();
      Object.assign(this, { calibre, explained, year: year ?? this.thisYear });
      this.mayFallBack = !year;
      await this.loadAreas(areaId);
    }
  }

  /** Nothing that was shown to who was signed in stays on the page. */
  signedOut(expired) {
    this.session = { state: 'signed-out', expired: expired || this.session.state === 'ready' };
    this.reset();
  }

  leave() {
    this.session = LOADING;
    this.reset();
  }

  /** Loads what differs from what is shown. */
  goTo({ areaId, year, calibre, explained }) {
    if (!this.hasData || this.areas.state !== 'ready') {
      return;
    }
    const known = this.areas.value.some((area) => area.id === areaId) ? areaId : this.areas.value[0]?.id;
    const moved = known !== this.areaId || (year ?? this.thisYear) !== this.year;
    const judgedAnew = calibre !== this.calibre;
    Object.assign(this, { areaId: known, year: year ?? this.thisYear, calibre, explained });
    if (moved) {
      this.loadArea();
    } else if (judgedAnew) {
      this.loadOutlook();
    }
  }

  /** A figure may be of another calibre than the page. */
  explain({ buildingId, month, calibre }) {
    this.explained = { buildingId, month, calibre };
    address.write(this, true);
  }

  explainMonth(month) {
    this.explained = { ...this.explained, month };
    address.write(this, false);
  }

  closeExplanation() {
    if (address.wasOpenedHere()) {
      history.back();
    } else {
      this.explained = undefined;
      address.write(this, false);
    }
  }

  /** The figure whose origin is shown, once it is known what it is called. */
  get explainedSubject() {
    const { explained, area, months } = this;
    if (!explained || !months.length) {
      return undefined;
    }
    const { buildingId, month, calibre = this.calibre } = explained;
    const building = this.buildings.value?.buildings.find((each) => each.id === buildingId);
    if (buildingId && !building) {
      return undefined;
    }
    const about = { node: buildingId ? { buildingId } : { areaId: area.id }, name: nameOf(building ?? area), months, calibre };
    return { ...about, month: monthsBetween(`${this.year}-01`, `${this.year + 1}-01`).includes(month) ? month : undefined };
  }

  async loadAreas(wanted) {
    await this.load('areas', async () => {
      const areas = areaTree(await api.areas());
      this.areaId = (areas.find((area) => area.id === wanted) ?? areas[0])?.id;
      return areas;
    });
    this.loadArea();
  }

  loadArea() {
    if (this.area) {
      this.loadEnergy();
      this.loadEmissions();
      this.loadOutlook();
    }
  }

  async loadEnergy() {
    const { areaId, year } = this;
    await this.load('energy', () => api.monthlyConsumption(areaId, `${year - 1}-01`, `${year + 1}-01`));
    this.fallBackToLastYear(year);
  }

  /** Opened without a year, the page shows the latest year that has readings rather than an empty one. */
  fallBackToLastYear(year) {
    const known = (ofYear) =>
      this.energy.value?.rows.some((row) => row.quantity != null && row.period.startsWith(String(ofYear)));
    if (this.mayFallBack && this.year === year && this.energy.state === 'ready' && !known(year) && known(year - 1)) {
      this.fellBackFrom = year;
      this.choose({ year: year - 1 });
    }
    this.mayFallBack = false;
  }

  loadEmissions() {
    const { areaId, year, end } = this;
    this.load('emissions', () => api.emissions({ areaId }, `${year - 1}-01`, `${year + 1}-01`, 'month'));
    this.load('buildings', async () => {
      const nothingComplete = end <= `${year}-01`;
      const [buildings, emissions] = await Promise.all([
        api.buildings(areaId),
        nothingComplete ? { rows: [] } : api.emissions({ areaId }, `${year}-01`, end, 'building'),
      ]);
      return { buildings, emissions };
    });
  }

  loadOutlook() {
    const { areaId, calibre } = this;
    this.load('outlook', () => api.outlook(areaId, calibre));
  }

  choose(choice) {
    Object.assign(this, choice);
    if ('year' in choice || 'areaId' in choice) {
      this.loadArea();
    } else {
      this.loadOutlook();
    }
    this.explained = undefined;
    address.write(this, 'areaId' in choice || ('year' in choice && !this.mayFallBack));
  }

  chooseYear(year) {
    this.fellBackFrom = undefined;
    this.choose({ year });
  }

  switchLanguage() {
    switchLanguage(currentLanguage() === 'zh' ? 'en' : 'zh');
    // The API words its explanations and problems in the reader's language too.
    if (this.hasData) {
      this.areas.state === 'ready' ? this.loadArea() : this.loadAreas(this.areaId);
    }
  }

  render() {
    return html`
      <a class="skip" href="#content">${t('skip')}</a>
      ${this.header()}
      <main id="content" tabindex="-1">${this.content()}</main>
      ${this.hasData ? html`<footer>${t('footer')}</footer>` : nothing}
    `;
  }

  header() {
    const { me, tenant } = this.session.value ?? {};
    return html`<header class="bar">
      <div class="brand">
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <path d="M3 22c6 0 7-14 13-14s7 10 13 11" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" />
          <path d="M3 26.5h26" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" opacity=".6" />
          <circle cx="16" cy="8" r="2.8" fill="currentColor" />
        </svg>
        <div>
          <span class="product">${t('product')}</span>
          ${me?.tenant ? html`<span class="tenant" data-testid="tenant">${nameOf(tenant) || me.tenant}</span>` : nothing}
        </div>
      </div>
      <div class="account">
        <button class="on-bar" data-testid="language-switch" aria-label=${t('language.label')} @click=${this.switchLanguage}>
          ${t('language')}
        </button>
        ${me
          ? html`<span class="user" title=${t('user.label', { name: me.name || me.username })} data-testid="user">${me.name || me.username}</span>
              <a class="on-bar" href="/logout" data-testid="sign-out" @click=${this.leave}>${t('signout')}</a>`
          : nothing}
      </div>
    </header>`;
  }

  content() {
    switch (this.session.state) {
      case 'loading':
        return html`<div class="page">${skeleton('page')}</div>`;
      case 'signed-out':
        return signInScreen(this.session.expired);
      case 'failed':
        return html`<div class="page">${problemNotice(this.session.problem, () => this.signIn())}</div>`;
    }
    if (!this.hasData) {
      return html`<div class="page">${emptyNotice(t('empty.tenant.text'), t('empty.tenant.title'))}</div>`;
    }
    return html`<div class="page">
      ${section(this.areas, () => this.loadAreas(this.areaId), (areas) =>
        areas.length ? this.dashboard() : emptyNotice(t('empty.areas.text'), t('empty.areas.title')), 'page')}
    </div>`;
  }

  get isIllustrative() {
    return [this.energy.value?.rows.some((row) => row.illustrative), this.emissions.value?.illustrative, this.area?.illustrative].some(Boolean);
  }

  get period() {
    const year = yearName(this.year);
    if (!this.months.length) {
      return t('page.period.none', { year });
    }
    return this.months.length === 12
      ? t('page.period.whole', { year })
      : t('page.period', { months: monthList(this.months, true) });
  }

  dashboard() {
    const { area, months, year, calibre } = this;
    const byCarrier = (carrier) => this.energy.value && consumptionByMonth(this.energy.value, carrier);
    const results = (of) => this.emissions.value && emissionsByMonth(this.emissions.value, of);
    return html`
      <div class="head">
        <div>
          <p class="path">${area.ancestors.map((each) => html`<span>${nameOf(each)}</span>`)}</p>
          <h1>${nameOf(area)} ${illustrativeBadge(this.isIllustrative)}</h1>
          <p class="muted" data-testid="period">${this.period}</p>
        </div>
        ${this.pickers()}
      </div>
      ${this.fellBackFrom ? html`<p class="hint">${t('page.fellBack', { missing: yearName(this.fellBackFrom) })}</p>` : nothing}
      ${this.isIllustrative ? html`<p class="hint illustrative" data-testid="illustrative-note">${t('illustrative.note')}</p>` : nothing}
      <dc-key-figures
        .energy=${this.energy}
        .electricity=${byCarrier('ELECTRICITY')}
        .gas=${byCarrier('NATURAL_GAS')}
        .emissions=${this.emissions}
        .results=${{ LOCATION: results('LOCATION'), SHANGHAI_ETS: results('SHANGHAI_ETS') }}
        .months=${months}
        @retry-energy=${this.loadEnergy}
        @retry-emissions=${this.loadEmissions}
      ></dc-key-figures>
      <div class="columns">
        <dc-emissions-card
          .emissions=${this.emissions}
          .outlook=${this.outlook}
          .results=${results(calibre)}
          .months=${months}
          .year=${year}
          .calibre=${calibre}
            @choose-calibre=${(event) => this.choose({ calibre: event.detail })}
          @retry=${this.loadEmissions}
          @retry-outlook=${this.loadOutlook}
        ></dc-emissions-card>
        <dc-energy-card
          .energy=${this.energy}
          .electricity=${byCarrier('ELECTRICITY')}
          .gas=${byCarrier('NATURAL_GAS')}
          .year=${year}
          @retry=${this.loadEnergy}
        ></dc-energy-card>
      </div>
      <dc-buildings-table
        .source=${this.buildings}
        .rows=${this.buildings.value && buildingRows(this.buildings.value.buildings, this.buildings.value.emissions, calibre)}
        .months=${months}
        .areaName=${nameOf(area)}
        .calibre=${calibre}
        @retry=${this.loadEmissions}
      ></dc-buildings-table>
      ${this.explainedSubject
        ? html`<dc-explanation-panel .subject=${this.explainedSubject} @closed=${this.closeExplanation}></dc-explanation-panel>`
        : nothing}
    `;
  }

  pickers() {
    const years = Array.from({ length: YEARS_OFFERED }, (_, back) => Number(this.thisMonth.slice(0, 4)) - back);
    if (!years.includes(this.year)) {
      years.push(this.year);
    }
    return html`<form class="pickers" @submit=${(event) => event.preventDefault()}>
      <label>
        <span>${t('area')}</span>
        <select data-testid="area-select" @change=${(event) => this.choose({ areaId: event.target.value })} .value=${this.areaId}>
          ${this.areas.value.map(
            (area) => html`<option value=${area.id} ?selected=${area.id === this.areaId}>${'\u2003'.repeat(area.depth)}${nameOf(area)}</option>`,
          )}
        </select>
      </label>
      <label>
        <span>${t('year.label')}</span>
        <select data-testid="year-select" @change=${(event) => this.chooseYear(Number(event.target.value))} .value=${String(this.year)}>
          ${years.map((year) => html`<option value=${year} ?selected=${year === this.year}>${yearName(year)}</option>`)}
        </select>
      </label>
    </form>`;
  }
}

customElements.define('dc-app', App);
