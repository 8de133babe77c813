import { agencyKinds } from '#domain/agencies.js';
import { formatDate, joinWords } from '#domain/figures/format.js';
import { labelOf, type World } from '#domain/figures/world.js';
import { orderFindings, toldKinds } from '#domain/findings/finding.js';
import { describeNeeded, joinClauses } from '#domain/findings/kpi-finding.js';
import { crimeTypes, type Dataset, objectives } from '#domain/lists.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { addDays } from '#domain/plain-date.js';
import { formatQuarter, formatQuarterLong, type Quarter } from '#domain/quarter.js';
import { codesIn } from '#domain/scorecard/ask-headlines.js';
import { countRun } from '#domain/scorecard/card.js';
import { toHeadline } from '#domain/scorecard/headline.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import { answerAnswers } from './answers-block.js';
import { answerBehind } from './behind.js';
import type { Block, Tile } from './block.js';
import { answerChange } from './change-block.js';
import { answerCompare } from './compare-block.js';
import { answerControl } from './control-block.js';
import type { BlockDeclaration, PageDeclaration } from './declaration.js';
import { answerFacts } from './facts-block.js';
import { answerFunnel, answerMap } from './funnel-block.js';
import { isBeyondLead, tellLead } from './lead.js';
import type { AnswerSetting } from './like-with-like.js';
import { answerMeasures } from './measures-block.js';
import { describeNothing } from './note.js';
import { answerNow } from './now-block.js';
import { isHeldBlock, isSaidElsewhere, measuresOf, type PageAsked, refuseBlock } from './page-question.js';
import type { PageReturns } from './page-returns.js';
import type { Step } from './page-time.js';
import { answerParts } from './parts-block.js';
import { answerReturns } from './returns-block.js';
import { answerSplits } from './splits-block.js';
import { answerTable } from './table-block.js';
import { answerTasks } from './tasks-block.js';
import { answerTiles } from './tiles-block.js';
import { timeShown } from './unjudged.js';
import { answerWaterfall } from './waterfall-block.js';

/** A page title has at most so many words. */
const MOST_WORDS = 20;
/** Findings that a page is told by. */
const MOST_FINDINGS = 2;
/** Findings of tiles that are told below the title. */
const MOST_FURTHER = 4;
/** Agencies whose return is missing that are named. */
const MOST_MISSING = 3;

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

/** A block as one viewer sees it. Null where nothing of it was judged. */
function answerBlock(block: BlockDeclaration, setting: AnswerSetting): Block | null {
  const answered = answerView(block, setting);
  if (answered === null) return null;
  const nothing = describeNothing(answered, setting);
  const notes = [...(nothing === null ? [] : [nothing]), ...(answered.notes ?? [])];
  return { ...answered, notes, table: withoutEmptyColumns(answered.table) };
}

/**
 * The blocks of a page in their order. One that fails leaves the others.
 *
 * @param noteFault puts what went wrong into the log, and returns the reference of its entry
 */
export function answerBlocks(
  blocks: readonly BlockDeclaration[],
  setting: AnswerSetting,
  noteFault: (error: unknown) => string,
): { readonly blocks: readonly Block[]; readonly hasFailed: boolean } {
  let hasFailed = false;
  const answered = blocks.flatMap((block) => {
    try {
      return answerBlock(block, setting) ?? [];
    } catch (error) {
      hasFailed = true;
      return toFailedBlock(block, setting, noteFault(error));
    }
  });
  return { blocks: answered, hasFailed };
}

/** A block that could not be worked out, with the entry of the log that says why. */
function toFailedBlock(block: BlockDeclaration, { page }: Pick<AnswerSetting, 'page'>, reference: string): Block {
  return {
    ...{ id: block.id, view: toView(block), about: 'about' in block ? block.about : '', because: null, summary: '', kpi: null },
    finding: { kind: 'NOT_JUDGED', text: block.name },
    table: { rowHeading: '', columns: [], rows: [] },
    question: { measures: measuresOf(block), by: [], ...timeShown(page), page },
    notes: [
      { code: 'FAILED', text: `The rest of the page is fine. It is our fault, not yours. Reference: ${reference}.`, refersTo: [reference] },
    ],
  };
}

function toView({ view }: BlockDeclaration): Block['view'] {
  if (view === 'RETURNS') return 'LIST';
  if (view === 'SPLITS') return 'CHANGE';
  return view === 'MEASURES' || view === 'NOW' ? 'TABLE' : view;
}

/** A table without columns in which no row says anything, such as a usual range where nothing is judged; beside others, what is not applicable. */
function withoutEmptyColumns({ columns, rows, ...table }: Block['table']): Block['table'] {
  const unsaid = columns.some(({ drawing }) => drawing !== 'NONE') ? ['', '[z]'] : [''];
  const isSaid = columns.map(
    ({ drawing }, index) => drawing !== 'NONE' || rows.length === 0 || rows.some(({ cells }) => !unsaid.includes(cells[index]?.text ?? '')),
  );
  return {
    ...table,
    columns: columns.filter((_, index) => isSaid[index]),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, index) => isSaid[index]) })),
  };
}

function answerView(block: BlockDeclaration, setting: AnswerSetting): Block | null {
  switch (block.view) {
    case 'CONTROL':
      return answerControl(block, setting);
    case 'CHANGE':
      return answerChange(block, setting);
    case 'PARTS':
      return answerParts(block, setting);
    case 'SPLITS':
      return answerSplits(block, setting);
    case 'DOTS':
      return answerBehind(block, setting);
    case 'FACTS':
      return answerFacts(block, setting);
    case 'ANSWERS':
      return answerAnswers(block, setting);
    case 'WATERFALL':
      return answerWaterfall(block, setting);
    case 'TABLE':
      return answerTable(block, setting);
    case 'MEASURES':
      return answerMeasures(block, setting);
    case 'TILES':
      return answerTiles(block, setting);
    case 'RETURNS':
      return answerReturns(block, setting);
    case 'NOW':
      return answerNow(block, setting);
    case 'FUNNEL':
      return answerFunnel(block, setting);
    case 'MAP':
      return answerMap(block, setting);
    case 'COMPARE':
      return answerCompare(block, setting);
    case 'TASKS':
      return answerTasks(block, setting);
  }
}

/** Which blocks can be shown for what is asked, and why the others cannot: once for each argument that they cannot be narrowed by. */
export function chooseBlocks(
  { blocks }: Pick<PageDeclaration, 'blocks'>,
  page: PageAsked,
  world: World,
): { readonly blocks: readonly BlockDeclaration[]; readonly refusals: readonly string[] } {
  const tried = blocks
    .filter(({ view }) => view !== 'TASKS' || (page.own.length > 0 && page.time === null))
    .flatMap((block) => toShown(block, page))
    .map((block) => ({ block, refusal: refuseBlock(block, page, world) }));
  return {
    blocks: tried.filter(({ refusal, block }) => refusal === null && !isSaidElsewhere(block, blocks, page)).map(({ block }) => block),
    refusals: [
      ...new Map(
        tried.flatMap(({ refusal }) => (refusal === null ? [] : [[refusal.slice(0, refusal.indexOf(':')), refusal] as const])),
      ).values(),
    ],
  };
}

/** A block as it is shown for what is asked: over time parts are held against nothing, and listed step by step. */
function toShown(block: BlockDeclaration, { asked, time }: PageAsked): readonly BlockDeclaration[] {
  if (block.isOfPlaces === true && asked.area.kind === 'FORCE') return [];
  if (time === null || !isHeldBlock(block)) return [block];
  if (block.view !== 'FUNNEL') return [];
  const { id, name, by, measure } = block;
  const heading = measureOf(measure).name;
  const columns = [{ measure, shows: 'VALUE', drawing: 'SPARKLINE', heading }] as const;
  return [{ id, name, by, columns, view: 'TABLE', noun: 'districts', about: `${heading} by district` }];
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
  setting: Pick<AnswerSetting, 'page' | 'world' | 'findKpi'>,
): PageHead {
  const { lead: declared, reading } = declaration;
  const lead = declared ? tellLead(declared, setting) : null;
  const head = writeFound(declaration, headed, setting);
  const subtitle = reading === undefined ? head.subtitle : `${head.subtitle} ${reading}`;
  const protection = declared ? tellProtection(headed, setting) : null;
  if (declared === undefined) return { ...head, subtitle, protection };
  if (lead === null) return { ...head, title: tellNoLead(declaration, headed, setting), subtitle, protection };
  const isOfLead = ({ kpi, question }: Block) => kpi !== null && question.measures[0] === declared.measure;
  const told = orderFindings(
    headed.blocks
      .filter((block) => toldKinds.includes(block.finding.kind) && isBeyondLead(block.finding, isOfLead(block)))
      .map(({ finding }) => finding),
  );
  const next = told[0] ? continueTitle(told[0].text, setting.world) : lead.inAll;
  return { ...head, title: joinClauses([lead.clause, next], MOST_WORDS), subtitle, protection };
}

/** Where there is no number to begin with: it is withheld, too small, or not there. */
function tellNoLead(
  { name, lead }: PageDeclaration,
  { refusals }: Headed,
  { page, findKpi }: Pick<AnswerSetting, 'page' | 'findKpi'>,
): string {
  const figure =
    lead && findKpi('ASKED', toHeadline({ measure: lead.measure, objective: page.objective, crimeType: page.asked.crimeType }))?.figure;
  if (figure?.isWithheld === true || (figure === undefined && refusals.length > 0)) return `${name}: withheld to protect people`;
  if (figure?.flags.includes('CONFIDENTIAL') === true) return `${name}: too few to show`;
  return `${name}: no figure for ${nameSpan(page)}`;
}

function tellProtection({ isAnyProtected }: Pick<Headed, 'isAnyProtected'>, { page }: Pick<AnswerSetting, 'page'>): string | null {
  if (!isAnyProtected) return null;
  const [whose, who] = page.own.length > 0 ? ['Your own figures are exact. ', 'others'] : ['', 'agencies'];
  return `${whose}What ${who} sent is rounded to protect people, so parts may not add up to totals.`;
}

function writeFound(
  { name, subject, datasets }: PageDeclaration,
  { blocks, returns, refusals }: Omit<Headed, 'isAnyProtected'>,
  { page, world }: Pick<AnswerSetting, 'page' | 'world'>,
): Omit<PageHead, 'protection'> {
  // What is of all agencies or of another quarter, or lists all places, says nothing of what is asked for.
  const own = blocks.filter(
    ({ view, question: { page: of } }) =>
      of.asked.agency === page.asked.agency &&
      of.asked.quarter === page.asked.quarter &&
      (view !== 'TABLE' || of.asked.area === page.asked.area),
  );
  const tiles = own.flatMap((block) => block.tiles ?? []).toSorted((one, other) => one.attention - other.attention);
  const ofBlocks = own.filter((block) => block.tiles === undefined && block.view !== 'LIST').map(({ finding }) => finding);
  const told = orderFindings([...tiles.map(({ finding }) => finding), ...ofBlocks].filter(({ kind }) => toldKinds.includes(kind)));
  const [first, ...others] = told.slice(0, MOST_FINDINGS).map(({ text, overPage = text }) => overPage);
  // Which returns came on time is known before any of them has.
  const ofRecords = tiles.filter(({ kpi }) => kpi.subject !== 'RETURNS').map(({ finding }) => finding);
  const isEmpty = [...ofRecords, ...ofBlocks].every(({ kind }) => kind === 'NOTHING_RECORDED');
  const quarter = formatQuarter(page.asked.quarter);
  const isOpen = [...own, ...tiles].some(({ kpi }) => kpi?.isOpen === true);
  const nothing = isEmpty
    ? `${name}: nothing is recorded for ${quarter}`
    : isOpen
      ? `${name}: ${quarter} is not closed`
      : (own.find(({ finding: { overPage } }) => overPage !== undefined)?.finding.overPage ?? `No real change in ${subject}`);
  if (page.time !== null)
    return {
      title: `${name}, ${nameSpan(page)}`,
      detail: '',
      subtitle: `${tellScope(page)} Only single quarters are rated.`,
      notes: refusals.map(toNote),
    };
  const join = tiles.length > 0 ? joinClauses : joinShorter;
  const joined = join([first ?? nothing, ...others.map((text) => continueTitle(text, world))], MOST_WORDS);
  const main = tiles.find(({ finding }) => finding.text === first);
  // Where there is no room for another: what it would take to meet the target.
  const title = joined === first && main ? joinClauses([first, describeNeeded(main.kpi)], MOST_WORDS) : joined;
  const inTitle = joined === first ? [first] : [first, ...others];
  return {
    title,
    detail: writeDetail(tiles.filter(({ finding }) => toldKinds.includes(finding.kind) && !inTitle.includes(finding.text))),
    subtitle: [
      tellScope(page),
      ...tellSettled(page.asked.quarter, datasets, world),
      // Where who is missing is listed it is not told here.
      ...(blocks.some(({ view }) => view === 'LIST') ? [countReturns(returns)] : tellReturns(returns, world)),
    ].join(' '),
    notes: refusals.map(toNote),
  };
}

/** Why blocks are left out, for whoever reads the page: what a refusal says beside it is for whoever asked. */
function toNote(refusal: string): string {
  const why = refusal.replace(/^\w+: /u, '');
  const end = why.indexOf(', so ');
  return end < 0 ? why : `${why.slice(0, end)}.`;
}

/** What tiles find, in their order: those of which the same is said together. */
function writeDetail(tiles: readonly Tile[]): string {
  const alike = new Map<string, Tile[]>();
  for (const tile of tiles) alike.set(tile.told.ofSeveral, [...(alike.get(tile.told.ofSeveral) ?? []), tile]);
  const sentences = [...alike].map(([ofSeveral, [first, ...others]]) =>
    first && others.length === 0
      ? `${first.finding.text}.`
      : `${capitalise(joinWords([first, ...others].flatMap((tile) => tile?.told.subject ?? [])))} ${ofSeveral}.`,
  );
  return sentences.slice(0, MOST_FURTHER).join(' ');
}

/** The first finding, and the second as far as there is room for it: without its last clause where that is too long. */
function joinShorter([first = '', ...others]: readonly string[], mostWords: number): string {
  const joined = joinClauses([first, ...others], mostWords);
  return joined === first ? joinClauses([first, ...others.map((text) => text.replace(/[,;] [^,;]*$/u, ''))], mostWords) : joined;
}

/** One quarter, or from one to another. */
function nameSpan({ asked: { quarter }, time }: PageAsked): string {
  const from = time?.from ?? quarter;
  return from === quarter ? formatQuarter(quarter) : `${formatQuarter(from)} to ${formatQuarter(quarter)}`;
}

const stepWords: Readonly<Record<Step, string>> = {
  MONTH: 'by month',
  QUARTER: 'by quarter',
  YEAR: 'by year',
  ROLLING: 'four quarters at a time',
};

/** A clause as it follows another: in lower case but for names and abbreviations. */
function continueTitle(text: string, { agencies, places }: Pick<World, 'agencies' | 'places'>): string {
  const names = [...Object.values(objectives), ...agencies, ...places.areas].map(({ name }) => name);
  const isName = /^[A-Z]{2}/u.test(text) || names.some((name) => text.startsWith(name));
  return isName ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

function tellScope(page: PageAsked): string {
  const {
    asked: { quarter, area, agency, agencyKind, crimeType, codes },
    objective,
    time,
  } = page;
  const words = [
    time === null ? formatQuarterLong(quarter) : nameSpan(page),
    area.name,
    agency?.name ?? (agencyKind === null ? 'all agencies' : `agencies of the kind ${agencyKinds[agencyKind]}`),
    ...(objective === null ? [] : [objectives[objective].name]),
    ...(crimeType === null ? [] : [crimeTypes[crimeType]]),
    ...codesIn(codes).map(([list, code]) => labelOf(list, code)),
    ...(time === null ? [] : [stepWords[time.step]]),
  ];
  return `${words.join(', ')}.`;
}

function tellSettled(quarter: Quarter, datasets: readonly Dataset[], { periods, today }: World): readonly string[] {
  const open = datasets.filter((dataset) => periods.statusOf(dataset, quarter, today) === 'OPEN');
  if (open.length > 0) {
    const due =
      open
        .map((dataset) => periods.dueOn(dataset, quarter))
        .toSorted()
        .at(-1) ?? quarter;
    const { daysRun, days } = countRun(quarter, today);
    return [`Not closed: day ${daysRun} of ${days}, returns are due by ${formatDate(due)}.`];
  }
  const provisional = datasets.filter((dataset) => periods.statusOf(dataset, quarter, today) === 'PROVISIONAL');
  const until = provisional
    .map((dataset) => periods.finalFrom(dataset, quarter))
    .toSorted()
    .at(-1);
  return until === undefined ? [] : [`Provisional until ${formatDate(addDays(until, -1))}.`];
}

function tellReturns({ due, missing }: PageReturns, { agencies }: World): readonly string[] {
  const lacking = [...missing.values()].flat().length;
  if (due === 0) return [];
  if (lacking === 0) return [due === 1 ? 'Its return is in.' : `All ${due} returns are in.`];
  if (due === 1) return ['Its return is missing.'];
  if (lacking === due) return [`None of ${due} returns is in yet.`];
  const names = [...missing.keys()].map((id) => agencies.find((agency) => agency.id === id)?.name ?? String(id));
  const named = names.slice(0, MOST_MISSING);
  const rest = names.length - named.length;
  const who = joinWords(rest > 0 ? [...named, `${rest} more`] : named);
  const [are, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return [`${countReturns({ due, missing }).slice(0, -1)}: ${who} ${are} missing, so totals leave ${them} out.`];
}

function countReturns({ due, missing }: PageReturns): string {
  return `${due - [...missing.values()].flat().length} of ${due} returns in.`;
}
