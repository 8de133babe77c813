interface RunningKpi {
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly objective: string | null;
  readonly figure: { readonly value: number | null; readonly text: string };
  readonly sameQuarterLastYear: { readonly signed: string | null; readonly from: { readonly text: string } } | null;
}

/** A headline measure as it stands so far, and in as many days of a year before by the same agencies. */
export interface RunningRow {
  readonly id: string;
  readonly name: string;
  /** What it is told under. */
  readonly subject: string;
  readonly soFar: string;
  readonly lastYear: string;
  readonly change: string;
}

/** The headline measures of a running quarter that can be held against the same days of last year, in their usual order. */
export function toRunningRows(kpis: readonly RunningKpi[]): readonly RunningRow[] {
  return kpis.flatMap(({ id, name, subject, objective, figure, sameQuarterLastYear: change }) =>
    objective === null && figure.value !== null && change?.signed
      ? [{ id, name, subject, soFar: figure.text, lastYear: change.from.text, change: change.signed }]
      : [],
  );
}
