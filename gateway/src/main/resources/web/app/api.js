import { locale, t } from './i18n.js';

/** An answer that is not the one hoped for, with a title and a detail fit for the reader. */
export class Problem extends Error {
  constructor({ status, title, detail, traceId }) {
    super(title);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.traceId = traceId;
  }
}

/** The reader must sign in; `expired` tells of one who had. */
export class SignedOut extends Error {
  constructor(expired) {
    super('Signed out');
    this.expired = expired;
  }
}

const SESSION_EXPIRED = 'urn:dualcarbon:problem:session-expired';

/** 499 is what the gateway answers a script whose session has ended, instead of sending it to the sign-in page. */
const SIGNED_OUT = [401, 499];

export async function get(path, params = {}) {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value != null));
  let response;
  try {
    response = await fetch(query.size ? `${path}?${query}` : path, {
      headers: {
        Accept: 'application/json, application/problem+json',
        'Accept-Language': locale(),
        'X-Requested-With': 'JavaScript',
      },
      redirect: 'manual',
    });
  } catch {
    throw new Problem({ status: 0, title: t('error.network.title'), detail: t('error.network.detail') });
  }
  if (SIGNED_OUT.includes(response.status) || response.type === 'opaqueredirect') {
    const body = await response.json().catch(() => null);
    throw new SignedOut(body?.type === SESSION_EXPIRED);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok || body === null) {
    throw new Problem({
      status: response.status,
      title: body?.title ?? t('error.server.title'),
      detail: body?.detail ?? t('error.server.detail', { status: response.status }),
      traceId: body?.traceId,
    });
  }
  return body;
}

/** All items of a paged list. */
export async function list(path, params = {}) {
  const items = [];
  let cursor;
  do {
    const page = await get(path, { ...params, limit: 500, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

export const me = () => get('/api/me');
export const tenant = (id) => get(`/api/assets/v1/tenants/${encodeURIComponent(id)}`);
export const areas = () => list('/api/assets/v1/areas');
export const buildings = (areaId) => list('/api/assets/v1/buildings', { areaId });
export const monthlyConsumption = (areaId, from, to) =>
  get('/api/energy/v1/consumption', { areaId, from, to, resolution: 'P1M', groupBy: 'node', direction: 'IMPORT' });
export const emissions = (node, from, to, groupBy) => get('/api/carbon/v1/emissions', { ...node, from, to, groupBy });
export const explanation = (node, month, carrier, calibre) =>
  get('/api/carbon/v1/emissions/explanation', { ...node, month, carrier, calibre });
export const outlook = (areaId, calibre) => get('/api/carbon/v1/outlooks', { areaId, months: 12, calibre });
