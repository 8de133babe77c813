import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import { BulletBars } from '#charts/BulletBars.js';
import type {
  GroupRow_FigureRowFragment,
  PostsByGroup_FigureTableFragment,
  WatchedTrend_FigureTableFragment,
} from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { explainFigures } from '#lib/figure.js';
import type { RowKey } from '#lib/figure-question.js';
import { toReaderNotes } from '#lib/notes.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';
import type { FigureState } from '#ui/figure-block/figure-block.type.js';
import { FigureBlock } from '#ui/figure-block/FigureBlock.js';

import { toQuestions } from './block-questions.js';
import { missing, missingShare, shorten } from './figures.js';
import { toFoot } from './foot-words.js';
import { staffGroups, watchedGroups } from './labels.js';
import { MeasureLink } from './MeasureLink.js';
import { postHeadings, toPostCells } from './post-cells.js';
import { summarisePosts, wordPosts, wordVacancy } from './post-words.js';
import styles from './PostsByGroup.module.css';
import type { BlockContext } from './resourcing.type.js';
import { POSTS_ROW } from './row-fragments.js';
import { describeScope, namePeriod, wordNothing } from './scope-words.js';
import { WatchedGroups } from './WatchedGroups.js';

/** Posts of one staff group, and of all of them, with how the vacancies changed. */
const GROUP_ROW: TypedDocumentNode<GroupRow_FigureRowFragment> = gql`
  fragment GroupRow_FigureRow on FigureRow {
    ...PostsRow_FigureRow @unmask
    vacancyRate {
      change(to: SAME_PERIOD_LAST_YEAR) {
        signed
      }
    }
  }
  ${POSTS_ROW}
`;

export const POSTS_BY_GROUP: TypedDocumentNode<PostsByGroup_FigureTableFragment> = gql`
  fragment PostsByGroup_FigureTable on FigureTable {
    id
    dataVersion
    asOf
    notes
    rows {
      key {
        staffGroup
      }
      ...GroupRow_FigureRow @unmask
    }
    totals {
      ...GroupRow_FigureRow @unmask
    }
  }
  ${GROUP_ROW}
`;

export const WATCHED_TREND: TypedDocumentNode<WatchedTrend_FigureTableFragment> = gql`
  fragment WatchedTrend_FigureTable on FigureTable {
    id
    rows {
      key {
        staffGroup
        quarter {
          id
          key
          label
        }
        financialYear
        calendarYear
      }
      vacancyRate {
        value
        text
        inWords
        flags
      }
    }
  }
`;

interface PostsByGroupProps {
  /** Of the quarter at whose end posts are told. */
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly table: FragmentType<PostsByGroup_FigureTableFragment> | null;
  /** Vacancy rates of the watched groups at the end of each quarter or year. */
  readonly trend: FragmentType<WatchedTrend_FigureTableFragment> | null;
}

/** Staff in post in the bar of funded posts, by staff group; analysts and financial investigators with how their vacancies went. */
export function PostsByGroup({ context, problem, table, trend }: PostsByGroupProps) {
  const data = unmask(POSTS_BY_GROUP, table);
  const watched = unmask(WATCHED_TREND, trend);
  const subtitle = `Staff in post and funded posts by staff group, full-time equivalents at the end of ${context.scope.quarter.name}, ${describeScope(context.scope)}`;
  const state = problem ?? (data !== null && watched !== null ? toState(data, watched, context) : { kind: 'loading' as const });

  return <FigureBlock name="posts" subtitle={subtitle} size="tall" state={state} />;
}

function toState(data: PostsByGroup_FigureTableFragment, trend: WatchedTrend_FigureTableFragment, context: BlockContext): FigureState {
  const { scope } = context;
  const isNone = (figure: { readonly value: number | null } | null) => (figure?.value ?? 0) === 0;
  const groups = staffGroups.flatMap(({ code, name }) => {
    const row = data.rows.find(({ key }) => key.staffGroup === code);
    // Where a group has neither posts nor people there is nothing to tell of it.
    if (row === undefined || (isNone(row.strengthFte) && isNone(row.establishmentFte))) return [];
    return [{ code, name, row, ...toPosts(row) }];
  });
  if (groups.length === 0) return { kind: 'empty', sentence: wordNothing('posts', scope) };

  const watched = watchedGroups.flatMap(({ code }) => groups.find((group) => group.code === code) ?? []);
  const total = toPosts(data.totals);
  const question = toQuestions(context).posts;
  const cells = (row: Posts, key: RowKey) => [
    ...toPostCells(row, question, key),
    { text: row.vacancyRate?.change?.signed ?? 'not compared', flags: '' },
  ];

  return {
    kind: 'ready',
    content: {
      message: wordPosts(watched, total.vacancy),
      summary: summarisePosts(groups),
      chart: (
        <div className={styles.posts}>
          <div>
            <BulletBars
              legend={{ value: 'staff in post', against: 'funded posts' }}
              bars={groups.map(({ code, name, inPost, funded, vacancy }) => ({
                key: code,
                name,
                value: inPost.value,
                against: funded.value,
                text: `${shorten(inPost)} of ${shorten(funded)}`,
                flags: '',
                note: wordVacancy({ name, vacancy }),
                isPicked: watched.some((group) => group.code === code),
              }))}
            />
          </div>
          {watched.length === 0 ? null : <WatchedGroups groups={watched} trend={trend} context={context} />}
        </div>
      ),
      isChartWhole: false,
      table: {
        caption: `Staff in post, funded posts and vacancies by staff group, ${describeScope(scope)}, end of ${namePeriod(scope)}`,
        headings: ['Staff group', ...postHeadings, 'Change on a year before'],
        rows: [
          ...groups.map((group) => ({ key: group.code, name: group.name, cells: cells(group.row, { staffGroup: group.code }) })),
          { key: 'total', name: 'All staff groups', cells: cells(data.totals, {}), isTotal: true },
        ],
      },
      question: toBlockQuestion(question, context, { measure: 'vacancyRate', isFile: true }),
      notes: explainFigures([...groups.map(({ vacancy }) => vacancy), total.vacancy], toReaderNotes(data.notes)),
      more: <MeasureLink measure="vacancyRate" name="the vacancy rate" context={context} />,
      ...toFoot(context, data),
    },
  };
}

type Posts = Omit<GroupRow_FigureRowFragment, '__typename' | ' $fragmentName'>;

function toPosts({ strengthFte, establishmentFte, vacancyRate }: Posts) {
  return {
    inPost: strengthFte ?? missing,
    funded: establishmentFte ?? missing,
    vacancy: vacancyRate ?? missingShare,
    change: vacancyRate?.change ?? null,
  };
}
