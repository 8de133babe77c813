import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { ProtectedKey } from '#charts/ProtectedKey.js';
import { RankedBars } from '#charts/RankedBars.js';
import type { ReferralGroups_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures, isHidden, isOwnAlone, isProtected } from '#lib/figure.js';
import { type ExplainedFigure, explainRow } from '#lib/figure-question.js';
import { capitalise } from '#lib/format.js';
import { type OwnedFigure, withFourthCut, wordBar, wordFourthCut } from '#lib/protected.js';
import { describePeriodSoFar } from '#lib/scope-words.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { ownedHeadings, toFigureCell, toOwnedCells } from '#ui/figure-block/figure-cell.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions, toWholeQuestion } from './block-questions.js';
import { findTied, summariseGroups, withoutFlags, wordGroups } from './group-words.js';
import { type GroupPart, groupWords, type ListedGroup, listGroups, toGroupScope } from './groups.js';
import { findHiddenState } from './hidden-state.js';
import type { BlockContext } from './referral.type.js';
import { describeScope, nameReferrals, partsNote, toBlockNotes, toFoot } from './scope.js';

export const REFERRAL_GROUPS: TypedDocumentNode<ReferralGroups_FigureTableFragment> = gql`
  fragment ReferralGroups_FigureTable on FigureTable {
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
        pathway
        exploitation
        ageBand
        area {
          id
          code
          name
          kind
        }
      }
      referrals {
        value
        text
        inWords
        flags
        own
        othersInWords
      }
    }
    totals {
      referrals {
        value
        text
        inWords
        flags
        own
        othersInWords
      }
    }
  }
`;

interface ReferralGroupsProps {
  readonly context: BlockContext;
  readonly part: GroupPart;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<ReferralGroups_FigureTableFragment> | null;
}

/** People referred in the quarter or the range, told apart by one thing, largest group first. Where the page has a filter for it, choosing a group filters the page. */
export function ReferralGroups({ context, part, problem, table }: ReferralGroupsProps) {
  const data = unmask(REFERRAL_GROUPS, table);
  const { block, grouping } = groupWords[part];
  const { subject, place, period } = describeGroups(context, part);
  const state = problem ?? (data === null ? { kind: 'loading' as const } : toState(data, context, part));

  // While it loads it keeps the room of a dozen areas; other groups never need that.
  const size = state.kind === 'loading' && part === 'area' ? 'tall' : 'short';
  return <FigureBlock name={block} subtitle={`${subject} ${grouping}, ${place}, ${period}`} size={size} state={state} />;
}

function describeGroups(context: BlockContext, part: GroupPart) {
  const scope = toGroupScope(context.scope, part, context);
  return { subject: capitalise(nameReferrals(scope)), place: describeScope(scope), period: describePeriodSoFar(scope) };
}

function toState(table: ReferralGroups_FigureTableFragment, context: BlockContext, part: GroupPart): FigureState {
  const { heading, grouping, cut, toMessage, toTiedMessage } = groupWords[part];
  const { subject, place, period } = describeGroups(context, part);
  const groups = listGroups(table.rows, part, context);
  const total = table.totals.referrals;
  if (groups.every(({ figure }) => figure.value === null)) {
    const hidden = findHiddenState({
      subject,
      place,
      range: period,
      figures: groups.map(({ figure }) => figure),
      total,
      protections: table.protections,
      cuts: ['time', cut],
    });
    if (hidden !== null) return hidden;
  }
  const [largest] = groups;
  if (
    total === null ||
    total.value === 0 ||
    largest === undefined ||
    groups.every(({ figure }) => (figure.value ?? 0) === 0 && !isProtected(figure))
  ) {
    return {
      kind: 'empty',
      sentence: `No ${nameReferrals(toGroupScope(context.scope, part, context))} are recorded for ${place} in ${period}.`,
    };
  }

  const figures = groups.map((group) => group.figure);
  const isOwned = [...figures, total].some(({ own }) => own !== null);
  const isAnyProtected = [...figures, total].some(isProtected);
  const [protection] = table.protections;
  const fourth = protection === undefined ? null : wordFourthCut(protection, ['time', cut]);
  const question = toQuestions(context)[part];
  const chosen = groups.find(({ isChosen }) => isChosen && part === 'area');
  const toCells = (figure: OwnedFigure, explains?: ExplainedFigure) =>
    isOwned ? toOwnedCells(figure, explains) : [toFigureCell(figure, explains)];

  return {
    kind: 'ready',
    content: {
      message: wordGroups(chosen ? [chosen] : [largest, ...findTied(groups).slice(1)], total, { heading, toMessage, toTiedMessage }),
      summary: summariseGroups(groups, total),
      chart: <GroupBars groups={groups} context={context} isOwned={isOwned} isAnyProtected={isAnyProtected} />,
      isChartOperable: groups.some(({ change }) => change !== null),
      isChartWhole: true,
      isTableEnough: true,
      table: {
        caption: `${subject} ${grouping}, ${place}, ${period}`,
        headings: isOwned ? [heading, 'Everyone', ...ownedHeadings] : [heading, 'People'],
        rows: [
          ...groups.map((group) => ({
            key: group.key,
            name: group.name,
            shown: <GroupName group={group} context={context} />,
            cells: toCells(group.figure, explainRow(question, 'referrals', { [part]: group.code })),
          })),
          { key: 'total', name: 'Everyone referred', cells: toCells(total, explainRow(question, 'referrals', {})), isTotal: true },
        ],
      },
      question: toWholeQuestion(question),
      notes: [
        ...(isAnyProtected ? [partsNote] : []),
        ...explainFigures([...figures, total].map(withoutFlags), withFourthCut(toBlockNotes(table.notes), fourth)),
      ],
      ...(isAnyProtected ? { more: <ProtectionLink /> } : {}),
      ...toFoot(context, table),
    },
  };
}

interface GroupBarsProps {
  readonly groups: readonly ListedGroup[];
  readonly context: BlockContext;
  readonly isOwned: boolean;
  readonly isAnyProtected: boolean;
}

function GroupBars({ groups, context, isOwned, isAnyProtected }: GroupBarsProps) {
  const isAnyHidden = groups.some(({ figure }) => figure.flags.includes('CONFIDENTIAL'));
  return (
    <>
      {isAnyProtected ? <ProtectedKey isOwned={isOwned} isHidden={isAnyHidden} /> : null}
      <RankedBars
        bars={groups.map((group) => {
          const { key, figure, isChosen } = group;
          return {
            key,
            name: <GroupName group={group} context={context} />,
            value: figure.value,
            ...wordBar({ ...figure, flags: withoutFlags(figure).flags }),
            own: figure.own ?? (isProtected(figure) ? 'OTHERS' : 'OWN'),
            hidden: isHidden(figure) || (figure.flags.includes('CONFIDENTIAL') && !isOwnAlone(figure)) ? '[c]' : null,
            isChosen,
          };
        })}
      />
    </>
  );
}

interface GroupNameProps {
  readonly group: ListedGroup;
  readonly context: BlockContext;
}

/** The name of a group, as a link where choosing it filters the page. */
function GroupName({ group: { name, change, isChosen }, context }: GroupNameProps) {
  if (change === null) return name;
  return (
    <Link to={context.toAddress(change)} aria-current={isChosen ? 'true' : undefined}>
      {name}
    </Link>
  );
}
