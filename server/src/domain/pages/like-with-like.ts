import type { AgencyRecord } from '#domain/agencies.js';
import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import { joinWords } from '#domain/figures/format.js';
import type { SplitFigures } from '#domain/findings/explain-kpi.js';
import type { Dataset } from '#domain/lists.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

import type { FindRefusal } from './dimension-limit.js';
import type { FindKpi, GroupName } from './find-kpi.js';
import type { FindFourQuarters } from './four-quarters.js';
import type { Note } from './note.js';
import type { RunningFigures } from './now-block.js';
import type { PageAsked } from './page-asked.js';
import type { PageReturns } from './page-returns.js';
import type { ReadSplits, ReadWhole } from './splits.js';

/** What blocks are answered from. */
export interface AnswerSetting {
  readonly page: PageAsked;
  readonly findKpi: FindKpi;
  readonly readSplits: (name: GroupName) => ReadSplits;
  /** Finds figures of the four quarters up to the one shown. */
  readonly findFourQuarters: (name: GroupName) => FindFourQuarters;
  readonly readWhole: (name: GroupName) => ReadWhole;
  /** What lies behind the part that explains, by the names of other lists; not there until it is read, and where nothing explains. */
  readonly behind?: readonly SplitFigures[];
  readonly world: ReferenceData;
  /** Who has returned what, by dataset. */
  readonly returned: DisclosedTable['returned'];
  /** Why what others sent is not told; null where it is. */
  readonly findRefusal: FindRefusal;
  /** Agencies of which a return that is owed is missing. */
  readonly missing: readonly AgencyRecord[];
  readonly returns: PageReturns;
  /** The quarter that runs today; null where it is not told beside what is asked. */
  readonly running: RunningFigures | null;
  /** What the page rests on. Not there where that is not known. */
  readonly datasets?: readonly Dataset[];
}

/**
 * A figure judged like with like; null where nothing is missing, and where it is not shown exactly without the agencies that are: to
 * somebody from whom others are protected that is a cut by agency.
 */
export function findLikeKpi(findKpi: FindKpi, headline: Parameters<FindKpi>[1]): JudgedKpi | null {
  return findExact(findKpi('LIKE', headline));
}

/** The same figure of the whole force, like with like where it can be; null where the page is of the force itself. */
export function findForceKpi(findKpi: FindKpi, headline: Parameters<FindKpi>[1]): JudgedKpi | null {
  return findExact(findKpi('FORCE_LIKE', headline)) ?? findKpi('FORCE', headline);
}

function findExact(like: JudgedKpi | null): JudgedKpi | null {
  const isExact = like !== null && like.figure.value !== null && like.figure.range === null && !like.figure.isWithheld;
  return isExact ? like : null;
}

const MOST_NAMED = 2;

/** Why some figures are judged without an agency: its return is missing. */
export function noteLike(missing: readonly AgencyRecord[]): Note {
  const named = missing.slice(0, MOST_NAMED).map(({ name }) => name);
  const rest = missing.length - named.length;
  const who = joinWords(rest > 0 ? [...named, `${rest} more`] : named);
  const text = `Judged without ${who}, whose ${missing.length === 1 ? 'return is' : 'returns are'} missing.`;
  return { code: 'LIKE_WITH_LIKE', text, refersTo: missing.map(({ code }) => code) };
}
