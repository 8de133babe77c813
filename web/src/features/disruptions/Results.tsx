import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { findLatestSide, toSparkline } from '#charts/kpi-trend.js';
import type { Results_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import type { FigureCell, FigureState } from '#ui/figure-block/figure-block.type.js';
import { notCompared, toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';
import { isRealChange } from '#ui/judgement/real-change.js';

import { toQuestions } from './block-questions.js';
import type { BlockContext } from './disruption.type.js';
import { toFoot } from './foot-words.js';
import { type ResultMeasure, resultMeasures } from './labels.js';
import { summariseResults, wordResults } from './result-words.js';
import { ResultTiles } from './ResultTiles.js';

export const RESULTS: TypedDocumentNode<Results_KpiFragment> = gql`
  fragment Results_Kpi on Kpi {
    id
    dataVersion
    asOf
    sentence
    variation
    measure {
      id
      key
      unit
      disclosure
    }
    figure {
      value
      text
      inWords
      flags
    }
    previousQuarter {
      signed
      difference
      from {
        value
        text
        inWords
        flags
      }
    }
    sameQuarterLastYear {
      from {
        value
        text
        inWords
        flags
      }
    }
    target {
      id
      value
      lower
      upper
    }
    trend {
      quarter {
        id
        key
        label
        status
      }
      figure {
        value
        text
        inWords
        flags
      }
    }
    controlChart {
      break {
        quarter {
          id
          key
          label
        }
        side
        level
        baselineMean
        baselineLower
        baselineUpper
        backSince {
          id
          key
        }
        text
      }
      points {
        quarter {
          id
          key
        }
        centre
        lower
        upper
        signals
      }
    }
  }
`;

interface ResultsProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  /** One for each result, in reading order. */
  readonly kpis: readonly FragmentType<Results_KpiFragment>[];
}

/** What confirmed disruptions led to: twelve results, each with its line of thirteen quarters. */
export function Results({ context, problem, kpis }: ResultsProps) {
  const data = unmask(RESULTS, kpis);
  const { now } = nameQuarters(context.scope);
  const subtitle = `What confirmed disruptions led to, ${now}, ${describeScope(context.scope)}. Convictions and sentences count in the quarter of sentence`;
  const state = problem ?? (data.length > 0 ? toState(data, context) : { kind: 'loading' as const });

  return <FigureBlock name="results" subtitle={subtitle} size="short" state={state} />;
}

function toState(kpis: readonly Results_KpiFragment[], context: BlockContext): FigureState {
  const { scope } = context;
  const place = describeScope(scope);
  const { now, lastYear } = nameQuarters(scope);
  const [first] = kpis;
  const results = kpis.map((kpi) => toResult(kpi, scope.quarter.isOpen));
  const isNothing = ({ figure }: { readonly figure: { readonly value: number | null; readonly flags: readonly string[] } }) =>
    figure.value === null && !figure.flags.includes('CONFIDENTIAL');
  if (first === undefined || kpis.every((kpi) => isNothing(kpi) && kpi.trend.every(isNothing))) {
    return { kind: 'empty', sentence: `No results of confirmed disruptions are recorded for ${place} in ${now}.` };
  }

  // Counts of people are true counts to some, and about right to others; only what the block really shows marks it.
  const question = toQuestions(context).results;
  const isSensitive = kpis.some(({ measure, figure }) => measure.disclosure === 'PROTECTED' && figure.value !== null);

  return {
    kind: 'ready',
    content: {
      message: wordResults(results, scope.quarter),
      summary: summariseResults(results, now),
      chart: (
        <ResultTiles
          results={results.map((result) => ({ ...result, explains: explainRow(question, result.key, {}) }))}
          isOpen={scope.quarter.isOpen}
          toMeasure={context.toMeasure}
        />
      ),
      isChartOperable: true,
      isChartWhole: true,
      table: {
        caption: `Results of confirmed disruptions, ${place}, ${now}`,
        headings: ['Result', now, 'Change on the quarter before', lastYear, 'Real change'],
        rows: results.map(({ key, name, kpi, side }) => ({
          key,
          name,
          shown: <Link to={context.toMeasure(key)}>{name}</Link>,
          cells: [
            toFigureCell(kpi.figure, explainRow(question, key, {})),
            toChangeCell(kpi.previousQuarter),
            kpi.sameQuarterLastYear ? toFigureCell(kpi.sameQuarterLastYear.from) : notCompared,
            { text: side === null ? 'no' : `unusually ${side === 'LOW' ? 'low' : 'high'}`, flags: '', isWords: true },
          ],
        })),
      },
      question: { figures: question, isFile: false },
      notes: [
        'Lines show 13 quarters, each on its own scale. A diamond marks a real change.',
        ...explainFigures(
          kpis.map(({ figure }) => figure),
          [],
        ),
      ],
      ...toFoot(context, first),
      marking: isSensitive ? context.marking : 'OFFICIAL',
    },
  };
}

function toResult(kpi: Results_KpiFragment, isOpen: boolean) {
  const known: ResultMeasure | undefined = resultMeasures.find(({ measure }) => measure === kpi.measure.key);
  const trend = isOpen ? kpi.trend : kpi.trend.filter(({ quarter }) => quarter.status !== 'OPEN');
  const line = toSparkline({ ...kpi, trend });
  const isJudged = isRealChange(kpi.variation);
  return {
    key: kpi.measure.key,
    name: known?.name ?? kpi.measure.key,
    unit: known?.unit ?? null,
    kpi,
    figure: kpi.figure,
    variation: kpi.variation,
    sentence: kpi.sentence,
    side: isJudged && !isOpen ? findLatestSide(kpi) : null,
    before: kpi.previousQuarter?.from ?? null,
    // So small, the line has no room for what is usual: the diamond and the words tell.
    line: { ...line, stretches: line.stretches.map((stretch) => ({ ...stretch, limits: null })) },
  };
}

function toChangeCell(change: Results_KpiFragment['previousQuarter']): FigureCell {
  const signed = change?.signed ?? null;
  return signed === null ? notCompared : { text: signed, flags: '', value: change?.difference ?? null };
}
