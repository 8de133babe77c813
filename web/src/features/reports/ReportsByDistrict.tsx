import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { ComparedBars } from '#charts/ComparedBars.js';
import type { ReportsByDistrict_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, type FigureValue, isProtected } from '#lib/figure.js';
import { type ExplainedFigure, explainRow } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { withFourthCut } from '#lib/protected.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';
import { Switch } from '#ui/Switch.js';

import { toBarWords } from './bar-words.js';
import { toQuestions } from './block-questions.js';
import { summariseDistricts, wordDistricts, wordUnplaced } from './district-words.js';
import { toFoot } from './foot-words.js';
import { findFourthCut } from './fourth-cut.js';
import { sortGroups } from './group-words.js';
import { isUnderDistricts } from './question.js';
import type { BlockContext } from './report.type.js';
import styles from './ReportsByDistrict.module.css';
import { type Counting, useAskedCounting } from './use-asked-counting.js';

export const REPORTS_BY_DISTRICT: TypedDocumentNode<ReportsByDistrict_FigureTableFragment> = gql`
  fragment ReportsByDistrict_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    protections {
      measure
      cuts
      cutCount
      mostCuts
      areOthersShown
    }
    rows {
      key {
        area {
          id
          code
          name
          kind
        }
      }
      reports {
        value
        text
        inWords
        flags
        change(to: SAME_PERIOD_LAST_YEAR) {
          from {
            value
            text
            inWords
            flags
          }
        }
      }
      reportsPer1000 {
        value
        text
        inWords
        flags
        change(to: SAME_PERIOD_LAST_YEAR) {
          from {
            value
            text
            inWords
            flags
          }
        }
      }
    }
    totals {
      reports {
        value
        text
        inWords
        flags
      }
    }
  }
`;

interface ReportsByDistrictProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ReportsByDistrict_FigureTableFragment> | null;
}

/** Reports by district, most first, as counts or for each 1,000 people, each with a tick for the year before. */
export function ReportsByDistrict({ context, problem, table }: ReportsByDistrictProps) {
  const data = unmask(REPORTS_BY_DISTRICT, table);
  const [counting, onCount] = useAskedCounting();
  const subtitle = `Reports received${ways[counting].per} by district, ${nameQuarters(context.scope).now}, ${describePlace(context)}, most first`;
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, { context, counting, onCount }));

  return <FigureBlock name="districts" subtitle={subtitle} size="tall" state={state} />;
}

const ways = { count: { name: 'Count', per: '' }, rate: { name: 'Per 1,000 people', per: ' per 1,000 people' } } as const;

const options = [
  { code: 'count', name: ways.count.name },
  { code: 'rate', name: ways.rate.name },
] as const;

/** Districts are compared within the county or command unit chosen; a district is shown among all of them. */
function describePlace({ scope, choices }: BlockContext): string {
  const force = choices.areas.find(({ kind }) => kind === 'FORCE') ?? scope.area;
  return describeScope({ ...scope, area: isUnderDistricts(scope) ? scope.area : force });
}

interface Looked {
  readonly context: BlockContext;
  readonly counting: Counting;
  readonly onCount: (counting: Counting) => void;
}

function toState(data: ReportsByDistrict_FigureTableFragment, { context, counting, onCount }: Looked): FigureState {
  const { scope } = context;
  const { now, lastYear } = nameQuarters(scope);
  const place = describePlace(context);
  const places = data.rows.flatMap(({ key: { area }, reports, reportsPer1000 }) =>
    area === null || reports === null ? [] : [{ ...area, count: reports, rate: reportsPer1000 }],
  );
  const listed = places.filter(({ kind }) => kind === 'DISTRICT');
  if (listed.every(({ count }) => count.value === null)) {
    return { kind: 'empty', sentence: `No reports are coded to a district for ${place} in ${now}.` };
  }

  const districts = sortGroups(
    listed.map((district) => {
      const looked = counting === 'rate' ? district.rate : district.count;
      return { ...district, figure: looked ?? missing, before: looked?.change?.from ?? null };
    }),
  );
  const words = { total: counting === 'rate' ? null : data.totals.reports, per: ways[counting].per };
  const figures = districts.map(({ figure }) => figure);
  const unplaced = wordUnplaced(places.filter(({ kind }) => kind !== 'DISTRICT').map(({ name, count }) => ({ name, figure: count })));
  // Larger places have no rate of this kind, and are not in the table.
  const notes = toReaderNotes(data.notes).filter(
    (note) => !note.startsWith('[z]') && (unplaced === null || !note.includes('recorded only for a larger place')),
  );
  const question = toQuestions(context).districts;
  const isCompared = districts.some(({ before }) => (before?.value ?? null) !== null);
  const areProtected = figures.some(isProtected);

  return {
    kind: 'ready',
    content: {
      message: wordDistricts(districts, words),
      summary: summariseDistricts(districts, words),
      chart: (
        <>
          <div className={styles.switch}>
            <Switch label="Districts are compared by" options={options} chosen={counting} onChoose={onCount} />
          </div>
          <ComparedBars
            legend={{ bar: now, parts: areProtected ? 'OTHERS' : 'NONE', tick: isCompared ? lastYear : null, change: null }}
            bars={districts.map(({ code, name, figure, before }) => ({
              key: code,
              name: <PlaceLink code={code} name={name} context={context} />,
              value: figure.value,
              before: before?.value ?? null,
              ...toBarWords(figure),
              own: null,
              change: '',
              tone: scope.area.code === code ? ('chosen' as const) : isProtected(figure) ? ('others' as const) : ('plain' as const),
            }))}
          />
        </>
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Reports received by district, ${place}, ${now}`,
        headings: ['District', now, lastYear, 'Per 1,000 people', `Per 1,000 people, ${lastYear}`],
        rows: districts.map(({ code, name, count, rate }) => ({
          key: code,
          name,
          shown: <PlaceLink code={code} name={name} context={context} />,
          cells: [
            toCell(count, explainRow(question, 'reports', { area: code })),
            toCell(count.change?.from ?? null),
            toCell(rate, explainRow(question, 'reportsPer1000', { area: code })),
            toCell(rate?.change?.from ?? null),
          ],
        })),
      },
      question: toBlockQuestion(question, context, { measure: counting === 'rate' ? 'reportsPer1000' : 'reports' }),
      notes: [...(unplaced === null ? [] : [unplaced]), ...explainFigures(figures, withFourthCut(notes, findFourthCut(data.protections)))],
      ...(areProtected ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, data),
    },
  };
}

/** A rate that the answer does not have. */
const missing: FigureValue = { value: null, text: '[z]', inWords: '[z]', flags: ['NOT_APPLICABLE'] };

interface PlaceLinkProps {
  readonly code: string;
  readonly name: string;
  readonly context: BlockContext;
}

/** A district's name, which filters the page by it, or takes that back. */
function PlaceLink({ code, name, context }: PlaceLinkProps) {
  const isChosen = context.scope.area.code === code;
  return (
    <Link to={context.toAddress({ area: isChosen ? null : code })} aria-current={isChosen ? 'true' : undefined}>
      {name}
    </Link>
  );
}

function toCell(figure: FigureValue | null, explains?: ExplainedFigure) {
  return figure === null ? { text: 'not compared', flags: '' } : toFigureCell(figure, explains);
}
