import type Library from 'pptxgenjs';

import type { BlockChart, ChartSeries } from '#features/packs/files/block-chart.js';
import type { Paragraph } from '#features/packs/files/marked-text.js';
import { officeColours } from '#features/packs/files/office-colours.js';

import { type Box, slideSize } from './section-layout.js';

type PptxGenJs = Library.default;
export type Slide = Library.default.Slide;
type ChartOptions = Library.default.IChartOpts;
type Border = Library.default.BorderProps;

/** The texts on every slide. */
export interface DeckHead {
  readonly marking: string;
  readonly pack: string;
}

/** A table to be put on a slide. The first column names its rows. */
export interface SlideTable {
  readonly headings: readonly string[];
  readonly rows: readonly SlideRow[];
}

export interface SlideRow {
  readonly cells: readonly { readonly text: string; readonly isBold: boolean }[];
  /** Whether the row is a single cell across the whole width, as a heading of the rows below. */
  readonly isHeading: boolean;
}

/**
 * Every version of Office has this font, or one with the same widths, so the layout is the same
 * everywhere.
 */
const FONT = 'Arial';
const PLAIN = 'PLAIN';
const COVER = 'COVER';

/** A set of slides in progress. Each slide has the marking at its head and foot, and notes. */
export class Deck {
  constructor(
    private readonly pptx: PptxGenJs,
    private readonly head: DeckHead,
  ) {
    pptx.layout = 'LAYOUT_WIDE';
    pptx.theme = { headFontFace: FONT, bodyFontFace: FONT };
    const { w } = slideSize;
    const marking = (y: number) => ({
      text: {
        text: head.marking,
        options: {
          x: 0,
          y,
          w,
          h: 0.3,
          align: 'center',
          bold: true,
          ...plain(11, 'ink-1'),
        } as const,
      },
    });
    const foot = {
      text: { text: head.pack, options: { x: 0.5, y: 7.08, w: 5, h: 0.3, ...plain(11, 'ink-3') } },
    };
    const rule = {
      rect: { x: 0.5, y: 1.08, w: w - 1, h: 0.02, fill: { color: officeColours.bar } },
    };
    const title = {
      placeholder: {
        options: {
          name: 'title',
          type: 'title',
          x: 0.5,
          y: 0.42,
          w: w - 1,
          h: 0.62,
          margin: 0,
          align: 'left',
          valign: 'middle',
          bold: true,
          ...plain(26, 'bar'),
        },
        text: '',
      } as const,
    };
    const slideNumber = {
      x: w - 1.5,
      y: 7.08,
      w: 1,
      h: 0.3,
      align: 'right',
      ...plain(11, 'ink-3'),
    } as const;
    pptx.defineSlideMaster({
      title: PLAIN,
      background: { color: officeColours.surface },
      slideNumber,
      objects: [marking(0.08), marking(7.08), foot, rule, title],
    });
    const band = { rect: { x: 0, y: 2.1, w, h: 2.2, fill: { color: officeColours.bar } } };
    const coverTitle = {
      placeholder: {
        options: {
          name: 'title',
          type: 'title',
          x: 0.8,
          y: 2.25,
          w: w - 1.6,
          h: 0.9,
          margin: 0,
          align: 'left',
          valign: 'middle',
          bold: true,
          ...plain(40, 'bar-ink'),
        },
        text: '',
      } as const,
    };
    pptx.defineSlideMaster({
      title: COVER,
      background: { color: officeColours.surface },
      slideNumber,
      objects: [marking(0.08), marking(7.08), band, coverTitle],
    });
  }

  addSlide(title: string, notes: string, isCover = false): Slide {
    const slide = this.pptx.addSlide({ masterName: isCover ? COVER : PLAIN });
    // Set the size on the run: a placeholder’s own size overrides one set for the whole text.
    const options = isCover ? {} : { fontSize: toTitleSize(title) };
    slide.addText([{ text: title, options }], { placeholder: 'title' });
    slide.addNotes([this.head.marking, notes].filter((part) => part !== '').join('\n'));
    return slide;
  }

  addWords(
    slide: Slide,
    text: string,
    { size, colour = 'ink-1', isBold = false, ...box }: Words,
  ): void {
    slide.addText(text, {
      ...box,
      margin: 0,
      bold: isBold,
      valign: 'top',
      fit: 'shrink',
      ...plain(size, colour),
    });
  }

  addParagraphs(slide: Slide, paragraphs: readonly Paragraph[], { size, ...box }: Words): void {
    const runs = paragraphs.flatMap(({ runs: said, mark, level }) =>
      said.map(({ text, isBold, isItalic }, index) => ({
        text,
        options: {
          ...{
            bold: isBold,
            italic: isItalic,
            breakLine: index === said.length - 1,
            ...plain(size, 'ink-1'),
          },
          ...(mark === null || index > 0 ? {} : { bullet: toBullet(mark), indentLevel: level }),
          paraSpaceAfter: 6,
        },
      })),
    );
    if (runs.length > 0) slide.addText(runs, { ...box, margin: 0, valign: 'top', fit: 'shrink' });
  }

  addTable(
    slide: Slide,
    { headings, rows }: SlideTable,
    { widths, heights, size, ...box }: TablePlace,
  ): void {
    const edge = { type: 'solid', pt: 0.5, color: officeColours.rule } as const;
    const none = { type: 'none' } as const;
    const under: Borders = [none, none, edge, none];
    const align = (index: number) =>
      isFigures(rows, index) ? ('right' as const) : ('left' as const);
    // Text that starts where the figures end would be read as part of them.
    const isAfterFigures = (index: number) =>
      index > 0 && align(index) === 'left' && align(index - 1) === 'right';
    const common = (index: number) => {
      const margin: [number, number, number, number] = [
        0.02,
        0.06,
        0.02,
        isAfterFigures(index) ? 0.18 : 0.06,
      ];
      return { margin, valign: 'middle' as const };
    };
    const header = headings.map((text, index) => ({
      text,
      options: {
        ...common(index),
        ...plain(size, 'ink-2'),
        bold: true,
        align: align(index),
        fill: { color: officeColours.sunken },
        border: under,
      },
    }));
    const lines = rows.map(({ cells, isHeading }) =>
      cells.map(({ text, isBold }, index) => ({
        text,
        options: {
          ...{
            ...common(index),
            ...plain(size, isHeading ? 'ink-3' : 'ink-1'),
            bold: isBold,
            align: align(index),
          },
          ...{ border: under, ...(isHeading ? { colspan: headings.length } : {}) },
        },
      })),
    );
    slide.addTable([header, ...lines], {
      ...box,
      colW: [...widths],
      rowH: [...heights],
      autoPage: false,
    });
  }

  addChart(
    slide: Slide,
    chart: BlockChart,
    { altText, ...box }: Box & { readonly altText: string },
  ): void {
    const common = {
      ...{
        ...box,
        altText,
        showTitle: false,
        showLegend: chart.series.length > 1,
        legendPos: box.h < 2.6 ? ('r' as const) : ('b' as const),
      },
      ...{
        legendFontFace: FONT,
        legendFontSize: 11,
        legendColor: officeColours['ink-2'],
        catAxisLabelFontFace: FONT,
        valAxisLabelFontFace: FONT,
      },
      ...{
        catAxisLabelFontSize: chart.kind === 'LINES' ? 9 : 11,
        valAxisLabelFontSize: 11,
        catAxisLabelColor: officeColours['ink-2'],
        valAxisLabelColor: officeColours['ink-2'],
      },
      ...{
        valGridLine: { color: officeColours.rule, size: 0.5 },
        catGridLine: { style: 'none' as const },
        valAxisLabelFormatCode: chart.format,
      },
      ...{
        dataLabelFormatCode: chart.labelFormat ?? chart.format,
        dataLabelFontFace: FONT,
        dataLabelFontSize: 11,
        dataLabelColor: officeColours['ink-1'],
      },
    };
    if (chart.kind === 'LINES') {
      this.addLines(slide, chart, common);
      return;
    }
    const isLabelled = chart.kind === 'BARS' && chart.labelFormat !== null;
    // A bar chart counts its categories from below.
    const data = chart.series.map(({ name, values }) => ({
      name,
      labels: chart.categories.toReversed(),
      values: toValues(values).toReversed(),
    }));
    slide.addChart(this.pptx.ChartType.bar, data, {
      ...{
        ...common,
        barDir: 'bar',
        barGapWidthPct: 45,
        showValue: isLabelled,
        valAxisHidden: isLabelled,
      },
      ...{
        barGrouping: chart.kind === 'BARS' ? 'clustered' : 'stacked',
        chartColors: barColours.slice(0, Math.max(1, data.length)),
      },
      ...{ valGridLine: { style: 'none' } },
    });
  }

  private addLines(slide: Slide, { categories, series }: BlockChart, common: ChartOptions): void {
    const groups = series.map((each, index) => ({
      type: 'line' as const,
      data: [{ name: each.name, labels: [...categories], values: toValues(each.values) }],
      options: toLineOptions(each.part, index),
    }));
    // If there are several lines, the library uses the options in place of the data, and would read
    // the properties of an array as a colour.
    slide.addChart(
      groups,
      Object.assign([], { fill: undefined }, common, {
        displayBlanksAs: 'gap',
        ...toScale(series),
      }),
    );
  }
}

interface Words extends Box {
  readonly size: number;
  readonly colour?: keyof typeof officeColours;
  readonly isBold?: boolean;
}

interface TablePlace extends Omit<Box, 'h'> {
  /** The widths of the columns and the heights of the rows, in inches; the heading row first. */
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  /** The letter size in points. */
  readonly size: number;
}

type Borders = [Border, Border, Border, Border];

const barColours = [
  officeColours.series,
  officeColours['series-soft'],
  officeColours['series-past'],
  officeColours['bar-ink-2'],
];

function plain(fontSize: number, colour: keyof typeof officeColours) {
  return { fontFace: FONT, fontSize, color: officeColours[colour], lang: 'en-GB' };
}

/** A bullet, or the number from which the list continues. */
function toBullet(mark: string) {
  return mark === '•'
    ? true
    : { type: 'number' as const, numberStartAt: Number.parseInt(mark, 10) };
}

/** Lines have different marks too, for people who do not see colours. */
const lines = [
  { colour: officeColours.series, symbol: 'circle' },
  { colour: officeColours['ink-1'], symbol: 'square' },
  { colour: officeColours['series-past'], symbol: 'triangle' },
  { colour: officeColours['series-soft'], symbol: 'diamond' },
] as const;
const guides = {
  MIDDLE: { colour: officeColours['ink-3'], dash: 'solid' },
  LIMIT: { colour: officeColours['series-past'], dash: 'dash' },
  TARGET: { colour: officeColours.target, dash: 'lgDash' },
} as const;

/** @param index the position of the line among those of the figures */
function toLineOptions(
  part: ChartSeries['part'],
  index: number,
): ChartOptions & { readonly lineDash?: string } {
  if (part !== 'FIGURE') {
    const { colour, dash } = guides[part];
    return { chartColors: [colour], lineSize: 1.25, lineDataSymbol: 'none', lineDash: dash };
  }
  const { colour, symbol } = lines[index % lines.length] ?? lines[0];
  return { chartColors: [colour], lineSize: 2.25, lineDataSymbol: symbol, lineDataSymbolSize: 6 };
}

/** Whether a column, counted from 0, has figures. The first column names the rows. */
function isFigures(rows: readonly SlideRow[], index: number): boolean {
  const texts = rows.flatMap(({ cells, isHeading }) =>
    isHeading ? [] : [cells[index]?.text ?? ''],
  );
  return (
    index > 0 && texts.some((text) => /\d/.test(text)) && texts.every((text) => text.length <= 26)
  );
}

/**
 * The values of a line for the library, which takes only numbers and writes anything else as a gap.
 */
function toValues(values: readonly (number | null)[]): number[] {
  return values.map((value) => value ?? Number.NaN);
}

/** An axis on which lines far from zero still show their changes. */
function toScale(series: readonly ChartSeries[]): ChartOptions {
  const values = series.flatMap((each) => each.values.filter((value) => value !== null));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least <= (most - least) * 1.5) return {};
  const step = 10 ** Math.floor(Math.log10(most - least));
  return { valAxisMinVal: Math.floor((least - (most - least) * 0.25) / step) * step };
}

/**
 * The font size in points at which a title fits the height of one line, in up to three lines: a
 * heading may have 300 characters.
 */
function toTitleSize(title: string): number {
  // Wide letters count as one and a half.
  const length = title.length + (title.match(/[\p{Lu}mw@%—\p{Script=Han}]/gu)?.length ?? 0) / 2;
  return titleSizes.find(({ most }) => length <= most)?.size ?? SMALLEST_TITLE;
}

const titleSizes = [
  { most: 68, size: 26 },
  { most: 90, size: 20 },
  { most: 200, size: 16 },
] as const;
const SMALLEST_TITLE = 12;
