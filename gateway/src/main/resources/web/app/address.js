import { CALIBRES } from './model.js';

/** The address of the page says where one is, so that Back, bookmarks and the way through the sign-in page lead there. */

/** Where it is kept while its reader is away to sign in. */
const KEPT = 'dual-carbon.position';

const calibreOf = (text) => (CALIBRES.includes(text) ? text : undefined);

/** Area, year and calibre, and of which figure the origin is shown: {areaId, year, calibre, explained: {buildingId, month, calibre}}. */
export function read() {
  const query = new URLSearchParams(location.search);
  const of = query.get('explain');
  const figure = { buildingId: of === 'area' ? undefined : of, month: query.get('month') ?? undefined, calibre: calibreOf(query.get('explained-by')) };
  return {
    areaId: query.get('area'),
    year: Number(query.get('year')) || undefined,
    calibre: calibreOf(query.get('calibre')) ?? CALIBRES[0],
    explained: of ? figure : undefined,
  };
}

/** A choice of place or time, or an open panel, is a step that Back undoes. */
export function write({ areaId, year, calibre, explained }, isStep) {
  const query = new URLSearchParams({ area: areaId, year, calibre });
  if (explained) {
    query.set('explain', explained.buildingId ?? 'area');
    explained.month && query.set('month', explained.month);
    explained.calibre && query.set('explained-by', explained.calibre);
  }
  if (isStep) {
    history.pushState(explained ? { opened: true } : null, '', `?${query}`);
  } else {
    history.replaceState(history.state, '', `?${query}`);
  }
}

/** True if Back closes what is open: it was opened here. */
export const wasOpenedHere = () => history.state?.opened ?? false;

export const keep = () => sessionStorage.setItem(KEPT, location.search);

/** To where the reader was before the way to the sign-in page. */
export function comeBack() {
  const position = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (position && !location.search) {
    history.replaceState(null, '', position);
  }
}
