import { findLatestSide } from '#charts/kpi-trend.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { isProtected } from '#lib/figure.js';
import { labelQuarter } from '#lib/quarter.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';
import { HiddenText } from '#ui/HiddenText.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import type { BlockContext } from './area.type.js';
import { toHeadlineBlock } from './block-questions.js';
import type { AreaHeadline } from './headline-fragment.js';
import { type Answer, explainRows, toHeadlineFoot, toHeadlineTable } from './headline-table.js';
import { explainChanges, explainMissing, wordHeadlines } from './headline-words.js';
import { HeadlineFigure } from './HeadlineFigure.js';
import { HeadlineName } from './HeadlineName.js';
import type { HeadlineGroup } from './headlines.js';
import styles from './HeadlineTable.module.css';
import { toShortMove } from './short-move.js';
import { type HeadlineKpis, useHeadlines } from './use-headlines.js';

interface HeadlinesLongProps extends HeadlineKpis {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly answer: Answer | null;
}

/** Every headline measure of an area with all that is judged of it, and the same of the area beside it. */
export function HeadlinesLong({ context, problem, answer, ...kpis }: HeadlinesLongProps) {
  const { area, quarter, other } = context.scope;
  const groups = useHeadlines(kpis);
  const subtitle = `Every headline measure of ${area.name}${other === null ? '' : `, beside ${other.name}`}, ${quarter.name}`;
  const state = problem ?? (answer === null || groups.length === 0 ? { kind: 'loading' as const } : toState(groups, context, answer));

  return <FigureBlock name="headlines" subtitle={subtitle} size="tall" state={state} />;
}

function toState(groups: readonly HeadlineGroup[], context: BlockContext, answer: Answer): FigureState {
  const { area, quarter } = context.scope;
  const rows = groups.flatMap((group) => group.rows);
  const table = toHeadlineTable(rows, context);
  const isAnyProtected = rows.some(({ kpi, other }) => isProtected(kpi.figure) || (other !== null && isProtected(other.figure)));

  return {
    kind: 'ready',
    content: {
      message: wordHeadlines(groups, { area: area.name, isOpen: quarter.isOpen }),
      summary: `${rows.length} headline measures by subject: ${groups.map(({ name }) => name).join(', ')}.`,
      chart: <LongTable groups={groups} context={context} caption={table.caption} />,
      isChartOperable: true,
      isChartWhole: true,
      table,
      question: toHeadlineBlock(rows, context, ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR']),
      notes: [...explainChanges(quarter.isOpen), ...explainRows(rows), ...explainMissing(rows)],
      ...(isAnyProtected ? { more: <ProtectionLink /> } : {}),
      ...toHeadlineFoot(rows, context, answer),
    },
  };
}

interface LongTableProps {
  readonly groups: readonly HeadlineGroup[];
  readonly context: BlockContext;
  readonly caption: string;
}

function LongTable({ groups, context, caption }: LongTableProps) {
  const { area, other, quarter } = context.scope;
  const isBeside = other !== null;

  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <HiddenText as="caption">{caption}</HiddenText>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" className={styles.number}>
              {area.name}
            </th>
            <th scope="col" className={`${styles.number} ${styles.roomy}`}>
              Target
            </th>
            <th scope="col" className={isBeside ? styles.roomy : undefined}>
              Status
            </th>
            <th scope="col" className={`${styles.number} ${styles.roomy}`}>
              On {labelQuarter(quarter.code, -1)}
            </th>
            <th scope="col" className={`${styles.number} ${styles.roomy}`}>
              On {labelQuarter(quarter.code, -4)}
            </th>
            <th scope="col" className={styles.roomy}>
              Variation
            </th>
            {isBeside ? (
              <>
                <th scope="col" className={`${styles.number} ${styles.beside}`}>
                  {other.name}
                </th>
                <th scope="col" className={`${styles.number} ${styles.roomy}`}>
                  <HiddenText>{other.name}, change </HiddenText>On {labelQuarter(quarter.code, -1)}
                </th>
                <th scope="col" className={styles.roomy}>
                  <HiddenText>{other.name}: </HiddenText>Variation
                </th>
              </>
            ) : null}
          </tr>
        </thead>
        {groups.map(({ name, rows }) => (
          <tbody key={name}>
            <tr className={styles.group}>
              <th colSpan={isBeside ? 10 : 7} scope="rowgroup">
                {name}
              </th>
            </tr>
            {rows.map(({ key, kpi, other: beside }) => (
              <tr key={key}>
                <th scope="row">
                  <HeadlineName kpi={kpi} context={context} />
                </th>
                <td className={styles.number}>
                  <HeadlineFigure figure={kpi.figure} isMain />
                </td>
                <td className={`${styles.number} ${styles.roomy}`}>{kpi.target?.text ?? 'none'}</td>
                <td className={isBeside ? `${styles.judged} ${styles.roomy}` : styles.judged}>
                  <StatusWord status={kpi.status} />
                </td>
                <td className={`${styles.number} ${styles.roomy}`}>{toShortMove(kpi.previousQuarter, kpi.figure)}</td>
                <td className={`${styles.number} ${styles.roomy}`}>{toShortMove(kpi.sameQuarterLastYear, kpi.figure)}</td>
                <td className={`${styles.judged} ${styles.roomy}`}>
                  <Variation kpi={kpi} isOpen={quarter.isOpen} />
                </td>
                {isBeside ? <BesideCells kpi={beside} isOpen={quarter.isOpen} /> : null}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface BesideCellsProps {
  /** Null where the other area has no such headline. */
  readonly kpi: AreaHeadline | null;
  readonly isOpen: boolean;
}

function BesideCells({ kpi, isOpen }: BesideCellsProps) {
  if (kpi === null) return <td className={styles.beside} colSpan={3} />;
  return (
    <>
      <td className={`${styles.number} ${styles.beside}`}>
        <HeadlineFigure figure={kpi.figure} />
      </td>
      <td className={`${styles.number} ${styles.roomy}`}>{toShortMove(kpi.previousQuarter, kpi.figure)}</td>
      <td className={`${styles.judged} ${styles.roomy}`}>
        <Variation kpi={kpi} isOpen={isOpen} />
      </td>
    </>
  );
}

interface VariationProps {
  readonly kpi: AreaHeadline;
  readonly isOpen: boolean;
}

function Variation({ kpi, isOpen }: VariationProps) {
  return isOpen ? 'not closed' : <VariationWord variation={kpi.variation} side={findLatestSide(kpi)} />;
}
