import type { ShownFigure } from './leaked-figures.js';

/** A rated figure as shown in blocks. */
interface ShownKpi {
  readonly name: string;
  readonly figure: { readonly text: string };
}

/** The parts of a block that are compared with those of other blocks. */
export interface ShownBlock {
  readonly id: string;
  readonly table: {
    readonly columns: readonly { readonly heading: string }[];
    readonly rows: readonly {
      readonly label: string;
      readonly cells: readonly { readonly text: string }[];
    }[];
  };
  readonly kpi: ShownKpi | null;
  readonly tiles: readonly { readonly kpi: ShownKpi }[];
}

/** Every figure that blocks show as text, with its name. */
export function figuresOf(blocks: readonly ShownBlock[]): readonly ShownFigure[] {
  return blocks.flatMap(({ id, table, kpi, tiles }) => {
    const inTable = table.rows.flatMap(({ label, cells }) =>
      cells.map(({ text }, index) => ({
        name: `${id} ${label} ${table.columns[index]?.heading ?? index}`,
        text,
      })),
    );
    const judged = [...(kpi ? [kpi] : []), ...tiles.map((tile) => tile.kpi)];
    return [
      ...inTable,
      ...judged.map(({ name, figure }) => ({ name: `${id} ${name}`, text: figure.text })),
    ];
  });
}
