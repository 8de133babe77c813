import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Link } from 'react-router';

import { StackedBars } from '#charts/StackedBars.js';
import type { SeriousByQuarter_FigureTableFragment } from '#graphql/operations.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import {
  besideFigure,
  explainFigures,
  type FigureValue,
  formatFigure,
  formatFlags,
  isHidden,
  isProtected,
  missingSymbol,
} from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { withFourthCut } from '#lib/protected.js';
import { formatRange } from '#lib/quarter.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toBlockQuestion, toQuestions } from './block-questions.js';
import { toFoot } from './foot-words.js';
import { findFourthCut } from './fourth-cut.js';
import type { BlockContext } from './report.type.js';
import { describeScope } from './scope-words.js';
import { wordShort } from './series-words.js';
import { type SeriousQuarter, summariseSerious, wordSerious } from './serious-words.js';

export const SERIOUS_BY_QUARTER: TypedDocumentNode<SeriousByQuarter_FigureTableFragment> = gql`
  fragment SeriousByQuarter_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    protections {
      measure
      cuts
      mostCuts
      areOthersShown
    }
    rows {
      key {
        quarter {
          id
          key
          label
          status
        }
      }
      reports {
        value
        text
        inWords
        flags
      }
    }
  }
`;

type Table = SeriousByQuarter_FigureTableFragment;

interface SeriousByQuarterProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  /** Reports that name a limb of the test, by quarter, then those that name none: what is apart is asked for and never subtracted. */
  readonly tables: readonly FragmentType<Table>[];
}

/** How many reports meet the serious-crime test and how many name no limb of it, quarter by quarter, on top of each other. */
export function SeriousByQuarter({ context, problem, tables }: SeriousByQuarterProps) {
  const { data, complete } = useFragment({ fragment: SERIOUS_BY_QUARTER, from: [...tables] });
  const subtitle = `Reports received by whether they meet the serious-crime test, by quarter, ${describeScope(context.scope)}`;
  const state = problem ?? (complete && data.length > 0 ? toState(data, context) : { kind: 'loading' as const });

  return <FigureBlock name="serious-crime-test" subtitle={subtitle} size="tall" state={state} />;
}

const names = ['Name no limb', 'Meet the test'] as const;

function toState([withLimb, withoutLimb]: readonly Table[], context: BlockContext): FigureState {
  const { scope } = context;
  const place = describeScope(scope);
  const quarters = toQuarters(withLimb, withoutLimb);
  const figures = quarters.flatMap((quarter) => [quarter.withLimb, quarter.withoutLimb]);
  const range = formatRange(quarters[0]?.label ?? '', quarters.at(-1)?.label ?? '');
  const fourth = findFourthCut(withLimb?.protections ?? []);
  if (withLimb === undefined || figures.every(({ value }) => (value ?? 0) === 0)) {
    if (!figures.some(isHidden) && fourth === null) {
      return { kind: 'empty', sentence: `No reports are recorded for ${place}${range === '' ? '' : ` in ${range}`}.` };
    }
    return {
      kind: 'hidden',
      headline: fourth === null ? 'Too few to show' : 'Cut too often to show',
      sentence:
        fourth ??
        `Reports by the serious-crime test, ${place}, ${range}: fewer than 5, perhaps none, in each [c]. Hidden does not mean that there are none.`,
      more: <ProtectionLink />,
    };
  }

  const questions = toQuestions(context);
  const shown = quarters.find(({ key }) => key === scope.quarter.code);
  const open = quarters.filter(({ isOpen }) => isOpen).map(({ label }) => label);

  return {
    kind: 'ready',
    content: {
      message: wordSerious(shown),
      summary: summariseSerious(quarters, shown),
      chart: (
        <StackedBars
          name="Serious-crime test"
          parts={[
            { key: 'serious', name: names[1] },
            { key: 'none', name: names[0] },
          ]}
          quarters={quarters.map((quarter) => ({
            key: quarter.key,
            label: quarter.label,
            isOpen: quarter.isOpen,
            isShown: quarter.key === scope.quarter.code,
            values: [quarter.withLimb, quarter.withoutLimb].map((figure) => ({
              value: figure.value,
              text: wordShort(figure),
              sign: figure.value === null ? missingSymbol(figure) : '',
            })),
            told: wordTold(quarter),
          }))}
          openName={open.length === 0 ? null : `${open.join(' and ')} so far`}
          onChoose={(quarter) => context.onChoose({ quarter })}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Reports received by whether they meet the serious-crime test, by quarter, ${place}, ${range}`,
        headings: ['Quarter', names[1], names[0]],
        rows: quarters.map((quarter) => {
          const name = quarter.isOpen ? `${quarter.label}, so far` : quarter.label;
          return {
            key: quarter.key,
            name,
            shown: <Link to={context.toAddress({ quarter: quarter.key })}>{name}</Link>,
            order: quarter.key,
            cells: [
              toFigureCell(quarter.withLimb, explainRow(questions.withLimb, 'reports', { quarter: quarter.key })),
              toFigureCell(quarter.withoutLimb, explainRow(questions.withoutLimb, 'reports', { quarter: quarter.key })),
            ],
          };
        }),
      },
      question: toBlockQuestion(questions.withLimb, context, { isFile: false }),
      notes: [
        'A report that names no limb counts as one that does not meet the test.',
        ...explainFigures(figures, withFourthCut(toReaderNotes(withLimb.notes).filter(isOfOneQuarter), fourth)),
      ],
      ...(figures.some(isProtected) ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, withLimb),
    },
  };
}

/** How settled each of the quarters is and what is missing of it stands at their figures. */
function isOfOneQuarter(note: string): boolean {
  return !note.startsWith('[p]') && !note.includes(' returns for ');
}

interface KeyedQuarter extends SeriousQuarter {
  readonly key: string;
}

function toQuarters(withLimb: Table | undefined, withoutLimb: Table | undefined): readonly KeyedQuarter[] {
  return (withLimb?.rows ?? []).flatMap(({ key: { quarter }, reports }) => {
    if (quarter === null) return [];
    const none = withoutLimb?.rows.find(({ key }) => key.quarter?.key === quarter.key)?.reports ?? null;
    return [
      {
        key: quarter.key,
        label: quarter.label,
        isOpen: quarter.status === 'OPEN',
        withLimb: reports ?? missing,
        withoutLimb: none ?? missing,
      },
    ];
  });
}

/** A quarter that one of the answers does not list. */
const missing: FigureValue = { value: null, text: '[x]', inWords: '[x]', flags: ['NOT_AVAILABLE'] };

function wordTold({ label, isOpen, withLimb, withoutLimb }: SeriousQuarter): string {
  const tell = (figure: FigureValue) => `${formatFigure(figure)} ${formatFlags(besideFigure(figure))}`.trim();
  return `${label}. ${tell(withLimb)} meet the test, ${tell(withoutLimb)} name no limb${isOpen ? '; so far, not closed' : ''}`;
}
