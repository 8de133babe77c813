import type { ExplainFigureQuery } from '#graphql/operations.js';
import { besideFigure, explainFigures, formatFigure, formatFlags } from '#lib/figure.js';
import { writeFigureDocument } from '#lib/figure-document.js';
import type { ExplainedFigure } from '#lib/figure-question.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { toReaderNotes } from '#lib/notes.js';
import { ProtectionLink } from '#parts/ProtectionLink.js';

import { CopyQuestion } from './CopyQuestion.js';
import {
  describeDisclosure,
  describeFilter,
  describeResult,
  describeSettled,
  isProtectedRule,
} from './explain-words.js';
import { ExplainChange } from './ExplainChange.js';
import styles from './ExplainDrawer.module.css';
import { describeRevisions } from './revision-words.js';
import { SourceReturns } from './SourceReturns.js';

interface ExplanationProps {
  readonly figure: ExplainedFigure;
  readonly answer: ExplainFigureQuery;
}

/** The drawer's text for a figure that exists. */
export function Explanation({ figure: asked, answer: { measure, figures } }: ExplanationProps) {
  const { figure } = figures.totals;
  if (measure === null || figure === null) return <p>There is no such measure.</p>;
  const flags = explainFigures([figure], []);
  // A figure that would mislead on its own is loaded together with its companion measure.
  const measures =
    measure.companion === null ? [asked.measure] : [asked.measure, measure.companion];

  return (
    <>
      <p className={styles.value}>{formatFigure(figure)}</p>
      <p>
        {measure.name} <span className={styles.flags}>{formatFlags(besideFigure(figure))}</span>
      </p>
      <p className={styles.of}>{figures.filterText.join('; ')}</p>
      {figure.own === null ? null : (
        <p>
          Yours, exactly: {figure.own === 0 ? 'none' : formatNumber(figure.own)}. Others’:{' '}
          {figure.othersText}.
        </p>
      )}
      <ExplainChange key={JSON.stringify(asked)} figure={asked}>
        <h3>Definition</h3>
        <p>{measure.description}</p>
        <h3>Formula</h3>
        <p>
          {measure.formula.replace(/[.]$/, '')}
          {describeResult(figure)}.
        </p>
        <h3>Filter</h3>
        <p>{describeFilter(figures.filterText, measure, asked.where)}</p>
        <h3>Returns</h3>
        <SourceReturns returns={figures.sourceReturns} />
        <h3>Flags and period</h3>
        {flags.map((flag) => (
          <p key={flag}>{flag}</p>
        ))}
        <p>{describeSettled(figures.sourceReturns)}</p>
        {toReaderNotes(figures.notes)
          .filter((note) => !/^\[[a-z]\]/.test(note))
          .map((note) => (
            <p key={note}>{note}</p>
          ))}
        <h3>Revisions</h3>
        {describeRevisions(figures.revisions).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <h3>Disclosure</h3>
        <p>
          {describeDisclosure(measure.disclosure)}
          {isProtectedRule(measure.disclosure) ? (
            <>
              {' '}
              <ProtectionLink />
            </>
          ) : null}
        </p>
        <h3>Data</h3>
        <p>
          Version {formatNumber(figures.dataVersion)}, read on {formatInstant(figures.asOf)}.
        </p>
        <h3>Query</h3>
        <CopyQuestion question={writeFigureDocument({ measures, by: [], where: asked.where })} />
      </ExplainChange>
    </>
  );
}
