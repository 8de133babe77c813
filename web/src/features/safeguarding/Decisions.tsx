import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { ComparedBars } from '#charts/ComparedBars.js';
import type { Decisions_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { besideFigure, explainFigures, formatFlags, isHidden, isProtected } from '#lib/figure.js';
import { describePeriodSoFar } from '#lib/scope-words.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';
import { statusWords } from '#ui/judgement/status-words.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';

import { explainJudged, toQuestions } from './block-questions.js';
import { chooseShare, summariseDecisions, type ToldShare, wordCasesOrFew, wordDecisions, wordHere, wordLarger } from './decision-words.js';
import styles from './Decisions.module.css';
import { nameJudged, toJudgedContext } from './judged-quarter.js';
import { decisionFields } from './labels.js';
import type { BlockContext } from './referral.type.js';
import { describeScope, toFoot } from './scope.js';
import { isTold, wordShare } from './share-words.js';

export const DECISIONS: TypedDocumentNode<Decisions_KpiFragment> = gql`
  fragment Decisions_Kpi on Kpi {
    id
    dataVersion
    asOf
    status
    area {
      id
      code
    }
    measure {
      id
      key
    }
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
      value
    }
  }
`;

interface DecisionsProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  /** Each share in the area chosen and in those that it lies in, from the smallest. */
  readonly kpis: readonly FragmentType<Decisions_KpiFragment>[];
}

/** Decisions, triage and repeats as shares of one quarter, each beside its target. One of too few cases is told of the next larger area that has enough. */
export function Decisions({ context, problem, kpis }: DecisionsProps) {
  const data = unmask(DECISIONS, kpis);
  const { scope } = context;
  const shares = problem === null ? toShares(data, context) : [];
  const larger = wordLarger(shares);
  const pathway = scope.pathway === null ? '' : ', all pathways';
  const subtitle = `Shares of decisions, triage and repeats, ${nameJudged(context)}, ${describeScope(scope)}${pathway}${larger === '' ? '' : `. ${larger}`}`;
  const state = problem ?? (data.length > 0 ? toState(data, shares, toJudgedContext(context)) : { kind: 'loading' as const });

  return <FigureBlock name="decisions" subtitle={subtitle} size="tall" state={state} />;
}

function toShares(kpis: readonly Decisions_KpiFragment[], { choices }: BlockContext): readonly ToldShare[] {
  return decisionFields.flatMap(({ field, measure, name }) => {
    const places = kpis.filter(({ measure: { key } }) => key === measure);
    const chosen = chooseShare(
      places.map(({ area: { code }, figure, status, target }) => ({
        area: choices.areas.find((area) => area.code === code) ?? { code, name: code },
        figure,
        status,
        target,
      })),
    );
    return chosen === null ? [] : [{ field, name, ...chosen }];
  });
}

function toState(kpis: readonly Decisions_KpiFragment[], shares: readonly ToldShare[], context: BlockContext): FigureState {
  const { scope } = context;
  const place = describeScope(scope);
  const quarter = describePeriodSoFar(scope);
  const figures = shares.flatMap(({ told, few }) => [told.figure, ...(few === null ? [] : [few.figure])]);
  const [first] = kpis;
  const [about] = shares;
  if (first === undefined || figures.every((figure) => figure.value === null)) {
    return figures.some(isHidden)
      ? {
          kind: 'hidden',
          headline: 'Too few to show',
          sentence: `Shares for ${place} in ${quarter} rest on too few cases [c], here and in every larger area.`,
          more: <ProtectionLink />,
        }
      : { kind: 'empty', sentence: `No decision, triage or repeat is recorded for ${place} in ${quarter}.` };
  }

  const isAnyProtected = figures.some(isProtected);
  const larger = [...new Map(shares.flatMap(({ told, few }) => (few === null ? [] : [[told.area.code, told.area] as const]))).values()];
  return {
    kind: 'ready',
    content: {
      message: wordDecisions(shares, scope.area.code),
      summary: summariseDecisions(shares, scope.area.code),
      chart: (
        <ComparedBars
          legend={{
            bar: `share in ${quarter}`,
            parts: isAnyProtected ? 'OTHERS' : 'NONE',
            tick: shares.some(({ told: { target } }) => target !== null) ? 'target' : null,
            change: null,
          }}
          bars={shares.map((share) => {
            const { figure, status, target } = share.told;
            return {
              key: share.field,
              name: <ShareName share={share} context={context} />,
              value: isTold(figure) ? figure.value : null,
              before: target?.value ?? null,
              text: wordShare(figure),
              flags: formatFlags(besideFigure(figure).filter((flag) => flag === 'LOW_RELIABILITY')),
              detail: wordDetail(share, scope.area.code),
              own: null,
              change: <StatusWord status={status} />,
              tone: isProtected(figure) ? ('others' as const) : ('plain' as const),
            };
          })}
        />
      ),
      isChartOperable: true,
      isChartWhole: true,
      isTableEnough: true,
      table: {
        caption: `Shares of decisions, triage and repeats, ${place}, ${quarter}`,
        headings: ['Share', 'Value', 'Target', 'Status', 'Cases', 'Place'],
        rows: shares.map((share) => {
          const { figure, status, target, area } = share.told;
          return {
            key: share.field,
            name: share.name,
            shown: <ShareName share={share} context={context} />,
            cells: [
              {
                text: wordShare(figure),
                flags: formatFlags(besideFigure(figure).filter((flag) => flag !== 'PROVISIONAL')),
                explains: explainJudged(findMeasure(share), context, area.code),
              },
              { text: target?.text ?? 'none', flags: '' },
              { text: statusWords[status], flags: '', isWords: true },
              { text: wordCasesOrFew(figure), flags: '', isWords: true },
              { text: share.few === null ? area.name : `${area.name}. ${wordHere(share.few)}`, flags: '', isWords: true },
            ],
          };
        }),
      },
      question: {
        figures: toQuestions(context).decisions,
        isFile: false,
        ...(about === undefined ? {} : { explains: explainJudged(findMeasure(about), context, about.told.area.code) }),
      },
      notes: [
        'Decisions count in the quarter of the decision, triage and repeats in that of the referral. A share of fewer than 20 is no percentage.',
        ...explainFigures(
          figures.map((figure) => ({ ...figure, flags: figure.flags.filter((flag) => flag !== 'PROVISIONAL') })),
          [],
        ),
      ],
      ...(larger.length === 0 && !isAnyProtected
        ? {}
        : {
            more: (
              <>
                {larger.map(({ code, name }) => (
                  <span key={code} className={styles.offer}>
                    <Link
                      to={context.toAddress({
                        area: context.choices.areas.some((area) => area.code === code && area.kind === 'FORCE') ? null : code,
                      })}
                    >
                      Show {name}
                    </Link>{' '}
                  </span>
                ))}
                {isAnyProtected ? <ProtectionLink /> : null}
              </>
            ),
          }),
      ...toFoot(context, first),
    },
  };
}

/** `about 41 of about 56, Thames Valley`, and `Reading: 5 of 5, too few` after it where that may be told. */
function wordDetail({ told: { figure, area }, few }: ToldShare, areaCode: string): string {
  const cases = wordCasesOrFew(figure);
  const place = area.code === areaCode ? '' : `, ${area.name}`;
  if (typeof few?.figure.value !== 'number') return `${cases}${place}`;
  return `${cases}${place}. ${wordHere(few)}`;
}

function findMeasure({ field }: ToldShare): string {
  return decisionFields.find((candidate) => candidate.field === field)?.measure ?? '';
}

interface ShareNameProps {
  readonly share: ToldShare;
  readonly context: BlockContext;
}

/** The name of a share, which leads to its measure in the area that it is told of. */
function ShareName({ share, context }: ShareNameProps) {
  const { name, told } = share;
  const isForce = context.choices.areas.some(({ code, kind }) => code === told.area.code && kind === 'FORCE');
  return <Link to={context.toMeasure(findMeasure(share), isForce ? null : told.area.code)}>{name}</Link>;
}
