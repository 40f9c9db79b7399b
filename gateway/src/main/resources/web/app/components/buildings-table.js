import { html, nothing } from 'lit';
import { MISSING, monthList, number, percent, tonnes } from '../format.js';
import { label, locale, nameOf, t } from '../i18n.js';
import { sorted } from '../model.js';
import { emptyNotice, illustrativeBadge, partialBadge, provisionalBadge, reasonText, section } from './notices.js';
import { View } from './view.js';

const narrow = matchMedia('(max-width: 720px)');
/** On a phone a building takes as much room as a page of rows elsewhere. */
const firstRows = () => (narrow.matches ? 5 : 15);

const COLUMNS = {
  name: { valueOf: ({ building }) => nameOf(building), ascending: true },
  use: { valueOf: ({ building }) => label('use', building.use), ascending: true },
  area: { valueOf: (row) => row.areaM2, unit: 'm²' },
  electricity: { valueOf: (row) => row.electricityKwh, unit: 'kWh' },
  intensity: { valueOf: (row) => row.intensity, unit: 'kWh/m²' },
  emissions: { valueOf: (row) => row.emissionsKg, unit: 'tCO₂' },
  share: { valueOf: (row) => row.share },
  quality: { valueOf: (row) => row.coverage },
};

const isNumeric = (column) => !['name', 'use', 'share'].includes(column);

/** The buildings of the area, the largest emitter first unless sorted otherwise. */
class BuildingsTable extends View {
  static properties = {
    source: { attribute: false },
    rows: { attribute: false },
    months: { attribute: false },
    areaName: { attribute: false },
    calibre: { attribute: false },
    column: { state: true },
    descending: { state: true },
    all: { state: true },
  };

  constructor() {
    super();
    this.column = 'emissions';
    this.descending = true;
    this.all = false;
  }

  sortBy(column) {
    this.descending = column === this.column ? !this.descending : !COLUMNS[column].ascending;
    this.column = column;
  }

  render() {
    const title = this.months.length
      ? t('buildings.subtitle', { area: this.areaName, months: monthList(this.months, true) })
      : this.areaName;
    return html`<section class="card">
      <div class="card-head">
        <div>
          <h2>${t('buildings.title')} ${illustrativeBadge(this.source.value?.emissions.illustrative)}</h2>
          <p class="muted">${title} · ${t(`calibre.${this.calibre}`)}${this.rows ? html` · ${t('buildings.count', { count: this.rows.length })}` : nothing}</p>
        </div>
        ${this.rows?.length ? this.sortPicker() : nothing}
      </div>
      ${section(this.source, () => this.emit('retry'), () => (this.rows.length ? this.table() : emptyNotice(t('empty.buildings'))), 'table')}
    </section>`;
  }

  /** The column heads do not fit on a phone; there this takes their place. */
  sortPicker() {
    return html`<div class="sort-picker">
      <label><span>${t('buildings.sort')}</span>
        <select @change=${(event) => { this.column = event.target.value; this.descending = !COLUMNS[this.column].ascending; }}>
          ${Object.keys(COLUMNS).map((column) => html`<option value=${column} ?selected=${column === this.column}>${t(`buildings.${column}`)}</option>`)}
        </select>
      </label>
      <button class="button" @click=${() => (this.descending = !this.descending)}>${t(this.descending ? 'buildings.descending' : 'buildings.ascending')}</button>
    </div>`;
  }

  table() {
    const ranked = sorted(this.rows, COLUMNS[this.column].valueOf, this.descending, new Intl.Collator(locale()));
    const shown = this.all ? ranked : ranked.slice(0, firstRows());
    const largestShare = Math.max(...this.rows.map((row) => row.share ?? 0));
    return html`<div class="wide-scroll">
      <table class="ranking" data-testid="buildings-table">
        <thead><tr>
          <th scope="col" class="rank">${t('buildings.rank')}</th>
          ${Object.keys(COLUMNS).map((column) => this.head(column))}
        </tr></thead>
        <tbody>${shown.map((row, index) => this.row(row, index + 1, largestShare))}</tbody>
        <tfoot>${this.sums()}</tfoot>
      </table>
    </div>
    ${ranked.length > firstRows()
      ? html`<p class="more"><button class="button" @click=${() => (this.all = !this.all)}>
          ${this.all ? t('buildings.less', { count: firstRows() }) : t('buildings.more', { count: ranked.length })}
        </button></p>`
      : nothing}`;
  }

  head(column) {
    const chosen = column === this.column;
    const order = chosen ? (this.descending ? 'descending' : 'ascending') : 'none';
    return html`<th scope="col" class=${isNumeric(column) ? `number ${column}` : column} aria-sort=${order}>
      <button @click=${() => this.sortBy(column)}>
        <span>${t(`buildings.${column}`)}${COLUMNS[column].unit ? html`<small>${COLUMNS[column].unit}</small>` : nothing}</span>
        <i aria-hidden="true">${{ descending: '↓', ascending: '↑', none: '↕' }[order]}</i>
      </button>
    </th>`;
  }

  row(row, rank, largestShare) {
    const { building } = row;
    const name = nameOf(building);
    const missing = (reasons) => html`<span class="muted reason">${reasonText(reasons)}</span>`;
    const withoutArea = row.areaM2 == null ? ['NO_FLOOR_AREA'] : row.reasons;
    const cell = (column, content) => html`<td class=${isNumeric(column) ? `number ${column}` : column} data-label=${t(`buildings.${column}`)}>${content}</td>`;
    const quantity = (column, reasons) => {
      const value = COLUMNS[column].valueOf(row);
      return cell(column, value == null ? missing(reasons) : html`${number(value)}<span class="cell-unit"> ${COLUMNS[column].unit}</span>`);
    };
    return html`<tr data-testid="building-row">
      <td class="rank">${rank}</td>
      <th scope="row" class="name">
        <span class="building">${name}</span>
        <span class="badges">
          ${illustrativeBadge(building.illustrative)}
          ${building.certifications?.map((each) => this.certification(each))}
          ${building.platformLinks?.map(({ platform }) => html`<span class="badge link-badge">${label('platform', platform)}</span>`)}
        </span>
      </th>
      ${cell('use', label('use', building.use))}
      ${quantity('area', withoutArea)}
      ${quantity('electricity', row.reasons)}
      ${quantity('intensity', withoutArea)}
      ${cell('emissions', row.emissionsKg == null ? missing(row.reasons) : html`<button
          class="link"
          aria-label=${t('buildings.explain', { name, value: `${tonnes(row.emissionsKg)} tCO₂` })}
          @click=${() => this.emit('explain', { buildingId: building.id })}
        >${tonnes(row.emissionsKg)}</button><span class="cell-unit"> tCO₂</span>${row.provisional ? html`<sup class="footnote" title=${t('factor.provisional.note')}>*</sup>` : nothing} ${partialBadge(row.partial)}`)}
      ${cell('share', row.share == null ? MISSING : html`<span class="share-bar"><i style=${`width: ${(100 * row.share) / largestShare}%`}></i></span><span>${percent(row.share)}</span>`)}
      ${cell('quality', row.coverage == null ? MISSING : html`<span class=${row.coverage < 0.9 ? 'poor' : nothing}>${percent(row.coverage, 0)}</span> / ${percent(row.measuredShare, 0)}`)}
    </tr>`;
  }

  certification({ scheme, level, phase, year }) {
    const text = [label('scheme', scheme), label('level', level)].filter(Boolean).join(' ');
    const details = [t('buildings.certifications'), text, phase && phase !== 'UNSPECIFIED' ? label('phase', phase) : '', year ?? ''];
    return html`<span class="badge certification" title=${details.filter(Boolean).join(' · ')}>${text}</span>`;
  }

  sums() {
    const sum = (valueOf) => {
      const known = this.rows.map(valueOf).filter((value) => value != null);
      return known.length ? known.reduce((total, value) => total + value) : null;
    };
    const provisional = this.rows.some((row) => row.provisional);
    return html`<tr>
      <td class="rank"></td>
      <th scope="row" class="name">${t('buildings.sum')}</th>
      <td class="use"></td>
      <td class="number area" data-label=${t('buildings.area')}>${number(sum((row) => row.areaM2))}<span class="cell-unit"> m²</span></td>
      <td class="number electricity" data-label=${t('buildings.electricity')}>${number(sum((row) => row.electricityKwh))}<span class="cell-unit"> kWh</span></td>
      <td class="number intensity"></td>
      <td class="number emissions" data-label=${t('buildings.emissions')}>${tonnes(sum((row) => row.emissionsKg))}<span class="cell-unit"> tCO₂</span></td>
      <td class="share" colspan="2">${provisional ? html`<span class="muted">*</span> ${provisionalBadge()}` : nothing}</td>
    </tr>`;
  }
}

customElements.define('dc-buildings-table', BuildingsTable);
