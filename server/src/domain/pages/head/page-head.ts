import { joinClauses } from '#domain/findings/clauses.js';
import { orderFindings, shownKinds } from '#domain/findings/finding.js';
import { describeNeeded } from '#domain/findings/shortfall.js';
import { joinWords } from '#domain/join-words.js';
import { objectives } from '#domain/lists.js';
import type { Block, Tile } from '#domain/pages/block/block.js';
import { isMark } from '#domain/pages/cells/cell.js';
import type { PageDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import type { PageReturns } from '#domain/pages/questions/page-returns.js';
import { formatQuarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { toHeadline } from '#domain/scorecard/headline.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import { describeLead, isBeyondLead } from './lead.js';
import {
  countReturns,
  describeReturns,
  describeScope,
  describeSettled,
  nameSpan,
} from './page-subtitle.js';

/** A page title has at most so many words. */
const MAX_WORDS = 20;

/** Findings that a page is told by. */
const MAX_FINDINGS = 2;

/** Findings of tiles that are told below the title. */
const MAX_FURTHER = 4;

/** What a page says beyond its blocks. */
export interface PageHead {
  /** The first findings of its blocks, worst kind first. */
  readonly title: string;
  /** What else tiles find, a sentence each; empty where each block says what it finds. */
  readonly detail: string;
  /** For what, how settled, and whose returns are missing. */
  readonly subtitle: string;
  /** Why blocks are left out, a sentence each. */
  readonly notes: readonly string[];
  /** How what others sent is protected from this viewer; null where nothing of it is. */
  readonly protection: string | null;
}

interface Headed {
  readonly blocks: readonly Block[];
  readonly returns: PageReturns;
  readonly refusals: readonly string[];
  /** Whether a figure of it is rounded, hidden or withheld. */
  readonly isAnyProtected: boolean;
}

/** The words over a page. */
export function writeHead(
  declaration: PageDeclaration,
  headed: Headed,
  setting: Pick<AnswerSetting, 'page' | 'referenceData' | 'findKpi'>,
): PageHead {
  const { lead: declared, reading } = declaration;
  const lead = declared ? describeLead(declared, setting) : null;
  const head = writeFound(declaration, headed, setting);
  const subtitle = reading === undefined ? head.subtitle : `${head.subtitle} ${reading}`;
  const protection = declared ? describeProtection(headed, setting) : null;
  if (declared === undefined) return { ...head, subtitle, protection };
  if (lead === null)
    return { ...head, title: describeNoLead(declaration, headed, setting), subtitle, protection };
  const isOfLead = ({ kpi, question }: Block) =>
    kpi !== null && question.measures[0] === declared.measure;
  const told = orderFindings(
    headed.blocks
      .filter(
        (block) =>
          shownKinds.includes(block.finding.kind) && isBeyondLead(block.finding, isOfLead(block)),
      )
      .map(({ finding }) => finding),
  );
  const next = told[0] ? continueTitle(told[0].text, setting.referenceData) : lead.inAll;
  return { ...head, title: joinClauses([lead.clause, next], MAX_WORDS), subtitle, protection };
}

/** Where there is no number to begin with: it is withheld, too small, or not there. */
function describeNoLead(
  { name, lead }: PageDeclaration,
  { refusals }: Headed,
  { page, findKpi }: Pick<AnswerSetting, 'page' | 'findKpi'>,
): string {
  const figure =
    lead &&
    findKpi(
      'ASKED',
      toHeadline({
        measure: lead.measure,
        objective: page.objective,
        crimeType: page.asked.crimeType,
      }),
    )?.figure;
  if (figure?.isWithheld === true || (figure === undefined && refusals.length > 0))
    return `${name}: withheld to protect people`;
  if (figure?.flags.includes('CONFIDENTIAL') === true) return `${name}: too few to show`;
  return `${name}: no figure for ${nameSpan(page)}`;
}

function describeProtection(
  { isAnyProtected }: Pick<Headed, 'isAnyProtected'>,
  { page }: Pick<AnswerSetting, 'page'>,
): string | null {
  if (!isAnyProtected) return null;
  const [whose, who] =
    page.own.length > 0 ? ['Your own figures are exact. ', 'others'] : ['', 'agencies'];
  return `${whose}What ${who} sent is rounded to protect people, so parts may not add up to totals.`;
}

function writeFound(
  { name, subject, datasets, isOfMeasure }: PageDeclaration,
  { blocks, returns, refusals }: Omit<Headed, 'isAnyProtected'>,
  { page, referenceData }: Pick<AnswerSetting, 'page' | 'referenceData'>,
): Omit<PageHead, 'protection'> {
  const scope = describeScope(page, isOfMeasure === true ? name : null);
  // What is of all agencies or of another quarter, or lists all places, says nothing of what is
  // asked for.
  const own = blocks.filter(
    ({ view, question: { page: of } }) =>
      of.asked.agency === page.asked.agency &&
      of.asked.quarter === page.asked.quarter &&
      (view !== 'TABLE' || of.asked.area === page.asked.area),
  );
  const tiles = own
    .flatMap((block) => block.tiles ?? [])
    .toSorted((one, other) => one.attention - other.attention);
  const found = own.filter((block) => block.tiles === undefined && block.view !== 'LIST');
  const ofBlocks = found.map(({ finding }) => finding);
  const saidOnce = found.filter((block) => !isToldBefore(block, own)).map(({ finding }) => finding);
  const told = orderFindings(
    [...tiles.map(({ finding }) => finding), ...saidOnce].filter(({ kind }) =>
      shownKinds.includes(kind),
    ),
  );
  const [first, ...others] = told
    .slice(0, MAX_FINDINGS)
    .map(({ text, overPage = text }) => overPage);
  // Which returns came on time is known before any of them has.
  const ofRecords = tiles
    .filter(({ kpi }) => kpi.subject !== 'RETURNS')
    .map(({ finding }) => finding);
  const isEmpty = [...ofRecords, ...ofBlocks].every(({ kind }) => kind === 'NOTHING_RECORDED');
  const quarter = formatQuarter(page.asked.quarter);
  const isOpen = [...own, ...tiles].some(({ kpi }) => kpi?.isOpen === true);
  const nothing = isEmpty
    ? `${name}: nothing is recorded for ${quarter}`
    : isOpen
      ? `${name}: ${quarter} is not closed`
      : (own.find(({ finding: { overPage } }) => overPage !== undefined)?.finding.overPage ??
        `No real change in ${subject}`);
  if (page.time !== null)
    return {
      title: `${name}, ${nameSpan(page)}`,
      detail: '',
      subtitle: `${scope} Only single quarters are rated.`,
      notes: refusals.map(toNote),
    };
  const join = tiles.length > 0 ? joinClauses : joinShorter;
  const joined = join(
    [first ?? nothing, ...others.map((text) => continueTitle(text, referenceData))],
    MAX_WORDS,
  );
  const main = tiles.find(({ finding }) => finding.text === first);
  // Where there is no room for another: what it would take to meet the target.
  const title =
    joined === first && main ? joinClauses([first, describeNeeded(main.kpi)], MAX_WORDS) : joined;
  const inTitle = joined === first ? [first] : [first, ...others];
  return {
    title,
    detail: writeDetail(
      tiles.filter(
        ({ finding }) => shownKinds.includes(finding.kind) && !inTitle.includes(finding.text),
      ),
    ),
    subtitle: [
      scope,
      ...describeSettled(page.asked.quarter, datasets, referenceData),
      // Where who is missing is listed it is not told here.
      ...(blocks.some(({ view }) => view === 'LIST')
        ? [countReturns(returns)]
        : describeReturns(returns, referenceData)),
    ].join(' '),
    notes: refusals.map(toNote),
  };
}

/**
 * Whether a table of one line marks only what other blocks judge by themselves: over the page it
 * would be said twice.
 */
function isToldBefore(
  { view, table: { rows, columns } }: Block,
  blocks: readonly Block[],
): boolean {
  const [line, ...others] = rows;
  if (view !== 'TABLE' || line === undefined || others.length > 0) return false;
  const judged = new Set(blocks.flatMap(({ kpi }) => (kpi === null ? [] : [kpi.measure.key])));
  const marked = columns.filter((_, index) => isMark(line.cells[index]?.mark ?? 'PLAIN'));
  return marked.length > 0 && marked.every(({ measure }) => judged.has(measure));
}

/**
 * Why blocks are left out, for the person who reads the page: what a refusal says beside it is for
 * whoever asked.
 */
function toNote(refusal: string): string {
  const why = refusal.replace(/^\w+: /u, '');
  const [, list, of] = /^(.+) is not recorded for (.+?)(?:, so .*)?\.?$/u.exec(why) ?? [];
  if (list !== undefined && of !== undefined) {
    const [have, areThey] = of.startsWith('the ') ? ['has', 'it is'] : ['have', 'they are'];
    return `${capitalise(of)} ${have} no ${list.toLowerCase()}, so ${areThey} left out.`;
  }
  const end = why.indexOf(', so ');
  return end < 0 ? why : `${why.slice(0, end)}.`;
}

/** The findings of tiles, in their order; tiles with the same finding together. */
function writeDetail(tiles: readonly Tile[]): string {
  const alike = new Map<string, Tile[]>();
  for (const tile of tiles)
    alike.set(tile.told.ofSeveral, [...(alike.get(tile.told.ofSeveral) ?? []), tile]);
  const sentences = [...alike].map(([ofSeveral, [first, ...others]]) =>
    first && others.length === 0
      ? `${first.finding.text}.`
      : `${capitalise(joinWords([first, ...others].flatMap((tile) => tile?.told.subject ?? [])))} ${ofSeveral}.`,
  );
  return sentences.slice(0, MAX_FURTHER).join(' ');
}

/**
 * The first finding, and the second as far as there is room for it: without its last clause where
 * that is too long.
 */
function joinShorter([first = '', ...others]: readonly string[], maxWords: number): string {
  const joined = joinClauses([first, ...others], maxWords);
  return joined === first
    ? joinClauses([first, ...others.map((text) => text.replace(/[,;] [^,;]*$/u, ''))], maxWords)
    : joined;
}

/** A clause as it follows another: in lower case but for names and abbreviations. */
function continueTitle(
  text: string,
  { agencies, places }: Pick<ReferenceData, 'agencies' | 'places'>,
): string {
  const names = [...Object.values(objectives), ...agencies, ...places.areas].map(
    ({ name }) => name,
  );
  const isName = /^[A-Z]{2}/u.test(text) || names.some((name) => text.startsWith(name));
  return isName ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
