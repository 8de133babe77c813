import type { kindWords } from './pack-words.js';

interface Section {
  readonly number: number;
  readonly heading: string;
  readonly texts: readonly {
    readonly id: string;
    readonly kind: keyof typeof kindWords;
    readonly state: string;
    readonly isLate: boolean;
    readonly post: string;
    readonly owner: { readonly name: string } | null;
    readonly dueOn: string | null;
  }[];
}

/** A text that nobody has written yet. */
export interface OwedText {
  readonly id: string;
  /** The number and heading of the text's section: `8 Reports`. */
  readonly section: string;
  readonly kind: keyof typeof kindWords;
  /** The post and the agency, or the secretary if none is named. */
  readonly who: string;
  readonly dueOn: string | null;
  readonly isLate: boolean;
}

/**
 * The texts that are not written yet: late ones first, then by due day, then in the order of their
 * sections.
 */
export function listOutstandingTexts(sections: readonly Section[]): readonly OwedText[] {
  const owed = sections.flatMap(({ number, heading, texts }) =>
    texts
      .filter(({ state }) => state === 'OWED')
      .map(({ id, kind, post, owner, dueOn, isLate }) => {
        const who = [post, owner?.name ?? ''].filter((part) => part !== '').join(', ');
        return {
          id,
          section: `${number} ${heading}`,
          kind,
          who: who === '' ? 'The secretary' : who,
          dueOn,
          isLate,
        };
      }),
  );
  return owed.toSorted(
    (a, b) =>
      Number(b.isLate) - Number(a.isLate) || (a.dueOn ?? LAST).localeCompare(b.dueOn ?? LAST),
  );
}

/** Sorts after every day. */
const LAST = '9999';
