import type { Change } from '#domain/figures/figure/change.js';
import type { Figure } from '#domain/figures/figure/figure.js';
import { formatBare } from '#domain/figures/words/format.js';
import { summariseExplanation } from '#domain/findings/describe-explanation.js';
import { describeWhy } from '#domain/findings/describe-why.js';
import { type Finding, orderFindings } from '#domain/findings/finding.js';
import { findInKpi, nameKpi } from '#domain/findings/kpi-finding.js';
import { objectives } from '#domain/lists.js';
import { countInWords } from '#domain/number-words.js';
import type { Block, BlockRow, Tile } from '#domain/pages/block/block.js';
import { emptyCell, toCell } from '#domain/pages/cells/cell.js';
import { timeDrawn, toUnratedFinding } from '#domain/pages/cells/unrated.js';
import { explainHeadline } from '#domain/pages/change/explained.js';
import type { TilesDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import { findForceKpi, findLikeKpi } from '#domain/pages/questions/like-with-like.js';
import { formatQuarter, shift } from '#domain/quarter.js';
import { orderByAttention } from '#domain/scorecard/attention.js';
import type { Headline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import { formatAim, targetHeading } from '#domain/targets/target.js';

/**
 * Figures at a glance; over time, where nothing is rated, a table of them. Null if there is none.
 */
export function answerTiles(block: TilesDeclaration, setting: AnswerSetting): Block | null {
  const { page, findKpi, referenceData } = setting;
  const told = headlinesOfWhole(block, page).flatMap((headline) => {
    const kpi = findKpi('ASKED', headline);
    return kpi ? [{ headline, kpi }] : [];
  });
  const [first] = told;
  if (!first) return null;
  const isOverTime = page.time !== null;
  const isByObjective =
    block.tiles.every(({ objective }) => objective !== undefined) && page.objective === null;
  const tiles = isOverTime ? [] : told.map(({ headline, kpi }) => toTile(headline, kpi, setting));
  const rows = isOverTime
    ? told.map(({ kpi }) => toRow(kpi, [], isByObjective))
    : tiles.map((tile) => rowOfTile(tile, isByObjective));
  const [finding = toUnratedFinding(block, null)] = orderFindings(
    tiles.map((tile) => tile.finding),
  );
  const time = timeDrawn(page, {
    first: first.kpi.trend[0]?.quarter ?? page.asked.quarter,
    referenceData,
  });
  const { measure } = first.headline;
  return {
    id: block.id,
    view: isOverTime ? 'TABLE' : 'TILES',
    finding,
    about: block.about,
    because: null,
    summary: `${rows.map(({ label, cells: [cell] }) => `${label}: ${cell?.text ?? ''}`).join('. ')}.`,
    kpi: null,
    tiles,
    table: {
      rowHeading: isByObjective ? 'Objective' : 'Measure',
      columns: [
        'Figure',
        ...(isOverTime ? [] : [targetHeading, ...(tiles[0]?.moves ?? []).map(({ on }) => on)]),
      ].map((heading, index) => ({
        ...{ measure, heading, scale: null, wanted: [] },
        drawing: isOverTime && index === 0 ? 'SPARKLINE' : 'NONE',
      })),
      rows,
    },
    question: {
      measures: [...new Set(told.map(({ headline }) => headline.measure))],
      ...time,
      by: [time.by, ...(isByObjective ? (['OBJECTIVE'] as const) : [])],
      page,
    },
  };
}

/** Tiles with the order in which they need attention, among all tiles on a page. */
export function orderTiles(blocks: readonly Block[]): readonly Block[] {
  const kpis = orderByAttention(blocks.flatMap(({ tiles = [] }) => tiles.map(({ kpi }) => kpi)));
  const places = new Map(kpis.map((kpi, index) => [kpi, index + 1]));
  return blocks.map(({ tiles, ...block }) =>
    tiles === undefined
      ? block
      : {
          ...block,
          tiles: tiles.map((tile) => ({ ...tile, attention: places.get(tile.kpi) ?? kpis.length })),
        },
  );
}

function toTile(headline: Headline, kpi: JudgedKpi, setting: AnswerSetting): Tile {
  const { findKpi, referenceData } = setting;
  const { figure, measure, quarter, isOpen, objective } = kpi;
  const like = findLikeKpi(findKpi, headline);
  const name = objective === null ? null : { words: objectives[objective].name, isPlural: false };
  const explained = explainHeadline(headline, setting);
  const why = explained && summariseExplanation(explained, { measure, referenceData });
  const force = findForceKpi(findKpi, headline);
  const finding: Finding = findInKpi(
    kpi,
    like,
    name === null ? { force, why } : { subject: name, isName: true, force, why },
  );
  const isShare =
    measure.unit === 'PERCENT' && measure.partsUnit === 'COUNT' && figure.value !== null;
  return {
    kpi,
    attention: 1,
    finding,
    told: {
      subject: (name ?? nameKpi(kpi)).words.replace(/^the /u, ''),
      ofSeveral: findInKpi(kpi, like, {
        subject: { words: '', isPlural: true },
        force,
      }).text.trim(),
    },
    base:
      isShare &&
      figure.range === null &&
      !figure.flags.includes('LOW_RELIABILITY') &&
      figure.numerator !== null &&
      figure.denominator !== null
        ? `${formatBare(figure.numerator, 'COUNT')} of ${formatBare(figure.denominator, 'COUNT')}`
        : '',
    target: kpi.target === null ? '' : formatAim(measure, kpi.target.aim),
    moves: [
      {
        text: describeMove(kpi.previousQuarter, figure),
        on: isOpen ? 'same days, last quarter' : 'on last quarter',
      },
      {
        text: describeMove(kpi.sameQuarterLastYear, figure),
        on: `${isOpen ? 'same days, ' : 'on '}${formatQuarter(shift(quarter, -4))}`,
      },
    ],
    why: describeWhy(
      { kpi, judged: like ?? kpi, finding, missing: describeMissing(like, setting), explained },
      referenceData,
    ),
  };
}

/** The agencies that a rating leaves out: one by name, several by number. */
function describeMissing(
  like: JudgedKpi | null,
  { referenceData: { agencies } }: AnswerSetting,
): string | null {
  const [id, ...others] = like?.asked.leftOut ?? [];
  if (id === undefined) return null;
  if (others.length > 0) return `${countInWords(others.length + 1)} agencies have sent no return`;
  return `${agencies.find((agency) => agency.id === id)?.name ?? id} has sent no return`;
}

/** "+22 (+5.4%)", "about +22" for a protected figure, or why there is none. */
function describeMove({ signed, difference }: Change, { flags }: Figure): string {
  if (signed === null) return difference === null ? 'not comparable' : 'too close to tell';
  return flags.includes('ESTIMATED') || flags.includes('CONFIDENTIAL') ? `about ${signed}` : signed;
}

function rowOfTile({ kpi, target, moves }: Tile, isByObjective: boolean): BlockRow {
  return toRow(kpi, [target, ...moves.map(({ text }) => text)], isByObjective);
}

function toRow(kpi: JudgedKpi, words: readonly string[], isByObjective: boolean): BlockRow {
  const drawing = words.length === 0 ? 'SPARKLINE' : 'NONE';
  return {
    key: isByObjective && kpi.objective !== null ? kpi.objective : kpi.measure.key,
    kind: 'PART',
    label: kpi.name,
    group: null,
    isMarked: kpi.status === 'RED' || kpi.variation === 'WORSENING',
    cells: [
      toCell(
        kpi,
        { shows: 'VALUE', drawing },
        { commonTarget: null, isAmongMany: false, like: null },
      ),
      ...words.map((text) => ({ ...emptyCell, text })),
    ],
  };
}
