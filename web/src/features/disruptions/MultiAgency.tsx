import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import { findLatestSide } from '#charts/kpi-trend.js';
import { RankedBars } from '#charts/RankedBars.js';
import type { MultiAgency_FigureTableFragment, MultiAgency_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, formatFigure, formatHeadline } from '#lib/figure.js';
import { explainRow } from '#lib/figure-question.js';
import { formatNumber, joinWords } from '#lib/format.js';
import { describeScope, nameQuarters } from '#lib/scope-words.js';
import { tellShare } from '#lib/share-message.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import { toQuestions } from './block-questions.js';
import type { BlockContext } from './disruption.type.js';
import { toFoot } from './foot-words.js';
import styles from './MultiAgency.module.css';

export const MULTI_AGENCY: TypedDocumentNode<MultiAgency_KpiFragment> = gql`
  fragment MultiAgency_Kpi on Kpi {
    id
    dataVersion
    asOf
    sentence
    status
    variation
    figure {
      value
      text
      inWords
      flags
      numerator
      denominator
    }
    target {
      id
      text
    }
    controlChart {
      break {
        quarter {
          id
          key
        }
        side
        backSince {
          id
          key
        }
      }
      points {
        quarter {
          id
          key
        }
        signals
      }
    }
  }
`;

export const SUPPORTED_BY: TypedDocumentNode<MultiAgency_FigureTableFragment> = gql`
  fragment MultiAgency_FigureTable on FigureTable {
    id
    totals {
      disruptions {
        value
        text
        inWords
        flags
      }
    }
  }
`;

/** A family of agencies, and the disruptions that it supported without leading them. */
export interface FamilyAsked {
  readonly code: string;
  readonly name: string;
  readonly table: FragmentType<MultiAgency_FigureTableFragment>;
}

interface MultiAgencyProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly kpi: FragmentType<MultiAgency_KpiFragment> | null;
  readonly families: readonly FamilyAsked[];
}

/** How many disruptions were joint work of several families of agencies, and which families supported. */
export function MultiAgency({ context, problem, kpi, families }: MultiAgencyProps) {
  const data = unmask(MULTI_AGENCY, kpi);
  const tables = unmask(
    SUPPORTED_BY,
    families.map(({ table }) => table),
  );
  const subtitle = `Confirmed disruptions supported by another family of agencies than led them, ${nameQuarters(context.scope).now}, ${describeScope(context.scope)}`;
  const state =
    problem ??
    (data !== null
      ? toState(
          data,
          families.map(({ code, name }, index) => ({ code, name, figure: tables[index]?.totals.disruptions ?? null })),
          context,
        )
      : { kind: 'loading' as const });

  return <FigureBlock name="multi-agency" subtitle={subtitle} size="short" state={state} />;
}

interface Family {
  readonly code: string;
  readonly name: string;
  readonly figure: MultiAgency_FigureTableFragment['totals']['disruptions'];
}

function toState(kpi: MultiAgency_KpiFragment, families: readonly Family[], context: BlockContext): FigureState {
  const { scope } = context;
  const { now } = nameQuarters(scope);
  const place = describeScope(scope);
  const { figure, target } = kpi;
  if (figure.value === null) return { kind: 'empty', sentence: `No confirmed disruptions are recorded for ${place} in ${now}.` };

  const told = families
    .flatMap((family) => (family.figure === null ? [] : [{ ...family, figure: family.figure }]))
    .filter((family) => family.figure.value !== 0)
    .sort((one, other) => (other.figure.value ?? -1) - (one.figure.value ?? -1));
  const { message, note } = tellShare(kpi, { were: 'were supported by another family', isOpen: scope.quarter.isOpen });
  const { multiAgency, families: wheres } = toQuestions(context);
  const question = toBlockQuestion(multiAgency, context, { isFile: false });
  const explainOf = (family: string) => {
    const where = wheres.get(family);
    return where === undefined ? undefined : explainRow({ where }, 'disruptions', {});
  };
  const isOfFew = figure.flags.includes('LOW_RELIABILITY');
  const parts =
    isOfFew || figure.numerator === null || figure.denominator === null
      ? ''
      : `${formatNumber(figure.numerator)} of ${formatNumber(figure.denominator)}. `;

  return {
    kind: 'ready',
    content: {
      message,
      summary:
        told.length === 0
          ? 'No family of agencies supported another.'
          : `Supported by ${joinWords(told.map((family) => `${family.name.toLowerCase()} ${formatFigure(family.figure)}`))}.`,
      chart: (
        <>
          <div className={styles.share}>
            <p className={styles.figure}>
              <b>{formatHeadline(figure)}</b>
              <span>
                {parts}
                {target === null ? 'No target' : `Target ${target.text}`}
              </span>
            </p>
            <StatusWord status={kpi.status} />
            {scope.quarter.isOpen || isOfFew ? null : <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />}
          </div>
          <RankedBars
            bars={told.map(({ code, name, figure: count }) => ({
              key: code,
              name,
              value: count.value,
              text: formatFigure(count),
              flags: '',
              detail: '',
              own: 'OWN',
            }))}
          />
        </>
      ),
      isChartWhole: true,
      table: {
        caption: `Confirmed disruptions by supporting family, ${place}, ${now}`,
        headings: ['Supporting family', 'Disruptions'],
        rows: [
          ...told.map(({ code, name, figure: count }) => ({
            key: code,
            name,
            cells: [toFigureCell(count, explainOf(code))],
          })),
          {
            key: 'share',
            name: 'Share supported by another family',
            cells: [toFigureCell(figure, question.explains)],
            isTotal: true,
          },
        ],
      },
      question,
      notes: [
        ...(note === '' ? [] : [note]),
        'One disruption may have support from several families, so they are not to be added.',
        ...explainFigures([figure], []),
      ],
      ...toFoot(context, kpi),
    },
  };
}
