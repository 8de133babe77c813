import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import { PairedBars } from '#charts/PairedBars.js';
import type {
  HoursPerDisruption_FigureTableFragment,
  HoursPerDisruption_KpiFragment,
  PerDisruptionOfRange_FigureTableFragment,
  PerDisruptionRow_FigureRowFragment,
} from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, type FigureValue, type ShareValue } from '#lib/figure.js';
import { explainRow, type RowKey } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { isRange } from '#lib/scope.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { pickAgencies } from './agencies-shown.js';
import { toAgencyRows, toTotalRow } from './agency-rows.js';
import { AgencyLink } from './AgencyLink.js';
import { explainJudged, toQuestions } from './block-questions.js';
import { formatShare, isOfFew, missing, missingShare, shorten, toCell, toShareCell } from './figures.js';
import { toFootOfAllBoth } from './foot-words.js';
import { MeasureLink } from './MeasureLink.js';
import { noteUnmatched, summarisePerDisruption, wordPerDisruption, wordPerDisruptionOfRange } from './per-disruption-words.js';
import type { BlockContext } from './resourcing.type.js';
import { FIGURE_VALUE } from './row-fragments.js';
import { describeScope, namePeriod, noteUnreturned, wordNothing } from './scope-words.js';

export const HOURS_PER_DISRUPTION: TypedDocumentNode<HoursPerDisruption_KpiFragment> = gql`
  fragment HoursPerDisruption_Kpi on Kpi {
    id
    sentence
    figure {
      value
      text
      inWords
      flags
    }
  }
`;

/** Hours for each, and never without how many were major or moderate. */
const PER_DISRUPTION_ROW: TypedDocumentNode<PerDisruptionRow_FigureRowFragment> = gql`
  fragment PerDisruptionRow_FigureRow on FigureRow {
    hoursPerDisruption {
      ...FigureValue_Figure @unmask
    }
    majorModerateShare {
      ...FigureValue_Figure @unmask
      numerator
      denominator
    }
  }
  ${FIGURE_VALUE}
`;

/** The same of a range, which nobody judges. */
export const PER_DISRUPTION_OF_RANGE: TypedDocumentNode<PerDisruptionOfRange_FigureTableFragment> = gql`
  fragment PerDisruptionOfRange_FigureTable on FigureTable {
    id
    totals {
      ...PerDisruptionRow_FigureRow @unmask
    }
  }
  ${PER_DISRUPTION_ROW}
`;

export const HOURS_PER_DISRUPTION_BY_AGENCY: TypedDocumentNode<HoursPerDisruption_FigureTableFragment> = gql`
  fragment HoursPerDisruption_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        agency {
          id
          code
          name
        }
      }
      hoursCommitted {
        ...FigureValue_Figure @unmask
      }
      disruptions {
        ...FigureValue_Figure @unmask
      }
      ...PerDisruptionRow_FigureRow @unmask
    }
    totals {
      hoursCommitted {
        ...FigureValue_Figure @unmask
      }
      disruptions {
        ...FigureValue_Figure @unmask
      }
      ...PerDisruptionRow_FigureRow @unmask
    }
  }
  ${PER_DISRUPTION_ROW}
`;

interface HoursPerDisruptionProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly kpi: FragmentType<HoursPerDisruption_KpiFragment> | null;
  readonly table: FragmentType<HoursPerDisruption_FigureTableFragment> | null;
  /** Of everything that a range is narrowed to; null where one quarter is shown. */
  readonly ofRange: FragmentType<PerDisruptionOfRange_FigureTableFragment> | null;
}

/** Hours for each confirmed disruption, never without how many of those were major or moderate, by the agency that led them. */
export function HoursPerDisruption({ context, problem, kpi, table, ofRange }: HoursPerDisruptionProps) {
  const judged = unmask(HOURS_PER_DISRUPTION, kpi);
  const data = unmask(HOURS_PER_DISRUPTION_BY_AGENCY, table);
  const whole = unmask(PER_DISRUPTION_OF_RANGE, ofRange);
  const subtitle = `Hours committed for each confirmed disruption, beside the share of major and moderate ones, by lead agency, ${namePeriod(context.scope)}, ${describeScope(context.scope, ['agency'])}, most disruptions first`;
  const message = isRange(context.scope) ? toRangeMessage(whole, context) : toMessage(judged, data, context);
  const state = problem ?? (data !== null && message !== null ? toState(data, message, context) : { kind: 'loading' as const });

  return <FigureBlock name="hours-per-disruption" subtitle={subtitle} size="tall" state={state} />;
}

interface Told {
  readonly each: FigureValue | null;
  readonly share: ShareValue | null;
  readonly hours: FigureValue | null;
  readonly disruptions: FigureValue | null;
}

/** Null until what it is made of is there. */
function toMessage(
  judged: HoursPerDisruption_KpiFragment | null,
  data: HoursPerDisruption_FigureTableFragment | null,
  { scope }: BlockContext,
): string | null {
  return judged === null || data === null ? null : wordPerDisruption(judged, data.totals.majorModerateShare ?? missingShare, scope);
}

function toRangeMessage(data: PerDisruptionOfRange_FigureTableFragment | null, { scope }: BlockContext): string | null {
  if (data === null) return null;
  const { hoursPerDisruption, majorModerateShare } = data.totals;
  return wordPerDisruptionOfRange({ each: hoursPerDisruption ?? missing, share: majorModerateShare ?? missingShare }, scope);
}

function toState(data: HoursPerDisruption_FigureTableFragment, message: string, context: BlockContext): FigureState {
  const { scope } = context;
  const { totals } = data;
  const agencies = data.rows
    .flatMap(({ key: { agency }, hoursCommitted, disruptions, hoursPerDisruption, majorModerateShare }) =>
      agency === null || (disruptions?.value ?? 0) === 0
        ? []
        : [
            {
              ...agency,
              hours: hoursCommitted ?? missing,
              disruptions: disruptions ?? missing,
              each: hoursPerDisruption ?? missing,
              share: majorModerateShare ?? missingShare,
            },
          ],
    )
    .sort((one, other) => (other.disruptions.value ?? 0) - (one.disruptions.value ?? 0));
  if (agencies.every(({ each }) => each.value === null)) {
    return { kind: 'empty', sentence: wordNothing('hours beside confirmed disruptions', scope, ['agency']) };
  }

  const question = toQuestions(context).perDisruption;
  const all = {
    each: totals.hoursPerDisruption,
    share: totals.majorModerateShare,
    hours: totals.hoursCommitted,
    disruptions: totals.disruptions,
  };
  const cells = ({ each, share, hours, disruptions }: Told, key: RowKey) => [
    toCell(each, explainRow(question, 'hoursPerDisruption', key)),
    toShareCell(share, explainRow(question, 'majorModerateShare', key)),
    toCell(hours, explainRow(question, 'hoursCommitted', key)),
    toCell(disruptions, explainRow(question, 'disruptions', key)),
  ];
  const { shown, note } = pickAgencies(agencies, scope.agency?.code ?? null);

  return {
    kind: 'ready',
    content: {
      message,
      summary: summarisePerDisruption(agencies),
      chart: (
        <PairedBars
          hasWords
          names={['Hours for each', 'Major and moderate']}
          bars={shown.map((agency) => ({
            key: agency.code,
            name: <AgencyLink code={agency.code} name={agency.name} context={context} />,
            first: { value: agency.each.value, text: shorten(agency.each) },
            second: { value: isOfFew(agency.share) ? null : agency.share.value, text: formatShare(agency.share) },
            isChosen: scope.agency?.code === agency.code,
          }))}
        />
      ),
      isChartOperable: true,
      isChartWhole: false,
      table: {
        caption: `Hours for each confirmed disruption by lead agency, ${describeScope(scope, ['agency'])}, ${namePeriod(scope)}`,
        headings: ['Agency', 'Hours for each', 'Major and moderate share', 'Hours committed', 'Confirmed disruptions'],
        rows: [...toAgencyRows(agencies, cells, context), toTotalRow(cells(all, {}))],
      },
      question: {
        ...toBlockQuestion(question, context, { measure: 'hoursPerDisruption', isFile: true }),
        explains: explainJudged(context, 'hoursPerDisruption'),
      },
      notes: [
        ...note,
        'Fewer hours are not better by themselves: a major disruption takes more of them. An agency’s hours also support disruptions that others lead. Of fewer than 20 disruptions there is no percentage and no bar. The two columns have their own scales.',
        ...noteUnreturned(scope),
        ...noteUnmatched(agencies),
        ...explainFigures(
          agencies.flatMap(({ each, share }) => [each, share]),
          toReaderNotes(data.notes),
        ),
      ],
      more: <MeasureLink measure="hoursPerDisruption" name="hours for each disruption" context={context} />,
      ...toFootOfAllBoth(context, data),
    },
  };
}
