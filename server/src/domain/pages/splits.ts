import type { KeyValue, World } from '#domain/figures/world.js';
import type { SplitFigures } from '#domain/findings/explain-kpi.js';
import { memoise } from '#domain/memoise.js';
import { type CardAnswers, rowReader } from '#domain/scorecard/answers.js';
import { splitsOfHeadline } from '#domain/scorecard/ask-headlines.js';
import type { Headline } from '#domain/scorecard/headline.js';

/** Reads what the change of a headline is taken apart by. */
export type ReadSplits = (headline: Pick<Headline, 'measure' | 'objective'>) => readonly SplitFigures[];

/** Reads splits in what was answered about a group of headlines; none where they were not asked. */
export function splitReader(answers: CardAnswers, world: World): ReadSplits {
  const readRows = rowReader(answers, world);
  const known = new Map<string, readonly SplitFigures[]>();
  const read: ReadSplits = ({ measure, objective }) =>
    splitsOfHeadline({ measure, objective }).flatMap((dimension): readonly SplitFigures[] => {
      const read = readRows(objective === null ? `ALL SPLIT BY ${dimension}` : `OBJECTIVES SPLIT BY ${dimension}`);
      if (!read) return [];
      const own = objective === null ? read.rows : read.rows.filter(({ key }) => key[1] === objective);
      const keys = [...new Set(own.map(({ key }) => key.at(-1) ?? null))];
      const rowOf = (quarter: string, key: KeyValue) => read.rowOf(objective === null ? [quarter, key] : [quarter, objective, key]);
      const figuresIn = memoise((quarter: string) =>
        memoise((key: KeyValue) => knownOnly(rowOf(quarter, key)?.figures.get(measure) ?? null)),
      );
      const isToldApart = (key: KeyValue) => key !== null && (dimension !== 'AREA' || world.places.find(String(key))?.kind === 'DISTRICT');
      return [{ dimension, keys, figureOf: (quarter: string, key: KeyValue) => figuresIn(quarter)(key), isToldApart }];
    });
  return (headline) => {
    const name = `${headline.measure} ${headline.objective ?? ''}`;
    const splits = known.get(name) ?? read(headline);
    known.set(name, splits);
    return splits;
  };
}

/** What nobody sent is in no whole. */
function knownOnly(figure: ReturnType<SplitFigures['figureOf']>): ReturnType<SplitFigures['figureOf']> {
  return figure === null || (figure.flags.includes('NOT_AVAILABLE') && !figure.isWithheld) ? null : figure;
}
