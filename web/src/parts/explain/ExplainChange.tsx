import { skipToken, useQuery } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';

import type { ExplainChangeQuery } from '#graphql/operations.js';
import type { ExplainedFigure } from '#lib/figure-question.js';
import { TextButton } from '#ui/TextButton.js';

import { EXPLAIN_CHANGE } from './explain-query.js';
import styles from './ExplainDrawer.module.css';
import { toMeasureAddress, toPageScope } from './page-scope.js';

interface ExplainChangeProps {
  readonly figure: ExplainedFigure;
  /**
   * The content below, which waits until the part above is loaded, so that nothing moves under the
   * reader.
   */
  readonly children: ReactNode;
}

type Block = ExplainChangeQuery['page']['blocks'][number];

/**
 * Why a figure changed or is off target, and where, in the same words as the page of its measure;
 * nothing for a figure without ratings of its own, such as one for several quarters. Pressing
 * another dimension breaks the same change down by it.
 */
export function ExplainChange({ figure, children }: ExplainChangeProps) {
  const [by, setBy] = useState<string | null>(null);
  const place = toPageScope(figure);
  const variables = place && {
    ...place,
    scope: by === null ? place.scope : { ...place.scope, by },
  };
  const { data, previousData, loading } = useQuery(
    EXPLAIN_CHANGE,
    variables === null ? skipToken : { variables },
  );
  const page = (data ?? (by === null ? undefined : previousData))?.page;
  if (loading && page === undefined) return <div className={styles.skeleton} />;
  const change = page?.blocks.find(({ compared }) => compared !== null);
  if (place === null || page === undefined || change === undefined) return children;
  const isJudged = change.compared?.isJudged === true;
  const level = page.blocks.find(({ view }) => view === 'CONTROL');
  const others = page.blocks.find(({ view, compared }) => view === 'CHANGE' && compared === null);

  return (
    <>
      <section aria-labelledby="explain-change">
        <h3 id="explain-change">Why</h3>
        {isJudged ? (
          <>
            <p>
              <b>{page.title}.</b>{' '}
              {level === undefined || level.finding.kind === 'REAL_CHANGE'
                ? null
                : `${level.finding.text}.`}
            </p>
            {change.because === null ? null : <p>{change.because}</p>}
            <ChangeTable block={change} />
            {others === undefined ? null : <OtherLists block={others} onChoose={setBy} />}
          </>
        ) : (
          <p>{change.because ?? `${change.finding.text}.`}</p>
        )}
        <p>
          <Link to={toMeasureAddress(place)}>More about this measure</Link>
        </p>
      </section>
      {children}
    </>
  );
}

interface OtherListsProps {
  readonly block: Block;
  readonly onChoose: (dimension: string) => void;
}

/**
 * The part that moved most in each of the other dimensions; pressing a dimension shows it above.
 */
function OtherLists({ block: { table }, onChoose }: OtherListsProps) {
  return (
    <table className={`${styles.change} ${styles.lists}`}>
      <caption>The largest change in every other list</caption>
      <Headings
        first={table.rowHeading}
        headings={['Largest change', table.columns.at(-1)?.heading ?? '']}
      />
      <tbody>
        {table.rows.map(({ key, label, cells: [largest, before, since, change] }) => (
          <tr key={key}>
            <th scope="row">
              <TextButton onPress={() => onChoose(key)}>{label}</TextButton>
            </th>
            <td>
              {largest?.text}
              {before === undefined || since === undefined || before.text === ''
                ? null
                : `, ${before.text} to ${since.text}`}
            </td>
            <td>{change?.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadingsProps {
  readonly first: string;
  readonly headings: readonly string[];
}

function Headings({ first, headings }: HeadingsProps) {
  return (
    <thead>
      <tr>
        {[first, ...headings].map((heading) => (
          <th key={heading} scope="col">
            {heading}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ChangeTable({ block: { about, table } }: { readonly block: Block }) {
  // A column that is drawn as a line has no text.
  const isTold = table.columns.map(({ drawing }) => drawing !== 'SPARKLINE');
  return (
    <table className={styles.change}>
      <caption>{about}</caption>
      <Headings
        first={table.rowHeading}
        headings={table.columns.flatMap(({ heading }, index) =>
          isTold[index] === true ? [heading] : [],
        )}
      />
      <tbody>
        {table.rows
          .filter(({ isFolded }) => isFolded !== true)
          .map(({ key, label, cells }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {cells.map(({ text }, index) =>
                isTold[index] === true ? <td key={table.columns[index]?.heading}>{text}</td> : null,
              )}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
