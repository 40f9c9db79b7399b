import { html, nothing } from 'lit';
import { monthList, percent } from '../format.js';
import { label, t } from '../i18n.js';
import { isOpen } from '../model.js';

export function illustrativeBadge(shown = true) {
  return shown ? html`<span class="badge illustrative">${t('illustrative')}</span>` : nothing;
}

export function provisionalBadge(shown = true) {
  return shown ? html`<span class="badge provisional">${t('factor.provisional')}</span>` : nothing;
}

/** Says that a figure is not the whole one. */
export function partialBadge(row) {
  return row ? html`<span class="badge partial" title=${partialText(row)}>${t('partial')}</span>` : nothing;
}

/** Why a figure is not the whole one, in words. On its first day a month owes nothing yet, so that there is no share to tell. */
export function partialText(row) {
  const owesNothing = isOpen(row) && row.coverage === 0;
  const texts = [
    isOpen(row) ? label('reason', 'MONTH_OPEN') : '',
    row.coverage < 1 && !owesNothing ? t('partial.coverage', { share: percent(row.coverage, 0) }) : '',
  ];
  return texts.filter(Boolean).join(document.documentElement.lang === 'en' ? ', ' : '、');
}

/** Which carriers a calibre leaves out, in words; empty if none. */
export function excludedText(carriers) {
  const separator = document.documentElement.lang === 'en' ? ', ' : '、';
  const names = [...new Set(carriers)].map((carrier) => label('carrier', carrier)).join(separator);
  return names && t('calibre.excluded', { carriers: names });
}

/** The reasons of a missing number, in words. For want of a factor that is carried forward none is missing. */
export function reasonText(reasons, coverage) {
  if (!reasons?.length) {
    return t('reason.unknown');
  }
  const separator = document.documentElement.lang === 'en' ? ', ' : '、';
  const missing = reasons.filter((reason) => reason !== 'CARRIED_FORWARD');
  return (missing.length ? missing : reasons)
    .map((reason) => label('reason', reason) + (reason === 'COVERAGE' && coverage != null ? ` (${percent(coverage, 0)})` : ''))
    .join(separator);
}

/** Months with what is said of each, those of which the same is said together: "Jan to Mar (no readings) · May (…)". */
export function monthsWithText(months, textOf) {
  const byText = new Map();
  for (const month of months) {
    byText.set(textOf(month), [...(byText.get(textOf(month)) ?? []), month]);
  }
  return [...byText].map(([text, same]) => `${monthList(same)} (${text})`).join(' · ');
}

export function problemNotice(problem, retry) {
  return html`<div class="notice problem" role="alert">
    <strong>${problem.title}</strong>
    ${problem.detail ? html`<p>${problem.detail}</p>` : nothing}
    ${problem.traceId ? html`<p class="trace">${t('error.trace')} <code>${problem.traceId}</code></p>` : nothing}
    ${retry ? html`<button class="button" @click=${retry}>${t('error.retry')}</button>` : nothing}
  </div>`;
}

export function emptyNotice(text, title) {
  return html`<div class="notice empty">${title ? html`<strong>${title}</strong>` : nothing}<p>${text}</p></div>`;
}

export function skeleton(kind) {
  return html`<div class="skeleton ${kind}" role="status"><span class="visually-hidden">${t('loading')}</span></div>`;
}

/** What a section shows: its content, or why there is none yet. */
export function section({ state, value, problem }, retry, content, kind) {
  if (state === 'failed') {
    return problemNotice(problem, retry);
  }
  return state === 'ready' ? content(value) : skeleton(kind);
}

/** A row of buttons of which one is chosen. */
export function segmented({ options, chosen, choose, name, testId }) {
  return html`<div class="segmented" role="group" aria-label=${name} data-testid=${testId ?? nothing}>
    ${options.map(
      ({ value, text, title }) => html`<button
        type="button"
        aria-pressed=${value === chosen}
        title=${title ?? nothing}
        data-value=${value}
        @click=${() => choose(value)}
      >${text}</button>`,
    )}
  </div>`;
}
