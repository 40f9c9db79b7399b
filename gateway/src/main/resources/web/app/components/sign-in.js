import { html, nothing } from 'lit';
import { keep } from '../address.js';
import { t } from '../i18n.js';

/** What a reader sees who is not signed in, or no longer. */
export function signInScreen(expired) {
  return html`<section class="sign-in">
    <svg viewBox="0 0 1440 320" preserveAspectRatio="none" aria-hidden="true" fill="none" stroke="currentColor">
      <path d="M0 270C330 262 430 70 640 70S960 236 1440 262V320H0Z" fill="currentColor" stroke="none" opacity=".1" />
      <path d="M0 270C330 262 430 70 640 70" stroke-width="3" vector-effect="non-scaling-stroke" />
      <path d="M640 70C850 70 960 236 1440 262" stroke-width="3" stroke-dasharray="9 8" vector-effect="non-scaling-stroke" />
    </svg>
    <div class="welcome">
      <h1>${t('signin.title')}</h1>
      <p class="tagline">${t('product.tagline')}</p>
      ${expired ? html`<p class="hint" role="alert" data-testid="session-expired">${t('signin.expired')}</p>` : nothing}
      <p>${t('signin.text')}</p>
      <a class="button primary" href="/login" data-testid="sign-in" @click=${keep}>${t('signin.button')}</a>
    </div>
  </section>`;
}
