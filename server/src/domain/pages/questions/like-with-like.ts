import type { AgencyRecord } from '#domain/agencies.js';
import { joinWords } from '#domain/join-words.js';
import type { Note } from '#domain/pages/block/note.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

import type { FindKpi } from './find-kpi.js';

/**
 * A figure rated like with like; null if no return is missing, or if the figure is not shown
 * exactly without the agencies whose returns are missing: for viewers from whom other agencies'
 * records are protected, leaving agencies out is a cut by agency.
 */
export function findLikeKpi(findKpi: FindKpi, headline: Parameters<FindKpi>[1]): JudgedKpi | null {
  return findExact(findKpi('LIKE', headline));
}

/**
 * A figure for the whole force, like with like if possible; null if the page is about the force
 * itself.
 */
export function findForceKpi(findKpi: FindKpi, headline: Parameters<FindKpi>[1]): JudgedKpi | null {
  return findExact(findKpi('FORCE_LIKE', headline)) ?? findKpi('FORCE', headline);
}

function findExact(like: JudgedKpi | null): JudgedKpi | null {
  const isExact =
    like !== null &&
    like.figure.value !== null &&
    like.figure.range === null &&
    !like.figure.isWithheld;
  return isExact ? like : null;
}

const MAX_NAMED = 2;

/** Why some figures are rated without an agency: its return is missing. */
export function noteLike(missing: readonly AgencyRecord[]): Note {
  const named = missing.slice(0, MAX_NAMED).map(({ name }) => name);
  const rest = missing.length - named.length;
  const who = joinWords(rest > 0 ? [...named, `${rest} more`] : named);
  const text = `Rated without ${who}, whose ${missing.length === 1 ? 'return is' : 'returns are'} missing.`;
  return { code: 'LIKE_WITH_LIKE', text, refersTo: missing.map(({ code }) => code) };
}
