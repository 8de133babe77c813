import { addPlus, formatPoundsShort } from '#domain/figures/words/format.js';
import {
  isShare,
  isTooClose,
  reachOf,
  type ShownPartOfChange,
  type ShownSplit,
} from '#domain/findings/decompose-means.js';
import { labelKey } from '#domain/findings/describe-explanation.js';
import { joinWords } from '#domain/join-words.js';
import type { Measure } from '#domain/measures/measure.js';
import type { Block, BlockCell, BlockRow } from '#domain/pages/block/block.js';
import { emptyCell } from '#domain/pages/cells/cell.js';
import { nameSplit } from '#domain/pages/cells/split-names.js';
import { timeShown } from '#domain/pages/cells/unrated.js';
import type { SplitsDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import { headlinesOfWhole } from '#domain/pages/questions/block-headlines.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { toBy } from './change-choices.js';
import { describeAbout, labelOfPart, nameQuarters, toMeanCell } from './change-rows.js';
import { chooseSplit, showChange, type ShownChange, shownSplits } from './shown-change.js';

/**
 * The other dimensions that a change was broken down by: a line for each, with the part that
 * changed most. Null if there is none.
 */
export function answerSplits(block: SplitsDeclaration, setting: AnswerSetting): Block | null {
  const { page, referenceData } = setting;
  const asked = page.change ?? { against: null, by: null };
  const [headline] = headlinesOfWhole(block, page);
  const change = headline ? showChange(headline, setting, asked) : null;
  if (!headline || !change) return null;
  const drawn = chooseSplit(change, block.by, asked.by);
  const others = shownSplits(change).filter(({ dimension }) => dimension !== drawn?.dimension);
  const rows = others.flatMap((split) => toRow(split, change, referenceData));
  if (rows.length === 0) return null;
  const column = (heading: string) => ({
    measure: headline.measure,
    heading,
    drawing: 'NONE' as const,
    scale: null,
    wanted: [],
  });
  return {
    id: block.id,
    view: 'CHANGE',
    finding: { kind: 'LISTED', text: block.name },
    about: block.about,
    because: describeOthers(change, drawn, referenceData),
    summary: `${rows.map(({ label, cells }) => `${label}: ${cells.map(({ text }) => text).join(', ')}`).join('. ')}.`,
    kpi: null,
    choices: [toBy(change, drawn)],
    table: {
      rowHeading: 'List',
      columns: [
        column('Largest change'),
        column(nameQuarters(change.compared.before, 'Before')),
        column(nameQuarters(change.compared.after, 'Since')),
        column(change.measure.unit === 'PERCENT' ? 'Points' : 'Change'),
      ],
      rows,
    },
    question: {
      measures: [headline.measure],
      ...timeShown(page),
      by: [drawn?.dimension ?? block.by],
      page,
    },
  };
}

/** The row of a dimension: the part that changed most, if any change is known. */
function toRow(
  { dimension, parts }: ShownSplit,
  { measure }: ShownChange,
  referenceData: ReferenceData,
): readonly BlockRow[] {
  const known = parts.filter((part) => part.contribution !== null && !isTooClose(measure, part));
  const [largest] = known.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const row = {
    key: dimension,
    kind: 'PART' as const,
    label: nameSplit(dimension),
    group: null,
    isMarked: false,
  };
  if (!largest)
    return [
      {
        ...row,
        cells: [
          { ...emptyCell, text: 'too close to tell', value: 0 },
          emptyCell,
          emptyCell,
          emptyCell,
        ],
      },
    ];
  const amount = largest.contribution?.amount ?? 0;
  const told =
    measure.unit === 'GBP'
      ? addPlus(formatPoundsShort(amount), amount)
      : describeAbout(amount, measure, reachOf(measure, largest));
  return [
    {
      ...row,
      cells: [
        { ...emptyCell, text: labelOfPart(dimension, largest.key, referenceData) },
        shorten(toMeanCell(largest.before, measure), measure),
        shorten(toMeanCell(largest.after, measure), measure),
        {
          ...emptyCell,
          text: isShare(measure) ? told.replace('%', '') : told,
          value: amount,
        },
      ],
    },
  ];
}

/** A cell with money in its short form. */
function shorten(cell: BlockCell, { unit }: Measure): BlockCell {
  return unit === 'GBP' && cell.value !== null
    ? { ...cell, text: formatPoundsShort(cell.value) }
    : cell;
}

function sizeOf({ contribution }: ShownPartOfChange): number {
  return Math.abs(contribution?.amount ?? 0);
}

/**
 * Which parts by other dimensions explain the change as well, or that none does; null if nothing is
 * explained.
 */
function describeOthers(
  { explained }: ShownChange,
  drawn: ShownSplit | null,
  referenceData: ReferenceData,
): string | null {
  if (explained?.explanation.kind !== 'PART') return null;
  const { part, alsoExplain } = explained.explanation;
  const dimensionOf = (name: string) =>
    explained.splits.find((split) => split.name === name)?.dimension;
  const nameOf = (split: string, key: string | null) => {
    const dimension = dimensionOf(split);
    return dimension === undefined ? '' : labelKey(dimension, key, referenceData);
  };
  const others = [part, ...alsoExplain].filter(({ split }) => split !== drawn?.dimension);
  if (others.length > 0)
    return `These stand out from their own lists: ${joinWords(others.map(({ split, key }) => nameOf(split, key)))}.`;
  return part.split === drawn?.dimension
    ? `None of these stands out from its list as ${nameOf(part.split, part.key)} does.`
    : null;
}
