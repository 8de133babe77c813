import { Link } from 'react-router';

import { Sparkline } from '#charts/Sparkline.js';
import type { SparklineContent } from '#charts/sparkline.type.js';
import { wordSparkline } from '#charts/sparkline-words.js';
import { besideFigure, type Flag, formatFigure, formatFlags, missingSymbol } from '#lib/figure.js';
import type { ExplainedFigure } from '#lib/figure-question.js';
import { ExplainButton } from '#ui/figure-block/ExplainButton.js';

import { type ToldResult, wordBefore } from './result-words.js';
import styles from './ResultTiles.module.css';

interface Tile extends ToldResult {
  readonly key: string;
  readonly line: SparklineContent;
  readonly explains: ExplainedFigure;
  /** What stands beside the name, so that the number can stand alone. Null where nothing is counted but things. */
  readonly unit: string | null;
}

interface ResultTilesProps {
  readonly results: readonly Tile[];
  readonly isOpen: boolean;
  readonly toMeasure: (key: string) => string;
}

/** Every figure of a quarter that is not final has it, so it stands in the foot alone. */
const common: readonly Flag[] = ['PROVISIONAL', 'ESTIMATED'];

/** Each result with its number, its line and the number before. Its name leads to its measure. */
export function ResultTiles({ results, isOpen, toMeasure }: ResultTilesProps) {
  return (
    <dl className={styles.results}>
      {results.map((result) => (
        <div key={result.key}>
          <dt>
            <Link to={toMeasure(result.key)}>{result.unit === null ? result.name : `${result.name}, ${result.unit}`}</Link>
          </dt>
          <dd className={styles.front}>
            <b>
              <ExplainButton figure={result.explains}>
                {result.figure.value === null ? missingSymbol(result.figure) : formatFigure(result.figure).replace(` ${result.unit}`, '')}
              </ExplainButton>
            </b>
            <Sparkline content={result.line} label={wordSparkline(result.name, result.line)} size="result" />
          </dd>
          <dd className={styles.before}>
            {wordBefore(result, isOpen)} {formatFlags(besideFigure(result.figure).filter((flag) => !common.includes(flag)))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
