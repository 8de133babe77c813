import { skipToken, useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { ExplainChangeQuery } from '#graphql/operations.js';
import type { ExplainedFigure } from '#lib/figure-question.js';

import { EXPLAIN_CHANGE } from './explain-query.js';
import styles from './ExplainDrawer.module.css';
import { toMeasureAddress, toPageScope } from './page-scope.js';

interface ExplainChangeProps {
  readonly figure: ExplainedFigure;
  /** What stands below. It waits until it is known what stands above it, so that nobody reads what moves away. */
  readonly children: ReactNode;
}

type Block = ExplainChangeQuery['page']['blocks'][number];

/**
 * What explains the change that the figure is judged by, as the page of its measure says it; nothing of a figure that is not judged by
 * itself, such as one of several quarters.
 */
export function ExplainChange({ figure, children }: ExplainChangeProps) {
  const variables = toPageScope(figure);
  const { data, loading } = useQuery(EXPLAIN_CHANGE, variables === null ? skipToken : { variables });
  if (loading && data === undefined) return null;
  const block = data?.page.blocks.find(({ compared }) => compared !== null);
  if (variables === null || block === undefined) return children;

  return (
    <>
      <section aria-labelledby="explain-change">
        <h3 id="explain-change">Why it changed</h3>
        <p>{block.because ?? `${block.finding.text}.`}</p>
        {block.compared?.isJudged === true ? <ChangeTable block={block} /> : null}
        <p>
          <Link to={toMeasureAddress(variables)}>More about this measure</Link>
        </p>
      </section>
      {children}
    </>
  );
}

function ChangeTable({ block: { about, table } }: { readonly block: Block }) {
  // What is drawn as a line has no words.
  const isTold = table.columns.map(({ drawing }) => drawing !== 'SPARKLINE');
  return (
    <table className={styles.change}>
      <caption>{about}</caption>
      <thead>
        <tr>
          <th scope="col">{table.rowHeading}</th>
          {table.columns.map(({ heading }, index) =>
            isTold[index] === true ? (
              <th key={heading} scope="col">
                {heading}
              </th>
            ) : null,
          )}
        </tr>
      </thead>
      <tbody>
        {table.rows
          .filter(({ isFolded }) => isFolded !== true)
          .map(({ key, label, cells }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {cells.map(({ text }, index) => (isTold[index] === true ? <td key={table.columns[index]?.heading}>{text}</td> : null))}
            </tr>
          ))}
      </tbody>
    </table>
  );
}
