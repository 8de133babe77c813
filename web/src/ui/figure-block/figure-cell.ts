import { besideFigure, type FigureValue, formatFigure, formatFlags, missingSymbol } from '#lib/figure.js';
import type { ExplainedFigure } from '#lib/figure-question.js';
import { type OwnedFigure, wordBar, wordOwn } from '#lib/protected.js';

import type { FigureCell } from './figure-block.type.js';

/** A cell for what there is nothing to compare with. */
export const notCompared: FigureCell = { text: 'not compared', flags: '', value: null };

/** A figure in a table: as it is told on the page; in a file as a number, with its flags. */
export function toFigureCell(figure: FigureValue, explains?: ExplainedFigure): FigureCell {
  return {
    text: formatFigure(figure),
    flags: formatFlags(besideFigure(figure)),
    inFile: figure.value === null ? missingSymbol(figure) : figure.text,
    value: figure.value,
    ...(explains === undefined ? {} : { explains }),
  };
}

/** Headings of the columns of `toOwnedCells`. */
export const ownedHeadings = ['Yours, exact', 'Others, protected'] as const;

/** A figure in three columns: everybody's, the viewer's own and the others', each as it is told. For tables in which some figure has an own part. */
export function toOwnedCells(figure: OwnedFigure, explains?: ExplainedFigure): readonly FigureCell[] {
  const everyone = { ...toFigureCell(figure, explains), text: wordBar(figure).text };
  const { own, othersInWords } = figure;
  if (own === null || othersInWords === null) {
    return [everyone, { text: 'not told apart', flags: '', value: null }, { text: 'not told apart', flags: '', isWords: true }];
  }
  return [everyone, { text: wordOwn(own), flags: '', inFile: String(own), value: own }, { text: othersInWords, flags: '', isWords: true }];
}
