import type { Dataset } from '#domain/lists.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import type { PageDeclaration } from '#domain/pages/declared/declaration.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { owedIn } from '#domain/returned/returned-quarters.js';

/** Who has returned what, by dataset. */
type Returned = ReadonlyMap<Dataset, Parameters<typeof owedIn>[1]>;

/**
 * The number of returns that are due, and the datasets with a missing return, in order, by the
 * agency's id.
 */
export interface PageReturns {
  readonly due: number;
  readonly missing: ReadonlyMap<number, readonly Dataset[]>;
}

/**
 * Returns behind a page in its quarter, and which of them are missing. If an agency or a kind of
 * agency is chosen, only its returns count.
 */
export function findReturns(
  { datasets }: Pick<PageDeclaration, 'datasets'>,
  returned: Returned,
  {
    page,
    referenceData: { agencies, obligations },
  }: { readonly page: PageParams; readonly referenceData: ReferenceData },
): PageReturns {
  const { quarter, agency, agencyKind } = page.asked;
  const isAsked = (id: number) => {
    const sender = agencies.find((each) => each.id === id);
    return (
      sender !== undefined &&
      (agency === null || agency.id === id) &&
      (agencyKind === null || sender.kind === agencyKind)
    );
  };
  const owed = datasets.map((dataset) => ({
    dataset,
    ...owedIn({ dataset, quarter }, returned.get(dataset) ?? [], obligations),
  }));
  const missing = agencies
    .map(
      ({ id }) =>
        [
          id,
          owed.filter((of) => of.missing.includes(id) && isAsked(id)).map(({ dataset }) => dataset),
        ] as const,
    )
    .filter(([, datasetsMissing]) => datasetsMissing.length > 0);
  return {
    due: owed.reduce((count, { owing }) => count + owing.filter(isAsked).length, 0),
    missing: new Map(missing),
  };
}
