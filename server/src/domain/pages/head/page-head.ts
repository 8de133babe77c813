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

/** The maximum number of words in a page title. */
const MAX_WORDS = 20;

/** The maximum number of findings in a page title. */
const MAX_FINDINGS = 2;

/** The maximum number of findings from tiles below the title. */
const MAX_FURTHER = 4;

/** What a page says in addition to its blocks. */
export interface PageHead {
  /** The first findings of the page's blocks, worst kind first. */
  readonly title: string;
  /** Other findings from tiles, one sentence each; empty if each block has its own. */
  readonly detail: string;
  /** The scope, its status, and whose returns are missing. */
  readonly subtitle: string;
  /** Why blocks are left out, one sentence each. */
  readonly notes: readonly string[];
  /** How other agencies' part is protected from this viewer; null if it is not protected. */
  readonly protection: string | null;
}

interface Headed {
  readonly blocks: readonly Block[];
  readonly returns: PageReturns;
  readonly refusals: readonly string[];
  /** Whether any figure on the page is rounded, hidden or withheld. */
  readonly isAnyProtected: boolean;
}

/** The text at the top of a page. */
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

/** Says why there is no number to begin with: it is withheld, too small, or missing. */
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
  // Blocks about all agencies or another quarter, or with a list of all places, say nothing about
  // the scope.
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
  // The measure of on-time returns is known before any return is in.
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
  // If there is no room for another finding: what it would take to meet the target.
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
      // If a block lists who is missing, it is not repeated here.
      ...(blocks.some(({ view }) => view === 'LIST')
        ? [countReturns(returns)]
        : describeReturns(returns, referenceData)),
    ].join(' '),
    notes: refusals.map(toNote),
  };
}

/**
 * Whether a table has only one line and marks only what other blocks rate themselves: in the title
 * it would be a repetition.
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

/** Why blocks are left out, for the reader of the page: the rest of a refusal is for the caller. */
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

/** The findings from tiles, in their order; tiles with the same finding together. */
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

/** The first finding, and the second if it fits: without its last clause if it is too long. */
function joinShorter([first = '', ...others]: readonly string[], maxWords: number): string {
  const joined = joinClauses([first, ...others], maxWords);
  return joined === first
    ? joinClauses([first, ...others.map((text) => text.replace(/[,;] [^,;]*$/u, ''))], maxWords)
    : joined;
}

/** A clause that follows another: in lower case except for names and abbreviations. */
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
